/* The report model of a small book: each section's blocks against what was written by hand. */
#include <locale.h>
#include <string.h>

#include "core/report.h"
#include "tests/lib/pieces.h"

static struct section *
add_section (struct form *form, const char *id, enum section_kind kind, const char *title, const char *code)
{
    struct section *section = piece_section (form, id, kind, title);
    section->code = g_strdup (code);
    return section;
}

/* A row with its printed number. */
static struct row *
add_line (struct section *section, const char *id, const char *label, const char *line, const char *source)
{
    struct row *row = piece_row (section, id, label, source);
    row->line = g_strdup (line);
    return row;
}

static struct paragraph *
add_paragraph (GPtrArray *paragraphs, const char *text, const char *style)
{
    g_autoptr (GError) error = NULL;
    struct paragraph *paragraph = form_paragraph_new ();
    paragraph->text = template_parse (text, &error);
    g_assert_no_error (error);
    paragraph->style = g_strdup (style);
    g_ptr_array_add (paragraphs, paragraph);
    return paragraph;
}

static struct layout *
set_layout (struct section *section)
{
    section->layout = form_layout_new ();
    return section->layout;
}

/* columns: "show label group index" each, separated by | and by blanks; "." stands for nothing said. */
static struct layout_block *
add_block (struct layout *layout, const char *head, const char *rows, const char *foot, const char *columns)
{
    struct layout_block *block = form_layout_block_new ();
    block->head = g_strdup (head);
    block->rows = rows ? g_strsplit (rows, " ", -1) : NULL;
    block->foot = g_strdup (foot);
    g_auto (GStrv) parts = g_strsplit (columns, "|", -1);
    for (char **part = parts; *part; part++) {
        g_auto (GStrv) words = g_strsplit (*part, " ", -1);
        struct layout_column *column = g_new0 (struct layout_column, 1);
        char **fields[] = {&column->show, &column->label, &column->group, &column->index};
        for (size_t i = 0; i < G_N_ELEMENTS (fields) && words[i]; i++)
            *fields[i] = strcmp (words[i], ".") == 0 ? NULL : g_strdup (words[i]);
        g_ptr_array_add (block->columns, column);
    }
    g_ptr_array_add (layout->blocks, block);
    return block;
}

static void
add_item (struct form *form, enum report_block kind, const char *title, const char *section)
{
    struct report_item *item = form_report_item_new ();
    item->kind = kind;
    item->title = g_strdup (title);
    item->section = g_strdup (section);
    g_ptr_array_add (form->report, item);
}

static struct form *
empty_form (void)
{
    struct form *form = form_new ();
    form->id = g_strdup ("small");
    form->name = g_strdup ("Small");
    form->unit = g_strdup ("万元");
    form->decimals = 2;
    form->phrases.blank = g_strdup ("（待填）");
    form->table_left = g_strdup ("部门：{unit.name}");
    form->table_middle = g_strdup ("{year}年度");
    form->table_right = g_strdup ("金额单位：万元");
    form->continued = g_strdup ("（续表）");
    form->draft_mark = g_strdup ("草稿");
    struct section *unit = add_section (form, "unit", SECTION_FIELDS, "基本信息", NULL);
    piece_column (unit, "value", "内容", TYPE_TEXT, NULL);
    add_line (unit, "name", "名称", NULL, NULL);
    return form;
}

/* A book and its cells */

static struct book *
open_book (const struct form *form)
{
    g_autoptr (GError) error = NULL;
    struct book *book = book_new (form, 2022, &error);
    g_assert_no_error (error);
    return book;
}

static void
check_report (struct book *book, bool draft, const char *expected)
{
    g_autoptr (Report) report = report_build (book, &(struct report_state){ .draft = draft });
    g_autofree char *dump = report_dump (report);
    g_assert_cmpstr (dump, ==, expected);
}

/* Tests */

