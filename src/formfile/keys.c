/* The table of keys.  Nothing but data and looking things up in it. */
#include "formfile/keys.h"

#include "core/form.h"

#include <glib/gi18n.h>
#include <stddef.h>
#include <string.h>

#define AT(group, member) .offset = offsetof (struct group, member)
#define MUST .required = true
#define SAYS(text) .help = text

#define CELL_TYPES "money|count|percent|point|text|choice|date"

static const struct key edition_keys[] = {
    { "name", KEY_TEXT, MUST, AT (form, name), SAYS (N_ ("name of the edition; {year} is the book's year")) },
    { "base", KEY_TEXT, AT (form, base), SAYS (N_ ("edition that this one changes; empty: none")) },
    { "abstract", KEY_YES_NO, AT (form, abstract), SAYS (N_ ("only a base for other editions: no book can be of it")) },
    { "years", KEY_YEARS, AT (form, years), SAYS (N_ ("years it is for; needed unless it is abstract")) },
    { "unit", KEY_UNIT, MUST, AT (form, unit), SAYS (N_ ("unit of amounts: 万元, 元 ...")) },
    { "decimals", KEY_NUMBER, AT (form, decimals), .high = 6, SAYS (N_ ("decimals of printed amounts")) },
    { "marks", KEY_YES_NO, AT (form, marks), SAYS (N_ ("print thousands marks")) },
    { "reason_from", KEY_PERCENT, AT (form, reason_from),
      SAYS (N_ ("change in percent from which a reason is due (\"10.00\")")) },
    { "table_head", KEY_GROUP, .of = GROUP_TABLE_HEAD, SAYS (N_ ("the line above each printed table")) },
    { "continued", KEY_TEXT, AT (form, continued), SAYS (N_ ("behind the title of a table that goes on: （续表）")) },
    { "basis", KEY_TEXT, AT (form, basis),
      SAYS (N_ ("document that tables, sentences and formulas follow, unless the help of row, column or section names another")) },
    { "prior_word", KEY_TEXT, AT (form, prior_word), SAYS (N_ ("last year's figure in typed arithmetic: 上年")) },
    { "budget_word", KEY_TEXT, AT (form, budget_word), SAYS (N_ ("the budget's figure in typed arithmetic: 预算")) },
    { "draft_mark", KEY_TEXT, AT (form, draft_mark), SAYS (N_ ("printed on each page of a draft: 草稿")) },
    { "stamp", KEY_PHRASE, AT (form, stamp), .words = "version|fingerprint",
      SAYS (N_ ("at the end of the report, with {version} and {fingerprint}")) },
    { "levels", KEY_TEXTS, AT (form, levels),
      SAYS (N_ ("behind the names of codes in {path}: [ \"（类）\", \"（款）\", \"（项）\" ]")) },
    { "numbers", KEY_TEXTS, AT (form, numbers),
      SAYS (N_ ("numbering of the levels of prose: [ \"一、\", \"（一）\", \"1.\", \"（1）\" ]")) },
    { "params", KEY_MAP, AT (form, params), SAYS (N_ ("texts by name, for param(\"name\") in formulas")) },
    { "words", KEY_MAP, AT (form, words), SAYS (N_ ("texts by name: @name in any text stands for it; @section for the code of a table")) },
    { "phrases", KEY_GROUP, MUST, AT (form, phrases), .of = GROUP_PHRASES, SAYS (N_ ("the words of changes and ratios")) },
    { "slice", KEY_PHRASE, AT (form, slice), .words = "amount|unit|share",
      SAYS (N_ ("figure of a slice: {amount}{unit}（{share}）")) },
    { "signoff", KEY_GROUP, AT (form, signoff), .of = GROUP_SIGNOFF, SAYS (N_ ("the words of the sign-off page")) },
    { "targets", KEY_GROUP, AT (form, targets), .of = GROUP_TARGETS, SAYS (N_ ("the words in targets of indicators")) },
    { "parts", KEY_LIST, MUST, AT (form, parts), .of = GROUP_PART, SAYS (N_ ("parts and their sections: the order of the screens")) },
    { "report", KEY_LIST, AT (form, report), .of = GROUP_REPORT, SAYS (N_ ("order of the printed report")) },
    { "aliases", KEY_MAP, AT (form, aliases),
      SAYS (N_ ("paper addresses of sections; a section's code is one by itself")) },
    { NULL },
};

static const struct key table_head_keys[] = {
    { "left", KEY_SENTENCE, AT (form, table_left), SAYS (N_ ("left: 部门：{unit.name}")) },
    { "middle", KEY_SENTENCE, AT (form, table_middle), SAYS (N_ ("middle: {year}年度")) },
    { "right", KEY_SENTENCE, AT (form, table_right), SAYS (N_ ("right: 金额单位：万元")) },
    { NULL },
};

