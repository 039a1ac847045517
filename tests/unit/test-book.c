/* A small report: totals across sections, a tree of codes, a list, last year's layer, rules; live against computed anew. */
#include "core/check.h"
#include "tests/lib/pieces.h"

#include <locale.h>
#include <string.h>

static void
add_rule (struct section *section, const char *id, enum severity severity, const char *must, const char *each)
{
    struct rule *rule = form_rule_new ();

    rule->id = g_strdup (id);
    rule->severity = severity;
    rule->must = piece_formula (must);
    rule->each = g_strdup (each);
    rule->place.file = g_strdup ("test.cfg");
    g_ptr_array_add (section->rules, rule);
}

/* cars: buy + run; tree: codes with basic + project; list: projects; sums: refers to all. */
static struct form *
small_form (void)
{
    struct form *form = form_new ();
    struct section *section;

    form->id = g_strdup ("small");
    form->unit = g_strdup ("万元");
    form->decimals = 2;
    form->reason_from = 1000;
    form->phrases.change_up = g_strdup ("up {amount}{unit} {rate}");
    form->phrases.change_down = g_strdup ("down {amount}{unit} {rate}");
    form->phrases.change_flat = g_strdup ("flat");
    form->phrases.change_none = g_strdup ("none");
    form->phrases.change_new = g_strdup ("new {amount}{unit}");

    section = piece_section (form, "cars", SECTION_TABLE, NULL);
    piece_column (section, "budget", NULL, TYPE_MONEY, NULL);
    piece_column (section, "final", NULL, TYPE_MONEY, NULL);
    piece_column (section, "why", NULL, TYPE_TEXT, NULL)->required = piece_formula ("reason_due(final)");
    piece_row (section, "total", NULL, "buy + run");
    piece_row (section, "buy", NULL, NULL);
    piece_row (section, "run", NULL, NULL);
    add_rule (section, "over", SEVERITY_WARNING, "total.final <= total.budget", NULL);

    section = piece_section (form, "tree", SECTION_TREE, NULL);
    piece_column (section, "total", NULL, TYPE_MONEY, "sum(basic, project)");
    piece_column (section, "basic", NULL, TYPE_MONEY, NULL);
    piece_column (section, "project", NULL, TYPE_MONEY, NULL);
    piece_row (section, "total", NULL, "sum(children)");
    add_rule (section, "basic_first", SEVERITY_HINT, "basic >= project", "leaves");

    section = piece_section (form, "projects", SECTION_LIST, NULL);
    piece_column (section, "name", NULL, TYPE_TEXT, NULL);
    piece_column (section, "money", NULL, TYPE_MONEY, NULL);
    piece_row (section, "total", NULL, "sum(rows)");

    section = piece_section (form, "sums", SECTION_TABLE, NULL);
    piece_column (section, "amount", NULL, TYPE_MONEY, NULL);
    piece_column (section, "say", NULL, TYPE_TEXT, "change(amount)");
    piece_column (section, "share", NULL, TYPE_PERCENT, "share(amount, sums.all.amount)");
    piece_row (section, "all", NULL, "sum(cars.total.final, tree.total.total, projects.total.money)");
    piece_row (section, "class201", NULL, NULL)->code = g_strdup ("201");
    ((struct row *)g_ptr_array_index (section->rows, 1))->formula = piece_formula ("tree[row].total");
    return form;
}

static GPtrArray *
changes_new (void)
{
    return g_ptr_array_new_with_free_func ((GDestroyNotify)change_free);
}

static void
expect (struct book *book, const char *address, const char *shown)
{
    enum layer layer;
    g_autoptr (GError) error = NULL;
    struct cell *cell = book_find (book, address, &layer, &error);

    g_assert_no_error (error);
    g_autofree char *text = book_print (book, node_of (cell->index, layer == LAYER_PRIOR));
    g_assert_cmpstr (text, ==, shown);
}

static void
delete_row (struct book *book, const char *section, const char *row)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) items = item_array_new ();

    book_row_delete (book, section, row, items, &error);
    g_assert_no_error (error);
    apply_items (book, items);
}

static void
test_live (void)
{
    g_autoptr (GError) error = NULL;
    struct form *form = small_form ();
    struct book *book = book_new (form, 2022, &error);

    g_assert_no_error (error);
    expect (book, "cars.total.final", "");
    type_cell (book, "cars.buy.final", "18.78");
    expect (book, "cars.total.final", ""); /* + over a blank is not computable */
    expect (book, "sums.all.amount", "");
    type_cell (book, "cars.run.final", "7.64");
    expect (book, "cars.total.final", "26.42");
    expect (book, "sums.all.amount", "26.42");
    type_cell (book, "cars.run.final", "76400元");
    expect (book, "cars.total.final", "26.42");
    type_cell (book, "cars.buy.final", "=9.24-7.61");
    expect (book, "cars.buy.final", "1.63");
    expect (book, "cars.total.final", "9.27");
    type_cell (book, "sums.all.amount@prior", "9.00");
    expect (book, "sums.all.say", "up 0.27万元 3.00%");
    book_free (book);
    form_free (form);
}

