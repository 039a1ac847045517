/* The table of keys.  Nothing but data and looking things up in it. */
#include "formfile/keys.h"

#include "core/form.h"

#include <glib/gi18n.h>
#include <stddef.h>
#include <string.h>

#define AT(group, member) .offset = offsetof (struct group, member)
#define MUST .required = true
#define SAYS(zh, en) .help_zh = zh, .help_en = en

#define CELL_TYPES "money|count|percent|point|text|choice|date"

static const struct key edition_keys[] = {
    { "name", KEY_TEXT, MUST, AT (form, name), SAYS ("版式名称；{year} 处填年度", "name of the edition; {year} is the book's year") },
    { "base", KEY_TEXT, AT (form, base), SAYS ("所依据的版式；空为没有", "edition that this one changes; empty: none") },
    { "abstract", KEY_YES_NO, AT (form, abstract), SAYS ("只供其他版式依据，不能建账", "only a base for other editions: no book can be of it") },
    { "years", KEY_YEARS, AT (form, years), SAYS ("适用年度；abstract 的没有，其余必填", "years it is for; needed unless it is abstract") },
    { "unit", KEY_UNIT, MUST, AT (form, unit), SAYS ("金额单位", "unit of amounts: 万元, 元 ...") },
    { "decimals", KEY_NUMBER, AT (form, decimals), .high = 6, SAYS ("金额小数位数", "decimals of printed amounts") },
    { "marks", KEY_YES_NO, AT (form, marks), SAYS ("印千分撇", "print thousands marks") },
    { "reason_from", KEY_PERCENT, AT (form, reason_from),
      SAYS ("变动达到百分之几须写原因", "change in percent from which a reason is due (\"10.00\")") },
    { "table_head", KEY_GROUP, .of = GROUP_TABLE_HEAD, SAYS ("表头上方的一行", "the line above each printed table") },
    { "continued", KEY_TEXT, AT (form, continued), SAYS ("续页表名后的字", "behind the title of a table that goes on: （续表）") },
    { "basis", KEY_TEXT, AT (form, basis),
      SAYS ("各表、句子、公式所依据的文件；行、列、章节的 help 另有写明的除外", "document that tables, sentences and formulas follow, unless the help of row, column or section names another") },
    { "prior_word", KEY_TEXT, AT (form, prior_word), SAYS ("录入算式中上年数的叫法", "last year's figure in typed arithmetic: 上年") },
    { "budget_word", KEY_TEXT, AT (form, budget_word), SAYS ("录入算式中预算数的叫法", "the budget's figure in typed arithmetic: 预算") },
    { "draft_mark", KEY_TEXT, AT (form, draft_mark), SAYS ("草稿每页所印的字", "printed on each page of a draft: 草稿") },
    { "stamp", KEY_PHRASE, AT (form, stamp), .words = "version|fingerprint",
      SAYS ("报告末尾的版本和指纹：第{version}版　{fingerprint}", "at the end of the report, with {version} and {fingerprint}") },
    { "levels", KEY_TEXTS, AT (form, levels),
      SAYS ("{path} 中类、款、项名称后的字", "behind the names of codes in {path}: [ \"（类）\", \"（款）\", \"（项）\" ]") },
    { "numbers", KEY_TEXTS, AT (form, numbers),
      SAYS ("正文各级标题的序号样式", "numbering of the levels of prose: [ \"一、\", \"（一）\", \"1.\", \"（1）\" ]") },
    { "params", KEY_MAP, AT (form, params), SAYS ("参数，公式用 param(\"名\") 取", "texts by name, for param(\"name\") in formulas") },
    { "words", KEY_MAP, AT (form, words), SAYS ("词，文字里写 @名 即换成它；@章节 换成表号", "texts by name: @name in any text stands for it; @section for the code of a table") },
    { "phrases", KEY_GROUP, MUST, AT (form, phrases), .of = GROUP_PHRASES, SAYS ("增减、完成、占比的说法", "the words of changes and ratios") },
    { "slice", KEY_PHRASE, AT (form, slice), .words = "amount|unit|share",
      SAYS ("饼图中一块的数：{amount}{unit}（{share}）", "figure of a slice: {amount}{unit}（{share}）") },
    { "signoff", KEY_GROUP, AT (form, signoff), .of = GROUP_SIGNOFF, SAYS ("审签页的字", "the words of the sign-off page") },
    { "targets", KEY_GROUP, AT (form, targets), .of = GROUP_TARGETS, SAYS ("绩效指标值里的词", "the words in targets of indicators") },
    { "parts", KEY_LIST, MUST, AT (form, parts), .of = GROUP_PART, SAYS ("各部分及其章节，即屏幕顺序", "parts and their sections: the order of the screens") },
    { "report", KEY_LIST, AT (form, report), .of = GROUP_REPORT, SAYS ("打印顺序", "order of the printed report") },
    { "aliases", KEY_MAP, AT (form, aliases),
      SAYS ("表号等别名；章节的 code 自动成为别名", "paper addresses of sections; a section's code is one by itself") },
    { NULL },
};