static const struct key phrases_keys[] = {
    { "change_up", KEY_PHRASE, MUST, AT (phrases, change_up), SAYS (N_ ("more than last year")) },
    { "change_down", KEY_PHRASE, MUST, AT (phrases, change_down), SAYS (N_ ("less than last year")) },
    { "change_flat", KEY_PHRASE, MUST, AT (phrases, change_flat), SAYS (N_ ("the same in print")) },
    { "change_none", KEY_PHRASE, MUST, AT (phrases, change_none), SAYS (N_ ("0 in both years")) },
    { "change_new", KEY_PHRASE, MUST, AT (phrases, change_new), SAYS (N_ ("0 last year: no percentage")) },
    { "change_new_less", KEY_PHRASE, AT (phrases, change_new_less), SAYS (N_ ("0 last year, below 0 this year: no percentage")) },
    { "change_more", KEY_PHRASE, AT (phrases, change_more), SAYS (N_ ("more than last year's figure below 0: no percentage")) },
    { "change_less", KEY_PHRASE, AT (phrases, change_less), SAYS (N_ ("less than last year's figure below 0: no percentage")) },
    { "completed", KEY_PHRASE, MUST, AT (phrases, completed), SAYS (N_ ("completion of a budget")) },
    { "completed_new", KEY_PHRASE, MUST, AT (phrases, completed_new), SAYS (N_ ("budget 0: no percentage")) },
    { "completed_none", KEY_PHRASE, MUST, AT (phrases, completed_none), SAYS (N_ ("both 0")) },
    { "completed_minus", KEY_PHRASE, AT (phrases, completed_minus), SAYS (N_ ("budget or result below 0: no percentage")) },
    { "gap_up", KEY_PHRASE, MUST, AT (phrases, gap_up), SAYS (N_ ("difference upwards")) },
    { "gap_down", KEY_PHRASE, MUST, AT (phrases, gap_down), SAYS (N_ ("difference downwards")) },
    { "gap_flat", KEY_PHRASE, MUST, AT (phrases, gap_flat), SAYS (N_ ("no difference in print")) },
    { "share", KEY_PHRASE, MUST, AT (phrases, share), SAYS (N_ ("share of a whole")) },
    { "share_none", KEY_PHRASE, MUST, AT (phrases, share_none), SAYS (N_ ("the whole is 0: no percentage")) },
    { "share_minus", KEY_PHRASE, AT (phrases, share_minus), SAYS (N_ ("part or whole below 0: no percentage")) },
    { "blank", KEY_TEXT, MUST, AT (phrases, blank), SAYS (N_ ("stands for a blank in a sentence: （待填）")) },
    { NULL },
};

static const struct key targets_keys[] = {
    { "least", KEY_TEXT, AT (target_words, least), SAYS (N_ ("not less than, | between: 不少于|以上; ≥ is known")) },
    { "most", KEY_TEXT, AT (target_words, most), SAYS (N_ ("not more than: 不超过|以内")) },
    { "none", KEY_TEXT, AT (target_words, none), SAYS (N_ ("not at all, which is 0: 未发生")) },
    { "down", KEY_TEXT, AT (target_words, down), SAYS (N_ ("a change downwards: 下降|减少")) },
    { "up", KEY_TEXT, AT (target_words, up), SAYS (N_ ("a change upwards: 上升|增长")) },
    { NULL },
};

