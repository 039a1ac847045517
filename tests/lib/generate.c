#include "generate-private.h"

#include "core/check.h"

#include <stddef.h>
#include <string.h>

static void
type_cell (struct generator *generator, const struct cell *cell, enum layer layer, const char *text)
{
    g_autoptr (GError) error = NULL;
    struct entry entry = ENTRY_INIT;

    if (!book_parse (generator->book, cell, text, &entry, &error))
        g_error ("%s", error->message);
    g_ptr_array_add (generator->items, book_item (generator->book, cell, layer, &entry));
    entry_clear (&entry);
}

void
generator_text (struct generator *generator, const char *section, const char *row, const char *column, const char *text)
{
    const struct cell *cell = book_cell_at (generator->book, section, row, column);

    if (cell != NULL && book_input (generator->book, cell, LAYER_VALUE))
        type_cell (generator, cell, LAYER_VALUE, text);
}

/* An amount as it would be typed: to the 分, or in the form's unit. */
static char *
amount_text (struct generator *generator, const struct number_style *style, int64_t fen)
{
    bool rounded = generator->rounding == GENERATE_ROUNDED || (generator->rounding == GENERATE_MIXED && plan_chance (generator->rand, 50));

    return rounded ? number_format (fen, style) : number_exact ((struct money){ fen, 0 }, style);
}

void
generator_money (struct generator *generator, const char *section, const char *row, const char *column, int64_t fen)
{
    const struct cell *cell = book_cell_at (generator->book, section, row, column);

    if (cell == NULL || !book_input (generator->book, cell, LAYER_VALUE))
        return;
    g_autofree char *text = amount_text (generator, &cell->style, fen);
    type_cell (generator, cell, LAYER_VALUE, text);
}

void
generator_count (struct generator *generator, const char *section, const char *row, const char *column, int count)
{
    g_autofree char *text = g_strdup_printf ("%d", count);

    generator_text (generator, section, row, column, text);
}

void
generator_apply (struct generator *generator)
{
    g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify)change_free);
    g_autoptr (GError) error = NULL;

    if (!book_apply (generator->book, generator->items, changes, &error))
        g_error ("%s", error->message);
    g_ptr_array_set_size (generator->items, 0);
}

const char *
generator_row (struct generator *generator, const char *section, const char *code)
{
    struct book_section *there = book_section (generator->book, section);
    g_autofree char *id = NULL;
    g_autoptr (GError) error = NULL;

    if (there == NULL || (code != NULL && book_row (there, code) != NULL))
        return code != NULL ? code : "";
    if (!book_row_add (generator->book, section, code, NULL, generator->items, &id, &error))
        g_error ("%s", error->message);
    return g_intern_string (id);
}

char *
generator_reason (struct generator *generator)
{
    static const char *const what[] = { "办公楼维修", "信息系统建设", "人员工资标准调整", "专项业务培训", "档案数字化", "防汛物资储备", "驻村帮扶",
                                        "执法设备更新", "网络安全加固", "公共服务设施改造", "专项普查", "老旧小区改造", "普法宣传", "应急演练" };
    static const char *const how[] = { "按合同约定的进度结算", "经批准跨年度实施", "在年中由上级主管部门另行安排", "按新的标准执行", "与相邻单位合并实施" };
    static const char *const where[] = { "", "城东", "城西", "城南", "城北", "江南", "江北", "开发区", "老城区", "沿河", "山区", "园区" };
    int n = generator->n_texts++;
    int n_what = G_N_ELEMENTS (what), n_how = G_N_ELEMENTS (how), n_where = G_N_ELEMENTS (where);

    return g_strdup_printf ("%s%s%s", where[n / n_what / n_how % n_where], what[n % n_what], how[n / n_what % n_how]);
}

/* An amount that is left blank where there is none. */
static void
money_if_any (struct generator *generator, const char *section, const char *row, const char *column, int64_t fen)
{
    if (fen != 0)
        generator_money (generator, section, row, column, fen);
}