static const struct key table_head_keys[] = {
    { "left", KEY_SENTENCE, AT (form, table_left), SAYS ("左：部门：{unit.name}", "left: 部门：{unit.name}") },
    { "middle", KEY_SENTENCE, AT (form, table_middle), SAYS ("中：{year}年度", "middle: {year}年度") },
    { "right", KEY_SENTENCE, AT (form, table_right), SAYS ("右：金额单位：万元", "right: 金额单位：万元") },
    { NULL },
};

static const struct key phrases_keys[] = {
    { "change_up", KEY_PHRASE, MUST, AT (phrases, change_up), SAYS ("增加", "more than last year") },
    { "change_down", KEY_PHRASE, MUST, AT (phrases, change_down), SAYS ("减少", "less than last year") },
    { "change_flat", KEY_PHRASE, MUST, AT (phrases, change_flat), SAYS ("持平", "the same in print") },
    { "change_none", KEY_PHRASE, MUST, AT (phrases, change_none), SAYS ("两年都是0", "0 in both years") },
    { "change_new", KEY_PHRASE, MUST, AT (phrases, change_new), SAYS ("上年为0：不写百分比", "0 last year: no percentage") },
    { "change_new_less", KEY_PHRASE, AT (phrases, change_new_less), SAYS ("上年为0，本年为负数：不写百分比", "0 last year, below 0 this year: no percentage") },
    { "change_more", KEY_PHRASE, AT (phrases, change_more), SAYS ("上年为负数，本年多：不写百分比", "more than last year's figure below 0: no percentage") },
    { "change_less", KEY_PHRASE, AT (phrases, change_less), SAYS ("上年为负数，本年更少：不写百分比", "less than last year's figure below 0: no percentage") },
    { "completed", KEY_PHRASE, MUST, AT (phrases, completed), SAYS ("完成预算", "completion of a budget") },
    { "completed_new", KEY_PHRASE, MUST, AT (phrases, completed_new), SAYS ("预算为0：不写百分比", "budget 0: no percentage") },
    { "completed_none", KEY_PHRASE, MUST, AT (phrases, completed_none), SAYS ("预算、决算都是0", "both 0") },
    { "completed_minus", KEY_PHRASE, AT (phrases, completed_minus), SAYS ("预算或决算为负数：不写百分比", "budget or result below 0: no percentage") },
    { "gap_up", KEY_PHRASE, MUST, AT (phrases, gap_up), SAYS ("多于", "difference upwards") },
    { "gap_down", KEY_PHRASE, MUST, AT (phrases, gap_down), SAYS ("少于", "difference downwards") },
    { "gap_flat", KEY_PHRASE, MUST, AT (phrases, gap_flat), SAYS ("没有差额", "no difference in print") },
    { "share", KEY_PHRASE, MUST, AT (phrases, share), SAYS ("占比", "share of a whole") },
    { "share_none", KEY_PHRASE, MUST, AT (phrases, share_none), SAYS ("整体为0：不写百分比", "the whole is 0: no percentage") },
    { "share_minus", KEY_PHRASE, AT (phrases, share_minus), SAYS ("部分或整体为负数：不写百分比", "part or whole below 0: no percentage") },
    { "blank", KEY_TEXT, MUST, AT (phrases, blank), SAYS ("句中空缺处所印的字", "stands for a blank in a sentence: （待填）") },
    { NULL },
};

static const struct key targets_keys[] = {
    { "least", KEY_TEXT, AT (target_words, least), SAYS ("不少于、以上……，用 | 分隔；≥ 不用写", "not less than, | between: 不少于|以上; ≥ is known") },
    { "most", KEY_TEXT, AT (target_words, most), SAYS ("不超过、以内……", "not more than: 不超过|以内") },
    { "none", KEY_TEXT, AT (target_words, none), SAYS ("未发生……：就是0", "not at all, which is 0: 未发生") },
    { "down", KEY_TEXT, AT (target_words, down), SAYS ("下降、减少……", "a change downwards: 下降|减少") },
    { "up", KEY_TEXT, AT (target_words, up), SAYS ("上升、增长……", "a change upwards: 上升|增长") },
    { NULL },
};