static void
test_prior (void)
{
    struct form *form = small_form ();
    struct book *book = book_new (form, 2022, NULL);

    type_cell (book, "cars.buy.final@prior", "1.63");
    expect (book, "cars.total.final@prior", "");
    type_cell (book, "cars.run.final@prior", "7.61");
    expect (book, "cars.total.final@prior", "9.24");
    type_cell (book, "cars.total.final@prior", "9.25"); /* typed wins */
    expect (book, "cars.total.final@prior", "9.25");
    book_free (book);
    form_free (form);
}

static void
test_tree (void)
{
    struct form *form = small_form ();
    struct book *book = book_new (form, 2022, NULL);

    type_cell (book, "cars.buy.final", "0");
    type_cell (book, "cars.run.final", "0");
    add_row (book, "tree", "201");
    type_cell (book, "tree.201.basic", "100");
    expect (book, "tree.total.basic", "100.00");
    expect (book, "sums.class201.amount", "100.00");

    /* the first code below turns what was typed on the class into its control figure */
    add_row (book, "tree", "2010301");
    struct cell *class = book_cell_at (book, "tree", "201", "basic");
    g_assert_true (class->computed);
    g_assert_cmpint (class->value.state, ==, ENTRY_BLANK);
    g_assert_cmpint (class->control.num, ==, 100 * 1000000);
    type_cell (book, "tree.2010301.basic", "60");
    type_cell (book, "tree.2010301.project", "5");
    add_row (book, "tree", "2010302");
    type_cell (book, "tree.2010302.basic", "40");
    expect (book, "tree.20103.basic", "100.00");
    expect (book, "tree.201.total", "105.00");
    expect (book, "tree.total.total", "105.00");
    expect (book, "sums.all.amount", "105.00");

    /* deleting the last code below gives it back */
    delete_row (book, "tree", "2010301");
    expect (book, "tree.201.basic", "40.00");
    delete_row (book, "tree", "2010302");
    class = book_cell_at (book, "tree", "201", "basic");
    g_assert_false (class->computed);
    expect (book, "tree.201.basic", "100.00");
    g_assert_cmpint (class->control.state, ==, ENTRY_BLANK);
    g_assert_null (book_row (book_section (book, "tree"), "20103"));
    book_free (book);
    form_free (form);
}

static char *
row_order (struct book *book)
{
    g_autoptr (GString) order = g_string_new (NULL);
    struct book_section *section = book_section (book, "projects");

    for (guint i = 0; i < section->rows->len; i++) {
        struct book_row *row = g_ptr_array_index (section->rows, i);
        if (row->added)
            g_string_append_printf (order, "%s ", row->id);
    }
    return g_strdup (order->str);
}

static void
move (struct book *book, const char *row, int by, const char *expected)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) changes = changes_new ();

    g_assert_true (book_row_move (book, "projects", row, by, items, NULL));
    g_assert_true (book_apply (book, items, changes, NULL));
    g_autofree char *order = row_order (book);
    g_assert_cmpstr (order, ==, expected);
}

static void
test_list (void)
{
    struct form *form = small_form ();
    struct book *book = book_new (form, 2022, NULL);

    for (int i = 0; i < 3; i++)
        g_free (add_row_after (book, "projects", NULL, NULL));
    type_cell (book, "projects.r1.money", "1");
    type_cell (book, "projects.2.money", "2"); /* by place */
    expect (book, "projects.total.money", "3.00");
    delete_row (book, "projects", "r3");
    g_autofree char *id = add_row_after (book, "projects", NULL, "r1"); /* ids are never used again */
    g_assert_cmpstr (id, ==, "r4");
    g_autofree char *order = row_order (book);
    g_assert_cmpstr (order, ==, "r1 r4 r2 ");
    move (book, "r2", -2, "r2 r1 r4 ");
    move (book, "r2", 1, "r1 r2 r4 ");
    move (book, "r4", 5, "r1 r2 r4 ");
    move (book, "r4", -1, "r1 r4 r2 ");
    book_free (book);
    form_free (form);
}

static const struct finding *
find (struct book *book, const char *rule)
{
    const GPtrArray *findings = book_findings (book);

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        if (strcmp (finding->rule, rule) == 0)
            return finding;
    }
    return NULL;
}

