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

static void
type_project (struct generator *generator, const char *id, const char *name, int64_t money)
{
    int64_t budget = plan_chance (generator->rand, 50) ? money : money + plan_amount (generator->rand, YUAN, WANYUAN);

    generator_text (generator, "projects", id, "name", name);
    generator_money (generator, "projects", id, "fiscal_initial", budget);
    generator_money (generator, "projects", id, "fiscal_adjusted", budget);
    generator_money (generator, "projects", id, "fiscal_final", money);
    generator_text (generator, "projects", id, "weight", "10");
    generator_text (generator, "projects", id, "score", budget == money ? "10" : "9.5");
}

static void
type_indicators (struct generator *generator, const char *name)
{
    static const struct {
        const char *level1, *level2, *weight;
    } kinds[] = { { "产出指标", "数量", "50" }, { "效益指标", "社会效益", "30" }, { "满意度指标", "满意度", "10" } };

    for (int i = 0; i < 3; i++) {
        const char *id = generator_row (generator, "indicators", NULL);
        generator_apply (generator);
        generator_text (generator, "indicators", id, "project", name);
        generator_text (generator, "indicators", id, "level1", kinds[i].level1);
        generator_text (generator, "indicators", id, "level2", kinds[i].level2);
        generator_text (generator, "indicators", id, "weight", kinds[i].weight);
        generator_text (generator, "indicators", id, "score", kinds[i].weight);
        generator_text (generator, "indicators", id, "target", "≥95%");
        generator_text (generator, "indicators", id, "actual", "96%");
        generator_apply (generator);
    }
}

static void
type_overall (struct generator *generator)
{
    static const struct {
        const char *row, *weight, *score;
    } groups[] = { { "management", "25", "24" }, { "output", "35", "35" }, { "effect", "30", "28.5" }, { "satisfaction", "10", "10" } };

    for (int i = 0; i < 4; i++) {
        generator_text (generator, "overall", groups[i].row, "weight", groups[i].weight);
        generator_text (generator, "overall", groups[i].row, "score", groups[i].score);
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
    }
    generator_count (generator, "selfeval", "number", "value", n);
    generator_money (generator, "selfeval", "money", "value", n > 0 ? money / 2 : 0);
    generator_count (generator, "evaluation", "number", "value", 0);
    type_overall (generator);
    generator_apply (generator);
}
