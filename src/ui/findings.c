/* What the checks found, worst first, with all of the chosen one below. */
#include "actions.h"
#include "list-screen.h"
#include "words.h"

#include "core/cause.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

struct findings {
    struct list_screen list;
    GArray *roots;        /* of int: book_roots */
    GHashTable *unfolded; /* "rule TAB cell" of roots whose effects are shown */
    GPtrArray *causes;    /* of struct cause *: of the chosen finding */
    char *causes_of;      /* its key; NULL = to be found */
    bool all;             /* also what passed within rounding and what could not be checked */
};

static char *
findings_key (const struct finding *finding)
{
    return g_strdup_printf ("%s\t%s", finding->rule, finding->cell);
}

static void
findings_group (struct findings *findings, const char *name, int n, int effects)
{
    g_autofree char *head = effects == 0 ? g_strdup_printf ("%s (%d)", name, n)
                                         : g_strdup_printf (_("%s (%d, and %d that follow)"), name, n, effects);

    list_add (&findings->list.list, LOOK_HEAD, NULL, head)->data = -1;
}

/* What is to be said of one outcome: how it fails, how far it is off, or which blank stands in the way. */
static char *
findings_words (struct ui *ui, const struct finding *finding)
{
    g_autofree char *blank = NULL;

    if (finding->outcome == OUTCOME_ROUNDING)
        return words_gap (finding);
    if (finding->outcome != OUTCOME_INSUFFICIENT)
        return g_strdup (finding->sentence);
    blank = words_place (ui_book (ui), finding->blank);
    return g_strdup_printf (_("not enough is known: %s is blank"), blank != NULL ? blank : "");
}

/* "公开09 合计 决算数   sentence" */
static void
findings_add (struct findings *findings, struct ui *ui, const struct finding *finding, int index, int effects)
{
    g_autofree char *place = words_place (ui_book (ui), finding->cell);
    g_autofree char *words = findings_words (ui, finding);
    g_autofree char *follow = effects == 0 ? g_strdup ("") : g_strdup_printf (_("[+%d follow] "), effects);
    g_autofree char *text = g_strdup_printf ("%s%s", follow, words);
    bool failed = finding->outcome == OUTCOME_FAIL;
    bool warning = finding->severity == SEVERITY_WARNING || finding->severity == SEVERITY_HINT;
    struct list_line *line = list_screen_add (&findings->list, !failed ? LOOK_PLAIN : warning ? LOOK_WARNING : LOOK_ERROR,
                                              finding->cell, place != NULL ? place : finding->rule, text);

    line->mark = failed ? words_mark (finding) : finding->outcome == OUTCOME_ROUNDING ? '~' : '.';
    line->data = index;
}

static void
findings_fill_pending (struct findings *findings, struct ui *ui)
{
    GHashTableIter iter;
    gpointer address, text;

    if (g_hash_table_size (ui->pending) == 0)
        return;
    findings_group (findings, _("Text that was not accepted"), (int)g_hash_table_size (ui->pending), 0);
    g_hash_table_iter_init (&iter, ui->pending);
    while (g_hash_table_iter_next (&iter, &address, &text)) {
        g_autofree char *named = words_named (ui_book (ui), address);
        g_autofree char *line = g_strdup_printf ("%s  “%s”", named, (char *)text);
        struct list_line *added = list_add (&findings->list.list, LOOK_ERROR, address, line);
        added->mark = 'x';
        added->data = -1;
    }
}

/* Findings of a severity that stand for themselves, and those that only follow from them. */
static int
findings_count (const struct findings *findings, const GPtrArray *found, enum severity severity, int *effects)
{
    int n = 0;

    *effects = 0;
    for (int i = 0; i < (int)found->len; i++) {
        int root = g_array_index (findings->roots, int, i);
        bool mine = ((struct finding *)g_ptr_array_index (found, root))->severity == severity;
        n += mine && root == i ? 1 : 0;
        *effects += mine && root != i ? 1 : 0;
    }
    return n;
}