static const struct key signoff_keys[] = {
    { "title", KEY_TEXT, AT (signoff_words, title), SAYS ("标题", "its title") },
    { "content", KEY_TEXT, AT (signoff_words, content), SAYS ("“报告内容”一表的标题", "title of the table about the content") },
    { "unit", KEY_TEXT, AT (signoff_words, unit), SAYS ("行：单位", "row: the unit") },
    { "year", KEY_TEXT, AT (signoff_words, year), SAYS ("行：年度", "row: the year") },
    { "edition", KEY_TEXT, AT (signoff_words, edition), SAYS ("行：版式", "row: the edition") },
    { "version", KEY_TEXT, AT (signoff_words, version), SAYS ("行：版本", "row: the version") },
    { "state", KEY_TEXT, AT (signoff_words, state), SAYS ("行：状态", "row: the state") },
    { "fingerprint", KEY_TEXT, AT (signoff_words, fingerprint), SAYS ("行：报告指纹", "row: fingerprint of the report") },
    { "trail", KEY_TEXT, AT (signoff_words, trail), SAYS ("行：改动记录的最新散列", "row: newest hash of the trail") },
    { "people", KEY_TEXT, AT (signoff_words, people), SAYS ("“责任人”一表的标题", "title of the table of people") },
    { "step", KEY_TEXT, AT (signoff_words, step), SAYS ("列：环节", "head: the step") },
    { "person", KEY_TEXT, AT (signoff_words, person), SAYS ("列：姓名", "head: who") },
    { "when", KEY_TEXT, AT (signoff_words, when), SAYS ("列：时间", "head: when") },
    { "signature", KEY_TEXT, AT (signoff_words, signature), SAYS ("列：签字", "head: where they sign") },
    { "filled", KEY_TEXT, AT (signoff_words, filled), SAYS ("环节：填报", "step: who typed figures") },
    { "reviewed", KEY_TEXT, AT (signoff_words, reviewed), SAYS ("环节：复核", "step: who reviewed") },
    { "submitted", KEY_TEXT, AT (signoff_words, submitted), SAYS ("环节：送审", "step: who submitted") },
    { "approved", KEY_TEXT, AT (signoff_words, approved), SAYS ("环节：审定", "step: who approved") },
    { "published", KEY_TEXT, AT (signoff_words, published), SAYS ("环节：公开", "step: who published") },
    { "single", KEY_TEXT, AT (signoff_words, single), SAYS ("没有用户时的注", "note where the file has no accounts") },
    { "findings", KEY_TEXT, AT (signoff_words, findings), SAYS ("“已说明的审核结果”一表的标题", "title of the table of explained findings") },
    { "where", KEY_TEXT, AT (signoff_words, where), SAYS ("列：在何处", "head: where") },
    { "finding", KEY_TEXT, AT (signoff_words, finding), SAYS ("列：审核结果", "head: the finding") },
    { "explanation", KEY_TEXT, AT (signoff_words, explanation), SAYS ("列：说明", "head: its explanation") },
    { "left", KEY_PHRASE, AT (signoff_words, left), .words = "errors|missing|warnings", SAYS ("尚未处理的注", "note: what is still open") },
    { "queries", KEY_TEXT, AT (signoff_words, queries), SAYS ("“问询”一表的标题", "title of the table of queries") },
    { "query", KEY_TEXT, AT (signoff_words, query), SAYS ("列：编号", "head: its number") },
    { "question", KEY_TEXT, AT (signoff_words, question), SAYS ("列：问", "head: the question") },
    { "answer", KEY_TEXT, AT (signoff_words, answer), SAYS ("列：答复", "head: the answers") },
    { "none", KEY_TEXT, AT (signoff_words, none), SAYS ("没有时所印的字", "printed where there is none") },
    { "foot", KEY_TEXT, AT (signoff_words, foot), SAYS ("页脚", "foot of the page") },
    { NULL },
};

static const struct key part_keys[] = {
    { "id", KEY_ID, MUST, AT (part, id), SAYS ("代号", "name in files") },
    { "title", KEY_TEXT, MUST, AT (part, title), SAYS ("标题", "title") },
    { "sections", KEY_TEXTS, MUST, AT (part, sections), SAYS ("章节，按顺序", "its sections, in order") },
    { NULL },
};

static const struct key report_keys[] = {
    { "id", KEY_NAME, SAYS ("代号，供其他版式修改", "name by which another edition changes it") },
    { "kind", KEY_WORD, MUST, AT (report_item, kind), .words = "cover|contents|part|section",
      SAYS ("封面、目录、部分标题或章节", "what is printed here") },
    { "title", KEY_SENTENCE, AT (report_item, title), SAYS ("部分标题或目录标题", "title of the part or the contents") },
    { "section", KEY_ID, AT (report_item, section), SAYS ("章节代号", "the section, with kind = \"section\"") },
    { "lines", KEY_LIST, AT (report_item, lines), .of = GROUP_PARAGRAPH, SAYS ("封面各行，或目录下的各行", "lines of the cover, or below the contents") },
    { NULL },
};