static void
test_rules (void)
{
    struct form *form = small_form ();
    struct book *book = book_new (form, 2022, NULL);

    type_cell (book, "cars.buy.final", "18.78");
    type_cell (book, "cars.run.final", "7.64");
    type_cell (book, "cars.buy.budget", "18.78");
    g_assert_null (find (book, "cars.over")); /* not computable is no finding */
    type_cell (book, "cars.run.budget", "7.60");
    const struct finding *over = find (book, "cars.over");
    g_assert_nonnull (over);
    g_assert_cmpint (over->difference, ==, 40000);
    g_assert_cmpint (over->tolerance, ==, 20000);
    g_assert_cmpstr (over->operands[0], ==, "cars.total.final");
    g_assert_cmpstr (over->shown[1], ==, "26.38万元");
    type_cell (book, "cars.run.budget", "7.63"); /* 0.01 is within what four rounded figures leave open */
    g_assert_null (find (book, "cars.over"));

    /* control figures: rounding passes, more is an error with all addends */
    type_cell (book, "cars.total.final@control", "26.43");
    g_assert_null (find (book, "cars.control"));
    type_cell (book, "cars.total.final@control", "26.45");
    const struct finding *control = find (book, "cars.control");
    g_assert_nonnull (control);
    g_assert_cmpint (control->severity, ==, SEVERITY_ERROR);
    g_assert_cmpint (control->difference, ==, -30000);
    g_assert_cmpint (control->tolerance, ==, 15000);
    g_assert_nonnull (strstr (control->sentence, "18.78万元 + 7.64万元"));
    type_cell (book, "sums.all.amount@control", "1"); /* an addend that changes nothing in the total still shows in the sentence */
    g_autofree char *before = g_strdup (find (book, "sums.control")->sentence);
    g_free (add_row_after (book, "projects", NULL, NULL));
    type_cell (book, "projects.r1.money", "0");
    g_assert_cmpstr (find (book, "sums.control")->sentence, !=, before);

    /* a change over the threshold needs its reason */
    g_assert_null (find (book, "cars.required"));
    type_cell (book, "cars.buy.final@prior", "1.63");
    g_assert_nonnull (find (book, "cars.required"));
    type_cell (book, "cars.buy.why", "报废更新");
    g_assert_null (find (book, "cars.required"));

    add_row (book, "tree", "2010301");
    g_assert_null (find (book, "tree.basic_first"));
    type_cell (book, "tree.2010301.basic", "1");
    type_cell (book, "tree.2010301.project", "2");
    g_assert_nonnull (find (book, "tree.basic_first"));
    book_free (book);
    form_free (form);
}

static void
test_explanation (void)
{
    struct form *form = small_form ();
    struct book *book = book_new (form, 2022, NULL);
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) changes = changes_new ();

    type_cell (book, "cars.buy.final", "10");
    type_cell (book, "cars.run.final", "10");
    type_cell (book, "cars.buy.budget", "1");
    type_cell (book, "cars.run.budget", "1");
    const struct finding *over = find (book, "cars.over");
    struct item *item = item_new ("cars", "over", over->cell, LAYER_EXPLAIN);
    item->new.state = ENTRY_VALUE;
    item->new.text = g_strdup ("经批准");
    item->new.raw = g_strdup (over->signature);
    g_ptr_array_add (items, item);
    g_assert_true (book_apply (book, items, changes, NULL));
    over = find (book, "cars.over");
    g_assert_cmpstr (over->explanation, ==, "经批准");
    g_assert_false (over->lapsed);
    g_assert_cmpint (book_section_status (book_section (book, "cars")).explained, ==, 1);
    type_cell (book, "cars.buy.final", "11"); /* of other figures now */
    over = find (book, "cars.over");
    g_assert_cmpstr (over->explanation, ==, "经批准");
    g_assert_true (over->lapsed);
    book_free (book);
    form_free (form);
}

static void
type_as (struct book *book, const char *address, const char *text, enum origin origin, int64_t change)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) changes = changes_new ();
    struct entry entry = ENTRY_INIT;
    const struct cell *cell = book_find (book, address, NULL, NULL);

    g_assert_true (book_parse (book, cell, text, &entry, NULL));
    entry.origin = origin;
    entry.change = change;
    g_ptr_array_add (items, book_item (book, cell, LAYER_VALUE, &entry));
    g_assert_true (book_apply (book, items, changes, NULL));
    entry_clear (&entry);
}

/* A finding is put right at the figure that came last, be it typed or pasted; what a whole book brought along has no time. */
static void
test_place_of_pasted (void)
{
    struct form *form = small_form ();
    struct book *book = book_new (form, 2022, NULL);

    type_as (book, "cars.buy.budget", "1", ORIGIN_TYPED, 1);
    type_as (book, "cars.buy.final", "1", ORIGIN_TYPED, 2);
    type_as (book, "cars.run.final", "9", ORIGIN_PASTED, 3);
    type_as (book, "cars.run.budget", "1", ORIGIN_IMPORTED, 4);
    g_autofree char *pasted = finding_place (book, find (book, "cars.over"));
    g_assert_cmpstr (pasted, ==, "cars.run.final");
    type_as (book, "cars.buy.final", "2", ORIGIN_TYPED, 5);
    g_autofree char *typed = finding_place (book, find (book, "cars.over"));
    g_assert_cmpstr (typed, ==, "cars.buy.final");
    book_free (book);
    form_free (form);
}

/* An explanation lapses, too, when what made the rule apply is another figure now. */
static void
test_explanation_of_condition (void)
{
    struct form *form = small_form ();
    struct rule *rule = form_rule_new ();
    rule->id = g_strdup ("many");
    rule->severity = SEVERITY_WARNING;
    rule->when = piece_formula ("run.final > 5万元");
    rule->must = piece_formula ("buy.final < 10万元");
    rule->place.file = g_strdup ("test.cfg");
    g_ptr_array_add (((struct section *)form_section (form, "cars"))->rules, rule);
    struct book *book = book_new (form, 2022, NULL);
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) changes = changes_new ();

    type_cell (book, "cars.buy.final", "10");
    type_cell (book, "cars.run.final", "6");
    const struct finding *many = find (book, "cars.many");
    g_assert_cmpuint (g_strv_length (many->operands), ==, 1);
    struct item *item = item_new ("cars", "many", many->cell, LAYER_EXPLAIN);
    item->new.state = ENTRY_VALUE;
    item->new.text = g_strdup ("经批准");
    item->new.raw = g_strdup (many->signature);
    g_ptr_array_add (items, item);
    g_assert_true (book_apply (book, items, changes, NULL));
    g_assert_false (find (book, "cars.many")->lapsed);
    type_cell (book, "cars.run.final", "7");
    g_assert_true (find (book, "cars.many")->lapsed);
    type_cell (book, "cars.run.final", "6");
    g_assert_false (find (book, "cars.many")->lapsed);
    book_free (book);
    form_free (form);
}

