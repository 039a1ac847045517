#include "generate-plan.h"

#include <stddef.h>
#include <string.h>

#define SMALLEST (100 * YUAN)

int64_t
plan_amount (GRand *rand, int64_t low, int64_t high)
{
    low = MAX (low, SMALLEST);
    if (high <= low)
        return low;
    /* small and large ones alike: a random share of the range, squared */
    int64_t share = (int64_t)g_rand_int_range (rand, 0, 10000);
    int64_t amount = low + (high - low) / 10000 * share / 10000 * share;
    amount += g_rand_int_range (rand, 0, SMALLEST);
    return MIN (amount, high);
}

int64_t *
plan_split (GRand *rand, int64_t total, int n)
{
    int64_t *part = g_new0 (int64_t, n);
    int64_t left = total;

    for (int i = n - 1; i > 0 && left >= 2 * SMALLEST; i--) {
        part[i] = plan_amount (rand, SMALLEST, MIN (left - SMALLEST, left / (i + 1) * 2));
        left -= part[i];
    }
    part[0] = left;
    return part;
}

int64_t
plan_sum (const GArray *lines, size_t member)
{
    int64_t sum = 0;

    for (guint i = 0; i < lines->len; i++)
        sum += *(const int64_t *)(lines->data + i * sizeof (struct plan_line) + member);
    return sum;
}

/* The words of the list of codes. */
static const char *const budgets[] = { "general", "fund", "capital" };
enum purse { PURSE_GENERAL, PURSE_FUND, PURSE_CAPITAL };

static bool
fits (const struct form *form, const struct code *code, enum purse purse, int year)
{
    const struct section *totals = form_section (form, "totals");
    g_autofree char *class = g_strndup (code->code, 3);

    if (strlen (code->code) != 7 || !code_in_year (code, year) || !code_in_year (code, year - 1) || section_row (totals, class) == NULL)
        return false;
    return g_strcmp0 (form_code_budget (form, "functions", code->code, year), budgets[purse]) == 0;
}

static GArray *
choose_codes (GRand *rand, const struct form *form, enum purse purse, int year, int n)
{
    const GPtrArray *all = form_codes (form, "functions");
    g_autoptr (GPtrArray) fitting = g_ptr_array_new ();
    GArray *lines = g_array_new (FALSE, TRUE, sizeof (struct plan_line));

    for (guint i = 0; all != NULL && i < all->len; i++)
        if (fits (form, g_ptr_array_index (all, i), purse, year))
            g_ptr_array_add (fitting, g_ptr_array_index (all, i));
    for (int i = 0; i < n && fitting->len > 0; i++) {
        guint at = (guint)g_rand_int_range (rand, 0, (gint32)fitting->len);
        const struct code *code = g_ptr_array_index (fitting, at);
        struct plan_line line = { .code = code->code };
        g_array_append_val (lines, line);
        g_ptr_array_remove_index (fitting, at);
    }
    return lines;
}

static int64_t
budget_for (GRand *rand, int64_t amount)
{
    if (plan_chance (rand, 15))
        return 0;
    return plan_chance (rand, 30) ? amount : plan_amount (rand, amount / 2, amount / 2 * 3);
}

/* Money of one fund: what came and was carried over is spent, or stays. */
static void
plan_fund (GRand *rand, GArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        struct plan_line *line = &g_array_index (lines, struct plan_line, i);
        line->income = plan_chance (rand, 85) ? plan_amount (rand, WANYUAN, 300 * WANYUAN) : 0;
        int64_t all = line->opening + line->income;
        int64_t spent = all < 3 * SMALLEST ? all : plan_chance (rand, 50) ? all : plan_amount (rand, SMALLEST, all - SMALLEST);
        line->basic = 0;
        line->project = spent;
        line->closing = all - spent;
        line->initial = budget_for (rand, spent);
    }
}

static void
plan_general (GRand *rand, struct plan *plan)
{
    GArray *lines = plan->general;

    for (guint i = 0; i < lines->len; i++) {
        struct plan_line *line = &g_array_index (lines, struct plan_line, i);
        line->basic = i == 0 || plan_chance (rand, 60) ? plan_amount (rand, 20 * WANYUAN, 900 * WANYUAN) : 0;
        line->project = line->basic == 0 || plan_chance (rand, 40) ? plan_amount (rand, WANYUAN, 900 * WANYUAN) : 0;
        line->initial = budget_for (rand, line->basic + line->project);
    }
    int64_t spent = plan_sum (lines, offsetof (struct plan_line, basic)) + plan_sum (lines, offsetof (struct plan_line, project));
    int64_t least = MAX (spent - plan->general_opening, SMALLEST * (int64_t)lines->len);
    int64_t income = plan_chance (rand, 40) ? least : least + plan_amount (rand, WANYUAN, 200 * WANYUAN);
    g_autofree int64_t *part = plan_split (rand, income, (int)lines->len);
    for (guint i = 0; i < lines->len; i++)
        g_array_index (lines, struct plan_line, i).income = part[i];
    plan->general_closing = plan->general_opening + income - spent;
}

