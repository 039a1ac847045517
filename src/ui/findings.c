/* What the checks found, worst first, with all of the chosen one below. */
#include "actions.h"
#include "list.h"
#include "words.h"

#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

struct findings {
    struct screen screen;
    struct list list;
    bool all; /* also what passed within rounding and what could not be checked */
};

static void
findings_group (struct findings *findings, const char *name, int n)
{
    g_autofree char *head = g_strdup_printf ("%s (%d)", name, n);

    list_add (&findings->list, LOOK_HEAD, NULL, head)->data = -1;
}

/* "公开09 合计 决算数   sentence" */
static void
findings_add (struct findings *findings, struct ui *ui, const struct finding *finding, int index)
{
    struct cell *cell =
        finding->cell == NULL ? NULL : book_find (ui_book (ui), finding->cell, &(enum layer){ LAYER_VALUE }, NULL);
    g_autofree char *place = cell == NULL ? g_strdup (finding->rule) : words_cell (cell, LAYER_VALUE);
    g_autofree char *padded = text_pad (place, 30, -1);
    g_autofree char *text = g_strdup_printf ("%s  %s", padded, finding->sentence);
    bool warning = finding->severity == SEVERITY_WARNING || finding->severity == SEVERITY_HINT;
    struct list_line *line = list_add (&findings->list, warning ? LOOK_WARNING : LOOK_ERROR, finding->cell, text);

    line->mark = words_mark (finding);
    line->data = index;
}

static void
findings_fill_pending (struct findings *findings, struct ui *ui)
{
    GHashTableIter iter;
    gpointer address, text;

    if (g_hash_table_size (ui->pending) == 0)
        return;
    findings_group (findings, _("Text that was not accepted"), (int)g_hash_table_size (ui->pending));
    g_hash_table_iter_init (&iter, ui->pending);
    while (g_hash_table_iter_next (&iter, &address, &text)) {
        g_autofree char *line = g_strdup_printf ("%s  “%s”", (char *)address, (char *)text);
        struct list_line *added = list_add (&findings->list, LOOK_ERROR, address, line);
        added->mark = 'x';
        added->data = -1;
    }
}

static int
findings_count (const GPtrArray *array, enum severity severity)
{
    int n = 0;

    for (guint i = 0; i < array->len; i++)
        n += ((struct finding *)g_ptr_array_index (array, i))->severity == severity ? 1 : 0;
    return n;
}

static void
findings_fill_failed (struct findings *findings, struct ui *ui)
{
    static const struct {
        enum severity severity;
        const char *name;
    } groups[] = { { SEVERITY_ERROR, N_ ("Errors") },
                   { SEVERITY_MISSING, N_ ("Missing figures and texts") },
                   { SEVERITY_WARNING, N_ ("Warnings: put right or explain (^E)") },
                   { SEVERITY_HINT, N_ ("Hints") } };
    const GPtrArray *found = book_findings (ui_book (ui));

    for (gsize g = 0; g < G_N_ELEMENTS (groups); g++) {
        int n = findings_count (found, groups[g].severity);
        if (n == 0)
            continue;
        findings_group (findings, _(groups[g].name), n);
        for (guint i = 0; i < found->len; i++) {
            const struct finding *finding = g_ptr_array_index (found, i);
            if (finding->severity == groups[g].severity)
                findings_add (findings, ui, finding, (int)i);
        }
    }
}

/* Rounding is no finding, and what cannot be checked is neither good nor bad: shown on demand. */
static void
findings_fill_other (struct findings *findings, struct ui *ui)
{
    static const struct {
        enum outcome outcome;
        const char *name;
    } groups[] = { { OUTCOME_ROUNDING, N_ ("Within rounding") },
                   { OUTCOME_INSUFFICIENT, N_ ("Not checked: figures missing") } };
    g_autoptr (GPtrArray) outcomes = book_outcomes (ui_book (ui));

    for (gsize g = 0; g < G_N_ELEMENTS (groups); g++) {
        guint head = findings->list.lines->len;
        int n = 0;
        findings_group (findings, _(groups[g].name), 0);
        for (guint i = 0; i < outcomes->len; i++) {
            const struct finding *finding = g_ptr_array_index (outcomes, i);
            if (finding->outcome != groups[g].outcome)
                continue;
            findings_add (findings, ui, finding, -1);
            n++;
        }
        if (n == 0)
            g_ptr_array_set_size (findings->list.lines, (int)head);
    }
}

static void
findings_fill (struct findings *findings, struct ui *ui)
{
    g_ptr_array_set_size (findings->list.lines, 0);
    findings_fill_pending (findings, ui);
    findings_fill_failed (findings, ui);
    if (findings->all)
        findings_fill_other (findings, ui);
    if (findings->list.lines->len == 0)
        list_add (&findings->list, LOOK_PLAIN, NULL, _("Nothing found: no error, nothing missing, no warning."))
            ->data = -1;
}

