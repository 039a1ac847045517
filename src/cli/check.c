/* juesuan check: the findings, with all that is needed to settle them. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>

#include "cli/show.h"
#include "core/cause.h"
#include "ui/words.h"

struct check {
    GString *out;
    struct session *session;
    enum format format;
    bool all; /* every outcome, not only failures */
    GHashTable *roots; /* "rule\tcell" of a finding -> the finding that explains it */
};

static char *
check_key (const struct finding *finding)
{
    return g_strdup_printf ("%s\t%s", finding->rule, finding->cell);
}

/* The finding of which this one is only an effect; NULL it stands for itself. */
static const struct finding *
check_root (const struct check *check, const struct finding *finding)
{
    g_autofree char *key = check_key (finding);

    return g_hash_table_lookup (check->roots, key);
}

static GHashTable *
check_roots (struct book *book)
{
    GHashTable *roots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr (GArray) root = book_roots (book);
    const GPtrArray *findings = book_findings (book);

    for (int i = 0; i < (int)findings->len; i++) {
        int of = g_array_index (root, int, i);
        if (of != i)
            g_hash_table_insert (roots, check_key (findings->pdata[i]), findings->pdata[of]);
    }
    return roots;
}

/* The figures of a finding need not be of the type of the cell that it is shown at. */
static const struct cell *
check_cell (const struct book *book, const struct finding *finding)
{
    const struct cell *cell = finding->node >= 0 ? book_cell (book, node_cell (finding->node)) : NULL;

    if (cell != NULL && cell->type == finding->type)
        return cell;
    for (char **operand = finding->operands; operand != NULL && *operand != NULL; operand++) {
        enum layer layer;
        cell = book_find (book, *operand, &layer, NULL);
        if (cell != NULL && cell->type == finding->type)
            return cell;
    }
    return NULL;
}

static char *
check_amount (const struct check *check, const struct finding *finding, int64_t num)
{
    const struct form *form = session_form (check->session);
    const struct cell *cell = check_cell (session_book (check->session), finding);
    struct number_style style = number_style (finding->type, form->unit, form->decimals, false);

    if (!finding->has_difference)
        return g_strdup ("");
    return show_amount (cell != NULL ? &cell->style : &style, cell != NULL ? cell->measure : NULL, num);
}

static char *
check_operands (const struct finding *finding, const char *between)
{
    GString *text = g_string_new (NULL);

    for (int i = 0; finding->operands != NULL && finding->operands[i] != NULL; i++)
        g_string_append_printf (text, "%s%s=%s", i > 0 ? between : "", finding->operands[i], finding->shown[i]);
    return g_string_free (text, FALSE);
}

/* "公开09表 合计 决算数 26.42  ...": for people. */
static char *
check_named_operands (const struct check *check, const struct finding *finding)
{
    GString *text = g_string_new (NULL);

    for (int i = 0; finding->operands != NULL && finding->operands[i] != NULL; i++) {
        g_autofree char *place = words_place (session_book (check->session), finding->operands[i]);
        g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", place, finding->shown[i]);
    }
    return g_string_free (text, FALSE);
}

static const char *
check_word (const struct check *check, const struct finding *finding)
{
    static const char *const severities[] = { N_ ("error"), N_ ("warning"), N_ ("hint"), N_ ("missing") };

    static const char *const outcomes[] = { N_ ("holds"),          N_ ("rounding"),  N_ ("fails"),
                                            N_ ("does not apply"), N_ ("unchecked"), N_ ("fault of the form") };

    if (!check->all || finding->outcome == OUTCOME_FAIL)
        return _(severities[finding->severity]);
    return _(outcomes[finding->outcome]);
}

static void
check_detail (GString *out, const char *lead, const char *text)
{
    if (text != NULL && text[0] != '\0')
        out_line (out, "    %s%s", lead, text);
}

/* kind cell=text; ... */
static char *
check_causes (const GPtrArray *causes)
{
    GString *text = g_string_new (NULL);

    for (guint i = 0; i < causes->len; i++) {
        const struct cause *cause = causes->pdata[i];
        g_string_append_printf (text, "%s%s %s=%s", i > 0 ? "; " : "", cause_names[cause->kind], cause->address, cause->text);
    }
    return g_string_free (text, FALSE);
}

static void
check_text_causes (const struct check *check, const struct finding *finding)
{
    struct book *book = session_book (check->session);
    g_autoptr (GPtrArray) causes = finding_causes (book, finding);

    for (guint i = 0; i < causes->len; i++) {
        const struct cause *cause = causes->pdata[i];
        g_autofree char *sentence = cause_sentence (book, cause);
        g_autofree char *typed = g_strdup_printf ("%s  (%s=%s)", sentence, cause->address, cause->text);
        check_detail (check->out, _("perhaps: "), typed);
    }
}