static const struct key signoff_keys[] = {
    { "title", KEY_TEXT, AT (signoff_words, title), SAYS (N_ ("its title")) },
    { "content", KEY_TEXT, AT (signoff_words, content), SAYS (N_ ("title of the table about the content")) },
    { "unit", KEY_TEXT, AT (signoff_words, unit), SAYS (N_ ("row: the unit")) },
    { "year", KEY_TEXT, AT (signoff_words, year), SAYS (N_ ("row: the year")) },
    { "edition", KEY_TEXT, AT (signoff_words, edition), SAYS (N_ ("row: the edition")) },
    { "version", KEY_TEXT, AT (signoff_words, version), SAYS (N_ ("row: the version")) },
    { "state", KEY_TEXT, AT (signoff_words, state), SAYS (N_ ("row: the state")) },
    { "fingerprint", KEY_TEXT, AT (signoff_words, fingerprint), SAYS (N_ ("row: fingerprint of the report")) },
    { "trail", KEY_TEXT, AT (signoff_words, trail), SAYS (N_ ("row: newest hash of the trail")) },
    { "people", KEY_TEXT, AT (signoff_words, people), SAYS (N_ ("title of the table of people")) },
    { "step", KEY_TEXT, AT (signoff_words, step), SAYS (N_ ("head: the step")) },
    { "person", KEY_TEXT, AT (signoff_words, person), SAYS (N_ ("head: who")) },
    { "when", KEY_TEXT, AT (signoff_words, when), SAYS (N_ ("head: when")) },
    { "signature", KEY_TEXT, AT (signoff_words, signature), SAYS (N_ ("head: where they sign")) },
    { "filled", KEY_TEXT, AT (signoff_words, filled), SAYS (N_ ("step: who typed figures")) },
    { "reviewed", KEY_TEXT, AT (signoff_words, reviewed), SAYS (N_ ("step: who reviewed")) },
    { "submitted", KEY_TEXT, AT (signoff_words, submitted), SAYS (N_ ("step: who submitted")) },
    { "approved", KEY_TEXT, AT (signoff_words, approved), SAYS (N_ ("step: who approved")) },
    { "published", KEY_TEXT, AT (signoff_words, published), SAYS (N_ ("step: who published")) },
    { "at_once", KEY_TEXT, AT (signoff_words, at_once), SAYS (N_ ("note where {n} figures that must be seen were marked all at once")) },
    { "single", KEY_TEXT, AT (signoff_words, single), SAYS (N_ ("note where the file has no accounts")) },
    { "findings", KEY_TEXT, AT (signoff_words, findings), SAYS (N_ ("title of the table of explained findings")) },
    { "where", KEY_TEXT, AT (signoff_words, where), SAYS (N_ ("head: where")) },
    { "finding", KEY_TEXT, AT (signoff_words, finding), SAYS (N_ ("head: the finding")) },
    { "explanation", KEY_TEXT, AT (signoff_words, explanation), SAYS (N_ ("head: its explanation")) },
    { "left", KEY_PHRASE, AT (signoff_words, left), .words = "errors|missing|warnings", SAYS (N_ ("note: what is still open")) },
    { "queries", KEY_TEXT, AT (signoff_words, queries), SAYS (N_ ("title of the table of queries")) },
    { "query", KEY_TEXT, AT (signoff_words, query), SAYS (N_ ("head: its number")) },
    { "question", KEY_TEXT, AT (signoff_words, question), SAYS (N_ ("head: the question")) },
    { "answer", KEY_TEXT, AT (signoff_words, answer), SAYS (N_ ("head: the answers")) },
    { "none", KEY_TEXT, AT (signoff_words, none), SAYS (N_ ("printed where there is none")) },
    { "foot", KEY_TEXT, AT (signoff_words, foot), SAYS (N_ ("foot of the page")) },
    { NULL },
};

static const struct key part_keys[] = {
    { "id", KEY_ID, MUST, AT (part, id), SAYS (N_ ("name in files")) },
    { "title", KEY_TEXT, MUST, AT (part, title), SAYS (N_ ("title")) },
    { "sections", KEY_TEXTS, MUST, AT (part, sections), SAYS (N_ ("its sections, in order")) },
    { NULL },
};

static const struct key report_keys[] = {
    { "id", KEY_NAME, SAYS (N_ ("name by which another edition changes it")) },
    { "kind", KEY_WORD, MUST, AT (report_item, kind), .words = "cover|contents|part|section",
      SAYS (N_ ("what is printed here")) },
    { "title", KEY_SENTENCE, AT (report_item, title), SAYS (N_ ("title of the part or the contents")) },
    { "section", KEY_ID, AT (report_item, section), SAYS (N_ ("the section, with kind = \"section\"")) },
    { "lines", KEY_LIST, AT (report_item, lines), .of = GROUP_PARAGRAPH, SAYS (N_ ("lines of the cover, or below the contents")) },
    { NULL },
};