static void
refused (struct book *book, const char *address, const char *text)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) changes = changes_new ();
    struct entry entry = ENTRY_INIT;
    enum layer layer;
    struct cell *cell = book_find (book, address, &layer, &error);

    if (cell != NULL && book_parse (book, cell, text, &entry, &error)) {
        g_ptr_array_add (items, book_item (book, cell, layer, &entry));
        g_assert_false (book_apply (book, items, changes, &error));
        g_assert_cmpint (changes->len, ==, 0);
    }
    g_assert_nonnull (error);
    entry_clear (&entry);
}

static int
root_of (struct book *book, const GArray *roots, const char *rule, const char *cell, const char *of_cell)
{
    const GPtrArray *findings = book_findings (book);

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        const struct finding *root = g_ptr_array_index (findings, g_array_index (roots, int, i));
        if (strcmp (finding->rule, rule) == 0 && strcmp (finding->cell, cell) == 0)
            return strcmp (root->cell, of_cell) == 0;
    }
    return -1;
}

/* 2 typed for 3: the total and what adds it up are wrong by the same, the share in another way; a second mistake is one of
 * its own. */
static void
test_roots (void)
{
    struct form *form = small_form ();
    g_autoptr (Book) book = book_new (form, 2022, NULL);
    g_autoptr (GArray) roots = NULL;
    guint before;

    type_cell (book, "cars.buy.final", "2");
    type_cell (book, "cars.run.final", "1");
    type_cell (book, "cars.total.final@control", "4");
    type_cell (book, "sums.all.amount@control", "4");
    before = book_findings (book)->len;
    g_assert_cmpuint (before, >=, 2);
    roots = book_roots (book);
    g_assert_cmpuint (book_findings (book)->len, ==, before);
    g_assert_cmpint (root_of (book, roots, "cars.control", "cars.total.final", "cars.total.final"), ==, 1);
    g_assert_cmpint (root_of (book, roots, "sums.control", "sums.all.amount", "cars.total.final"), ==, 1);
    g_assert_cmpint (book_value (book, node_of (book_find (book, "sums.all.amount", &(enum layer){ 0 }, NULL)->index, false))->num,
                     ==, 3 * 1000000);
    type_cell (book, "sums.all.amount@control", "13");
    g_array_unref (roots);
    roots = book_roots (book);
    g_assert_cmpint (root_of (book, roots, "sums.control", "sums.all.amount", "sums.all.amount"), ==, 1);
    g_clear_pointer (&book, book_free);
    form_free (form);
}

/* A blank that stands in the way of checks is named with them; they are in no other count of the ledger. */
static void
test_obstacles (void)
{
    struct form *form = small_form ();
    g_autoptr (Book) book = book_new (form, 2022, NULL);
    g_autoptr (GPtrArray) obstacles = NULL;
    struct ledger ledger;
    const struct obstacle *first;

    type_cell (book, "cars.buy.final", "2");
    type_cell (book, "cars.run.final", "1");
    obstacles = book_obstacles (book);
    g_assert_cmpuint (obstacles->len, ==, 1);
    first = g_ptr_array_index (obstacles, 0);
    g_assert_cmpstr (first->address, ==, "cars.buy.budget");
    g_assert_cmpuint (first->findings->len, ==, 1);
    g_assert_cmpstr (((struct finding *)g_ptr_array_index (first->findings, 0))->rule, ==, "cars.over");
    ledger = book_ledger (book);
    g_assert_cmpint (ledger.n[OUTCOME_INSUFFICIENT], ==, 1);
    g_assert_cmpint (ledger.warnings, ==, 0);
    type_cell (book, "cars.buy.budget", "1");
    type_cell (book, "cars.run.budget", "1");
    ledger = book_ledger (book);
    g_assert_cmpint (ledger.n[OUTCOME_INSUFFICIENT], ==, 0);
    g_assert_cmpint (ledger.n[OUTCOME_FAIL], ==, 1);
    g_assert_cmpint (ledger.warnings, ==, 1);
    g_assert_cmpint (ledger.explained + ledger.errors + ledger.hints, ==, 0);
    g_clear_pointer (&book, book_free);
    form_free (form);
}

static void
test_refusals (void)
{
    struct form *form = small_form ();
    struct book *book = book_new (form, 2022, NULL);

    refused (book, "cars.total.final", "1");
    refused (book, "cars.buy.final@control", "1");
    refused (book, "cars.buy.why@prior", "x");
    refused (book, "cars.by.final", "1");
    refused (book, "cars.buy", "1");
    refused (book, "cars.buy.final@last", "1");
    refused (book, "cars.buy.final", "1.234");
    refused (book, "cars.buy.final", "=1+");
    refused (book, "cars.buy.final", "=cars.run.final");
    refused (book, "", "1");
    expect (book, "cars.buy.final", "");
    book_free (book);
    form_free (form);
}