static const struct key section_keys[] = {
    { "kind", KEY_WORD, MUST, AT (section, kind), .words = "fields|table|tree|list|prose|narrative|rules",
      SAYS ("种类：要素、定行表、科目表、名细表、正文、说明、对文字的审核",
            "fields: single values; table: fixed rows; tree: rows by classification code; list: rows as the clerk adds them; "
            "prose: paragraphs; narrative: sentences and reasons; rules: no cells, only rules on the texts of all sections") },
    { "title", KEY_TEXT, MUST, AT (section, title), SAYS ("全名，照印", "full name, as printed") },
    { "short", KEY_TEXT, AT (section, short_title), SAYS ("屏幕上的短名", "short name for the screen") },
    { "code", KEY_TEXT, AT (section, code), SAYS ("表号", "printed code: 公开09表") },
    { "entry", KEY_TEXT, AT (section, entry), SAYS ("目录中的名称，默认为表号和全名", "what the contents call its table; by default code and title") },
    { "unit", KEY_UNIT, AT (section, unit), SAYS ("金额单位，默认用版式的", "unit of amounts; the edition's by default") },
    { "budget", KEY_ID, AT (section, budget), SAYS ("预算列，各列与它相比", "column of the budget, with which the others are compared") },
    { "columns", KEY_LIST, AT (section, columns), .of = GROUP_COLUMN, SAYS ("列", "columns; fields and prose have their own") },
    { "rows", KEY_LIST, AT (section, rows), .of = GROUP_ROW, SAYS ("固定的行", "fixed rows") },
    { "rows_of", KEY_ID, AT (section, rows_of), SAYS ("行与该章节相同", "has the rows of that section") },
    { "rows_level", KEY_NUMBER, AT (section, rows_level), .high = 7, SAYS ("只取该长度的科目：3类 5款 7项", "with rows_of: only codes of that length") },
    { "codes", KEY_ID, AT (section, codes), SAYS ("科目表（tree）：codes/ 下的文件名", "code list of a tree: functions, economics") },
    { "explain", KEY_ID, AT (section, explain), SAYS ("解释科目的表：explanation() 取其 note 列", "code list whose notes explanation() gives") },
    { "when", KEY_FORMULA, AT (section, when), SAYS ("适用条件", "the section applies only then") },
    { "rules", KEY_LIST, AT (section, rules), .of = GROUP_RULE, SAYS ("审核公式", "rules") },
    { "text", KEY_LIST, AT (section, text), .of = GROUP_PARAGRAPH, SAYS ("印出的文字段落", "printed paragraphs") },
    { "charts", KEY_LIST, AT (section, charts), .of = GROUP_CHART, SAYS ("文字下方的图", "charts below the sentences") },
    { "outline", KEY_LIST, AT (section, outline), .of = GROUP_OUTLINE, SAYS ("正文的提纲", "headings and paragraphs of prose to begin with") },
    { "layout", KEY_GROUP_NEW, AT (section, layout), .of = GROUP_LAYOUT, SAYS ("表的印法；没有则不印表", "how the table is printed; without it none is") },
    { "heading", KEY_WORD_TEXT, AT (section, heading), .words = "heading1|heading2|heading3", SAYS ("印出标题的级别", "prints the title as a heading") },
    { "help", KEY_GROUP, AT (section, help), .of = GROUP_HELP, SAYS ("F1 帮助", "help of F1") },
    { NULL },
};

static const struct key column_keys[] = {
    { "id", KEY_ID, MUST, AT (column, id), SAYS ("代号", "name in formulas") },
    { "label", KEY_TEXT, MUST, AT (column, label), SAYS ("列名，照印", "head, as printed") },
    { "group", KEY_TEXT, AT (column, group), SAYS ("列名上方的大栏，外层在前，用 / 分隔", "heads above, outermost first, / between") },
    { "index", KEY_TEXT, AT (column, index), SAYS ("栏次", "number of the column in print") },
    { "type", KEY_CELL_TYPE, AT (column, type), .also = offsetof (struct column, has_type), .words = CELL_TYPES,
      SAYS ("类型，默认金额", "what it holds; money by default") },
    { "formula", KEY_FORMULA, AT (column, formula), SAYS ("列公式：单名指同一行的列", "computes the column; plain names are columns of the row") },
    { "required", KEY_FORMULA, AT (column, required), SAYS ("必填条件；\"1\" 为总要填", "must be filled then; \"1\": always") },
    { "wordings", KEY_FORMULA, AT (column, wordings),
      SAYS ("文字列：F3 所列的写法，公式得出的文字用 | 分隔", "of texts: what F3 offers to write, a text of the formula with | between") },
    { "hidden", KEY_YES_NO, AT (column, hidden), SAYS ("只在屏幕上，不印", "on the screen only, not printed") },
    { "measure", KEY_TEXT, AT (column, measure), SAYS ("量词：辆、人、批", "word for what is counted: 辆") },
    { "choices", KEY_TEXT, AT (column, choices), SAYS ("可选的词，用 | 分隔", "words to choose from, | between") },
    { "help", KEY_GROUP, AT (column, help), .of = GROUP_HELP, SAYS ("F1 帮助", "help of F1") },
    { NULL },
};

static const struct key row_keys[] = {
    { "id", KEY_ID, MUST, AT (row, id), SAYS ("代号", "name in formulas") },
    { "label", KEY_TEXT, MUST, AT (row, label), SAYS ("行名，照印", "label, as printed") },
    { "code", KEY_TEXT, AT (row, code), SAYS ("科目编码", "classification code, in quotes") },
    { "group", KEY_TEXT, AT (row, group), SAYS ("横排打印时上方的大栏", "heads above the label where rows are printed as columns") },
    { "head", KEY_TEXT, AT (row, head), SAYS ("横排打印时的列名，默认行名", "the label there; label by default") },
    { "line", KEY_TEXT, AT (row, line), SAYS ("行次", "number of the line in print, in quotes") },
    { "level", KEY_NUMBER, AT (row, level), .high = 9, SAYS ("缩进级数", "indent: 0, 1, 2 ...") },
    { "centred", KEY_YES_NO, AT (row, centred), SAYS ("行名印在中间，如合计", "the label is printed in the middle, as of totals") },
    { "formula", KEY_FORMULA, AT (row, formula), SAYS ("行公式：单名指同一列的行", "computes the row; plain names are rows of the column") },
    { "required", KEY_FORMULA, AT (row, required), SAYS ("必填条件；\"1\" 为总要填", "must be filled then; \"1\": always") },
    { "type", KEY_CELL_TYPE, AT (row, type), .also = offsetof (struct row, has_type), .words = CELL_TYPES,
      SAYS ("类型，默认随列", "what it holds; the column's by default") },
    { "measure", KEY_TEXT, AT (row, measure), SAYS ("量词", "word for what is counted") },
    { "choices", KEY_TEXT, AT (row, choices), SAYS ("可选的词，用 | 分隔", "words to choose from, | between") },
    { "only", KEY_TEXTS, AT (row, only), SAYS ("只有这些列", "only these columns exist in the row") },
    { "cells", KEY_LIST, AT (row, cells), .of = GROUP_CELL, SAYS ("个别单元的不同处", "what is different in single cells") },
    { "hidden", KEY_YES_NO, AT (row, hidden), SAYS ("只在屏幕上，不印", "on the screen only, not printed") },
    { "help", KEY_GROUP, AT (row, help), .of = GROUP_HELP, SAYS ("F1 帮助", "help of F1") },
    { NULL },
};