static const struct finding *
findings_current (const struct findings *findings, struct ui *ui)
{
    const struct list_line *line = list_current (&findings->list);
    const GPtrArray *found = book_findings (ui_book (ui));

    if (line == NULL || line->data < 0 || line->data >= (int)found->len)
        return NULL;
    return g_ptr_array_index (found, line->data);
}

/* All of the chosen finding: sentence, addends, difference, tolerance, basis. */
static void
findings_draw_chosen (const struct findings *findings, struct ui *ui, struct layout_rect rect)
{
    const struct finding *finding = findings_current (findings, ui);
    g_autoptr (GString) text = NULL;
    g_autofree char *words = NULL;
    g_autoptr (GPtrArray) lines = NULL;

    draw_rule (ui->draw, rect.y, 0, rect.width);
    if (finding == NULL)
        return;
    words = words_finding (finding);
    text = g_string_new (words);
    for (int i = 0; finding->operands != NULL && finding->operands[i] != NULL; i++) {
        enum layer layer = LAYER_VALUE;
        struct cell *cell = book_find (ui_book (ui), finding->operands[i], &layer, NULL);
        g_autofree char *name = cell == NULL ? g_strdup (finding->operands[i]) : words_cell (cell, layer);
        g_string_append_printf (text, "%s%s %s", i == 0 ? "\n" : "; ", name, finding->shown[i]);
    }
    if (finding->basis != NULL)
        g_string_append_printf (text, "\n%s %s", _("Basis:"), finding->basis);
    lines = text_wrap (text->str, rect.width - 2, 0);
    for (int i = 0; i < rect.height - 1 && i < (int)lines->len; i++)
        draw_field (ui->draw, rect.y + 1 + i, 1, rect.width - 2, -1, LOOK_PLAIN, g_ptr_array_index (lines, i));
}

static void
findings_draw (struct screen *screen, struct ui *ui)
{
    struct findings *findings = (struct findings *)screen;
    const GPtrArray *found = book_findings (ui_book (ui));
    g_autofree char *title = g_strdup_printf (_("Findings of all checks  %u"), found->len);
    const char *subtitle = findings->all ? _("Also shown: rounding, and what could not be checked (1 hides)")
                                         : _("1 also shows rounding, and what could not be checked");
    struct layout_frame frame = ui_frame (ui, screen, title, subtitle);
    struct layout_rect list = frame.body, chosen = frame.body;

    chosen.height = MAX (5, list.height / 3);
    list.height -= chosen.height;
    chosen.y = list.y + list.height;
    findings_draw_chosen (findings, ui, chosen);
    list_draw (&findings->list, ui, list);
}

static bool
findings_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct findings *findings = (struct findings *)screen;
    const struct list_line *line = list_current (&findings->list);

    if (list_handle (&findings->list, action))
        return true;
    switch (action) {
    case ACT_ENTER:
        if (line != NULL && line->address != NULL) {
            g_autofree char *address = g_strdup (line->address);
            ui_go (ui, address, true);
        }
        return true;
    case ACT_EXPLAIN:
        actions_explain (ui, findings_current (findings, ui));
        return true;
    case ACT_BACK:
        ui_pop (ui);
        return true;
    case ACT_NONE:
        if (key->code == K_TEXT && key->text[0] == '1') {
            findings->all = !findings->all;
            findings_fill (findings, ui);
        }
        return true;
    default:
        return false;
    }
}

static void
findings_refresh (struct screen *screen, struct ui *ui)
{
    findings_fill ((struct findings *)screen, ui);
}

static enum ui_state
findings_state (struct screen *screen)
{
    (void)screen;
    return STATE_LIST;
}

static char *
findings_address (struct screen *screen)
{
    const struct list_line *line = list_current (&((struct findings *)screen)->list);

    return line == NULL ? NULL : g_strdup (line->address);
}

static void
findings_free (struct screen *screen)
{
    struct findings *findings = (struct findings *)screen;

    list_clear (&findings->list);
    g_free (findings);
}

const struct screen_class findings_class = {
    .state = findings_state,
    .draw = findings_draw,
    .handle = findings_handle,
    .refresh = findings_refresh,
    .address = findings_address,
    .free = findings_free,
};

struct screen *
findings_new (struct ui *ui)
{
    struct findings *findings = g_new0 (struct findings, 1);

    findings->screen.class = &findings_class;
    list_init (&findings->list, false);
    findings_fill (findings, ui);
    if (findings->list.lines->len > 1)
        findings->list.current = 1; /* the first below its heading */
    return &findings->screen;
}