/* --- random edits: live = computed anew, revert = nothing happened ------------------------------------------------------ */

static char *
dump (struct book *book)
{
    g_autoptr (GString) text = g_string_new (NULL);

    for (int i = 0; i < book_n_cells (book); i++) {
        const struct cell *cell = book_cell (book, i);
        for (int prior = 0; prior < 2; prior++) {
            const struct value *value = book_value (book, node_of (i, prior));
            g_string_append_printf (text, "%s %d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n", cell->address, prior, value->state,
                                    value->num, value->half, value->text != NULL ? value->text : "");
        }
    }
    for (int i = 0; i < book_n_sections (book); i++) {
        struct section_status status = book_section_status (book_section_at (book, i));
        g_string_append_printf (text, "%d/%d %d %d %d %d\n", status.filled, status.required, status.errors, status.warnings, status.explained,
                                status.hints);
    }
    const GPtrArray *findings = book_findings (book);
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        g_string_append_printf (text, "%s %s %s %s %d\n", finding->rule, finding->cell, finding->sentence,
                                finding->explanation != NULL ? finding->explanation : "", finding->lapsed);
    }
    return g_strdup (text->str);
}

static void
mark_doubtful (struct book *book, const char *address, GPtrArray *items)
{
    enum layer layer;
    struct cell *cell = book_find (book, address, &layer, NULL);
    struct entry entry = ENTRY_INIT;

    if (cell == NULL || !book_input (book, cell, layer))
        return;
    entry_copy (&entry, book_entry (cell, layer));
    entry.doubtful = !entry.doubtful;
    g_ptr_array_add (items, book_item (book, cell, layer, &entry));
    entry_clear (&entry);
}

static void
explain (struct book *book, guint which, GPtrArray *items)
{
    const GPtrArray *findings = book_findings (book);
    if (findings->len == 0)
        return;
    const struct finding *finding = g_ptr_array_index (findings, which % findings->len);
    const char *dot = strchr (finding->rule, '.');
    g_autofree char *section = g_strndup (finding->rule, (gsize)(dot - finding->rule));
    struct item *item = item_new (section, dot + 1, finding->cell, LAYER_EXPLAIN);

    g_autoptr (GPtrArray) typed = book_items (book);
    for (guint i = 0; i < typed->len; i++) {
        const struct item *old = g_ptr_array_index (typed, i);
        if (old->layer == LAYER_EXPLAIN && strcmp (old->section, section) == 0 && strcmp (old->row, item->row) == 0 &&
            strcmp (old->column, item->column) == 0)
            entry_copy (&item->old, &old->new);
    }
    item->new.state = ENTRY_VALUE;
    item->new.text = g_strdup_printf ("reason %u", which);
    item->new.raw = g_strdup (finding->signature);
    g_ptr_array_add (items, item);
}

static struct rule *
add_text_rule (struct section *section, const char *id, const char *find, const char *say)
{
    struct rule *rule = form_rule_new ();
    g_autoptr (GError) error = NULL;

    rule->id = g_strdup (id);
    rule->severity = SEVERITY_WARNING;
    rule->find = piece_formula (find);
    rule->each = g_strdup ("texts");
    rule->say = template_parse (say, &error);
    g_assert_no_error (error);
    rule->place.file = g_strdup ("test.cfg");
    g_ptr_array_add (section->rules, rule);
    return rule;
}

/* Figures that a text may name, names that all texts share, names of the text's own row and of the other rows. */
static void
add_text_rules (struct form *form)
{
    struct section *section = piece_section (form, "texts", SECTION_RULES, NULL);
    struct rule *rule;

    add_text_rule (section, "figure", "unknown_figure(it)", "{found} in {it}: {near_figure(it)} {cars.total.final}");
    rule = add_text_rule (section, "word", "if(count(projects[\"*\"].money) > 2, match(it, '1[0-9]*', cars.buy.why), '')", "{found}, not {cars.buy.why}");
    rule->when = piece_formula ("cars.buy.final > 50万元");
    rule = add_text_rule (section, "own", "if(final > 100万元 and same(it, rows.why) = 0, it, '')", "{final} {it}");
    rule->sections = g_strsplit ("cars", " ", -1);
}

/* As a book that is opened with what was typed. */
static void
assert_as_opened (struct book *book)
{
    g_autoptr (GPtrArray) items = book_items (book);
    g_autoptr (GPtrArray) parked = item_array_new ();
    struct book *again = book_open (book_form (book), 2022, items, parked, NULL);
    g_autofree char *first = dump (book);
    g_autofree char *second = dump (again);

    g_assert_cmpint (parked->len, ==, 0);
    g_assert_cmpstr (first, ==, second);
    book_free (again);
}