static void
check_text (const struct check *check, const struct finding *finding)
{
    const struct book *book = session_book (check->session);
    g_autofree char *place = words_place (book, finding->cell);
    g_autofree char *blank = words_place (book, finding->blank);
    g_autofree char *operands = check_named_operands (check, finding);
    g_autofree char *difference = check_amount (check, finding, finding->difference);
    g_autofree char *tolerance = check_amount (check, finding, finding->tolerance);
    const struct finding *root = check_root (check, finding);
    g_autofree char *from = root != NULL ? words_place (book, root->cell) : NULL;

    out_padded (check->out, check_word (check, finding), 8);
    out_line (check->out, "%s  (%s  %s)", place != NULL ? place : "", finding->rule, finding->cell != NULL ? finding->cell : "");
    if (finding->outcome == OUTCOME_FAIL) /* the sentence says how it fails */
        check_detail (check->out, "", finding->sentence);
    check_detail (check->out, _("figures: "), operands);
    if (finding->has_difference)
        out_line (check->out, _("    difference %s, tolerance %s"), difference, tolerance);
    if (root != NULL)
        out_line (check->out, _("    follows from: %s  %s"), from, root->rule);
    check_text_causes (check, finding);
    check_detail (check->out, _("blank: "), blank);
    check_detail (check->out, _("basis: "), finding->basis);
    check_detail (check->out, _("what to do: "), finding->hint);
    check_detail (check->out, finding->lapsed ? _("explained, but the figures changed since: ") : _("explained: "),
                  finding->explanation);
}

static void
check_tsv (const struct check *check, const struct finding *finding)
{
    g_autofree char *operands = check_operands (finding, "; ");
    g_autofree char *difference = check_amount (check, finding, finding->difference);
    g_autofree char *tolerance = check_amount (check, finding, finding->tolerance);
    g_autoptr (GPtrArray) likely = finding_causes (session_book (check->session), finding);
    g_autofree char *causes = check_causes (likely);
    const char *fields[] = {
        finding->rule, severity_names[finding->severity],      finding->cell,
        finding->sentence, operands, difference, tolerance,
        outcome_names[finding->outcome], finding->lapsed ? "" : finding->explanation,
        causes,
    };

    out_tsv (check->out, fields, G_N_ELEMENTS (fields));
}

static void
check_json_operands (GString *out, const struct finding *finding)
{
    out_json_name (out, "operands");
    g_string_append (out, "[");
    for (int i = 0; finding->operands != NULL && finding->operands[i] != NULL; i++) {
        g_string_append (out, i > 0 ? ", {" : "{");
        out_json_text (out, "cell", finding->operands[i]);
        out_json_text (out, "value", finding->shown[i]);
        g_string_append (out, "}");
    }
    g_string_append (out, "]");
}

static void
check_json_causes (const struct check *check, const struct finding *finding)
{
    struct book *book = session_book (check->session);
    g_autoptr (GPtrArray) causes = finding_causes (book, finding);

    out_json_name (check->out, "causes");
    g_string_append (check->out, "[");
    for (guint i = 0; i < causes->len; i++) {
        const struct cause *cause = causes->pdata[i];
        g_autofree char *sentence = cause_sentence (book, cause);
        g_string_append (check->out, i > 0 ? ", {" : "{");
        out_json_text (check->out, "kind", cause_names[cause->kind]);
        out_json_text (check->out, "cell", cause->address);
        out_json_text (check->out, "text", cause->text);
        out_json_text (check->out, "value", cause->shown);
        out_json_text (check->out, "other", cause->other);
        out_json_text (check->out, "sentence", sentence);
        g_string_append (check->out, "}");
    }
    g_string_append (check->out, "]");
}

static void
check_json (const struct check *check, const struct finding *finding)
{
    GString *out = check->out;
    g_autofree char *difference = check_amount (check, finding, finding->difference);
    g_autofree char *tolerance = check_amount (check, finding, finding->tolerance);
    const struct finding *root = check_root (check, finding);

    out_json_item (out);
    g_string_append (out, "{");
    out_json_text (out, "rule", finding->rule);
    out_json_text (out, "severity", severity_names[finding->severity]);
    out_json_text (out, "outcome", outcome_names[finding->outcome]);
    out_json_text (out, "cell", finding->cell);
    out_json_text (out, "sentence", finding->sentence);
    check_json_operands (out, finding);
    out_json_text (out, "difference", finding->has_difference ? difference : NULL);
    out_json_text (out, "tolerance", finding->has_difference ? tolerance : NULL);
    check_json_causes (check, finding);
    out_json_text (out, "basis", finding->basis);
    out_json_text (out, "hint", finding->hint);
    out_json_text (out, "root_rule", root != NULL ? root->rule : NULL);
    out_json_text (out, "root_cell", root != NULL ? root->cell : NULL);
    out_json_text (out, "blank", finding->blank);
    out_json_text (out, "explanation", finding->explanation);
    out_json_flag (out, "lapsed", finding->lapsed);
    g_string_append (out, "}");
}