static const struct key section_keys[] = {
    { "kind", KEY_WORD, MUST, AT (section, kind), .words = "fields|table|tree|list|prose|narrative|rules",
      SAYS (N_ ("fields: single values; table: fixed rows; tree: rows by classification code; list: rows as the clerk adds them; "
            "prose: paragraphs; narrative: sentences and reasons; rules: no cells, only rules on the texts of all sections")) },
    { "title", KEY_TEXT, MUST, AT (section, title), SAYS (N_ ("full name, as printed")) },
    { "short", KEY_TEXT, AT (section, short_title), SAYS (N_ ("short name for the screen")) },
    { "code", KEY_TEXT, AT (section, code), SAYS (N_ ("printed code: 公开09表")) },
    { "entry", KEY_TEXT, AT (section, entry), SAYS (N_ ("what the contents call its table; by default code and title")) },
    { "unit", KEY_UNIT, AT (section, unit), SAYS (N_ ("unit of amounts; the edition's by default")) },
    { "budget", KEY_ID, AT (section, budget), SAYS (N_ ("column of the budget, with which the others are compared")) },
    { "columns", KEY_LIST, AT (section, columns), .of = GROUP_COLUMN, SAYS (N_ ("columns; fields and prose have their own")) },
    { "rows", KEY_LIST, AT (section, rows), .of = GROUP_ROW, SAYS (N_ ("fixed rows")) },
    { "rows_of", KEY_ID, AT (section, rows_of), SAYS (N_ ("has the rows of that section")) },
    { "rows_level", KEY_NUMBER, AT (section, rows_level), .high = 7, SAYS (N_ ("with rows_of: only codes of that length")) },
    { "codes", KEY_ID, AT (section, codes), SAYS (N_ ("code list of a tree: functions, economics")) },
    { "explain", KEY_ID, AT (section, explain), SAYS (N_ ("code list whose notes explanation() gives")) },
    { "when", KEY_FORMULA, AT (section, when), SAYS (N_ ("the section applies only then")) },
    { "rules", KEY_LIST, AT (section, rules), .of = GROUP_RULE, SAYS (N_ ("rules")) },
    { "text", KEY_LIST, AT (section, text), .of = GROUP_PARAGRAPH, SAYS (N_ ("printed paragraphs")) },
    { "charts", KEY_LIST, AT (section, charts), .of = GROUP_CHART, SAYS (N_ ("charts below the sentences")) },
    { "outline", KEY_LIST, AT (section, outline), .of = GROUP_OUTLINE, SAYS (N_ ("headings and paragraphs of prose to begin with")) },
    { "layout", KEY_GROUP_NEW, AT (section, layout), .of = GROUP_LAYOUT, SAYS (N_ ("how the table is printed; without it none is")) },
    { "heading", KEY_WORD_TEXT, AT (section, heading), .words = "heading1|heading2|heading3", SAYS (N_ ("prints the title as a heading")) },
    { "help", KEY_GROUP, AT (section, help), .of = GROUP_HELP, SAYS (N_ ("help of F1")) },
    { NULL },
};

static const struct key column_keys[] = {
    { "id", KEY_ID, MUST, AT (column, id), SAYS (N_ ("name in formulas")) },
    { "label", KEY_TEXT, MUST, AT (column, label), SAYS (N_ ("head, as printed")) },
    { "group", KEY_TEXT, AT (column, group), SAYS (N_ ("heads above, outermost first, / between")) },
    { "index", KEY_TEXT, AT (column, index), SAYS (N_ ("number of the column in print")) },
    { "type", KEY_CELL_TYPE, AT (column, type), .also = offsetof (struct column, has_type), .words = CELL_TYPES,
      SAYS (N_ ("what it holds; money by default")) },
    { "formula", KEY_FORMULA, AT (column, formula), SAYS (N_ ("computes the column; plain names are columns of the row")) },
    { "required", KEY_FORMULA, AT (column, required), SAYS (N_ ("must be filled then; \"1\": always")) },
    { "wordings", KEY_FORMULA, AT (column, wordings),
      SAYS (N_ ("of texts: what F3 offers to write, a text of the formula with | between")) },
    { "hidden", KEY_YES_NO, AT (column, hidden), SAYS (N_ ("on the screen only, not printed")) },
    { "measure", KEY_TEXT, AT (column, measure), SAYS (N_ ("word for what is counted: 辆")) },
    { "choices", KEY_TEXT, AT (column, choices), SAYS (N_ ("words to choose from, | between")) },
    { "help", KEY_GROUP, AT (column, help), .of = GROUP_HELP, SAYS (N_ ("help of F1")) },
    { NULL },
};