static void
random_items (struct book *book, GRand *rand, GPtrArray *items)
{
    static const char *const codes[] = { "201", "20103", "2010301", "2010302", "20805", "2080505", "221" };
    int kind = g_rand_int_range (rand, 0, 16);
    g_autofree char *id = g_strdup_printf ("r%d", g_rand_int_range (rand, 1, 30));

    if (kind == 0) {
        book_row_add (book, "tree", codes[g_rand_int_range (rand, 0, G_N_ELEMENTS (codes))], NULL, items, NULL, NULL);
    } else if (kind == 1) {
        book_row_delete (book, "tree", codes[g_rand_int_range (rand, 0, G_N_ELEMENTS (codes))], items, NULL);
    } else if (kind == 2) {
        bool known = book_row (book_section (book, "projects"), id) != NULL;
        book_row_add (book, "projects", NULL, known ? id : NULL, items, NULL, NULL);
    } else if (kind == 3) {
        book_row_move (book, "projects", id, g_rand_int_range (rand, -3, 4), items, NULL);
    } else if (kind == 4) {
        book_row_delete (book, "projects", id, items, NULL);
    } else if (kind == 5) {
        g_autofree char *address = g_strdup_printf ("projects.%s.money", id);
        mark_doubtful (book, address, items);
    } else if (kind == 6) {
        explain (book, (guint)g_rand_int_range (rand, 0, 50), items);
    } else {
        struct cell *cell = book_cell (book, g_rand_int_range (rand, 0, book_n_cells (book)));
        enum layer layer = (enum layer)g_rand_int_range (rand, 0, 3);
        g_autofree char *text = cell->type == TYPE_TEXT ? g_strdup_printf ("%d万元", g_rand_int_range (rand, 0, 300))
                                                        : g_strdup_printf ("%d.%02d", g_rand_int_range (rand, -50, 300), g_rand_int_range (rand, 0, 100));
        struct entry entry = ENTRY_INIT;
        if (!book_input (book, cell, layer))
            return;
        if (!book_parse (book, cell, g_rand_boolean (rand) ? text : "", &entry, NULL))
            return;
        g_ptr_array_add (items, book_item (book, cell, layer, &entry));
        entry_clear (&entry);
    }
}

static guint64
judged_by (struct book *book, const char *address, const char *text)
{
    guint64 before = book_work (book).judged;

    type_cell (book, address, text);
    return book_work (book).judged - before;
}

/* cars.buy.final is named by a rule on every text; those that are blank are not looked at, one that is written or taken away is. */
static void
test_blank_texts_are_not_judged (void)
{
    struct form *form = small_form ();
    add_text_rules (form);
    struct book *book = book_new (form, 2022, NULL);
    type_cell (book, "cars.buy.final", "60");
    guint64 alone = judged_by (book, "cars.buy.final", "65");

    for (int i = 0; i < 50; i++) {
        g_autoptr (GPtrArray) items = item_array_new ();
        g_autoptr (GPtrArray) changes = changes_new ();
        book_row_add (book, "projects", NULL, NULL, items, NULL, NULL);
        g_assert_true (book_apply (book, items, changes, NULL));
    }
    g_assert_cmpuint (judged_by (book, "cars.buy.final", "70"), ==, alone);
    type_cell (book, "projects.r1.name", "7万元");
    g_assert_cmpuint (judged_by (book, "cars.buy.final", "80"), >, alone);
    g_assert_cmpuint (book_findings (book)->len, >, 0);
    type_cell (book, "projects.r1.name", "");
    g_assert_cmpuint (judged_by (book, "cars.buy.final", "90"), ==, alone);
    assert_as_opened (book);
    book_free (book);
    form_free (form);
}

/* 18.87 stands in no cell and 18.78 does; the sentence follows when that comes or goes. */
static void
test_near_figure (void)
{
    struct form *form = small_form ();
    add_text_rules (form);
    struct book *book = book_new (form, 2022, NULL);

    type_cell (book, "cars.buy.why", "多18.87万元");
    g_assert_nonnull (strstr (find (book, "texts.figure")->sentence, "18.87万元:  "));
    type_cell (book, "cars.buy.final", "18.78");
    g_assert_nonnull (strstr (find (book, "texts.figure")->sentence, "18.87万元: 18.78万元 "));
    type_cell (book, "cars.buy.final", "19.87"); /* no two digits swapped */
    g_assert_nonnull (strstr (find (book, "texts.figure")->sentence, "18.87万元:  "));
    type_cell (book, "cars.buy.final", "187800元");
    g_assert_nonnull (strstr (find (book, "texts.figure")->sentence, "18.87万元: 18.78万元 "));
    assert_as_opened (book);
    book_free (book);
    form_free (form);
}

