/* The written reason why a warning stands: which finding it belongs to, and what it is kept with. */
#include "config.h"

#include "session/private.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct finding *
explain_finding (const struct session *session, const char *rule, const char *cell)
{
    const GPtrArray *findings = book_findings (session->book);

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = findings->pdata[i];

        if (strcmp (finding->rule, rule) == 0 && strcmp (finding->cell, cell) == 0)
            return finding;
    }
    return NULL;
}

static void
explain_present (const struct session *session, struct item *item)
{
    g_autoptr (GPtrArray) items = book_items (session->book);

    for (guint i = 0; i < items->len; i++) {
        const struct item *other = items->pdata[i];

        if (other->layer == LAYER_EXPLAIN && strcmp (other->section, item->section) == 0 &&
            strcmp (other->row, item->row) == 0 && strcmp (other->column, item->column) == 0)
            entry_copy (&item->old, &other->new);
    }
}

/* Only what the form leaves to judgement can be explained. */
static bool
explain_fill (const struct session *session, struct item *item, const char *rule, const char *text, GError **error)
{
    const struct finding *finding = explain_finding (session, rule, item->column);

    if (!finding) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                     _ ("There is no finding of %s on %s now, so there is nothing to explain."), rule, item->column);
        return false;
    }
    if (finding->severity == SEVERITY_ERROR || finding->severity == SEVERITY_MISSING) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                     _ ("%s on %s is an error, which no explanation lifts. Correct the figures."), rule, item->column);
        return false;
    }
    item->new.state = ENTRY_VALUE;
    item->new.text = g_strdup (text);
    item->new.raw = g_strdup (finding->signature);
    return true;
}

struct item *
edit_explanation (const struct session *session, const char *rule, const char *address, const char *text,
                  enum origin origin, GError **error)
{
    const struct book_section *place = book_section (session->book, address);
    const struct cell *cell = place ? NULL : book_find (session->book, address, NULL, error);
    const char *dot = strchr (rule, '.');
    g_autofree char *section = dot ? g_strndup (rule, (gsize)(dot - rule)) : NULL;
    g_autofree char *clean = g_strstrip (g_utf8_make_valid (text, -1));
    struct item *item;

    if (!cell && !place)
        return NULL;
    if (!dot) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                     _ ("%s is no rule; a rule is written section.word, as the findings show it."), rule);
        return NULL;
    }
    item = item_new (section, dot + 1, cell ? cell->address : address, LAYER_EXPLAIN);
    item->new.origin = origin;
    explain_present (session, item);
    if (*clean != '\0' && !explain_fill (session, item, rule, clean, error)) {
        item_free (item);
        return NULL;
    }
    return item;
}