static void
test_frame (void)
{
    g_autoptr (Form) form = empty_form ();
    struct section *hidden = add_section (form, "hidden", SECTION_FIELDS, "不打印", NULL);
    piece_column (hidden, "value", "内容", TYPE_COUNT, NULL);
    add_line (hidden, "count", "辆", NULL, NULL);
    add_item (form, REPORT_COVER, NULL, NULL);
    const struct report_item *cover = g_ptr_array_index (form->report, 0);
    add_paragraph (cover->lines, "{unit.name}", "title");
    add_paragraph (cover->lines, "{year}年度决算", "title");
    add_paragraph (cover->lines, "2023年", NULL);
    add_item (form, REPORT_CONTENTS, "目录", NULL);
    add_item (form, REPORT_PART, "第一部分 {unit.name}概况", NULL);
    add_item (form, REPORT_SECTION, NULL, "hidden");
    add_item (form, REPORT_SECTION, NULL, "unit");
    g_autoptr (Book) book = open_book (form);
    type_cell (book, "unit.name", "某局");
    check_report (book, true,
                  "report 某局2022年度决算 | 某局 | draft\n"
                  "title (title) 某局\n"
                  "title (title) 2022年度决算\n"
                  "title (centre) 2023年\n"
                  "page-break\n"
                  "contents 目录\n"
                  "page-break\n"
                  "heading 0 * 第一部分 某局概况\n");
}

/* Two halves side by side, numbered empty lines, 栏次, a total at the foot of one half. */
static void
test_blocks (void)
{
    g_autoptr (Form) form = empty_form ();
    struct section *totals = add_section (form, "totals", SECTION_TABLE, "收支总表", "公开01表");
    piece_column (totals, "final", "决算数", TYPE_MONEY, NULL);
    add_line (totals, "fiscal", "一、拨款", "1", NULL);
    add_line (totals, "asked", "不打印", "9", NULL)->hidden = true;
    add_line (totals, "sum_in", "合计", "3", "fiscal");
    add_line (totals, "201", "一、公共服务", "4", NULL)->level = 1;
    add_line (totals, "sum_out", "合计", "6", "sum('201':'201')");
    struct layout *layout = set_layout (totals);
    layout->index = layout->landscape = true;
    add_block (layout, "收入", "fiscal -2", "sum_in", "label 项目 . 栏次|line 行次|final 决算数 . 1");
    add_block (layout, "支出", "201 - sum_out", NULL, "label 项目 . 栏次|line 行次|final 决算数 . 2");
    g_ptr_array_add (layout->notes, g_strdup ("注：{unit.name}的总表。"));
    add_item (form, REPORT_SECTION, NULL, "totals");
    g_autoptr (Book) book = open_book (form);
    type_cell (book, "unit.name", "某局");
    type_cell (book, "totals.fiscal.final", "1.5");
    check_report (book, false,
                  "report Small | 某局\n"
                  "table *\n"
                  "  7 rows, 6 columns, 3 of head, landscape\n"
                  "  收支总表 | 公开01表 | 部门：某局 | 2022年度 | 金额单位：万元\n"
                  "  0,0 1x3 head 收入\n"
                  "  0,3 1x3 head 支出\n"
                  "  1,0 head 项目\n"
                  "  1,1 head 行次\n"
                  "  1,2 head 决算数\n"
                  "  1,3 head 项目\n"
                  "  1,4 head 行次\n"
                  "  1,5 head 决算数\n"
                  "  2,0 index 栏次\n"
                  "  2,1 index\n"
                  "  2,2 index 1\n"
                  "  2,3 index 栏次\n"
                  "  2,4 index\n"
                  "  2,5 index 2\n"
                  "  3,0 label 一、拨款\n"
                  "  3,1 index 1\n"
                  "  3,2 figure 1.50\n"
                  "  4,0 label\n"
                  "  4,1 index 2\n"
                  "  4,2 empty\n"
                  "  5,0 label\n"
                  "  5,1 index\n"
                  "  5,2 empty\n"
                  "  6,0 label 合计\n"
                  "  6,1 index 3\n"
                  "  6,2 figure 1.50\n"
                  "  3,3 label >2 一、公共服务\n"
                  "  3,4 index 4\n"
                  "  3,5 figure\n"
                  "  4,3 label\n"
                  "  4,4 index\n"
                  "  4,5 empty\n"
                  "  5,3 label 合计\n"
                  "  5,4 index 6\n"
                  "  5,5 figure\n"
                  "  6,3 label\n"
                  "  6,4 index\n"
                  "  6,5 empty\n"
                  "note (note) 注：某局的总表。\n");
}