static const struct key row_keys[] = {
    { "id", KEY_ID, MUST, AT (row, id), SAYS (N_ ("name in formulas")) },
    { "label", KEY_TEXT, MUST, AT (row, label), SAYS (N_ ("label, as printed")) },
    { "code", KEY_TEXT, AT (row, code), SAYS (N_ ("classification code, in quotes")) },
    { "group", KEY_TEXT, AT (row, group), SAYS (N_ ("heads above the label where rows are printed as columns")) },
    { "head", KEY_TEXT, AT (row, head), SAYS (N_ ("the label there; label by default")) },
    { "line", KEY_TEXT, AT (row, line), SAYS (N_ ("number of the line in print, in quotes")) },
    { "level", KEY_NUMBER, AT (row, level), .high = 9, SAYS (N_ ("indent: 0, 1, 2 ...")) },
    { "centred", KEY_YES_NO, AT (row, centred), SAYS (N_ ("the label is printed in the middle, as of totals")) },
    { "formula", KEY_FORMULA, AT (row, formula), SAYS (N_ ("computes the row; plain names are rows of the column")) },
    { "required", KEY_FORMULA, AT (row, required), SAYS (N_ ("must be filled then; \"1\": always")) },
    { "type", KEY_CELL_TYPE, AT (row, type), .also = offsetof (struct row, has_type), .words = CELL_TYPES,
      SAYS (N_ ("what it holds; the column's by default")) },
    { "measure", KEY_TEXT, AT (row, measure), SAYS (N_ ("word for what is counted")) },
    { "choices", KEY_TEXT, AT (row, choices), SAYS (N_ ("words to choose from, | between")) },
    { "only", KEY_TEXTS, AT (row, only), SAYS (N_ ("only these columns exist in the row")) },
    { "cells", KEY_LIST, AT (row, cells), .of = GROUP_CELL, SAYS (N_ ("what is different in single cells")) },
    { "hidden", KEY_YES_NO, AT (row, hidden), SAYS (N_ ("on the screen only, not printed")) },
    { "help", KEY_GROUP, AT (row, help), .of = GROUP_HELP, SAYS (N_ ("help of F1")) },
    { NULL },
};

static const struct key cell_keys[] = {
    { "column", KEY_ID, MUST, AT (row_cell, column), SAYS (N_ ("the column")) },
    { "formula", KEY_FORMULA, AT (row_cell, formula), SAYS (N_ ("computes this cell")) },
    { "required", KEY_FORMULA, AT (row_cell, required), SAYS (N_ ("must be filled then")) },
    { "type", KEY_CELL_TYPE, AT (row_cell, type), .also = offsetof (struct row_cell, has_type), .words = CELL_TYPES,
      SAYS (N_ ("what it holds")) },
    { "choices", KEY_TEXT, AT (row_cell, choices), SAYS (N_ ("words to choose from")) },
    { "wordings", KEY_FORMULA, AT (row_cell, wordings), SAYS (N_ ("what F3 offers to write here")) },
    { "input", KEY_YES_NO, AT (row_cell, input), SAYS (N_ ("typed, although row or column have a formula")) },
    { NULL },
};

static const struct key rule_keys[] = {
    { "id", KEY_ID, MUST, AT (rule, id), SAYS (N_ ("its name is section.id")) },
    { "severity", KEY_WORD, MUST, AT (rule, severity), .words = "error|warning|hint", SAYS (N_ ("how grave it is")) },
    { "must", KEY_FORMULA, AT (rule, must), SAYS (N_ ("what must hold")) },
    { "find", KEY_FORMULA, AT (rule, find),
      SAYS (N_ ("instead of must: gives a piece of text that should not be there, '' if none; {found} in say")) },
    { "when", KEY_FORMULA, AT (rule, when), SAYS (N_ ("applies only then")) },
    { "each", KEY_WORD_TEXT, AT (rule, each), .words = "rows|columns|leaves|texts",
      SAYS (N_ ("once for each row, column, lowest row, or typed text of the book (it)")) },
    { "rows", KEY_TEXTS, AT (rule, rows), SAYS (N_ ("only these rows; \"201:234\": from one to another")) },
    { "budgets", KEY_TEXTS, AT (rule, budgets), SAYS (N_ ("only rows whose codes are of these budgets: words of the list's column budget")) },
    { "columns", KEY_TEXTS, AT (rule, columns), SAYS (N_ ("with each = \"texts\": only these columns")) },
    { "sections", KEY_TEXTS, AT (rule, sections), SAYS (N_ ("with each = \"texts\": only these sections")) },
    { "except", KEY_TEXTS, AT (rule, except), SAYS (N_ ("with each = \"texts\": not these sections")) },
    { "cell", KEY_TEXT, AT (rule, cell), SAYS (N_ ("where it is shown: a cell, or a section where rows are to be added; by default the first name of must")) },
    { "say", KEY_TEMPLATE, MUST, AT (rule, say), SAYS (N_ ("the sentence of the finding")) },
    { "basis", KEY_TEXT, AT (rule, basis), SAYS (N_ ("document it rests on")) },
    { "hint", KEY_TEXT, AT (rule, hint), SAYS (N_ ("what to do")) },
    { "pass", KEY_TEXTS, AT (rule, pass), SAYS (N_ ("examples in which it holds: \"cell=text; cell=text\"")) },
    { "fail", KEY_TEXTS, AT (rule, fail), SAYS (N_ ("examples in which it does not")) },
    { NULL },
};