static int64_t
maybe (GRand *rand, int percent)
{
    return plan_chance (rand, percent) ? plan_amount (rand, WANYUAN, 80 * WANYUAN) : 0;
}

/* Other money; only institutions do business. */
static void
plan_others (GRand *rand, struct plan *plan)
{
    bool business = strcmp (plan->kind, "事业") == 0;
    int64_t left = plan->other_opening;

    for (guint i = 0; i < plan->others->len; i++) {
        struct plan_money *money = &g_array_index (plan->others, struct plan_money, i);
        *money = (struct plan_money){ .code = money->code, .other = maybe (rand, 25) };
        if (business) {
            money->superior = maybe (rand, 15);
            money->business = maybe (rand, 40);
            money->operating_in = maybe (rand, 25);
            money->affiliate = maybe (rand, 10);
            money->operating_out = money->operating_in > 0 ? plan_amount (rand, money->operating_in / 2, money->operating_in) : 0;
        }
        left += money->superior + money->business + money->operating_in + money->affiliate + money->other - money->operating_out;
        if (left > 4 * SMALLEST && plan_chance (rand, 50))
            money->project = plan_amount (rand, SMALLEST, left / 2);
        left -= money->project;
    }
    plan->used_surplus = business ? maybe (rand, 20) : 0;
    left += plan->used_surplus;
    plan->distribution = business && left > 4 * SMALLEST && plan_chance (rand, 30) ? plan_amount (rand, SMALLEST, left / 4) : 0;
    plan->other_closing = left - plan->distribution;
}

static void
plan_year (GRand *rand, struct plan *plan)
{
    plan_general (rand, plan);
    plan_fund (rand, plan->fund);
    plan_fund (rand, plan->capital);
    plan_others (rand, plan);
}

struct plan *
plan_new (GRand *rand, const struct form *form, int year)
{
    static const char *const kinds[] = { "行政", "参公", "事业" };
    struct plan *plan = g_new0 (struct plan, 1);

    plan->kind = kinds[g_rand_int_range (rand, 0, 3)];
    plan->general = choose_codes (rand, form, PURSE_GENERAL, year, g_rand_int_range (rand, 2, 9));
    plan->fund = choose_codes (rand, form, PURSE_FUND, year, plan_chance (rand, 40) ? g_rand_int_range (rand, 1, 4) : 0);
    plan->capital = choose_codes (rand, form, PURSE_CAPITAL, year, plan_chance (rand, 25) ? g_rand_int_range (rand, 1, 3) : 0);
    plan->others = g_array_new (FALSE, TRUE, sizeof (struct plan_money));
    for (guint i = 0; i < plan->general->len; i++) {
        struct plan_money money = { .code = g_array_index (plan->general, struct plan_line, i).code };
        g_array_append_val (plan->others, money);
    }
    plan->general_opening = maybe (rand, 70);
    plan->other_opening = maybe (rand, 40);
    plan_year (rand, plan);
    return plan;
}

static GArray *
copy (const GArray *array, guint size)
{
    return g_array_append_vals (g_array_sized_new (FALSE, TRUE, size, array->len), array->data, array->len);
}

static GArray *
carry_over (const GArray *last)
{
    GArray *lines = copy (last, sizeof (struct plan_line));

    for (guint i = 0; i < lines->len; i++) {
        struct plan_line *line = &g_array_index (lines, struct plan_line, i);
        line->opening = line->closing;
    }
    return lines;
}

struct plan *
plan_next (GRand *rand, const struct plan *last)
{
    struct plan *plan = g_new0 (struct plan, 1);

    plan->kind = last->kind;
    plan->general = carry_over (last->general);
    plan->fund = carry_over (last->fund);
    plan->capital = carry_over (last->capital);
    plan->others = copy (last->others, sizeof (struct plan_money));
    plan->general_opening = last->general_closing;
    plan->other_opening = last->other_closing;
    plan_year (rand, plan);
    return plan;
}

void
plan_free (struct plan *plan)
{
    g_array_unref (plan->general);
    g_array_unref (plan->fund);
    g_array_unref (plan->capital);
    g_array_unref (plan->others);
    g_free (plan);
}