static struct section *
tree_section (struct form *form)
{
    struct section *tree = add_section (form, "general", SECTION_TREE, "支出表", "公开05表");
    struct column *total = piece_column (tree, "total", "小计", TYPE_MONEY, "sum(basic, project)");
    struct column *basic = piece_column (tree, "basic", "基本", TYPE_MONEY, NULL);
    struct column *project = piece_column (tree, "project", "项目", TYPE_MONEY, NULL);
    total->group = g_strdup ("本年支出");
    basic->group = g_strdup ("本年支出/其中");
    project->group = g_strdup ("本年支出/其中");
    add_line (tree, "total", "合计", NULL, "sum(children)");
    struct layout *layout = set_layout (tree);
    layout->index = true;
    add_block (layout, NULL, NULL, NULL,
               "code 编码 项目 栏次|label 名称 项目 栏次|total . . 1|basic . . 2|project . . 3");
    layout->empty = g_strdup ("说明：{unit.name}没有支出。");
    add_item (form, REPORT_SECTION, NULL, "general");
    return tree;
}

static void
test_tree (void)
{
    g_autoptr (Form) form = empty_form ();
    tree_section (form);
    g_autoptr (Book) book = open_book (form);
    type_cell (book, "unit.name", "某局");
    add_row (book, "general", "201");
    add_row (book, "general", "20103");
    type_cell (book, "general.20103.basic", "2");
    type_cell (book, "general.20103.project", "0");
    check_report (book, false,
                  "report Small | 某局\n"
                  "table *\n"
                  "  7 rows, 5 columns, 4 of head\n"
                  "  支出表 | 公开05表 | 部门：某局 | 2022年度 | 金额单位：万元\n"
                  "  0,0 1x2 head 项目\n"
                  "  0,2 1x3 head 本年支出\n"
                  "  1,0 2x1 head 编码\n"
                  "  1,1 2x1 head 名称\n"
                  "  1,2 2x1 head 小计\n"
                  "  1,3 1x2 head 其中\n"
                  "  2,3 head 基本\n"
                  "  2,4 head 项目\n"
                  "  3,0 1x2 index 栏次\n"
                  "  3,2 index 1\n"
                  "  3,3 index 2\n"
                  "  3,4 index 3\n"
                  "  4,0 1x2 label 合计\n"
                  "  4,2 figure 2.00\n"
                  "  4,3 figure 2.00\n"
                  "  4,4 figure 0.00\n"
                  "  5,0 index 201\n"
                  "  5,1 label 201\n"
                  "  5,2 figure 2.00\n"
                  "  5,3 figure 2.00\n"
                  "  5,4 figure 0.00\n"
                  "  6,0 index 20103\n"
                  "  6,1 label >2 20103\n"
                  "  6,2 figure 2.00\n"
                  "  6,3 figure 2.00\n"
                  "  6,4 figure 0.00\n");
}