static const struct key paragraph_keys[] = {
    { "id", KEY_NAME, SAYS (N_ ("name by which another edition changes it")) },
    { "text", KEY_TEMPLATE, MUST, AT (paragraph, text), SAYS (N_ ("the text")) },
    { "when", KEY_FORMULA, AT (paragraph, when), SAYS (N_ ("printed only then")) },
    { "each", KEY_FLAG_WORD, AT (paragraph, each_row), .words = "rows", SAYS (N_ ("once for each row")) },
    { "rows", KEY_TEXTS, AT (paragraph, rows), SAYS (N_ ("only these rows; \"201:234\": from one to another")) },
    { "style", KEY_WORD_TEXT, AT (paragraph, style), .words = "text|heading1|heading2|heading3|title|note|centre|plain",
      SAYS (N_ ("how it is printed; text by default")) },
    { "distinct", KEY_YES_NO, AT (paragraph, distinct), SAYS (N_ ("with each: the same words are printed once")) },
    { "join", KEY_TEXT, AT (paragraph, join), SAYS (N_ ("all rows in one paragraph, this between two")) },
    { "lead", KEY_TEMPLATE, AT (paragraph, lead), SAYS (N_ ("with join: in front of the first row")) },
    { "tail", KEY_TEMPLATE, AT (paragraph, tail), SAYS (N_ ("with join: behind the last row")) },
    { "number", KEY_TEXT, AT (paragraph, number), SAYS (N_ ("pattern of {n}; （一） by default")) },
    { NULL },
};

static const struct key layout_keys[] = {
    { "landscape", KEY_YES_NO, AT (layout, landscape), SAYS (N_ ("wide page")) },
    { "when", KEY_FORMULA, AT (layout, when), SAYS (N_ ("the table is printed only then")) },
    { "transposed", KEY_YES_NO, AT (layout, transposed), SAYS (N_ ("rows are printed as columns")) },
    { "by_row", KEY_YES_NO, AT (layout, by_row), SAYS (N_ ("transposed: the heads of columns stand below those of rows")) },
    { "index", KEY_YES_NO, AT (layout, index), SAYS (N_ ("print the numbers of the columns")) },
    { "blocks", KEY_LIST, AT (layout, blocks), .of = GROUP_BLOCK, SAYS (N_ ("blocks side by side")) },
    { "each", KEY_FLAG_WORD, AT (layout, each_row), .words = "rows", SAYS (N_ ("a paper for each row of the section")) },
    { "paper", KEY_LIST, AT (layout, paper), .of = GROUP_PAPER_LINE, SAYS (N_ ("lines of a table that is laid out cell by cell, as a paper form is")) },
    { "left", KEY_SENTENCE, AT (layout, left), SAYS (N_ ("left above the table; the edition's by default")) },
    { "middle", KEY_SENTENCE, AT (layout, middle), SAYS (N_ ("in the middle above the table; the edition's by default")) },
    { "title", KEY_SENTENCE, AT (layout, title), SAYS (N_ ("title above the table; the section's by default, empty: none")) },
    { "right", KEY_SENTENCE, AT (layout, right), SAYS (N_ ("right above the table; the edition's by default")) },
    { "empty", KEY_SENTENCE, AT (layout, empty), SAYS (N_ ("printed below where the table has no figure")) },
    { "notes", KEY_SENTENCES, AT (layout, notes), SAYS (N_ ("lines below the table")) },
    { NULL },
};

static const struct key outline_keys[] = {
    { "level", KEY_NUMBER, AT (outline_line, level), .high = 9, SAYS (N_ ("0 text, 1 the highest heading ...")) },
    { "text", KEY_SENTENCE, MUST, AT (outline_line, text), SAYS (N_ ("the text; may name figures in braces")) },
    { NULL },
};

static const struct key paper_line_keys[] = {
    { "rows", KEY_ID, AT (paper_line, rows), SAYS (N_ ("once for each row of that section")) },
    { "match", KEY_ID, AT (paper_line, match), SAYS (N_ ("with rows: only those whose column says the same as key")) },
    { "key", KEY_ID, AT (paper_line, key), SAYS (N_ ("the column of this section that match is compared with")) },
    { "when", KEY_FORMULA, AT (paper_line, when), SAYS (N_ ("printed only then")) },
    { "cells", KEY_LIST, MUST, AT (paper_line, cells), .of = GROUP_PAPER_CELL, SAYS (N_ ("its cells")) },
    { NULL },
};

static const struct key paper_cell_keys[] = {
    { "text", KEY_TEMPLATE, MUST, AT (paper_cell, text), SAYS (N_ ("the text")) },
    { "span", KEY_NUMBER, AT (paper_cell, span), .low = 1, .high = 40, SAYS (N_ ("columns it takes; 1 by default")) },
    { "role", KEY_WORD_TEXT, AT (paper_cell, role), .words = "head|text|centre|figure", SAYS (N_ ("what it is; text by default")) },
    { "merge", KEY_YES_NO, AT (paper_cell, merge), SAYS (N_ ("one cell with the one above where both say the same")) },
    { NULL },
};

