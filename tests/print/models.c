/* Report models made by hand.  They show one thing each: the names say what. */
#include "models.h"

#include <string.h>

/* Grids from lines */

static bool
model_merged (char ***cells, int row, int column, const char *mark)
{
    return strcmp (cells[row][column], mark) == 0;
}

static void
model_cell (struct grid *grid, char ***cells, int row, int column, int *node)
{
    const char *text = cells[row][column];
    int rowspan = 1, colspan = 1, indent = 0;
    while (column + colspan < grid->n_columns && model_merged (cells, row, column + colspan, "<"))
        colspan++;
    while (row + rowspan < grid->n_rows && model_merged (cells, row + rowspan, column, "^"))
        rowspan++;
    for (; *text == ' '; text++)
        indent++;
    enum cell_role role = ROLE_LABEL;
    enum align align = ALIGN_LEFT;
    if (row < grid->n_head) {
        role = ROLE_HEAD;
        align = ALIGN_CENTRE;
    } else if (*text == '~' || *text == '#') {
        role = *text == '~' ? ROLE_TEXT : ROLE_INDEX;
        align = *text == '~' ? ALIGN_LEFT : ALIGN_CENTRE;
        text++;
    } else if (g_ascii_isdigit (*text) || *text == '-') {
        role = ROLE_FIGURE;
        align = ALIGN_RIGHT;
    } else if (*text == '\0') {
        role = ROLE_EMPTY;
    }
    struct grid_cell *cell = grid_add (grid, row, column, rowspan, colspan, role, align, text);
    cell->indent = indent;
    if (role == ROLE_FIGURE)
        cell->node = (*node)++;
}

struct grid *
model_grid (int n_head, const char *const *lines)
{
    int n_rows = (int)g_strv_length ((char **)lines);
    char ***cells = g_new0 (char **, (gsize)n_rows + 1);
    for (int row = 0; row < n_rows; row++)
        cells[row] = g_strsplit (lines[row], "|", -1);
    struct grid *grid = grid_new (n_rows, (int)g_strv_length (cells[0]), n_head);
    int node = 0;
    for (int row = 0; row < n_rows; row++)
        for (int column = 0; column < grid->n_columns; column++)
            if (!model_merged (cells, row, column, "<") && !model_merged (cells, row, column, "^"))
                model_cell (grid, cells, row, column, &node);
    for (int row = 0; row < n_rows; row++)
        g_strfreev (cells[row]);
    g_free (cells);
    grid_weigh (grid);
    return grid;
}

struct block *
model_table (struct report *report, const char *title, const char *code, int n_head, const char *const *lines)
{
    struct block *block = report_add (report, BLOCK_TABLE, 0, NULL, NULL);
    block->grid = model_grid (n_head, lines);
    block->grid->title = g_strdup (title);
    block->grid->code = g_strdup (code);
    block->listed = title != NULL;
    if (code) {
        block->grid->left = g_strdup ("部门：某市某局");
        block->grid->middle = g_strdup ("2022年度");
        block->grid->right = g_strdup ("金额单位：万元");
    }
    return block;
}

/* Models */

static struct report *
model_new (bool draft)
{
    struct report *report = report_new ();
    report->title = g_strdup ("某市某局2022年度部门决算");
    report->author = g_strdup ("某市某局");
    report->draft = draft;
    report->draft_mark = g_strdup ("草稿");
    report->continued = g_strdup ("（续表）");
    return report;
}

static struct report *
model_heads (void)
{
    static const char *const lines[] = {
        "预算数|<|<|<|决算数|<|<|<",
        "合计|公务用车购置及运行维护费|<|公务接待费|合计|公务用车购置及运行维护费|<|公务接待费",
        "^|购置费|运行维护费|^|^|购置费|运行维护费|^",
        "1|2|3|4|5|6|7|8",
        "26.55|18.78|7.77||26.42|18.78|7.64|",
        NULL,
    };
    struct report *report = model_new (false);
    model_table (report, "财政拨款“三公”经费支出决算表", "公开09表", 4, lines);
    report_add (report, BLOCK_NOTE, 0, "note", "注：本表反映部门本年度财政拨款“三公”经费支出预决算情况。");
    return report;
}

static struct report *
model_tree (void)
{
    static const char *const lines[] = {
        "项目|<|本年支出|<|<",
        "科目编码|科目名称|小计|基本支出|项目支出",
        "栏次|<|1|2|3",
        "合计|<|637.99|233.70|404.29",
        "#201|一般公共服务支出|541.12|186.82|354.30",
        "#20103|  政府办公厅（室）及相关机构事务|541.12|186.82|354.30",
        "#2010301|    行政运行|186.82|186.82|",
        "#208|社会保障和就业支出|22.21|22.21|",
        NULL,
    };
    struct report *report = model_new (true);
    model_table (report, "一般公共预算财政拨款支出决算表", "公开05表", 3, lines);
    return report;
}