static const struct key cell_keys[] = {
    { "column", KEY_ID, MUST, AT (row_cell, column), SAYS ("列代号", "the column") },
    { "formula", KEY_FORMULA, AT (row_cell, formula), SAYS ("此单元的公式", "computes this cell") },
    { "required", KEY_FORMULA, AT (row_cell, required), SAYS ("必填条件", "must be filled then") },
    { "type", KEY_CELL_TYPE, AT (row_cell, type), .also = offsetof (struct row_cell, has_type), .words = CELL_TYPES,
      SAYS ("类型", "what it holds") },
    { "choices", KEY_TEXT, AT (row_cell, choices), SAYS ("可选的词", "words to choose from") },
    { "wordings", KEY_FORMULA, AT (row_cell, wordings), SAYS ("此处的写法", "what F3 offers to write here") },
    { "input", KEY_YES_NO, AT (row_cell, input), SAYS ("行、列有公式而此处仍录入", "typed, although row or column have a formula") },
    { NULL },
};

static const struct key rule_keys[] = {
    { "id", KEY_ID, MUST, AT (rule, id), SAYS ("代号，全名为 章节.代号", "its name is section.id") },
    { "severity", KEY_WORD, MUST, AT (rule, severity), .words = "error|warning|hint", SAYS ("错误、提醒、提示", "how grave it is") },
    { "must", KEY_FORMULA, AT (rule, must), SAYS ("必须成立的条件", "what must hold") },
    { "find", KEY_FORMULA, AT (rule, find),
      SAYS ("代替 must：给出不该有的文字，没有则为''；句子里用 {found}", "instead of must: gives a piece of text that should not be there, '' if none; {found} in say") },
    { "when", KEY_FORMULA, AT (rule, when), SAYS ("适用条件", "applies only then") },
    { "each", KEY_WORD_TEXT, AT (rule, each), .words = "rows|columns|leaves|texts",
      SAYS ("逐行、逐列、逐个末级或逐处文字（it）审核", "once for each row, column, lowest row, or typed text of the book (it)") },
    { "rows", KEY_TEXTS, AT (rule, rows), SAYS ("只审核这些行；\"201:234\" 为一段", "only these rows; \"201:234\": from one to another") },
    { "columns", KEY_TEXTS, AT (rule, columns), SAYS ("each = \"texts\" 时只审核这些列", "with each = \"texts\": only these columns") },
    { "sections", KEY_TEXTS, AT (rule, sections), SAYS ("each = \"texts\" 时只审核这些章节", "with each = \"texts\": only these sections") },
    { "except", KEY_TEXTS, AT (rule, except), SAYS ("each = \"texts\" 时不审核这些章节", "with each = \"texts\": not these sections") },
    { "cell", KEY_TEXT, AT (rule, cell), SAYS ("指向的单元；在别处加行才能改的，写那个章节。默认 must 的第一个名字",
            "where it is shown: a cell, or a section where rows are to be added; by default the first name of must") },
    { "say", KEY_TEMPLATE, MUST, AT (rule, say), SAYS ("审核结果的句子", "the sentence of the finding") },
    { "basis", KEY_TEXT, AT (rule, basis), SAYS ("依据", "document it rests on") },
    { "hint", KEY_TEXT, AT (rule, hint), SAYS ("怎么办", "what to do") },
    { "pass", KEY_TEXTS, AT (rule, pass), SAYS ("成立的例子：\"单元=文字; 单元=文字\"", "examples in which it holds: \"cell=text; cell=text\"") },
    { "fail", KEY_TEXTS, AT (rule, fail), SAYS ("不成立的例子", "examples in which it does not") },
    { NULL },
};

static const struct key paragraph_keys[] = {
    { "id", KEY_NAME, SAYS ("代号，供其他版式修改", "name by which another edition changes it") },
    { "text", KEY_TEMPLATE, MUST, AT (paragraph, text), SAYS ("文字", "the text") },
    { "when", KEY_FORMULA, AT (paragraph, when), SAYS ("打印条件", "printed only then") },
    { "each", KEY_FLAG_WORD, AT (paragraph, each_row), .words = "rows", SAYS ("逐行印一段", "once for each row") },
    { "rows", KEY_TEXTS, AT (paragraph, rows), SAYS ("只印这些行；\"201:234\" 为一段", "only these rows; \"201:234\": from one to another") },
    { "style", KEY_WORD_TEXT, AT (paragraph, style), .words = "text|heading1|heading2|heading3|title|note|centre|plain",
      SAYS ("样式，默认 text", "how it is printed; text by default") },
    { "distinct", KEY_YES_NO, AT (paragraph, distinct), SAYS ("逐行印时，内容相同的只印一次", "with each: the same words are printed once") },
    { "join", KEY_TEXT, AT (paragraph, join), SAYS ("各行连成一段，行间用此字", "all rows in one paragraph, this between two") },
    { "lead", KEY_TEMPLATE, AT (paragraph, lead), SAYS ("连成的一段之前的字", "with join: in front of the first row") },
    { "tail", KEY_TEMPLATE, AT (paragraph, tail), SAYS ("连成的一段之后的字", "with join: behind the last row") },
    { "number", KEY_TEXT, AT (paragraph, number), SAYS ("{n} 的样式：（一）、一、1. （1） ①", "pattern of {n}; （一） by default") },
    { NULL },
};