static const struct key chart_keys[] = {
    { "id", KEY_NAME, SAYS (N_ ("name by which another edition changes it")) },
    { "kind", KEY_WORD_TEXT, MUST, AT (chart_form, kind), .words = "pie|columns", SAYS (N_ ("pie: parts of a whole; columns: figures side by side")) },
    { "title", KEY_TEMPLATE, MUST, AT (chart_form, title), SAYS (N_ ("printed below it")) },
    { "when", KEY_FORMULA, AT (chart_form, when), SAYS (N_ ("printed only then")) },
    { "prior", KEY_YES_NO, AT (chart_form, prior), SAYS (N_ ("columns: last year's figure beside this year's")) },
    { "now", KEY_TEMPLATE, AT (chart_form, now), SAYS (N_ ("with prior: what this year is called: {year}年")) },
    { "before", KEY_TEMPLATE, AT (chart_form, before), SAYS (N_ ("with prior: what last year is called: {last_year}年")) },
    { "items", KEY_LIST, MUST, AT (chart_form, items), .of = GROUP_CHART_ITEM, SAYS (N_ ("its figures")) },
    { NULL },
};

static const struct key chart_item_keys[] = {
    { "label", KEY_TEMPLATE, MUST, AT (chart_item, label), SAYS (N_ ("what the figure is")) },
    { "value", KEY_TEMPLATE, MUST, AT (chart_item, value), SAYS (N_ ("one cell: {income.total.fiscal}")) },
    { NULL },
};

static const struct key block_keys[] = {
    { "id", KEY_NAME, SAYS (N_ ("name by which another edition changes it")) },
    { "head", KEY_TEXT, AT (layout_block, head), SAYS (N_ ("head over the block")) },
    { "rows", KEY_TEXTS, AT (layout_block, rows), 
      SAYS (N_ ("rows in order; \"a:b\" from one to another, \"-\" an empty line, \"-9\" one whose line number is 9, \"-9:-26\" 18 of these")) },
    { "columns", KEY_LIST, AT (layout_block, columns), .of = GROUP_LAYOUT_COLUMN, SAYS (N_ ("columns")) },
    { "foot", KEY_ID, AT (layout_block, foot), SAYS (N_ ("row on the last line")) },
    { NULL },
};

static const struct key layout_column_keys[] = {
    { "show", KEY_ID, MUST, AT (layout_column, show), SAYS (N_ ("label, code, line or a column")) },
    { "label", KEY_TEXT, AT (layout_column, label), SAYS (N_ ("head; the column's own by default")) },
    { "group", KEY_TEXT, AT (layout_column, group), SAYS (N_ ("heads above; the column's own by default")) },
    { "index", KEY_TEXT, AT (layout_column, index), SAYS (N_ ("number; the column's own by default")) },
    { NULL },
};

static const struct key help_keys[] = {
    { "what", KEY_TEXT, AT (help, what), SAYS (N_ ("what it is")) },
    { "source", KEY_TEXT, AT (help, source), SAYS (N_ ("where to take it from")) },
    { "basis", KEY_TEXT, AT (help, basis), SAYS (N_ ("document it rests on")) },
    { "mistakes", KEY_TEXT, AT (help, mistakes), SAYS (N_ ("frequent mistakes")) },
    { NULL },
};

#define CREATE(function) .create = (void *(*)(void))function
#define PLACE(group) .size = sizeof (struct group), .place = (long)offsetof (struct group, place)
#define NO_PLACE(group) .size = sizeof (struct group), .place = -1