static void
test_random (void)
{
    struct form *form = small_form ();
    add_text_rules (form);
    struct book *book = book_new (form, 2022, NULL);
    g_autoptr (GRand) rand = g_rand_new_with_seed (2022);
    g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
    g_autofree char *blank = dump (book);
    g_autoptr (GHashTable) rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    for (int i = 0; i < 1500; i++) {
        g_autoptr (GPtrArray) items = item_array_new ();
        g_autoptr (GPtrArray) changes = changes_new ();
        random_items (book, rand, items);
        if (items->len == 0)
            continue;
        g_autofree char *before = dump (book);
        g_autoptr (GError) error = NULL;
        if (!book_apply (book, items, changes, &error))
            g_error ("%s", error->message);
        if (g_rand_int_range (rand, 0, 3) == 0) {
            book_revert (book, changes);
            g_autofree char *after = dump (book);
            g_assert_cmpstr (after, ==, before);
            continue;
        }
        g_ptr_array_add (done, g_steal_pointer (&changes));
        g_autofree char *live = dump (book);
        book_recompute (book);
        g_autofree char *anew = dump (book);
        g_assert_cmpstr (live, ==, anew);
        assert_as_opened (book);
        for (guint k = 0; k < book_findings (book)->len; k++)
            g_hash_table_add (rules, g_strdup (((struct finding *)g_ptr_array_index (book_findings (book), k))->rule));
    }
    g_assert_cmpint (done->len, >, 500);
    g_assert_true (g_hash_table_contains (rules, "texts.figure"));
    g_assert_true (g_hash_table_contains (rules, "texts.word"));
    g_assert_true (g_hash_table_contains (rules, "texts.own"));

    /* all of it taken back is the first book */
    for (guint i = done->len; i-- > 0;)
        book_revert (book, g_ptr_array_index (done, i));
    g_autofree char *last = dump (book);
    g_assert_cmpstr (last, ==, blank);
    g_autoptr (GPtrArray) left = book_items (book);
    g_assert_cmpint (left->len, ==, 0);
    book_free (book);
    form_free (form);
}

/* --- faults that were there once ---------------------------------------------------------------------------------------- */

static struct item *
row_gone (struct book *book, const char *section, const char *row)
{
    g_autoptr (GPtrArray) items = item_array_new ();

    g_assert_true (book_row_delete (book, section, row, items, NULL));
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, i);
        if (item->layer == LAYER_ROW)
            return item_copy (item);
    }
    g_assert_not_reached ();
}

static void
expect_refused (struct book *book, struct item *item_take, const char *reason)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) changes = changes_new ();
    g_autoptr (GError) error = NULL;
    g_autofree char *before = dump (book);

    g_ptr_array_add (items, item_take);
    g_assert_false (book_apply (book, items, changes, &error));
    g_assert_nonnull (strstr (error->message, reason));
    g_assert_cmpint (changes->len, ==, 0);
    g_autofree char *after = dump (book);
    g_assert_cmpstr (after, ==, before);
}

/* A row that would go without what stands in it was refused, but its figures were gone all the same. */
static void
test_refused_row_keeps_figures (void)
{
    struct form *form = small_form ();
    struct book *book = book_new (form, 2022, NULL);

    g_free (add_row_after (book, "projects", NULL, NULL));
    type_cell (book, "projects.r1.money", "5");
    expect_refused (book, row_gone (book, "projects", "r1"), "projects.r1.money");
    expect (book, "projects.total.money", "5.00");
    book_free (book);
    form_free (form);
}

/* A form that does not bind with the rows a clerk adds: the row is refused and the new figures that came with it do not stay. */
static void
test_form_unfit_for_its_rows (void)
{
    struct form *form = small_form ();
    g_autoptr (GError) error = NULL;

    add_rule (g_ptr_array_index (form->sections, 1), "unfit", SEVERITY_HINT, "basic >= nowhere", "leaves");
    struct book *book = book_new (form, 2022, &error);
    g_assert_no_error (error);
    type_cell (book, "cars.buy.final", "1");

    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) changes = changes_new ();
    g_autofree char *before = dump (book);
    struct cell *cell = book_cell_at (book, "cars", "buy", "final");
    struct entry entry = ENTRY_INIT;
    g_assert_true (book_parse (book, cell, "2", &entry, NULL));
    g_ptr_array_add (items, book_item (book, cell, LAYER_VALUE, &entry));
    g_assert_true (book_row_add (book, "tree", "201", NULL, items, NULL, NULL));
    g_assert_false (book_apply (book, items, changes, &error));
    g_assert_nonnull (strstr (error->message, "nowhere"));
    g_autofree char *after = dump (book);
    g_assert_cmpstr (after, ==, before);
    g_clear_error (&error);

    /* a file that has such a row all the same is told about, not opened half */
    g_assert_null (book_open (form, 2022, items, NULL, &error));
    g_assert_nonnull (strstr (error->message, "nowhere"));
    entry_clear (&entry);
    book_free (book);
    form_free (form);
}

/* Findings that come and go with a row were not in the list of changes. */
static void
test_rows_bring_findings (void)
{
    struct form *form = small_form ();
    struct book *book = book_new (form, 2022, NULL);
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) changes = changes_new ();
    int gone = 0;

    add_row (book, "tree", "201");
    type_cell (book, "tree.201.basic", "1");
    type_cell (book, "tree.201.project", "2");
    g_assert_nonnull (find (book, "tree.basic_first"));
    g_assert_true (book_row_delete (book, "tree", "201", items, NULL));
    g_assert_true (book_apply (book, items, changes, NULL));
    for (guint i = 0; i < changes->len; i++) {
        const struct change *change = g_ptr_array_index (changes, i);
        if (change->kind == CHANGE_FINDING) {
            gone++;
            g_assert_cmpstr (change->finding->rule, ==, "tree.basic_first");
            g_assert_cmpint (change->finding->outcome, ==, OUTCOME_PASS);
            g_assert_cmpint (change->finding->node, ==, -1); /* its cell is no more */
        }
    }
    g_assert_cmpint (gone, ==, 1);
    book_free (book);
    form_free (form);
}