static const struct key layout_keys[] = {
    { "landscape", KEY_YES_NO, AT (layout, landscape), SAYS ("横向纸", "wide page") },
    { "when", KEY_FORMULA, AT (layout, when), SAYS ("打印条件", "the table is printed only then") },
    { "transposed", KEY_YES_NO, AT (layout, transposed), SAYS ("行印成列", "rows are printed as columns") },
    { "by_row", KEY_YES_NO, AT (layout, by_row), SAYS ("行印成列时，各列名印在行名之下", "transposed: the heads of columns stand below those of rows") },
    { "index", KEY_YES_NO, AT (layout, index), SAYS ("印栏次", "print the numbers of the columns") },
    { "blocks", KEY_LIST, AT (layout, blocks), .of = GROUP_BLOCK, SAYS ("左右并排的几块", "blocks side by side") },
    { "each", KEY_FLAG_WORD, AT (layout, each_row), .words = "rows", SAYS ("逐格排的表：一行一张", "a paper for each row of the section") },
    { "paper", KEY_LIST, AT (layout, paper), .of = GROUP_PAPER_LINE, SAYS ("逐格排的表，如自评表", "lines of a table that is laid out cell by cell, as a paper form is") },
    { "left", KEY_SENTENCE, AT (layout, left), SAYS ("表头左上的字，默认用版式的", "left above the table; the edition's by default") },
    { "middle", KEY_SENTENCE, AT (layout, middle), SAYS ("表头中间的字，默认用版式的", "in the middle above the table; the edition's by default") },
    { "title", KEY_SENTENCE, AT (layout, title), SAYS ("表上方的标题，默认为全名；空为不印", "title above the table; the section's by default, empty: none") },
    { "right", KEY_SENTENCE, AT (layout, right), SAYS ("表头右上的字，默认用版式的", "right above the table; the edition's by default") },
    { "empty", KEY_SENTENCE, AT (layout, empty), SAYS ("空表下的说明", "printed below where the table has no figure") },
    { "notes", KEY_SENTENCES, AT (layout, notes), SAYS ("表下的注", "lines below the table") },
    { NULL },
};

static const struct key outline_keys[] = {
    { "level", KEY_NUMBER, AT (outline_line, level), .high = 9, SAYS ("级别，0为正文", "0 text, 1 the highest heading ...") },
    { "text", KEY_SENTENCE, MUST, AT (outline_line, text), SAYS ("文字，可以用 {单元}", "the text; may name figures in braces") },
    { NULL },
};

static const struct key paper_line_keys[] = {
    { "rows", KEY_ID, AT (paper_line, rows), SAYS ("该章节每行印一行", "once for each row of that section") },
    { "match", KEY_ID, AT (paper_line, match), SAYS ("只印这一列等于 key 的行", "with rows: only those whose column says the same as key") },
    { "key", KEY_ID, AT (paper_line, key), SAYS ("本章节的列，与 match 相比", "the column of this section that match is compared with") },
    { "when", KEY_FORMULA, AT (paper_line, when), SAYS ("打印条件", "printed only then") },
    { "cells", KEY_LIST, MUST, AT (paper_line, cells), .of = GROUP_PAPER_CELL, SAYS ("各格", "its cells") },
    { NULL },
};

static const struct key paper_cell_keys[] = {
    { "text", KEY_TEMPLATE, MUST, AT (paper_cell, text), SAYS ("文字", "the text") },
    { "span", KEY_NUMBER, AT (paper_cell, span), .low = 1, .high = 40, SAYS ("占几列，默认1", "columns it takes; 1 by default") },
    { "role", KEY_WORD_TEXT, AT (paper_cell, role), .words = "head|text|centre|figure", SAYS ("样式，默认 text", "what it is; text by default") },
    { "merge", KEY_YES_NO, AT (paper_cell, merge), SAYS ("与上面同样的格合并", "one cell with the one above where both say the same") },
    { NULL },
};