const struct group_def key_groups[N_GROUPS] = {
    [GROUP_EDITION] = { "edition", NO_PLACE (form), .keys = edition_keys, SAYS (N_ ("the edition as a whole")) },
    [GROUP_TABLE_HEAD] = { "table_head", .place = -1, .keys = table_head_keys, SAYS (N_ ("the line above each printed table")) },
    [GROUP_PHRASES] = { "phrases", NO_PLACE (phrases), .keys = phrases_keys, SAYS (N_ ("the words of changes and ratios")) },
    [GROUP_TARGETS] = { "targets", NO_PLACE (target_words), .keys = targets_keys, SAYS (N_ ("words in targets of indicators")) },
    [GROUP_SIGNOFF] = { "signoff", NO_PLACE (signoff_words), .keys = signoff_keys,
                        SAYS (N_ ("words of the sign-off page; the program's own where there is none; a row without a word is left out")) },
    [GROUP_PART] = { "parts", CREATE (form_part_new), NO_PLACE (part), .keys = part_keys, SAYS (N_ ("parts")) },
    [GROUP_REPORT] = { "report", CREATE (form_report_item_new), NO_PLACE (report_item), .keys = report_keys, SAYS (N_ ("what is printed, in order")) },
    [GROUP_SECTION] = { "section", CREATE (form_section_new), PLACE (section), .keys = section_keys, SAYS (N_ ("a section")) },
    [GROUP_COLUMN] = { "columns", CREATE (form_column_new), PLACE (column), .keys = column_keys, SAYS (N_ ("columns")) },
    [GROUP_ROW] = { "rows", CREATE (form_row_new), PLACE (row), .keys = row_keys, SAYS (N_ ("rows")) },
    [GROUP_CELL] = { "cells", CREATE (form_row_cell_new), NO_PLACE (row_cell), .keys = cell_keys, SAYS (N_ ("single cells of a row")) },
    [GROUP_RULE] = { "rules", CREATE (form_rule_new), PLACE (rule), .keys = rule_keys, SAYS (N_ ("rules")) },
    [GROUP_PARAGRAPH] = { "text", CREATE (form_paragraph_new), PLACE (paragraph), .keys = paragraph_keys,
                          SAYS (N_ ("paragraphs; a plain text may stand for { text = \"...\"; }")) },
    [GROUP_LAYOUT] = { "layout", CREATE (form_layout_new), NO_PLACE (layout), .keys = layout_keys, SAYS (N_ ("how a table is printed")) },
    [GROUP_OUTLINE] = { "outline", CREATE (form_outline_line_new), NO_PLACE (outline_line), .keys = outline_keys, SAYS (N_ ("the outline of prose")) },
    [GROUP_PAPER_LINE] = { "paper", CREATE (form_paper_line_new), PLACE (paper_line), .keys = paper_line_keys,
                           SAYS (N_ ("lines of a paper")) },
    [GROUP_PAPER_CELL] = { "paper.cells", CREATE (form_paper_cell_new), NO_PLACE (paper_cell), .keys = paper_cell_keys, SAYS (N_ ("cells of a line")) },
    [GROUP_CHART] = { "charts", CREATE (form_chart_new), PLACE (chart_form), .keys = chart_keys, SAYS (N_ ("charts of a section")) },
    [GROUP_CHART_ITEM] = { "charts.items", CREATE (form_chart_item_new), NO_PLACE (chart_item), .keys = chart_item_keys, SAYS (N_ ("figures of a chart")) },
    [GROUP_BLOCK] = { "blocks", CREATE (form_layout_block_new), NO_PLACE (layout_block), .keys = block_keys, SAYS (N_ ("blocks side by side")) },
    [GROUP_LAYOUT_COLUMN] = { "blocks.columns", CREATE (form_layout_column_new), NO_PLACE (layout_column), .keys = layout_column_keys, SAYS (N_ ("columns of a block")) },
    [GROUP_HELP] = { "help", NO_PLACE (help), .keys = help_keys, SAYS (N_ ("help of F1")) },
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
const char *const key_types[] = {
    [KEY_TEXT] = N_ ("a text in quotes"),
    [KEY_ID] = N_ ("a name in quotes"),
    [KEY_NAME] = N_ ("a name in quotes"),
    [KEY_TEMPLATE] = N_ ("a sentence in quotes"),
    [KEY_SENTENCE] = N_ ("a sentence in quotes"),
    [KEY_PHRASE] = N_ ("a sentence in quotes"),
    [KEY_FORMULA] = N_ ("a formula in quotes"),
    [KEY_WORD] = N_ ("a word in quotes"),
    [KEY_WORD_TEXT] = N_ ("a word in quotes"),
    [KEY_FLAG_WORD] = N_ ("a word in quotes"),
    [KEY_CELL_TYPE] = N_ ("a word in quotes"),
    [KEY_NUMBER] = N_ ("a plain number"),
    [KEY_PERCENT] = N_ ("a percentage in quotes, such as \"10.00\""),
    [KEY_UNIT] = N_ ("a unit of money in quotes"),
    [KEY_YES_NO] = N_ ("true or false"),
    [KEY_YEARS] = N_ ("years in square brackets: [ 2022 ]"),
    [KEY_TEXTS] = N_ ("texts in square brackets: [ \"a\", \"b\" ]"),
    [KEY_SENTENCES] = N_ ("texts in square brackets: [ \"a\", \"b\" ]"),
    [KEY_MAP] = N_ ("names and texts in braces: { name = \"text\"; }"),
    [KEY_GROUP] = N_ ("a group in braces: { ... }"),
    [KEY_GROUP_NEW] = N_ ("a group in braces: { ... }"),
    [KEY_LIST] = N_ ("groups in round brackets: ( { ... }, { ... } )"),
};
