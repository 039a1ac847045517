/* Projects, their indicators and scores: each project's weights are 100, its score is what was reached. */
#include "generate-private.h"

#include <stddef.h>

static int64_t
project_money (const struct book *book)
{
    const struct cell *cell = book_cell_at (book, "spending", "total", "project");
    const struct value *value = cell != NULL ? book_value (book, node_of (cell->index, false)) : NULL;

    return value != NULL && value->state == VALUE_NUMBER ? value->num : 0;
}

/* Where the report has no table of indicators: the project's score is one figure, with what it brought to light. */
static void
type_managed (struct generator *generator, const char *id, int64_t money)
{
    static const char *const scores[] = { "96.5", "88.25", "74", "100" };
    int kind = g_rand_int_range (generator->rand, 0, 4);
    bool evaluated = plan_chance (generator->rand, 80);

    if (book_cell_at (generator->book, "projects", id, "evaluated") == NULL)
        return;
    generator_money (generator, "projects", id, "budget", money);
    generator_text (generator, "projects", id, "tracked", plan_chance (generator->rand, 70) ? "是" : "否");
    generator_text (generator, "projects", id, "evaluated", evaluated ? "是" : "否");
    generator_text (generator, "projects", id, "score", evaluated ? scores[kind] : "");
    if (evaluated) {
        generator_count (generator, "projects", id, "problems", 3 - kind);
        generator_count (generator, "projects", id, "fixed", (3 - kind) / 2);
    }
}

/* In hundredths of 万元, rounded half up: what a reader computes the rate from. */
static int64_t
printed (int64_t fen)
{
    return (fen + 5000) / 10000;
}

static void
type_project (struct generator *generator, const char *id, const char *name, int64_t money)
{
    int64_t budget = plan_chance (generator->rand, 50) ? money : money + plan_amount (generator->rand, YUAN, WANYUAN);

    generator_text (generator, "projects", id, "name", name);
    generator_money (generator, "projects", id, "fiscal_initial", budget);
    generator_money (generator, "projects", id, "fiscal_adjusted", budget);
    generator_money (generator, "projects", id, "fiscal_final", money);
    generator_text (generator, "projects", id, "weight", "10");
    int64_t score = printed (budget) > 0 ? printed (money) * 1000 / printed (budget) : 0; /* never more than the rate is worth */
    g_autofree char *points = g_strdup_printf ("%d.%02d", (int)(score / 100), (int)(score % 100));
    generator_text (generator, "projects", id, "score", points);
    type_managed (generator, id, money);
}

static void
type_indicators (struct generator *generator, const char *name)
{
    static const struct {
        const char *level1, *level2, *name, *weight;
    } kinds[] = { { "产出指标", "数量", "任务完成率", "50" }, { "效益指标", "社会效益", "问题解决率", "30" }, { "满意度指标", "满意度", "服务对象满意度", "10" } };

    for (int i = 0; i < 3; i++) {
        const char *id = generator_row (generator, "indicators", NULL);
        generator_apply (generator);
        generator_text (generator, "indicators", id, "project", name);
        generator_text (generator, "indicators", id, "level1", kinds[i].level1);
        generator_text (generator, "indicators", id, "level2", kinds[i].level2);
        generator_text (generator, "indicators", id, "name", kinds[i].name);
        generator_text (generator, "indicators", id, "weight", kinds[i].weight);
        generator_text (generator, "indicators", id, "score", kinds[i].weight);
        generator_text (generator, "indicators", id, "target", "≥95%");
        generator_text (generator, "indicators", id, "actual", "96%");
        generator_apply (generator);
    }
}

/* One indicator for each choice of the edition's groups. */
static void
type_overall (struct generator *generator)
{
    static const struct {
        const char *group, *weight, *score;
    } groups[] = { { "管理", "25", "24" }, { "产出", "35", "35" }, { "效果", "30", "28.5" }, { "满意度", "10", "10" } };

    for (int i = 0; i < 4; i++) {
        const char *id = generator_row (generator, "overall_items", NULL);
        generator_apply (generator);
        generator_text (generator, "overall_items", id, "group", groups[i].group);
        generator_text (generator, "overall_items", id, "weight", groups[i].weight);
        generator_text (generator, "overall_items", id, "score", groups[i].score);
        generator_apply (generator);
    }
}

/* The department evaluates some of the projects: one score each, or two that add up. */
static void
type_evaluation (struct generator *generator, const char *name, int64_t money)
{
    const char *id = generator_row (generator, "evaluations", NULL);

    generator_apply (generator);
    generator_text (generator, "evaluations", id, "name", name);
    generator_money (generator, "evaluations", id, "general", money);
    generator_money (generator, "evaluations", id, "fund", 0);
    generator_money (generator, "evaluations", id, "capital", 0);
    for (int i = 0; i < 2; i++) {
        const char *item = generator_row (generator, "evaluation_items", NULL);
        g_autofree char *score = g_strdup_printf ("%d.%02d", g_rand_int_range (generator->rand, 25, 50), g_rand_int_range (generator->rand, 0, 100));
        generator_apply (generator);
        generator_text (generator, "evaluation_items", item, "project", name);
        generator_text (generator, "evaluation_items", item, "group", i == 0 ? "过程" : "产出");
        generator_text (generator, "evaluation_items", item, "weight", "50");
        generator_text (generator, "evaluation_items", item, "score", score);
        generator_apply (generator);
    }
}

void
generate_performance (struct generator *generator)
{
    int64_t money = project_money (generator->book);
    int n = money < WANYUAN ? 0 : g_rand_int_range (generator->rand, 0, 4);
    g_autofree int64_t *part = plan_split (generator->rand, money / 2, MAX (n, 1));

    for (int i = 0; i < n; i++) {
        g_autofree char *name = generator_reason (generator);
        const char *id = generator_row (generator, "projects", NULL);
        generator_apply (generator);
        type_project (generator, id, name, part[i]);
        generator_apply (generator);
        type_indicators (generator, name);
        if (plan_chance (generator->rand, 50))
            type_evaluation (generator, name, part[i]);
    }
    type_overall (generator);
    generator_apply (generator);
}