static const struct key chart_keys[] = {
    { "id", KEY_NAME, SAYS ("代号，供其他版式修改", "name by which another edition changes it") },
    { "kind", KEY_WORD_TEXT, MUST, AT (chart_form, kind), .words = "pie|columns", SAYS ("饼图（构成）或柱状图（比较）", "pie: parts of a whole; columns: figures side by side") },
    { "title", KEY_TEMPLATE, MUST, AT (chart_form, title), SAYS ("图名，印在图下", "printed below it") },
    { "when", KEY_FORMULA, AT (chart_form, when), SAYS ("打印条件", "printed only then") },
    { "prior", KEY_YES_NO, AT (chart_form, prior), SAYS ("柱状图：上年数并列", "columns: last year's figure beside this year's") },
    { "now", KEY_TEMPLATE, AT (chart_form, now), SAYS ("有 prior 时本年的名称：{year}年", "with prior: what this year is called: {year}年") },
    { "before", KEY_TEMPLATE, AT (chart_form, before), SAYS ("有 prior 时上年的名称：{last_year}年", "with prior: what last year is called: {last_year}年") },
    { "items", KEY_LIST, MUST, AT (chart_form, items), .of = GROUP_CHART_ITEM, SAYS ("各项", "its figures") },
    { NULL },
};

static const struct key chart_item_keys[] = {
    { "label", KEY_TEMPLATE, MUST, AT (chart_item, label), SAYS ("名称", "what the figure is") },
    { "value", KEY_TEMPLATE, MUST, AT (chart_item, value), SAYS ("一个单元：{income.total.fiscal}", "one cell: {income.total.fiscal}") },
    { NULL },
};

static const struct key block_keys[] = {
    { "id", KEY_NAME, SAYS ("代号，供其他版式修改", "name by which another edition changes it") },
    { "head", KEY_TEXT, AT (layout_block, head), SAYS ("整块上方的大栏", "head over the block") },
    { "rows", KEY_TEXTS, AT (layout_block, rows), 
      SAYS ("行，按顺序；\"a:b\" 一段，\"-\" 空行，\"-9\" 行次为9的空行，\"-9:-26\" 这样的18行",
            "rows in order; \"a:b\" from one to another, \"-\" an empty line, \"-9\" one whose line number is 9, \"-9:-26\" 18 of these") },
    { "columns", KEY_LIST, AT (layout_block, columns), .of = GROUP_LAYOUT_COLUMN, SAYS ("列", "columns") },
    { "foot", KEY_ID, AT (layout_block, foot), SAYS ("印在末行的行", "row on the last line") },
    { NULL },
};

static const struct key layout_column_keys[] = {
    { "show", KEY_ID, MUST, AT (layout_column, show), SAYS ("label code line 或列代号", "label, code, line or a column") },
    { "label", KEY_TEXT, AT (layout_column, label), SAYS ("列名", "head; the column's own by default") },
    { "group", KEY_TEXT, AT (layout_column, group), SAYS ("上方大栏", "heads above; the column's own by default") },
    { "index", KEY_TEXT, AT (layout_column, index), SAYS ("栏次", "number; the column's own by default") },
    { NULL },
};

static const struct key help_keys[] = {
    { "what", KEY_TEXT, AT (help, what), SAYS ("这是什么", "what it is") },
    { "source", KEY_TEXT, AT (help, source), SAYS ("从哪里取", "where to take it from") },
    { "basis", KEY_TEXT, AT (help, basis), SAYS ("依据", "document it rests on") },
    { "mistakes", KEY_TEXT, AT (help, mistakes), SAYS ("常见错误", "frequent mistakes") },
    { NULL },
};

#define CREATE(function) .create = (void *(*)(void))function
#define PLACE(group) .place = (long)offsetof (struct group, place)
#define NO_PLACE .place = -1

const struct group_def key_groups[N_GROUPS] = {
    [GROUP_EDITION] = { "edition", NO_PLACE, .keys = edition_keys, SAYS ("版式", "the edition as a whole") },
    [GROUP_TABLE_HEAD] = { "table_head", NO_PLACE, .keys = table_head_keys, SAYS ("表头上方的一行", "the line above each printed table") },
    [GROUP_PHRASES] = { "phrases", NO_PLACE, .keys = phrases_keys, SAYS ("说法", "the words of changes and ratios") },
    [GROUP_TARGETS] = { "targets", NO_PLACE, .keys = targets_keys, SAYS ("指标值里的词", "words in targets of indicators") },
    [GROUP_SIGNOFF] = { "signoff", NO_PLACE, .keys = signoff_keys,
                        SAYS ("审签页的字；没有的用程序自己的，空的行不印", "words of the sign-off page; the program's own where there is none; a row without a word is left out") },
    [GROUP_PART] = { "parts", CREATE (form_part_new), NO_PLACE, .keys = part_keys, SAYS ("部分", "parts") },
    [GROUP_REPORT] = { "report", CREATE (form_report_item_new), NO_PLACE, .keys = report_keys, SAYS ("打印顺序", "what is printed, in order") },
    [GROUP_SECTION] = { "section", CREATE (form_section_new), PLACE (section), .keys = section_keys, SAYS ("章节", "a section") },
    [GROUP_COLUMN] = { "columns", CREATE (form_column_new), PLACE (column), .keys = column_keys, SAYS ("列", "columns") },
    [GROUP_ROW] = { "rows", CREATE (form_row_new), PLACE (row), .keys = row_keys, SAYS ("行", "rows") },
    [GROUP_CELL] = { "cells", CREATE (form_row_cell_new), NO_PLACE, .keys = cell_keys, SAYS ("个别单元", "single cells of a row") },
    [GROUP_RULE] = { "rules", CREATE (form_rule_new), PLACE (rule), .keys = rule_keys, SAYS ("审核公式", "rules") },
    [GROUP_PARAGRAPH] = { "text", CREATE (form_paragraph_new), PLACE (paragraph), .keys = paragraph_keys,
                          SAYS ("段落；只有文字时可直接写 \"...\"", "paragraphs; a plain text may stand for { text = \"...\"; }") },
    [GROUP_LAYOUT] = { "layout", CREATE (form_layout_new), NO_PLACE, .keys = layout_keys, SAYS ("表的印法", "how a table is printed") },
    [GROUP_OUTLINE] = { "outline", CREATE (form_outline_line_new), NO_PLACE, .keys = outline_keys, SAYS ("提纲", "the outline of prose") },
    [GROUP_PAPER_LINE] = { "paper", CREATE (form_paper_line_new), PLACE (paper_line), .keys = paper_line_keys,
                           SAYS ("逐格排的表的行", "lines of a paper") },
    [GROUP_PAPER_CELL] = { "paper.cells", CREATE (form_paper_cell_new), NO_PLACE, .keys = paper_cell_keys, SAYS ("行中的格", "cells of a line") },
    [GROUP_CHART] = { "charts", CREATE (form_chart_new), PLACE (chart_form), .keys = chart_keys, SAYS ("图", "charts of a section") },
    [GROUP_CHART_ITEM] = { "charts.items", CREATE (form_chart_item_new), NO_PLACE, .keys = chart_item_keys, SAYS ("图中各项", "figures of a chart") },
    [GROUP_BLOCK] = { "blocks", CREATE (form_layout_block_new), NO_PLACE, .keys = block_keys, SAYS ("并排的块", "blocks side by side") },
    [GROUP_LAYOUT_COLUMN] = { "blocks.columns", CREATE (form_layout_column_new), NO_PLACE, .keys = layout_column_keys, SAYS ("块中的列", "columns of a block") },
    [GROUP_HELP] = { "help", NO_PLACE, .keys = help_keys, SAYS ("帮助", "help of F1") },
};