/* The sentence about an empty table stands there exactly while no figure is in it. */
static void
test_empty_table (void)
{
    g_autoptr (Form) form = empty_form ();
    tree_section (form);
    g_autoptr (Book) book = open_book (form);
    const char *const sentence = "note (note) 说明：（待填）没有支出。\n";
    g_autoptr (Report) blank = report_build (book, &(struct report_state){ .draft = false });
    g_autofree char *before = report_dump (blank);
    g_assert_nonnull (strstr (before, "4,0 1x2 label 合计\n"));
    g_assert_true (g_str_has_suffix (before, sentence));
    add_row (book, "general", "208");
    type_cell (book, "general.208.project", "0");
    g_autoptr (Report) zero = report_build (book, &(struct report_state){ .draft = false });
    g_autofree char *after = report_dump (zero);
    g_assert_null (strstr (after, "说明"));
}

static void
test_transposed (void)
{
    g_autoptr (Form) form = empty_form ();
    struct section *cars = add_section (form, "cars", SECTION_TABLE, "三公", "公开09表");
    piece_column (cars, "adjusted", "预算数", TYPE_MONEY, NULL);
    piece_column (cars, "final", "决算数", TYPE_MONEY, NULL);
    add_line (cars, "total", "合计", NULL, "sum(buy, run)");
    add_line (cars, "buy", "车辆购置费", NULL, NULL)->group = g_strdup ("车辆");
    struct row *run = add_line (cars, "run", "车辆运行费", NULL, NULL);
    run->group = g_strdup ("车辆");
    run->head = g_strdup ("运行");
    struct layout *layout = set_layout (cars);
    layout->transposed = layout->index = true;
    layout->right = g_strdup ("单位：元");
    add_item (form, REPORT_SECTION, NULL, "cars");
    g_autoptr (Book) book = open_book (form);
    type_cell (book, "cars.buy.final", "18.78");
    type_cell (book, "cars.run.adjusted", "7.77");
    check_report (book, false,
                  "report Small | \n"
                  "table *\n"
                  "  5 rows, 6 columns, 4 of head\n"
                  "  三公 | 公开09表 | 部门：（待填） | 2022年度 | 单位：元\n"
                  "  0,0 1x3 head 预算数\n"
                  "  0,3 1x3 head 决算数\n"
                  "  1,0 2x1 head 合计\n"
                  "  1,1 1x2 head 车辆\n"
                  "  1,3 2x1 head 合计\n"
                  "  1,4 1x2 head 车辆\n"
                  "  2,1 head 车辆购置费\n"
                  "  2,2 head 运行\n"
                  "  2,4 head 车辆购置费\n"
                  "  2,5 head 运行\n"
                  "  3,0 index 1\n"
                  "  3,1 index 2\n"
                  "  3,2 index 3\n"
                  "  3,3 index 4\n"
                  "  3,4 index 5\n"
                  "  3,5 index 6\n"
                  "  4,0 figure 7.77\n"
                  "  4,1 figure\n"
                  "  4,2 figure 7.77\n"
                  "  4,3 figure 18.78\n"
                  "  4,4 figure 18.78\n"
                  "  4,5 figure\n");
}

/* A list without code stands in the flow of text; its leading choices are shown once. */
static struct paper_line *
add_paper_line (struct layout *layout, const char *texts, int wide)
{
    struct paper_line *line = form_paper_line_new ();
    g_auto (GStrv) text = g_strsplit (texts, "|", -1);
    for (int i = 0; text[i]; i++) {
        struct paper_cell *cell = form_paper_cell_new ();
        bool merge = *text[i] == '+';
        cell->merge = merge;
        cell->role = g_strdup (*text[i] == '{' ? "figure" : "head");
        cell->span = i == wide ? 2 : 1;
        cell->text = template_parse (text[i] + merge, NULL);
        g_ptr_array_add (line->cells, cell);
    }
    g_ptr_array_add (layout->paper, line);
    return line;
}