/* Figures of a plan into the tables. */
static void
type_line (struct generator *generator, const char *section, const struct plan_line *line)
{
    generator_money (generator, section, line->code, "opening", line->opening);
    generator_money (generator, section, line->code, "income", line->income);
    generator_money (generator, section, line->code, "basic", line->basic);
    generator_money (generator, section, line->code, "project", line->project);
    generator_money (generator, section, line->code, "initial", line->initial);
}

static void
type_lines (struct generator *generator, const char *section, const GArray *lines)
{
    for (guint i = 0; i < lines->len; i++)
        generator_row (generator, section, g_array_index (lines, struct plan_line, i).code);
    generator_apply (generator);
    for (guint i = 0; i < lines->len; i++)
        type_line (generator, section, &g_array_index (lines, struct plan_line, i));
    generator_apply (generator);
}

static void
add_rows (struct generator *generator, const char *section, const GArray *lines)
{
    for (guint i = 0; i < lines->len; i++)
        generator_row (generator, section, g_array_index (lines, struct plan_line, i).code);
}

/* All money under the codes of one fund; the other money stands under those of the general budget. */
static void
type_all_money (struct generator *generator, const struct plan *plan, const GArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        const struct plan_line *line = &g_array_index (lines, struct plan_line, i);
        struct plan_money money = { .code = line->code };
        if (lines == plan->general)
            money = g_array_index (plan->others, struct plan_money, i);
        generator_money (generator, "income", line->code, "fiscal", line->income);
        money_if_any (generator, "income", line->code, "superior", money.superior);
        money_if_any (generator, "income", line->code, "business", money.business);
        money_if_any (generator, "income", line->code, "operating", money.operating_in);
        money_if_any (generator, "income", line->code, "affiliate", money.affiliate);
        money_if_any (generator, "income", line->code, "other", money.other);
        generator_money (generator, "spending", line->code, "basic", line->basic + money.basic);
        generator_money (generator, "spending", line->code, "project", line->project + money.project);
        money_if_any (generator, "spending", line->code, "operating", money.operating_out);
    }
}

static void
type_tables (struct generator *generator, const struct plan *plan)
{
    const GArray *all[] = { plan->general, plan->fund, plan->capital };

    type_lines (generator, "general", plan->general);
    type_lines (generator, "fund", plan->fund);
    type_lines (generator, "capital", plan->capital);
    for (int i = 0; i < 3; i++) {
        add_rows (generator, "income", all[i]);
        add_rows (generator, "spending", all[i]);
    }
    generator_apply (generator);
    for (int i = 0; i < 3; i++)
        type_all_money (generator, plan, all[i]);
    generator_money (generator, "fiscal", "opening_general", "final", plan->general_opening);
    if (plan->capital->len > 0) {
        generator_money (generator, "fiscal", "opening_capital", "final", plan_sum (plan->capital, offsetof (struct plan_line, opening)));
        generator_money (generator, "fiscal", "in_capital", "final", plan_sum (plan->capital, offsetof (struct plan_line, income)));
    }
    generator_money (generator, "totals", "opening_other", "final", plan->other_opening);
    money_if_any (generator, "totals", "used_surplus", "final", plan->used_surplus);
    money_if_any (generator, "totals", "distribution", "final", plan->distribution);
    generator_apply (generator);
}

/* The basic spending by economic codes; what is also in the table of the three public expenses is a part of it there. */
static void
type_basic (struct generator *generator, int64_t total)
{
    static const char *const shared[] = { "30212", "31013", "30231", "30217" };
    const struct section *basic = form_section (book_form (generator->book), "basic");
    g_autoptr (GPtrArray) free = g_ptr_array_new ();

    for (int i = 0; i < 4; i++) {
        int64_t part = generator->trips[i] > 0 && plan_chance (generator->rand, 60) ? plan_amount (generator->rand, YUAN, generator->trips[i]) : 0;
        money_if_any (generator, "basic", shared[i], "final", part);
        total -= part;
    }
    for (guint i = 0; i < basic->rows->len; i++) {
        const struct row *row = g_ptr_array_index (basic->rows, i);
        bool taken = false;
        for (int k = 0; k < 4; k++)
            taken = taken || strcmp (row->id, shared[k]) == 0;
        bool first = free->len == 0; /* 301: somebody is paid */
        if (!taken && row->code != NULL && strlen (row->code) == 5 && (first || plan_chance (generator->rand, 40)))
            g_ptr_array_add (free, row->id);
    }
    g_autofree int64_t *part = plan_split (generator->rand, total, (int)free->len);
    for (guint i = 0; i < free->len; i++)
        money_if_any (generator, "basic", g_ptr_array_index (free, i), "final", part[i]);
    generator_apply (generator);
}