struct check_count {
    int severity[4];
    int explained;
};

static struct check_count
check_count (struct session *session)
{
    const GPtrArray *findings = session_findings (session);
    struct check_count count = { { 0 }, 0 };

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = findings->pdata[i];
        count.severity[finding->severity]++;
        if (finding->severity == SEVERITY_WARNING && finding->explanation != NULL && !finding->lapsed)
            count.explained++;
    }
    return count;
}

static void
check_summary (const struct check *check, const struct check_count *count)
{
    struct ledger ledger = book_ledger (session_book (check->session));

    if (check->format == FORMAT_JSON) {
        g_string_append (check->out, "\n], \"summary\": {");
        for (int i = 0; i < 4; i++)
            out_json_number (check->out, severity_names[i], count->severity[i]);
        out_json_number (check->out, "explained", count->explained);
        for (int i = 0; i < 6; i++)
            out_json_number (check->out, outcome_names[i], ledger.n[i]);
        g_string_append (check->out, "}}\n");
    } else if (check->format == FORMAT_TEXT) {
        out_line (check->out, _("Errors: %d, missing: %d, warnings: %d (explained: %d), hints: %d."),
                  count->severity[SEVERITY_ERROR], count->severity[SEVERITY_MISSING], count->severity[SEVERITY_WARNING],
                  count->explained, count->severity[SEVERITY_HINT]);
        if (g_hash_table_size (check->roots) > 0)
            out_line (check->out, _("Of these, %u only follow from another finding."), g_hash_table_size (check->roots));
        out_line (check->out,
                  _("Rules that hold: %d, within rounding: %d, not applicable: %d, waiting for a blank cell: %d."),
                  ledger.n[OUTCOME_PASS], ledger.n[OUTCOME_ROUNDING], ledger.n[OUTCOME_NA], ledger.n[OUTCOME_INSUFFICIENT]);
    }
}

/* Which blanks keep how many rules from being checked. */
static void
check_obstacles (const struct check *check)
{
    g_autoptr (GPtrArray) obstacles = book_obstacles (session_book (check->session));

    for (guint i = 0; i < obstacles->len; i++) {
        const struct obstacle *obstacle = g_ptr_array_index (obstacles, i);
        g_autoptr (GString) rules = g_string_new (NULL);
        for (guint r = 0; r < obstacle->findings->len; r++)
            g_string_append_printf (rules, " %s", ((struct finding *)obstacle->findings->pdata[r])->rule);
        out_line (check->out, _("blank %s: %u rules wait for it:%s"), obstacle->address, obstacle->findings->len,
                  rules->str);
    }
}

static int
check_run (const struct check *check)
{
    static void (*const write[]) (const struct check *, const struct finding *) = { check_text, check_tsv, check_json };
    g_autoptr (GPtrArray) outcomes = check->all ? book_outcomes (session_book (check->session)) : NULL;
    const GPtrArray *findings = check->all ? outcomes : session_findings (check->session);
    struct check_count count = check_count (check->session);

    if (check->format == FORMAT_JSON)
        g_string_append (check->out, "{\"findings\": [");
    for (guint i = 0; i < findings->len; i++)
        write[check->format] (check, findings->pdata[i]);
    if (check->all && check->format == FORMAT_TEXT)
        check_obstacles (check);
    check_summary (check, &count);
    return count.severity[SEVERITY_ERROR] > 0 ? STATUS_REFUSED : STATUS_DONE;
}

int
cli_check (struct run *run)
{
    gboolean all = FALSE;
    const GOptionEntry options[] = {
        OPTION_FORMAT (run),
        OPTION_FLAG ("all", 0, &all, N_ ("the outcome of every rule")),
        OPTION_BOOK (run),
        OPTION_END,
    };
    g_autoptr (Session) session = NULL;
    g_autoptr (GHashTable) roots = NULL;
    struct check check = { .out = run->out };
    int status;

    session = command_begin (run, options, STORE_READ, &status);
    if (session == NULL)
        return status;
    check.session = session;
    check.format = run->format;
    check.all = all;
    check.roots = roots = check_roots (session_book (session));
    return check_run (&check);
}