/* A root and, where it is unfolded, what follows from it. */
static void
findings_add_root (struct findings *findings, struct ui *ui, const GPtrArray *found, int root)
{
    g_autofree char *key = findings_key (g_ptr_array_index (found, root));
    int effects = 0;

    for (int i = 0; i < (int)found->len; i++)
        effects += i != root && g_array_index (findings->roots, int, i) == root ? 1 : 0;
    findings_add (findings, ui, g_ptr_array_index (found, root), root, effects);
    if (!g_hash_table_contains (findings->unfolded, key))
        return;
    for (int i = 0; i < (int)found->len; i++) {
        if (i == root || g_array_index (findings->roots, int, i) != root)
            continue;
        findings_add (findings, ui, g_ptr_array_index (found, i), i, 0);
        ((struct list_line *)g_ptr_array_index (findings->list.list.lines, findings->list.list.lines->len - 1))->indent = 2;
    }
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
        int effects;
        int n = findings_count (findings, found, groups[g].severity, &effects);
        if (n == 0)
            continue;
        findings_group (findings, _(groups[g].name), n, effects);
        for (int i = 0; i < (int)found->len; i++) {
            const struct finding *finding = g_ptr_array_index (found, i);
            if (finding->severity == groups[g].severity && g_array_index (findings->roots, int, i) == i)
                findings_add_root (findings, ui, found, i);
        }
    }
}

/* The head of a group once its lines are counted; none where there are none. */
static void
findings_rename (struct findings *findings, guint head, const char *name, int n)
{
    struct list_line *line = g_ptr_array_index (findings->list.list.lines, head);

    if (n == 0) {
        g_ptr_array_set_size (findings->list.list.lines, (int)head);
        return;
    }
    g_free (line->text);
    line->text = g_strdup_printf ("%s (%d)", name, n);
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
        guint head = findings->list.list.lines->len;
        int n = 0;
        findings_group (findings, _(groups[g].name), 0, 0);
        for (guint i = 0; i < outcomes->len; i++) {
            const struct finding *finding = g_ptr_array_index (outcomes, i);
            if (finding->outcome != groups[g].outcome)
                continue;
            findings_add (findings, ui, finding, -1, 0);
            n++;
        }
        findings_rename (findings, head, _(groups[g].name), n);
    }
}

static void
findings_fill (struct list_screen *screen, struct ui *ui)
{
    struct findings *findings = (struct findings *)screen;

    g_clear_pointer (&findings->causes_of, g_free);
    g_clear_pointer (&findings->roots, g_array_unref);
    findings->roots = book_roots (ui_book (ui));
    findings_fill_pending (findings, ui);
    findings_fill_failed (findings, ui);
    if (findings->all)
        findings_fill_other (findings, ui);
    if (findings->list.list.lines->len == 0)
        list_add (&findings->list.list, LOOK_PLAIN, NULL, _("Nothing found: no error, nothing missing, no warning."))
            ->data = -1;
}

static const struct finding *
findings_current (const struct findings *findings, struct ui *ui)
{
    const struct list_line *line = list_current (&findings->list.list);
    const GPtrArray *found = book_findings (ui_book (ui));

    if (line == NULL || line->data < 0 || line->data >= (int)found->len)
        return NULL;
    return g_ptr_array_index (found, line->data);
}

/* What may have gone wrong, found once for each finding that is looked at. */
static const GPtrArray *
findings_causes (struct findings *findings, struct ui *ui, const struct finding *finding)
{
    g_autofree char *key = findings_key (finding);

    if (g_strcmp0 (key, findings->causes_of) == 0)
        return findings->causes;
    g_free (findings->causes_of);
    findings->causes_of = g_steal_pointer (&key);
    g_clear_pointer (&findings->causes, g_ptr_array_unref);
    findings->causes = finding_causes (ui_book (ui), finding);
    return findings->causes;
}

/* All of the chosen finding: sentence, addends, difference, tolerance, likely causes, basis. */
static char *
findings_chosen_text (struct findings *findings, struct ui *ui, const struct finding *finding, int index)
{
    g_autofree char *words = words_finding (finding);
    GString *text = g_string_new (words);
    const GPtrArray *causes = session_previewing (ui->session) ? NULL : findings_causes (findings, ui, finding);
    int root = g_array_index (findings->roots, int, index);

    for (int i = 0; finding->operands != NULL && finding->operands[i] != NULL; i++) {
        g_autofree char *name = words_place (ui_book (ui), finding->operands[i]);
        g_string_append_printf (text, "%s%s %s", i == 0 ? "\n" : "; ", name, finding->shown[i]);
    }
    if (root != index) {
        g_autofree char *place =
            words_place (ui_book (ui), ((struct finding *)g_ptr_array_index (book_findings (ui_book (ui)), root))->cell);
        g_string_append_printf (text, "\n%s %s", _("Follows from:"), place);
    }
    for (guint i = 0; causes != NULL && i < causes->len; i++) {
        g_autofree char *sentence = cause_sentence (ui_book (ui), g_ptr_array_index (causes, i));
        g_string_append_printf (text, "\n%s %s", _("Perhaps:"), sentence);
    }
    if (finding->basis != NULL)
        g_string_append_printf (text, "\n%s %s", _("Basis:"), finding->basis);
    return g_string_free (text, FALSE);
}