static void
type_trips (struct generator *generator, int64_t most)
{
    static const char *const rows[] = { "abroad", "purchase", "upkeep", "reception" };

    for (int i = 0; i < 4; i++) {
        int64_t final = plan_chance (generator->rand, 60) ? plan_amount (generator->rand, 1000 * YUAN, MIN (most, 15 * WANYUAN)) : 0;
        int64_t budget = plan_chance (generator->rand, 40) ? final : final + plan_amount (generator->rand, 1000 * YUAN, 5 * WANYUAN);
        generator->trips[i] = final;
        generator_money (generator, "sangong", rows[i], "final", final);
        generator_money (generator, "sangong", rows[i], "adjusted", budget);
        generator_money (generator, "sangong", rows[i], "initial", budget);
    }
}

static int
some (struct generator *generator, int least, int most)
{
    return g_rand_int_range (generator->rand, least, most + 1);
}

/* People and cars: those of last year but for a few, no car that was not there or bought. */
static struct generator_stock
stock_after (struct generator *generator, int bought)
{
    const struct generator_stock *last = &generator->last;

    if (last->staff == 0)
        return (struct generator_stock){ some (generator, 2, 200), some (generator, 0, 9), bought + some (generator, 1, 9), some (generator, 0, 9) };
    return (struct generator_stock){
        .staff = last->staff + some (generator, -last->staff / 3, last->staff / 3),
        .others = last->others,
        .cars = MAX (last->cars + bought - some (generator, 0, 1), 1),
        .enforcement_cars = last->enforcement_cars,
    };
}

/* Things and people, in keeping with the amounts. */
static void
type_counts (struct generator *generator)
{
    static const char *const others[] = { "honoured", "retired", "other", "students", "pensioners" };
    const int64_t *trips = generator->trips;
    int groups = trips[0] > 0 ? some (generator, 1, 5) : 0;
    int bought = trips[1] > 0 ? some (generator, 1, 3) : 0;
    int batches = trips[3] > 0 ? some (generator, 1, 60) : 0;
    int foreign = batches > 0 && plan_chance (generator->rand, 30) ? some (generator, 1, batches) : 0;
    int guests = batches * some (generator, 1, 12);

    generator->stock = stock_after (generator, bought);
    generator_count (generator, "counts", "groups", "value", groups);
    generator_count (generator, "counts", "people", "value", groups * some (generator, 1, 6));
    generator_count (generator, "counts", "bought", "value", bought);
    generator_count (generator, "counts", "kept", "value", generator->stock.cars);
    generator_count (generator, "counts", "batches", "value", batches);
    generator_count (generator, "counts", "guests", "value", guests);
    generator_money (generator, "counts", "domestic", "value", trips[3]);
    generator_money (generator, "counts", "foreign", "value", foreign > 0 ? plan_amount (generator->rand, YUAN, trips[3]) : 0);
    generator_count (generator, "counts", "foreign_batches", "value", foreign);
    generator_count (generator, "counts", "foreign_guests", "value", foreign * (guests / MAX (batches, 1)));
    generator_count (generator, "assets", "other", "final", generator->stock.cars);
    generator_count (generator, "assets", "enforcement", "final", generator->stock.enforcement_cars);
    generator_count (generator, "staff", "active", "value", generator->stock.staff);
    for (guint i = 0; i < G_N_ELEMENTS (others); i++)
        generator_count (generator, "staff", others[i], "value", generator->stock.others);
    generator_apply (generator);
}

