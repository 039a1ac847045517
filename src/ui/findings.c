/* What the checks found, worst first, with all of the chosen one below. */
#include "actions.h"
#include "list.h"
#include "words.h"

#include "core/cause.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

struct findings {
    struct screen screen;
    struct list list;
    GArray *roots;        /* of int: book_roots */
    GHashTable *unfolded; /* "rule TAB cell" of roots whose effects are shown */
    GPtrArray *causes;    /* of struct cause *: of the chosen finding */
    char *causes_of;      /* its key; NULL = to be found */
    int width;            /* cells of the screen for which the lines are made */
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

    list_add (&findings->list, LOOK_HEAD, NULL, head)->data = -1;
}

static char *
findings_place (struct ui *ui, const char *address)
{
    enum layer layer = LAYER_VALUE;
    struct cell *cell = address == NULL ? NULL : book_find (ui_book (ui), address, &layer, NULL);

    return cell == NULL ? g_strdup (address) : words_cell (cell, layer);
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
    blank = findings_place (ui, finding->blank);
    return g_strdup_printf (_("not enough is known: %s is blank"), blank != NULL ? blank : "");
}

/* "公开09 合计 决算数   sentence" */
static void
findings_add (struct findings *findings, struct ui *ui, const struct finding *finding, int index, int effects)
{
    g_autofree char *place = findings_place (ui, finding->cell);
    g_autofree char *padded = text_pad (place != NULL ? place : finding->rule, MAX (30, findings->width * 3 / 8), -1);
    g_autofree char *words = findings_words (ui, finding);
    g_autofree char *follow = effects == 0 ? g_strdup ("") : g_strdup_printf (_("[+%d follow] "), effects);
    g_autofree char *text = g_strdup_printf ("%s  %s%s", padded, follow, words);
    bool failed = finding->outcome == OUTCOME_FAIL;
    bool warning = finding->severity == SEVERITY_WARNING || finding->severity == SEVERITY_HINT;
    struct list_line *line = list_add (
        &findings->list, !failed ? LOOK_PLAIN : warning ? LOOK_WARNING : LOOK_ERROR, finding->cell, text);

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
        g_autofree char *line = g_strdup_printf ("%s  “%s”", (char *)address, (char *)text);
        struct list_line *added = list_add (&findings->list, LOOK_ERROR, address, line);
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
        ((struct list_line *)g_ptr_array_index (findings->list.lines, findings->list.lines->len - 1))->indent = 2;
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
    struct list_line *line = g_ptr_array_index (findings->list.lines, head);

    if (n == 0) {
        g_ptr_array_set_size (findings->list.lines, (int)head);
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
        guint head = findings->list.lines->len;
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
findings_fill (struct findings *findings, struct ui *ui)
{
    g_ptr_array_set_size (findings->list.lines, 0);
    g_clear_pointer (&findings->causes_of, g_free);
    g_clear_pointer (&findings->roots, g_array_unref);
    findings->roots = book_roots (ui_book (ui));
    findings->width = draw_width (ui->draw);
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
        g_autofree char *name = findings_place (ui, finding->operands[i]);
        g_string_append_printf (text, "%s%s %s", i == 0 ? "\n" : "; ", name, finding->shown[i]);
    }
    if (root != index) {
        g_autofree char *place =
            findings_place (ui, ((struct finding *)g_ptr_array_index (book_findings (ui_book (ui)), root))->cell);
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

static void
findings_draw_chosen (struct findings *findings, struct ui *ui, struct layout_rect rect)
{
    const struct finding *finding = findings_current (findings, ui);
    g_autofree char *text = NULL;
    g_autoptr (GPtrArray) lines = NULL;
    int last = rect.height - 1;

    draw_rule (ui->draw, rect.y, 0, rect.width);
    if (finding == NULL)
        return;
    text = findings_chosen_text (findings, ui, finding, list_current (&findings->list)->data);
    lines = text_wrap (text, rect.width - 2, 0);
    for (int i = 0; i < last && i < (int)lines->len; i++)
        draw_field (ui->draw, rect.y + 1 + i, 1, rect.width - 2, -1, LOOK_PLAIN, g_ptr_array_index (lines, i));
    if (last < (int)lines->len)
        draw_field (ui->draw, rect.y + last, rect.width - 1, 1, -1, LOOK_PLAIN, ">");
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
findings_draw (struct screen *screen, struct ui *ui)
{
    struct findings *findings = (struct findings *)screen;
    const GPtrArray *found = book_findings (ui_book (ui));
    int roots = findings_roots (findings);
    g_autofree char *title = (int)found->len == roots
                                 ? g_strdup_printf (_("Findings of all checks  %d"), roots)
                                 : g_strdup_printf (_("Findings of all checks  %d causes + %d that follow"), roots,
                                                    (int)found->len - roots);
    const char *subtitle = findings->all
                               ? _("Also shown: rounding, and what could not be checked (1 hides). Right shows what follows.")
                               : _("1 also shows rounding, and what could not be checked. Right shows what follows.");
    struct layout_frame frame = ui_frame (ui, screen, title, subtitle);
    struct layout_rect list = frame.body, chosen = frame.body;

    chosen.height = MAX (5, list.height / 3);
    list.height -= chosen.height;
    chosen.y = list.y + list.height;
    if (findings->width != frame.body.width)
        findings_fill (findings, ui);
    findings_draw_chosen (findings, ui, chosen);
    list_draw (&findings->list, ui, list);
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
    findings_fill (findings, ui);
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
    case ACT_LEFT:
    case ACT_RIGHT:
        findings_unfold (findings, ui, action == ACT_RIGHT);
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
    g_array_unref (findings->roots);
    g_hash_table_unref (findings->unfolded);
    g_clear_pointer (&findings->causes, g_ptr_array_unref);
    g_free (findings->causes_of);
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
    findings->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    list_init (&findings->list, false);
    findings_fill (findings, ui);
    if (findings->list.lines->len > 1)
        findings->list.current = 1; /* the first below its heading */
    return &findings->screen;
}