/* A sentence that calls a row by its text kept the old one. */
static void
test_finding_follows_the_name_of_its_row (void)
{
    struct form *form = small_form ();
    struct book *book = book_new (form, 2022, NULL);
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) changes = changes_new ();

    g_free (add_row_after (book, "projects", NULL, NULL));
    type_cell (book, "projects.r1.money", "5");
    type_cell (book, "projects.r1.name", "大桥");
    mark_doubtful (book, "projects.r1.money", items);
    g_assert_true (book_apply (book, items, changes, NULL));
    g_assert_nonnull (strstr (find (book, "projects.doubtful")->sentence, "大桥"));
    type_cell (book, "projects.r1.name", "小路");
    g_assert_nonnull (strstr (find (book, "projects.doubtful")->sentence, "小路"));
    book_free (book);
    form_free (form);
}

static struct item *
row_at (const char *section, const char *id, int place)
{
    struct item *item = item_new (section, id, "", LAYER_ROW);

    item->new.state = ENTRY_VALUE;
    item->new.num = place;
    return item;
}

/* Rows that a file or a merge brings with equal places could not be moved past each other. */
static void
test_rows_of_equal_place (void)
{
    struct form *form = small_form ();
    g_autoptr (GPtrArray) items = item_array_new ();

    for (int i = 1; i <= 3; i++) {
        g_autofree char *id = g_strdup_printf ("r%d", i);
        g_ptr_array_add (items, row_at ("projects", id, 1));
    }
    struct book *book = book_open (form, 2022, items, NULL, NULL);
    move (book, "r1", 1, "r2 r1 r3 ");
    move (book, "r3", -2, "r3 r2 r1 ");
    book_free (book);
    form_free (form);
}

/* Rows that no clerk can add: parked where a file has them, refused elsewhere; some of them crashed. */
static void
test_rows_that_cannot_be (void)
{
    static const char *const wrong[][2] = { { "cars", "r1" },   { "tree", "r1" },      { "tree", "20" },      { "tree", "" },
                                            { "tree", "2a1" },  { "projects", "201" }, { "projects", "r" },   { "projects", "r99999999999" },
                                            { "projects", "" }, { "nowhere", "r1" } };
    struct form *form = small_form ();
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) parked = item_array_new ();

    for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
        g_ptr_array_add (items, row_at (wrong[i][0], wrong[i][1], 1));
    struct book *book = book_open (form, 2022, items, parked, NULL);
    g_assert_cmpint (parked->len, ==, G_N_ELEMENTS (wrong));
    for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
        expect_refused (book, row_at (wrong[i][0], wrong[i][1], 1), "there can be no row");
    book_free (book);
    form_free (form);
}

static void
test_bad_forms (void)
{
    static const struct {
        const char *source;
        const char *message;
    } cases[] = {
        { "buy + runn", "test.cfg:1: there is no “runn” (in “runn”, character 7); did you mean “run”?" },
        { "total + run", "test.cfg:1: the formulas run in a circle: cars.total.budget → cars.total.budget" },
        { "sums.all.amount + buy", "cars.total.final → " },
        { "cars.buy.why + 1", "a text cannot be computed with" },
        { "share(buy, run)", "does not give what" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (GError) error = NULL;
        struct form *form = small_form ();
        struct row *total = section_row (form_section (form, "cars"), "total");
        expr_free (total->formula->expr);
        total->formula->expr = expr_parse (cases[i].source, NULL);
        struct book *book = book_new (form, 2022, &error);
        g_assert_null (book);
        if (strstr (error->message, cases[i].message) == NULL)
            g_error ("%s: %s", cases[i].source, error->message);
        form_free (form);
    }
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/book/live", test_live);
    g_test_add_func ("/book/prior", test_prior);
    g_test_add_func ("/book/tree", test_tree);
    g_test_add_func ("/book/list", test_list);
    g_test_add_func ("/book/rules", test_rules);
    g_test_add_func ("/book/explanation", test_explanation);
    g_test_add_func ("/book/place-of-pasted", test_place_of_pasted);
    g_test_add_func ("/book/explanation-of-condition", test_explanation_of_condition);
    g_test_add_func ("/book/near-figure", test_near_figure);
    g_test_add_func ("/book/roots", test_roots);
    g_test_add_func ("/book/obstacles", test_obstacles);
    g_test_add_func ("/book/refusals", test_refusals);
    g_test_add_func ("/book/blank-texts-are-not-judged", test_blank_texts_are_not_judged);
    g_test_add_func ("/book/random", test_random);
    g_test_add_func ("/book/refused-row-keeps-figures", test_refused_row_keeps_figures);
    g_test_add_func ("/book/form-unfit-for-its-rows", test_form_unfit_for_its_rows);
    g_test_add_func ("/book/rows-bring-findings", test_rows_bring_findings);
    g_test_add_func ("/book/finding-follows-the-name-of-its-row", test_finding_follows_the_name_of_its_row);
    g_test_add_func ("/book/rows-of-equal-place", test_rows_of_equal_place);
    g_test_add_func ("/book/rows-that-cannot-be", test_rows_that_cannot_be);
    g_test_add_func ("/book/bad-forms", test_bad_forms);
    return g_test_run ();
}