const struct key *
keys_find (enum group_kind kind, const char *name)
{
    for (const struct key *key = key_groups[kind].keys; key->name != NULL; key++)
        if (strcmp (key->name, name) == 0)
            return key;
    return NULL;
}

GPtrArray *
keys_names (enum group_kind kind)
{
    GPtrArray *names = g_ptr_array_new ();

    for (const struct key *key = key_groups[kind].keys; key->name != NULL; key++)
        g_ptr_array_add (names, (char *)key->name);
    return names;
}

int
words_find (const char *words, const char *word)
{
    g_auto (GStrv) all = g_strsplit (words, "|", -1);

    for (int i = 0; all[i] != NULL; i++)
        if (strcmp (all[i], word) == 0)
            return i;
    return -1;
}

bool
keys_has_kind (const char *kind)
{
    return kind != NULL && words_find (keys_find (GROUP_SECTION, "kind")->words, kind) >= 0;
}

/* What a value looks like, to go on with “must be ...”. */
const struct key_type_def key_types[] = {
    [KEY_TEXT] = { N_("a text in quotes"), "加引号的文字" },
    [KEY_ID] = { N_("a name in quotes"), "加引号的代号" },
    [KEY_NAME] = { N_("a name in quotes"), "加引号的代号" },
    [KEY_TEMPLATE] = { N_("a sentence in quotes"), "加引号的句子" },
    [KEY_SENTENCE] = { N_("a sentence in quotes"), "加引号的句子" },
    [KEY_PHRASE] = { N_("a sentence in quotes"), "加引号的句子" },
    [KEY_FORMULA] = { N_("a formula in quotes"), "加引号的公式" },
    [KEY_WORD] = { N_("a word in quotes"), "加引号的词" },
    [KEY_WORD_TEXT] = { N_("a word in quotes"), "加引号的词" },
    [KEY_FLAG_WORD] = { N_("a word in quotes"), "加引号的词" },
    [KEY_CELL_TYPE] = { N_("a word in quotes"), "加引号的词" },
    [KEY_NUMBER] = { N_("a plain number"), "不加引号的整数" },
    [KEY_PERCENT] = { N_("a percentage in quotes, such as \"10.00\""), "加引号的百分数，如 \"10.00\"" },
    [KEY_UNIT] = { N_("a unit of money in quotes"), "加引号的金额单位" },
    [KEY_YES_NO] = { N_("true or false"), "true 或 false" },
    [KEY_YEARS] = { N_("years in square brackets: [ 2022 ]"), "方括号内的年度：[ 2022 ]" },
    [KEY_TEXTS] = { N_("texts in square brackets: [ \"a\", \"b\" ]"), "方括号内的文字：[ \"a\", \"b\" ]" },
    [KEY_SENTENCES] = { N_("texts in square brackets: [ \"a\", \"b\" ]"), "方括号内的句子：[ \"a\", \"b\" ]" },
    [KEY_MAP] = { N_("names and texts in braces: { name = \"text\"; }"), "花括号内的名和文字：{ 名 = \"文字\"; }" },
    [KEY_GROUP] = { N_("a group in braces: { ... }"), "花括号内的组：{ ... }" },
    [KEY_GROUP_NEW] = { N_("a group in braces: { ... }"), "花括号内的组：{ ... }" },
    [KEY_LIST] = { N_("groups in round brackets: ( { ... }, { ... } )"), "圆括号内的组：( { ... }, { ... } )" },
};