/* Two projects, each with its own paper: lines of another section that belong to it, cells that become one. */
static void
test_paper (void)
{
    g_autoptr (Form) form = empty_form ();
    struct section *list = add_section (form, "projects", SECTION_LIST, "自评表", NULL);
    struct section *aims = add_section (form, "aims", SECTION_LIST, "指标", NULL);
    static const char *const cells[][4] = {{"甲", "产出", "条数", "5"},
                                           {"乙", "产出", "次数", "6"},
                                           {"甲", "产出", "比率", "7"},
                                           {"甲", "效益", "", "8"}};
    static const char *const ids[] = {"project", "level", "name", "score"};
    piece_column (list, "name", "名称", TYPE_TEXT, NULL);
    piece_column (list, "total", "总分", TYPE_POINT, "sum(where(aims['*'].score, aims['*'].project, name))");
    for (int i = 0; i < 4; i++)
        piece_column (aims, ids[i], ids[i], i == 3 ? TYPE_POINT : TYPE_TEXT, NULL);
    struct layout *layout = set_layout (list);
    layout->each_row = true;
    layout->left = g_strdup (" ");
    layout->middle = g_strdup (" ");
    layout->right = g_strdup ("{name}");
    add_paper_line (layout, "项目|{name}", 1);
    struct paper_line *line = add_paper_line (layout, "+{level}|{name}|{score}", -1);
    line->rows = g_strdup ("aims");
    line->match = g_strdup ("project");
    line->key = g_strdup ("name");
    add_paper_line (layout, "总分|{total}", 0)->when = piece_formula ("total > 7");
    add_item (form, REPORT_SECTION, NULL, "projects");
    g_autoptr (Book) book = open_book (form);
    add_row (book, "projects", NULL);
    add_row (book, "projects", NULL);
    type_cell (book, "projects.r1.name", "甲");
    type_cell (book, "projects.r2.name", "乙");
    for (size_t i = 0; i < G_N_ELEMENTS (cells); i++) {
        add_row (book, "aims", NULL);
        for (size_t k = 0; k < G_N_ELEMENTS (ids); k++) {
            g_autofree char *address = g_strdup_printf ("aims.r%zu.%s", i + 1, ids[k]);
            if (*cells[i][k] != '\0')
                type_cell (book, address, cells[i][k]);
        }
    }
    check_report (book, false,
                  "report Small | \n"
                  "table\n"
                  "  5 rows, 3 columns, 0 of head\n"
                  "  自评表 |  |   |   | 甲\n"
                  "  0,0 head 项目\n"
                  "  0,1 1x2 text 甲\n"
                  "  1,0 2x1 head 产出\n"
                  "  1,1 text 条数\n"
                  "  1,2 figure 5.00\n"
                  "  2,1 text 比率\n"
                  "  2,2 figure 7.00\n"
                  "  3,0 head 效益\n"
                  "  3,1 text\n"
                  "  3,2 figure 8.00\n"
                  "  4,0 1x2 head 总分\n"
                  "  4,2 figure 20.00\n"
                  "page-break\n"
                  "table\n"
                  "  2 rows, 3 columns, 0 of head\n"
                  "  自评表 |  |   |   | 乙\n"
                  "  0,0 head 项目\n"
                  "  0,1 1x2 text 乙\n"
                  "  1,0 head 产出\n"
                  "  1,1 text 次数\n"
                  "  1,2 figure 6.00\n");
}