static void
type_procurement (struct generator *generator)
{
    static const char *const kinds[] = { "goods", "works", "services" };
    int64_t sme = 0;

    for (int i = 0; i < 3; i++) {
        int64_t cars = i == 0 ? generator->trips[1] : 0;
        int64_t amount = cars > 0 || plan_chance (generator->rand, 70) ? cars + plan_amount (generator->rand, YUAN, 90 * WANYUAN) : 0;
        int64_t small = amount > 0 && plan_chance (generator->rand, 70) ? plan_amount (generator->rand, YUAN, amount) : 0;
        generator_money (generator, "procurement", kinds[i], "amount", amount);
        generator_money (generator, "procurement", kinds[i], "sme", small);
        generator_money (generator, "procurement", kinds[i], "value", amount);
        sme += small;
    }
    generator_money (generator, "procurement", "reserved_sme", "value", sme);
    generator_money (generator, "procurement", "won_sme", "value", sme);
    generator_money (generator, "procurement", "reserved_micro", "value", 0);
    generator_money (generator, "procurement", "won_micro", "value", 0);
    generator_money (generator, "procurement", "won_other", "value", 0);
    generator_money (generator, "procurement", "total", "micro", sme > 0 ? plan_amount (generator->rand, YUAN, sme) : 0);
    generator_apply (generator);
}

static void
type_unit (struct generator *generator, const struct plan *plan)
{
    static const char *const names[] = { "青云市水利局", "临江县教育体育局", "望山区司法局", "长河市档案馆", "东明县应急管理局" };
    const char *name = names[some (generator, 0, 4)];

    generator_text (generator, "unit", "name", "value", name);
    generator_text (generator, "unit", "kind", "value", plan->kind);
    generator_text (generator, "unit", "report_kind", "value", plan_chance (generator->rand, 50) ? "部门" : "单位");
    const char *unit = generator_row (generator, "units", NULL);
    for (int i = some (generator, 1, 4); i > 0; i--)
        generator_row (generator, "duties", NULL);
    generator_apply (generator);
    generator_text (generator, "units", unit, "name", name);
    generator_apply (generator);
}

/* Typed by its type, where nothing above knew better. */
static void
type_anything (struct generator *generator, const struct cell *cell)
{
    g_autofree char *reason = generator_reason (generator);
    g_auto (GStrv) words = g_strsplit (cell->choices != NULL ? cell->choices : "", "|", -1);
    g_autofree char *amount = NULL;

    switch (cell->type) {
    case TYPE_MONEY:
        amount = amount_text (generator, &cell->style, plan_amount (generator->rand, 1000 * YUAN, 3 * WANYUAN));
        type_cell (generator, cell, LAYER_VALUE, amount);
        break;
    case TYPE_CHOICE:
        type_cell (generator, cell, LAYER_VALUE, words[some (generator, 0, (int)g_strv_length (words) - 1)]);
        break;
    case TYPE_DATE:
        amount = g_strdup_printf ("%d-09-%02d", book_year (generator->book) + 1, some (generator, 1, 20));
        type_cell (generator, cell, LAYER_VALUE, amount);
        break;
    case TYPE_COUNT:
    case TYPE_PERCENT:
    case TYPE_POINT:
        amount = g_strdup_printf ("%d", some (generator, 0, 9));
        type_cell (generator, cell, LAYER_VALUE, amount);
        break;
    case TYPE_TEXT:
        type_cell (generator, cell, LAYER_VALUE, reason);
        break;
    }
}

/* What one answer asks for, the next round answers. */
static void
type_missing (struct generator *generator)
{
    for (int round = 0; round < 9; round++) {
        for (int i = 0; i < book_n_cells (generator->book); i++) {
            const struct cell *cell = book_cell (generator->book, i);
            if (book_input (generator->book, cell, LAYER_VALUE) && book_missing (generator->book, cell))
                type_anything (generator, cell);
        }
        if (generator->items->len == 0)
            return;
        generator_apply (generator);
    }
}

static void
type_plan (struct generator *generator, const struct plan *plan)
{
    int64_t basic = plan_sum (plan->general, offsetof (struct plan_line, basic));

    type_unit (generator, plan);
    type_tables (generator, plan);
    type_trips (generator, basic / 25);
    type_basic (generator, basic);
    type_counts (generator);
    type_procurement (generator);
    generate_performance (generator);
}