static int
findings_roots (const struct findings *findings)
{
    int n = 0;

    for (int i = 0; i < (int)findings->roots->len; i++)
        n += g_array_index (findings->roots, int, i) == i ? 1 : 0;
    return n;
}

static void
findings_around (struct list_screen *screen, struct ui *ui, struct list_around *around)
{
    struct findings *findings = (struct findings *)screen;
    const struct finding *chosen = findings_current (findings, ui);
    int all = (int)book_findings (ui_book (ui))->len, roots = findings_roots (findings);

    around->title = all == roots ? g_strdup_printf (_("Findings of all checks  %d"), roots)
                                 : g_strdup_printf (_("Findings of all checks  %d causes + %d that follow"), roots, all - roots);
    around->subtitle = g_strdup (findings->all ? _("Also shown: rounding, and what could not be checked (1 hides). Right shows what follows.")
                                               : _("1 also shows rounding, and what could not be checked. Right shows what follows."));
    if (chosen != NULL)
        around->chosen = findings_chosen_text (findings, ui, chosen, list_current (&screen->list)->data);
}

/* Shows or hides what follows from the chosen root. */
static void
findings_unfold (struct findings *findings, struct ui *ui, bool unfold)
{
    const struct finding *finding = findings_current (findings, ui);
    g_autofree char *key = finding == NULL ? NULL : findings_key (finding);

    if (finding == NULL)
        return;
    if (unfold)
        g_hash_table_add (findings->unfolded, g_steal_pointer (&key));
    else
        g_hash_table_remove (findings->unfolded, key);
    list_screen_fill (&findings->list, ui);
}

/* To where the finding is put right, which need not be where it is seen; false on a line that is none. */
static bool
findings_go (const struct findings *findings, struct ui *ui)
{
    const struct finding *finding = findings_current (findings, ui);
    g_autofree char *place = finding == NULL ? NULL : finding_place (ui_book (ui), finding);

    return place != NULL && ui_go (ui, place, true);
}

static bool
findings_handle (struct list_screen *screen, struct ui *ui, enum action action, char digit)
{
    struct findings *findings = (struct findings *)screen;

    switch (action) {
    case ACT_ENTER:
        return findings_go (findings, ui);
    case ACT_LEFT:
    case ACT_RIGHT:
        findings_unfold (findings, ui, action == ACT_RIGHT);
        return true;
    case ACT_EXPLAIN:
        actions_explain (ui, findings_current (findings, ui));
        return true;
    case ACT_NONE:
        if (digit == '1') {
            findings->all = !findings->all;
            list_screen_fill (screen, ui);
        }
        return true;
    default:
        return false;
    }
}

static void
findings_clear (struct list_screen *screen)
{
    struct findings *findings = (struct findings *)screen;

    g_array_unref (findings->roots);
    g_hash_table_unref (findings->unfolded);
    g_clear_pointer (&findings->causes, g_ptr_array_unref);
    g_free (findings->causes_of);
}

const struct list_class findings_class = {
    .screen = { LIST_SCREEN, .address = list_screen_address, .refresh = list_screen_refresh },
    .state = STATE_LIST,
    .details = 3,
    .fill = findings_fill,
    .around = findings_around,
    .handle = findings_handle,
    .clear = findings_clear,
};

struct screen *
findings_new (struct ui *ui)
{
    struct findings *findings = list_screen_new (ui, &findings_class, sizeof *findings);

    findings->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    list_screen_fill (&findings->list, ui);
    if (findings->list.list.lines->len > 1)
        findings->list.list.current = 1; /* the first below its heading */
    return &findings->list.screen;
}