static void
test_list (void)
{
    g_autoptr (Form) form = empty_form ();
    struct section *list = add_section (form, "aims", SECTION_LIST, "指标", NULL);
    static const char *const cells[][4] = {{"产出", "数量", "甲", "5"},
                                           {"产出", "数量", "乙", "10"},
                                           {"产出", "质量", "丙", ""},
                                           {"效益", "质量", "", "1"}};
    static const char *const ids[] = {"level1", "level2", "name", "score"};
    for (int i = 0; i < 2; i++)
        piece_column (list, ids[i], i == 0 ? "一级" : "二级", TYPE_CHOICE, NULL)->choices =
            g_strdup ("产出|效益|数量|质量");
    piece_column (list, "name", "名称", TYPE_TEXT, NULL);
    piece_column (list, "score", "得分", TYPE_POINT, NULL);
    struct layout *layout = set_layout (list);
    layout->right = g_strdup ("");
    add_block (layout, NULL, NULL, NULL, "level1|level2|line 序号|name|score");
    add_item (form, REPORT_SECTION, NULL, "aims");
    g_autoptr (Book) book = open_book (form);
    for (size_t i = 0; i < G_N_ELEMENTS (cells); i++) {
        add_row (book, "aims", NULL);
        for (size_t k = 0; k < G_N_ELEMENTS (ids); k++) {
            g_autofree char *address = g_strdup_printf ("aims.r%zu.%s", i + 1, ids[k]);
            if (*cells[i][k] != '\0')
                type_cell (book, address, cells[i][k]);
        }
    }
    check_report (book, false,
                  "report Small | \n"
                  "table\n"
                  "  5 rows, 5 columns, 1 of head\n"
                  "  指标 |  | 部门：（待填） | 2022年度 | \n"
                  "  0,0 head 一级\n"
                  "  0,1 head 二级\n"
                  "  0,2 head 序号\n"
                  "  0,3 head 名称\n"
                  "  0,4 head 得分\n"
                  "  1,0 3x1 text 产出\n"
                  "  1,1 2x1 text 数量\n"
                  "  1,2 index 1\n"
                  "  1,3 text 甲\n"
                  "  1,4 figure 5.00\n"
                  "  2,2 index 2\n"
                  "  2,3 text 乙\n"
                  "  2,4 figure 10.00\n"
                  "  3,1 text 质量\n"
                  "  3,2 index 3\n"
                  "  3,3 text 丙\n"
                  "  3,4 figure\n"
                  "  4,0 text 效益\n"
                  "  4,1 text 质量\n"
                  "  4,2 index 4\n"
                  "  4,3 text\n"
                  "  4,4 figure 1.00\n");
}

/* Where the form lays out nothing: code and name of trees, 行次 where rows have one, columns that are not hidden. */
static void
test_default_columns (void)
{
    g_autoptr (Form) form = empty_form ();
    struct section *table = add_section (form, "table", SECTION_TABLE, "表", NULL);
    piece_column (table, "asked", "不打印", TYPE_MONEY, NULL)->hidden = true;
    piece_column (table, "final", "决算数", TYPE_MONEY, NULL);
    add_line (table, "pay", "工资", "1", NULL);
    set_layout (table);
    struct section *tree = add_section (form, "tree", SECTION_TREE, "树", NULL);
    piece_column (tree, "final", "决算数", TYPE_MONEY, NULL);
    add_line (tree, "total", "合计", NULL, "sum(children)");
    set_layout (tree);
    struct section *list = add_section (form, "list", SECTION_LIST, "列表", NULL);
    piece_column (list, "name", "名称", TYPE_TEXT, NULL);
    piece_column (list, "day", "日期", TYPE_DATE, NULL);
    form_section (form, "list")->layout = form_layout_new ();
    add_block (list->layout, NULL, NULL, NULL, "name");
    g_ptr_array_set_size (((struct layout_block *)g_ptr_array_index (list->layout->blocks, 0))->columns, 0);
    add_item (form, REPORT_SECTION, NULL, "table");
    add_item (form, REPORT_SECTION, NULL, "tree");
    add_item (form, REPORT_SECTION, NULL, "list");
    add_item (form, REPORT_SECTION, NULL, "none");
    g_clear_pointer (&form->table_left, g_free);
    g_clear_pointer (&form->table_middle, g_free);
    g_clear_pointer (&form->table_right, g_free);
    g_autoptr (Book) book = open_book (form);
    type_cell (book, "table.pay.final", "2");
    check_report (book, false,
                  "report Small | \n"
                  "table\n"
                  "  2 rows, 3 columns, 1 of head\n"
                  "  表 |  |  |  | \n"
                  "  0,0 head\n"
                  "  0,1 head\n"
                  "  0,2 head 决算数\n"
                  "  1,0 label 工资\n"
                  "  1,1 index 1\n"
                  "  1,2 figure 2.00\n"
                  "table\n"
                  "  2 rows, 3 columns, 1 of head\n"
                  "  树 |  |  |  | \n"
                  "  0,0 head\n"
                  "  0,1 head\n"
                  "  0,2 head 决算数\n"
                  "  1,0 1x2 label 合计\n"
                  "  1,2 figure\n"
                  "table\n"
                  "  2 rows, 2 columns, 1 of head\n"
                  "  列表 |  |  |  | \n"
                  "  0,0 head 名称\n"
                  "  0,1 head 日期\n"
                  "  1,0 empty\n"
                  "  1,1 empty\n");
}

