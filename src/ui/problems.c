/* The next and the previous problem: text that was not accepted, errors of this form, errors elsewhere, what is
 * missing, warnings that nobody explained. */
#include "actions.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

struct problem {
    char *key; /* tells it from others on the same cell */
    char *address;
    char *words;
};

static void
problem_free (gpointer data)
{
    struct problem *problem = data;

    g_free (problem->key);
    g_free (problem->address);
    g_free (problem->words);
    g_free (problem);
}

static void
problems_add (GPtrArray *problems, const char *rule, const char *address, const char *words)
{
    struct problem *problem;

    if (address == NULL)
        return;
    problem = g_new0 (struct problem, 1);
    problem->key = g_strdup_printf ("%s %s", rule, address);
    problem->address = g_strdup (address);
    problem->words = g_strdup (words);
    g_ptr_array_add (problems, problem);
}

/* Findings of one severity; `section` NULL = all, else only those of it (`here`) or only the others. */
static void
problems_collect (GPtrArray *problems, const GPtrArray *findings, enum severity severity, const char *section,
                  bool here)
{
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        bool inside = section != NULL && finding->cell != NULL && g_str_has_prefix (finding->cell, section) &&
                      finding->cell[strlen (section)] == '.';
        if (finding->severity != severity || (section != NULL && inside != here))
            continue;
        if (severity == SEVERITY_WARNING && finding->explanation != NULL && !finding->lapsed)
            continue;
        problems_add (problems, finding->rule, finding->cell, finding->sentence);
    }
}

static GPtrArray *
problems_list (struct ui *ui, const char *section)
{
    GPtrArray *problems = g_ptr_array_new_with_free_func (problem_free);
    const GPtrArray *findings = book_findings (ui_book (ui));
    GHashTableIter iter;
    gpointer address, text;

    g_hash_table_iter_init (&iter, ui->pending);
    while (g_hash_table_iter_next (&iter, &address, &text)) {
        g_autofree char *words =
            g_strdup_printf (_("“%s” was not accepted. F2 goes on with it, Delete drops it."), (char *)text);
        problems_add (problems, "pending", address, words);
    }
    if (section != NULL)
        problems_collect (problems, findings, SEVERITY_ERROR, section, true);
    problems_collect (problems, findings, SEVERITY_ERROR, section, false);
    problems_collect (problems, findings, SEVERITY_MISSING, NULL, true);
    problems_collect (problems, findings, SEVERITY_WARNING, NULL, true);
    return problems;
}

/* Where the walk stands: the problem gone to last, else before the first. */
static int
problems_at (const GPtrArray *problems, const char *key, const char *here)
{
    for (guint i = 0; i < problems->len && key != NULL; i++) {
        const struct problem *problem = g_ptr_array_index (problems, i);
        if (g_str_equal (problem->key, key) && here != NULL && g_str_has_prefix (here, problem->address))
            return (int)i;
    }
    return -1;
}

void
problems_go (struct ui *ui, int by)
{
    g_autofree char *here = ui_address (ui);
    g_autofree char *section = here == NULL ? NULL : g_strndup (here, strcspn (here, "."));
    g_autoptr (GPtrArray) problems = problems_list (ui, section);
    int n = (int)problems->len;
    int at = problems_at (problems, ui->problem, here);
    const struct problem *problem;

    if (n == 0) {
        ui_say (ui, LOOK_MESSAGE, _("No errors, nothing missing, no warning without an explanation."));
        return;
    }
    at = at < 0 && by < 0 ? n - 1 : (at + by + n) % n;
    problem = g_ptr_array_index (problems, at);
    g_free (ui->problem);
    ui->problem = g_strdup (problem->key);
    if (ui_go (ui, problem->address, true))
        ui_say (ui, LOOK_MESSAGE, _("%d of %d: %s"), at + 1, n, problem->words);
}