static struct report *
model_document (void)
{
    static const char *const lines[] = {"项目|金额", "合计|1.50", "其他|~说明文字，见附件", NULL};
    struct report *report = model_new (false);
    report_add (report, BLOCK_TITLE, 0, "title", "某市某局");
    report_add (report, BLOCK_TITLE, 0, "title", "2022年度部门决算");
    report_add (report, BLOCK_TITLE, 0, "centre", "");
    report_add (report, BLOCK_TITLE, 0, "centre", "2023年9月");
    report_add (report, BLOCK_PAGE_BREAK, 0, NULL, NULL);
    report_add (report, BLOCK_CONTENTS, 0, NULL, "目  录");
    report_add (report, BLOCK_PAGE_BREAK, 0, NULL, NULL);
    report_add (report, BLOCK_HEADING, 0, NULL, "第一部分 某市某局概况")->listed = true;
    report_add (report, BLOCK_HEADING, 1, "heading1", "一、部门主要职能")->listed = true;
    report_add (report, BLOCK_PARAGRAPH, 0, "text",
                "（一）负责本市重大政务、经济、科技活动的联络、协调、服务等工作；做好后勤服务工作。");
    report_add (report, BLOCK_HEADING, 2, "heading2", "（二）其他");
    report_add (report, BLOCK_PARAGRAPH, 0, "plain", "不缩进的一段。");
    report_add (report, BLOCK_HEADING, 0, NULL, "第二部分 部门决算表")->listed = true;
    report_add (report, BLOCK_PAGE_BREAK, 0, NULL, NULL);
    model_table (report, "收入决算表", "公开02表", 1, lines);
    report_add (report, BLOCK_NOTE, 0, "note", "注：本表反映收入情况。");
    report_add (report, BLOCK_PAGE_BREAK, 0, NULL, NULL);
    report_add (report, BLOCK_HEADING, 1, "heading1", "二、附件")->listed = true;
    model_table (report, NULL, NULL, 1, lines);
    return report;
}

static struct report *
model_long (void)
{
    static const char *const first[] = {"项目|行次|金额", NULL};
    struct report *report = model_new (false);
    g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (rows, g_strdup (first[0]));
    for (int i = 1; i <= 40; i++)
        g_ptr_array_add (rows, g_strdup_printf ("第%d项支出|#%d|%d.00", i, i, i * 100));
    g_ptr_array_add (rows, NULL);
    model_table (report, "支出决算表", "公开03表", 1, (const char *const *)rows->pdata);
    return report;
}

static struct report *
model_merged_rows (void)
{
    static const char *const lines[] = {
        "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
        "~产出指标|~数量指标|~保障特殊时期信访维稳|~不发生|100|5|5",
        "^|^|~律师接待信访群众|~>=200人次|205|5|5",
        "^|~质量指标|~社会总体稳定，非访率下降，并逐年好转|~100|100|10|10",
        "~效益指标|~社会效益|~群众法律意识法制观念提高|~>=60%|60|5|5",
        "总计|<|<|<|<|25|25",
        NULL,
    };
    struct report *report = model_new (false);
    model_table (report, "项目绩效自评表", NULL, 1, lines);
    return report;
}

/* Wider than any page: two levels of heads over 40 columns of figures. */
static struct report *
model_wide (void)
{
    GString *groups = g_string_new ("单位名称"), *heads = g_string_new ("^"), *rows[3];
    g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
    for (int column = 0; column < 40; column++) {
        g_string_append_printf (groups, column % 4 == 0 ? "|第%d季度" : "|<", column / 4 + 1);
        g_string_append_printf (heads, "|指标%d", column + 1);
    }
    g_ptr_array_add (lines, g_string_free (groups, FALSE));
    g_ptr_array_add (lines, g_string_free (heads, FALSE));
    for (int row = 0; row < 3; row++) {
        rows[row] = g_string_new (NULL);
        g_string_printf (rows[row], "第%d分局", row + 1);
        for (int column = 0; column < 40; column++)
            g_string_append_printf (rows[row], "|%d.%02d", row * 40 + column + 1000, column);
        g_ptr_array_add (lines, g_string_free (rows[row], FALSE));
    }
    g_ptr_array_add (lines, NULL);
    struct report *report = model_new (false);
    model_table (report, "各单位指标表", "公开99表", 2, (const char *const *)lines->pdata)->grid->landscape = true;
    return report;
}

/* A row that is higher than any page. */
static struct report *
model_cut (void)
{
    static const char text[] =
        "~坚持经常分析职工思想和动态，本着具体问题具体分析的原则，做好职工思想工作，让职工感觉到家的温暖；"
        "抓好一人一事教育工作，坚持与职工沟通，做职工的贴心人，实现队伍的稳定；及时解决职工关心的“焦点”、“难点”、“疑点”"
        "问题，"
        "本着职工面前无小事的原则，消除职工疑虑，做到职工生气而进，心平气和而出，形成和谐的生活局面；"
        "继续完善信访工作制度，落实首问负责制，做到件件有着落、事事有回音，把矛盾化解在基层、解决在萌芽状态。";
    const char *lines[] = {"年度总体目标|得分", NULL, "~其他|2", NULL};
    g_autofree char *row = g_strconcat (text, "|98", NULL);
    lines[1] = row;
    struct report *report = model_new (true);
    model_table (report, "项目绩效自评表", NULL, 1, lines);
    return report;
}

/* Two headings in the lower half of a page, and a table that fills most of one. */
static struct report *
model_kept (void)
{
    struct report *report = model_new (false);
    const char *lines[33] = {"项目|金额"};
    for (int i = 1; i < 32; i++)
        lines[i] = "一般公共服务支出|1.00";
    for (int i = 0; i < 6; i++)
        report_add (report, BLOCK_PARAGRAPH, 0, "text", "正文一段。");
    report_add (report, BLOCK_HEADING, 1, "heading1", "一、总体情况");
    report_add (report, BLOCK_HEADING, 2, "heading2", "（一）逐项情况");
    model_table (report, "逐项情况表", NULL, 1, lines);
    return report;
}

static const struct {
    const char *name;
    struct report *(*make) (void);
} models[] = {
    {"cut", model_cut},   {"document", model_document},  {"heads", model_heads},
    {"kept", model_kept},
    {"long", model_long}, {"merged", model_merged_rows}, {"tree", model_tree},
    {"wide", model_wide},
};

struct report *
model_by_name (const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS (models); i++)
        if (strcmp (models[i].name, name) == 0)
            return models[i].make ();
    return NULL;
}