/* {n} counts what is printed, per pattern, anew behind a heading and behind a number further out. */
static void
test_numbers (void)
{
    g_autoptr (Form) form = empty_form ();
    struct section *say = add_section (form, "say", SECTION_NARRATIVE, "一、情况说明", NULL);
    say->heading = g_strdup ("heading1");
    piece_column (say, "final", "决算数", TYPE_MONEY, NULL);
    add_line (say, "pay", "工资", NULL, NULL);
    add_line (say, "goods", "商品", NULL, NULL);
    add_line (say, "aid", "补助", NULL, NULL);
    add_paragraph (say->text, "共三项：", NULL);
    struct paragraph *each = add_paragraph (say->text, "{n}{label}{final}万元。", NULL);
    each->each_row = true;
    each->when = piece_formula ("filled(final)");
    add_paragraph (say->text, "{n}又一段。", NULL);
    add_paragraph (say->text, "二、小标题", "heading2");
    add_paragraph (say->text, "{n}从头。", NULL);
    add_paragraph (say->text, "{n}里层。", NULL)->number = g_strdup ("1.");
    add_paragraph (say->text, "{n}外层。", NULL);
    add_paragraph (say->text, "{n}里层从头。", NULL)->number = g_strdup ("1.");
    add_paragraph (say->text, "没有", NULL)->when = piece_formula ("filled(goods.final)");
    add_item (form, REPORT_SECTION, NULL, "say");
    g_autoptr (Book) book = open_book (form);
    type_cell (book, "say.pay.final", "1");
    type_cell (book, "say.aid.final", "3");
    check_report (book, false,
                  "report Small | \n"
                  "heading 1 (heading1) * 一、情况说明\n"
                  "paragraph (text) 共三项：\n"
                  "paragraph (text) （一）工资1.00万元。\n"
                  "paragraph (text) （二）补助3.00万元。\n"
                  "paragraph (text) （三）又一段。\n"
                  "heading 2 (heading2) 二、小标题\n"
                  "paragraph (text) （一）从头。\n"
                  "paragraph (text) 1.里层。\n"
                  "paragraph (text) （二）外层。\n"
                  "paragraph (text) 1.里层从头。\n");
}

static void
test_spans (void)
{
    g_autoptr (Form) form = empty_form ();
    struct section *say = add_section (form, "say", SECTION_NARRATIVE, "说明", NULL);
    piece_column (say, "final", "决算数", TYPE_MONEY, NULL);
    add_line (say, "pay", "工资", NULL, NULL);
    add_paragraph (say->text, "第一行\n支出{pay.final}万元", NULL);
    add_item (form, REPORT_SECTION, NULL, "say");
    g_autoptr (Book) book = open_book (form);
    type_cell (book, "say.pay.final", "1.5");
    g_autoptr (Report) report = report_build (book, &(struct report_state){ .draft = false });
    g_assert_cmpuint (report->blocks->len, ==, 2);
    const struct block *first = g_ptr_array_index (report->blocks, 0), *second = g_ptr_array_index (report->blocks, 1);
    g_assert_cmpstr (first->text, ==, "第一行");
    g_assert_cmpuint (first->spans->len, ==, 0);
    g_assert_cmpstr (second->text, ==, "支出1.50万元");
    g_assert_cmpuint (second->spans->len, ==, 1);
    const struct span *span = &g_array_index (second->spans, struct span, 0);
    g_assert_cmpint (span->start, ==, (int)strlen ("支出"));
    g_assert_cmpint (span->length, ==, 4);
    g_assert_cmpint (span->node, ==, node_of (book_cell_at (book, "say", "pay", "final")->index, false));
}