/* Last year's figures of the fixed rows, as the book of that year has them; also those that follow, as a clerk does who has only
 * last year's report. */
static void
type_prior (struct generator *generator, const struct book *last)
{
    for (int i = 0; i < book_n_cells (generator->book); i++) {
        const struct cell *cell = book_cell (generator->book, i);
        const struct section *section = cell->section->form;
        const struct cell *before = book_cell_at (last, section->id, cell->row->id, cell->column->id);
        bool figure = cell->type == TYPE_MONEY || cell->type == TYPE_COUNT;
        if (!figure || cell->row->form == NULL || section->kind == SECTION_NARRATIVE || section->rows_of != NULL || before == NULL ||
            !book_input (generator->book, cell, LAYER_PRIOR))
            continue;
        const struct value *then = book_value (last, node_of (before->index, false));
        const struct value *now = book_value (generator->book, node_of (cell->index, false));
        if (then->state != VALUE_NUMBER && now->state != VALUE_NUMBER)
            continue;
        int64_t amount = then->state == VALUE_NUMBER ? then->num : 0;
        g_autofree char *text = cell->type == TYPE_MONEY ? amount_text (generator, &cell->style, amount) : number_format (amount, &cell->style);
        type_cell (generator, cell, LAYER_PRIOR, text);
    }
    generator_apply (generator);
}

void
generate_book (struct book *book, guint32 seed, enum generate_rounding rounding)
{
    g_autoptr (GError) error = NULL;
    GRand *rand = g_rand_new_with_seed (seed);
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (Book) before = book_new (book_form (book), book_year (book) - 1, &error);
    g_assert_no_error (error);
    struct plan *last = plan_new (rand, book_form (book), book_year (book));
    struct plan *plan = plan_next (rand, last);
    struct generator earlier = { .book = before, .rand = rand, .rounding = GENERATE_EXACT, .items = items };
    struct generator generator = { .book = book, .rand = rand, .rounding = rounding, .items = items };

    type_plan (&earlier, last);
    type_missing (&earlier);
    generator.last = earlier.stock;
    type_plan (&generator, plan);
    type_prior (&generator, before);
    type_missing (&generator);
    plan_free (plan);
    plan_free (last);
    g_rand_free (rand);
}

void
generate_controls (struct book *book)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    struct generator generator = { .book = book, .items = items };

    for (int i = 0; i < book_n_cells (book); i++) {
        const struct cell *cell = book_cell (book, i);
        const struct value *value = book_value (book, node_of (i, false));
        if (!cell->computed || value->state != VALUE_NUMBER || !book_input (book, cell, LAYER_CONTROL))
            continue;
        g_autofree char *text = number_format (value->num, &cell->style);
        type_cell (&generator, cell, LAYER_CONTROL, text);
    }
    generator_apply (&generator);
}

void
generate_type (struct book *book, const char *address, const char *text)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    struct generator generator = { .book = book, .items = items };
    g_autoptr (GError) error = NULL;
    enum layer layer;
    const struct cell *cell = book_find (book, address, &layer, &error);

    if (cell == NULL)
        g_error ("%s", error->message);
    type_cell (&generator, cell, layer, text);
    generator_apply (&generator);
}

/* Warnings and hints speak of what is unusual, not wrong: some of it is in made-up books, too. */
static bool
is_expected (const struct finding *finding, GHashTable *expected)
{
    bool soft = finding->severity == SEVERITY_WARNING || finding->severity == SEVERITY_HINT;

    return soft && (expected == NULL || g_hash_table_contains (expected, finding->rule));
}

char *
generate_faults (struct book *book, GHashTable *expected)
{
    const GPtrArray *findings = book_findings (book);
    GString *faults = g_string_new (NULL);

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        if (!is_expected (finding, expected))
            g_string_append_printf (faults, "%s %s %s\n", finding->rule, finding->cell, finding->sentence);
    }
    return g_string_free (faults, faults->len == 0);
}