/* Levels are numbered by themselves; a whole sentence with a level is a paragraph, a phrase a heading. */
static void
test_prose (void)
{
    static const char *const paragraphs[][2] = {
        {"1", "工作情况"}, {"2", "负责联络。"}, {"2", "总体目标"}, {"0", "正文一。\n正文二。"},
        {"3", "数量；"},   {"1", "结论"},       {"2", "评价："}};
    g_autoptr (Form) form = empty_form ();
    struct section *prose = add_section (form, "annex", SECTION_PROSE, "附件", NULL);
    piece_column (prose, "level", "级别", TYPE_COUNT, NULL);
    piece_column (prose, "text", "正文", TYPE_TEXT, NULL);
    add_paragraph (prose->text, "附件1", "plain");
    add_paragraph (prose->text, "总报告", "title");
    add_item (form, REPORT_PART, "第五部分", NULL);
    add_item (form, REPORT_SECTION, NULL, "annex");
    g_autoptr (Book) book = open_book (form);
    for (size_t i = 0; i < G_N_ELEMENTS (paragraphs); i++) {
        add_row (book, "annex", NULL);
        g_autofree char *level = g_strdup_printf ("annex.r%zu.level", i + 1),
                        *text = g_strdup_printf ("annex.r%zu.text", i + 1);
        type_cell (book, level, paragraphs[i][0]);
        type_cell (book, text, paragraphs[i][1]);
    }
    check_report (book, false,
                  "report Small | \n"
                  "heading 0 * 第五部分\n"
                  "page-break\n"
                  "paragraph (plain) 附件1\n"
                  "heading 1 (title) * 总报告\n"
                  "heading 1 (heading1) 一、工作情况\n"
                  "paragraph (text) （一）负责联络。\n"
                  "heading 2 (heading2) （二）总体目标\n"
                  "paragraph (text) 正文一。\n"
                  "paragraph (text) 正文二。\n"
                  "paragraph (text) 1.数量；\n"
                  "heading 1 (heading1) 二、结论\n"
                  "paragraph (text) （一）评价：\n");
}

static void
test_when (void)
{
    g_autoptr (Form) form = empty_form ();
    struct section *say = add_section (form, "say", SECTION_NARRATIVE, "说明", NULL);
    say->heading = g_strdup ("heading1");
    say->when = piece_formula ("filled(unit.name)");
    add_paragraph (say->text, "有。", NULL);
    add_item (form, REPORT_SECTION, NULL, "say");
    g_autoptr (Book) book = open_book (form);
    check_report (book, false, "report Small | \n");
    type_cell (book, "unit.name", "某局");
    check_report (book, false, "report Small | 某局\nheading 1 (heading1) * 说明\nparagraph (text) 有。\n");
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "C.UTF-8");
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/report/frame", test_frame);
    g_test_add_func ("/report/blocks", test_blocks);
    g_test_add_func ("/report/tree", test_tree);
    g_test_add_func ("/report/empty-table", test_empty_table);
    g_test_add_func ("/report/transposed", test_transposed);
    g_test_add_func ("/report/list", test_list);
    g_test_add_func ("/report/paper", test_paper);
    g_test_add_func ("/report/default-columns", test_default_columns);
    g_test_add_func ("/report/numbers", test_numbers);
    g_test_add_func ("/report/spans", test_spans);
    g_test_add_func ("/report/prose", test_prose);
    g_test_add_func ("/report/when", test_when);
    return g_test_run ();
}
