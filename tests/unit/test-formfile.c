/* Form files: what loads, what each mistake is told, how editions change one another.  Small editions in a temporary folder. */
#include "formfile/formfile.h"
#include "tests/lib/folder.h"

#include <locale.h>
#include <string.h>

/* edition.cfg takes 12 lines of its own; what a test adds to the group stands in line 12. */
#define PHRASES \
    "phrases = { change_up = \"较{last_year}年增加{amount}{unit}，增长{rate}\"; change_down = \"减少{amount}\"; change_flat = \"持平\";\n" \
    "  change_none = \"都是0\"; change_new = \"上年为0\"; completed = \"完成{base}的{rate}\"; completed_new = \"{base}为0\";\n" \
    "  completed_none = \"都是0\"; gap_up = \"增加{amount}{unit}\"; gap_down = \"减少{amount}{unit}\"; gap_flat = \"持平\";\n" \
    "  share = \"占{base}的{rate}\"; share_none = \"{base}为0\"; blank = \"（待填）\"; };\n"
#define EDITION \
    "edition : {\n" \
    "name = \"试验版式\";\n" \
    "years = [ 2022 ];\n" \
    "unit = \"万元\"; decimals = 2; reason_from = \"10.00\";\n" PHRASES \
    "parts = ( { id = \"money\"; title = \"第一部分\"; sections = [ \"cars\" ]; } );\n" \
    "report = ( { kind = \"cover\"; lines = ( \"决算\", { text = \"{year}年度\"; style = \"centre\"; } ); },\n" \
    "  { kind = \"section\"; section = \"cars\"; } );\n"
#define CARS \
    "cars : {\n" \
    "kind = \"table\"; title = \"用车\"; code = \"公开09表\";\n" \
    "columns = ( { id = \"final\"; label = \"决算数\"; }, { id = \"count\"; label = \"辆\"; type = \"count\"; measure = \"辆\"; } );\n" \
    "rows = ( { id = \"total\"; label = \"合计\"; formula = \"sum(buy, keep)\"; only = [ \"final\" ]; },\n" \
    "  { id = \"buy\"; label = \"购置\"; level = 1; cells = ( { column = \"count\"; required = \"final > 0\"; } ); },\n" \
    "  { id = \"keep\"; label = \"维护\"; level = 1; } );\n" \
    "rules = ( { id = \"bought\"; severity = \"error\"; must = \"filled(buy.count)\"; when = \"buy.final > 0\"; say = \"购置费{buy.final}万元而数量空白\"; pass = [ \"buy.final=1; buy.count=1\" ]; fail = [ \"buy.final=1\" ]; } );\n" \
    "layout = { landscape = true; blocks = ( { rows = [ \"total\", \"-\", \"-9\", \"buy\" ]; columns = ( { show = \"label\"; label = \"项目\"; }, { show = \"final\"; } ); foot = \"keep\"; } );\n" \
    "  notes = [ \"注：{year}年\" ]; };\n" \
    "text = ( \"合计{total.final}万元\", { id = \"each\"; text = \"{n}{label}{final}\"; each = \"rows\"; rows = [ \"buy\" ]; number = \"1.\"; } );\n" \
    "help = { what = \"什么\"; };\n" \
    "};\n"

struct folder {
    char *path;
};

static void
folder_set_up (struct folder *folder, gconstpointer data)
{
    (void)data;
    folder->path = folder_new ();
    g_setenv ("JUESUAN_FORMS", folder->path, TRUE);
}

static void
folder_tear_down (struct folder *folder, gconstpointer data)
{
    (void)data;
    folder_remove (folder->path);
    g_free (folder->path);
}

static void
put_bytes (const struct folder *folder, const char *name, const char *text, gssize length)
{
    folder_put_bytes (folder->path, name, text, length);
}

static void
put (const struct folder *folder, const char *name, const char *text)
{
    put_bytes (folder, name, text, -1);
}

/* The edition "a": the common edition.cfg with `more` in line 12, and one more file. */
static void
put_edition (const struct folder *folder, const char *more, const char *sections)
{
    g_autofree char *edition = g_strconcat (EDITION, more, "};\n", NULL);

    put (folder, "a/edition.cfg", edition);
    put (folder, "a/cars.cfg", sections);
}

static struct form *
load (const char *edition)
{
    g_autoptr (GError) error = NULL;
    struct form *form = formfile_load (edition, &error);

    g_assert_no_error (error);
    return form;
}

/* The complaints about an edition, with the temporary folder taken out of the file names. */
static char *
shorten (const struct folder *folder, const char *text)
{
    g_autofree char *start = g_strconcat (folder->path, "/", NULL);
    g_auto (GStrv) pieces = g_strsplit (text, start, -1);

    return g_strjoinv ("", pieces);
}

static void
assert_complaints (const struct folder *folder, const char *edition, const char *expected)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (Form) form = formfile_load (edition, &error);

    g_assert_null (form);
    g_assert_nonnull (error);
    g_autofree char *text = shorten (folder, error->message);
    g_assert_cmpstr (text, ==, expected);
}

static void
assert_check (const struct folder *folder, const char *edition, const char *expected)
{
    g_autofree char *path = g_build_filename (folder->path, edition, NULL);
    g_autoptr (GPtrArray) lines = formfile_check (path);

    g_ptr_array_add (lines, NULL);
    g_autofree char *joined = g_strjoinv ("\n", (char **)lines->pdata);
    g_autofree char *text = shorten (folder, joined);
    g_assert_cmpstr (text, ==, expected);
}

/* Everything of a sound edition is where struct form says. */
static void
test_good (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "params = { limit = \"18\"; }; aliases = { p09 = \"cars\"; }; table_head = { left = \"部门\"; };", CARS);
    assert_check (folder, "a", "");
    g_autoptr (Form) form = load ("a");

    g_assert_cmpstr (form->id, ==, "a");
    g_assert_cmpstr (form->name, ==, "试验版式");
    g_assert_null (form->base);
    g_assert_cmpint (form->years[0], ==, 2022);
    g_assert_cmpint (form->years[1], ==, 0);
    g_assert_cmpint (form->decimals, ==, 2);
    g_assert_cmpint (form->reason_from, ==, 1000);
    g_assert_cmpstr (form->table_left, ==, "部门");
    g_assert_cmpstr (form->phrases.gap_down, ==, "减少{amount}{unit}");
    g_assert_cmpstr (g_hash_table_lookup (form->params, "limit"), ==, "18");
    g_assert_cmpuint (form->report->len, ==, 2);
    const struct report_item *cover = g_ptr_array_index (form->report, 0);
    g_assert_cmpint (cover->kind, ==, REPORT_COVER);
    g_assert_cmpuint (cover->lines->len, ==, 2);

    const struct section *cars = form_section (form, "p09");
    g_assert_nonnull (cars);
    g_assert_true (cars == form_section (form, "公开09表"));
    g_assert_true (cars == form_section (form, "公开09"));
    g_assert_cmpstr (cars->id, ==, "cars");
    g_assert_cmpint (cars->kind, ==, SECTION_TABLE);
    g_assert_cmpint (section_column (cars, "count")->type, ==, TYPE_COUNT);
    g_assert_true (section_column (cars, "count")->has_type);
    g_assert_false (section_column (cars, "final")->has_type);
    const struct row *total = section_row (cars, "total");
    g_assert_cmpstr (total->only[0], ==, "final");
    g_assert_cmpstr (expr_source (total->formula->expr), ==, "sum(buy, keep)");
    g_assert_cmpint (total->formula->place.line, ==, 4);
    g_assert_true (g_str_has_suffix (total->formula->place.file, "a/cars.cfg"));
    const struct row_cell *cell = g_ptr_array_index (section_row (cars, "buy")->cells, 0);
    g_assert_cmpstr (cell->column, ==, "count");
    g_assert_nonnull (cell->required);
    const struct rule *rule = g_ptr_array_index (cars->rules, 0);
    g_assert_cmpint (rule->severity, ==, SEVERITY_ERROR);
    g_assert_cmpint (rule->place.line, ==, 7);
    const struct paragraph *paragraph = g_ptr_array_index (cars->text, 1);
    g_assert_true (paragraph->each_row);
    g_assert_cmpstr (paragraph->number, ==, "1.");
    g_assert_true (cars->layout->landscape);
    const struct layout_block *block = g_ptr_array_index (cars->layout->blocks, 0);
    g_assert_cmpstr (block->rows[2], ==, "-9");
    g_assert_cmpstr (block->foot, ==, "keep");
    g_assert_cmpstr (cars->help.what, ==, "什么");
}

/* Fields and prose bring their columns along. */
static void
test_own_columns (struct folder *folder, gconstpointer data)
{
    (void)data;
    put (folder, "a/edition.cfg", "edition : { name = \"x\"; years = [ 2022 ]; unit = \"元\";\n" PHRASES
                                  "parts = ( { id = \"p\"; title = \"p\"; sections = [ \"annex\", \"unit\" ]; } ); };\n"
                                  "unit : { kind = \"fields\"; title = \"基本信息\"; rows = ( { id = \"name\"; label = \"名称\"; } ); };\n"
                                  "annex : { kind = \"prose\"; title = \"附件\"; };\n");
    g_autoptr (Form) form = load ("a");
    const struct section *annex = g_ptr_array_index (form->sections, 0);
    const struct section *unit = g_ptr_array_index (form->sections, 1);

    g_assert_cmpstr (annex->id, ==, "annex"); /* the order of the parts, not of the files */
    g_assert_cmpuint (unit->columns->len, ==, 1);
    g_assert_cmpint (section_column (unit, "value")->type, ==, TYPE_TEXT);
    g_assert_cmpint (section_column (annex, "level")->type, ==, TYPE_COUNT);
    g_assert_cmpint (section_column (annex, "text")->type, ==, TYPE_TEXT);
}

/* One mistake each: the section file (or what edition.cfg says besides), and every word of the complaint. */
static const struct mistake {
    const char *name;
    const char *edition;
    const char *cars;
    const char *expected;
} mistakes[] = {
    { "unknown key", "", "cars : { kind = \"table\"; title = \"x\"; columns = ( { id = \"a\"; label = \"a\"; } );\nrows = ( { id = \"r\"; label = \"r\"; fromula = \"1\"; } ); };",
      "a/cars.cfg:2: “fromula” is no key of rows; did you mean “formula”?" },
    { "wrong type", "", "cars : { kind = \"table\"; title = 5; columns = { id = \"a\"; label = \"a\"; };\nrows = ( { id = \"r\"; label = \"r\"; level = \"1\"; hidden = \"yes\"; } ); };",
      "a/cars.cfg:1: “title” is a text; write the digits in quotes: title = \"5\";\n"
      "a/cars.cfg:1: “columns” must be groups in round brackets: ( { ... }, { ... } )\n"
      "a/cars.cfg:2: “level” is a plain number; write it without quotes: level = 1;\n"
      "a/cars.cfg:2: “hidden” is true or false, without quotes" },
    { "float", "params = { limit = 18.5; };", CARS,
      "a/edition.cfg:12: 18.5 has a point: amounts, limits and rates are written as text, in quotes: \"18.5\"" },
    { "large number", "params = { limit = 3000000000; };", CARS,
      "a/edition.cfg:12: 3000000000 is too large for a plain number; write it as text, in quotes: \"3000000000\"" },
    { "leading zero", "params = { code = 001; };", CARS,
      "a/edition.cfg:12: 001 would lose its zeros; a row of digits is written as text, in quotes: \"001\"" },
    { "missing key", "", "cars : { kind = \"table\"; columns = ( { id = \"a\"; label = \"a\"; } );\nrows = ( { id = \"r\"; } ); };",
      "a/cars.cfg:1: “title” is missing in this group (section)\n"
      "a/cars.cfg:2: “label” is missing in this group (rows)" },
    { "word", "", "cars : { kind = \"tabel\"; title = \"x\"; columns = ( { id = \"a\"; label = \"a\"; type = \"euro\"; } ); rows = ( { id = \"r\"; label = \"r\"; } ); };",
      "a/cars.cfg:1: “kind” cannot be “tabel”; it is one of: fields, table, tree, list, prose, narrative, rules; did you mean “table”?\n"
      "a/cars.cfg:1: “type” cannot be “euro”; it is one of: money, count, percent, point, text, choice, date" },
    { "duplicate id", "", "cars : { kind = \"table\"; title = \"x\"; columns = ( { id = \"a\"; label = \"a\"; } );\nrows = ( { id = \"r\"; label = \"r\"; },\n{ id = \"r\"; label = \"s\"; } ); };",
      "a/cars.cfg:3: “r” stands a second time in “rows”; the first is in line 2" },
    { "duplicate key", "", "cars : { kind = \"table\"; title = \"x\";\ntitle = \"y\"; };", "a/cars.cfg:2: this key stands twice in the same group" },
    { "duplicate section", "", CARS "cars : { kind = \"prose\"; title = \"x\"; };", "a/cars.cfg:13: this key stands twice in the same group" },
    { "bad name", "", "cars : { kind = \"table\"; title = \"x\"; columns = ( { id = \"决算\"; label = \"a\"; } ); rows = ( { id = \"r-1\"; label = \"r\"; } ); };",
      "a/cars.cfg:1: “决算” is no name: names have English letters, digits and _ only\n"
      "a/cars.cfg:1: “r-1” is no name: names have English letters, digits and _ only" },
    { "reserved name", "", "cars : { kind = \"table\"; title = \"x\"; columns = ( { id = \"year\"; label = \"a\"; }, { id = \"2022\"; label = \"b\"; } ); rows = ( { id = \"rows\"; label = \"r\"; } ); };",
      "a/cars.cfg:1: “year” is a word of the formulas and cannot be a name\n"
      "a/cars.cfg:1: the name of a column begins with a letter, not as “2022” does\n"
      "a/cars.cfg:1: “rows” is a word of the formulas and cannot be a name" },
    { "bom", "", "\xef\xbb\xbf" CARS, "a/cars.cfg:1: the file begins with a byte order mark (BOM); save it as “UTF-8 without BOM”" },
    { "gb18030", "", "# ok\ncars : { title = \"\xbe\xf6\xcb\xe3\"; };", "a/cars.cfg:2: the characters are not UTF-8 (perhaps GB18030); save the file as UTF-8" },
    { "wide semicolon", "", "cars : { kind = \"table\"；\ntitle = \"x\"; };", "a/cars.cfg:1: “；” is a full-width sign; outside texts write “;”" },
    { "wide quotes", "", "cars : { kind = \"table\";\ntitle = “用车”; };", "a/cars.cfg:2: ““” is a full-width sign; outside texts write “\"”" },
    { "chinese key", "", "cars : { 名称 = \"table\"; };", "a/cars.cfg:1: “名称” stands outside quotes: texts stand in \"...\", and keys are English words such as label" },
    { "wide blank", "", "cars : {\n　title = \"table\"; };", "a/cars.cfg:2: there is a full-width blank outside a text; use plain blanks" },
    { "unclosed text", "", "cars : {\ntitle = \"用车;\nkind = \"table\"; };",
      "a/cars.cfg:2: perhaps an unclosed string before line 3: the text that begins here does not end with \" on its line (long texts: \"one part\" and \"the next\" on the next line are joined)" },
    { "unclosed bracket", "", "cars : {\nrows = (\n{ id = \"a\"; label = \"b\"; }\n;\n};", "a/cars.cfg:5: “}” does not fit the “(” of line 2, which is still open" },
    { "never closed", "", "cars : {\ntitle = \"x\";\n", "a/cars.cfg:1: the “{” of this line is never closed" },
    { "comma too much", "", "cars : { rows = ( { id = \"a\"; label = \"a\"; },\n ); };", "a/cars.cfg:1: there is a comma too much before the closing “)”" },
    { "comma missing", "", "cars : { rows = ( { id = \"a\"; label = \"a\"; }\n{ id = \"b\"; label = \"b\"; } ); };", "a/cars.cfg:2: a comma is missing between the piece that ends in line 1 and this one" },
    { "comma missing in array", "", "cars : { only = [ \"a\" \"b\" ]; };", "a/cars.cfg:1: a comma is missing between two texts (texts side by side are joined to one)" },
    { "control character", "", "cars : { title = \"a\tb\"; };", "a/cars.cfg:1: there is a control character in the text; delete it" },
    { "escape", "", "cars : { title = \"a\\qb\"; };", "a/cars.cfg:1: “\\q” means nothing in a text; a backslash is written \\\\" },
    { "escaped control character", "", "cars : { kind = \"prose\"; title = \"a\\x1bb\"; };", "a/cars.cfg:1: there is a control character in the text; delete it" },
    { "unclosed comment", "", "/* cars\n\n", "a/cars.cfg:1: the comment that begins here is never closed with */" },
    { "include", "", "@include \"b.cfg\"\n", "a/cars.cfg:1: @include is not used: every .cfg file of the folder is read anyway" },
    { "syntax", "", "cars : { kind = \"table\";\n= \"x\"; };", "a/cars.cfg:2: this is not understood here or just before; is there a “;” or “,” missing, or a text without quotes?" },
    { "outside", "", "title = \"x\";\n" CARS, "a/cars.cfg:1: “title” stands outside a section; write it inside “edition : { ... };” or a section" },
    { "formula", "", "cars : { kind = \"table\"; title = \"x\"; columns = ( { id = \"a\"; label = \"a\"; } );\nrows = ( { id = \"r\"; label = \"r\";\nformula = \"sum(a,\"; } ); };",
      "a/cars.cfg:3: formula: character 7 of “sum(a,”: a name, a number or a bracket is expected" },
    { "sentence", "", "cars : { kind = \"prose\"; title = \"x\";\ntext = ( \"合计{total\" ); };", "a/cars.cfg:2: text: character 3 of the sentence: “{” without “}” (“合计{total”)" },
    { "unit", "", "cars : { kind = \"prose\"; title = \"x\"; unit = \"美元\"; };", "a/cars.cfg:1: “美元” is no unit of money; there are 元 千元 万元 百万元 亿元" },
    { "unknown column", "", "cars : { kind = \"table\"; title = \"x\"; columns = ( { id = \"final\"; label = \"a\"; } );\nrows = ( { id = \"r\"; label = \"r\";\nonly = [ \"finale\" ];\ncells = ( { column = \"b\"; } ); } ); };",
      "a/cars.cfg:3: section cars has no column “finale”; did you mean “final”?\n"
      "a/cars.cfg:4: section cars has no column “b”" },
    { "unknown budget", "", "cars : { kind = \"table\"; title = \"x\"; columns = ( { id = \"plan\"; label = \"a\"; } );\nrows = ( { id = \"r\"; label = \"r\"; } );\nbudget = \"plain\"; };",
      "a/cars.cfg:3: section cars has no column “plain”; did you mean “plan”?" },
    { "unknown row", "", "cars : { kind = \"table\"; title = \"x\"; columns = ( { id = \"a\"; label = \"a\"; } ); rows = ( { id = \"total\"; label = \"r\"; } );\n"
                         "rules = ( { id = \"x\"; severity = \"hint\"; must = \"1\"; say = \"x\"; rows = [ \"totl\" ]; } );\nlayout = { blocks = ( { rows = [ \"total\", \"-x\" ];\nfoot = \"sum\"; columns = ( { show = \"b\"; } ); } ); }; };",
      "a/cars.cfg:2: section cars has no row “totl”; did you mean “total”?\n"
      "a/cars.cfg:3: “-x” is no row; \"-\" is an empty line and \"-9\" one whose line number is 9\n"
      "a/cars.cfg:4: section cars has no column “b”\n"
      "a/cars.cfg:4: section cars has no row “sum”" },
    { "rules", "", "cars : { kind = \"rules\"; title = \"x\"; rules = ( { id = \"a\"; severity = \"hint\"; say = \"x\"; },\n"
                   "{ id = \"b\"; severity = \"hint\"; say = \"x\"; must = \"1\"; find = \"''\"; },\n"
                   "{ id = \"c\"; severity = \"hint\"; say = \"x\"; must = \"1\"; except = [ \"cars\" ]; },\n"
                   "{ id = \"d\"; severity = \"hint\"; say = \"x\"; each = \"texts\"; find = \"match(it, 'a')\"; sections = [ \"car\" ]; },\n"
                   "{ id = \"e\"; severity = \"hint\"; say = \"x\"; each = \"texts\"; find = \"match(it, 'a')\"; cell = \"it\"; } ); };",
      "a/cars.cfg:1: a rule has either “must” or “find”\n"
      "a/cars.cfg:2: a rule has either “must” or “find”\n"
      "a/cars.cfg:3: “except” has no effect without each = \"texts\";\n"
      "a/cars.cfg:4: there is no section “car”; did you mean “cars”?\n"
      "a/cars.cfg:5: “cell” has no effect with each = \"texts\": what is wrong is shown at the text" },
    { "pattern", "", "cars : { kind = \"rules\"; title = \"x\"; rules = ( { id = \"a\"; severity = \"hint\"; say = \"x\"; each = \"texts\"; find = \"match(it, it)\"; } ); };",
      "a/cars.cfg:1: find: character 1 of “match(it, it)”: the pattern must stand here in quotes" },
    { "unknown section", "aliases = { p1 = \"car\"; };", CARS, "a/edition.cfg:12: there is no section “car”; did you mean “cars”?" },
    { "kinds", "", "cars : { kind = \"tree\"; title = \"x\"; };\na : { kind = \"list\"; title = \"x\"; codes = \"functions\"; rows = ( { id = \"r\"; label = \"r\"; } ); };\n"
                   "b : { kind = \"fields\"; title = \"x\"; columns = ( { id = \"a\"; label = \"a\"; } ); };",
      "a/cars.cfg:1: a tree needs a code list: codes = \"functions\";\n"
      "a/cars.cfg:1: section cars has no columns\n"
      "a/cars.cfg:2: only a tree has a code list\n"
      "a/cars.cfg:2: the rows of a list or of prose come from the clerk; remove “rows”\n"
      "a/cars.cfg:2: section a has no columns\n"
      "a/cars.cfg:3: a section of this kind has its own columns; remove “columns”\n"
      "a/cars.cfg:3: section b has no rows" },
    { "same code", "", CARS "b : { kind = \"prose\"; title = \"x\"; code = \"公开09表\"; };",
      "a/cars.cfg:13: “公开09表” is already the code of section cars" },
    { "pieces", "numbers = [ 1, 2 ];", "cars : { kind = \"table\"; title = \"x\"; columns = ( \"a\", { id = \"a\"; label = \"a\"; } );\nrows = ( { id = \"r\"; label = \"r\"; only = ( true );\n} );\n"
                "layout = { notes = [ \"{x\" ];\nempty = \"{end}\"; }; };",
      "a/cars.cfg:1: “columns” holds groups only: ( { ... }, { ... } )\n"
      "a/cars.cfg:2: “only” holds texts in quotes only\n"
      "a/cars.cfg:4: notes: character 1 of the sentence: “{” without “}” (“{x”)\n"
      "a/cars.cfg:5: empty: character 1 of the sentence: {else} or {end} without {if} (“{end}”)\n"
      "a/edition.cfg:12: “numbers” holds texts; write the digits in quotes: \"1\"\n"
      "a/edition.cfg:12: “numbers” holds texts; write the digits in quotes: \"2\"" },
    { "escaped bytes", "", "cars : { kind = \"prose\"; title = \"\\xff\"; };", "a/cars.cfg:1: the characters of the text are not UTF-8" },
    { "odd number", "", "cars : { level = 5x; };", "a/cars.cfg:1: 5x is no number that a form may use; write digits, or a text in quotes" },
    { "exponent", "", "cars : { level = 1e5; };", "a/cars.cfg:1: 1e5 has a point: amounts, limits and rates are written as text, in quotes: \"1e5\"" },
    { "closes nothing", "", "cars : { kind = \"prose\"; title = \"x\"; };\n/* two\n*/ / };", "a/cars.cfg:3: “}” closes nothing" },
    { "nested", "", "a : { b = ((((((((((((((((((((((((((((((((((((", "a/cars.cfg:1: the brackets are nested too deeply" },
    { "section name", "", CARS "Two-1 : { kind = \"prose\"; title = \"x\"; };", "a/cars.cfg:13: “Two-1” is no name for a section: use small English letters, digits and _" },
    { "layout words", "", "cars : { kind = \"list\"; title = \"x\"; columns = ( { id = \"line\"; label = \"a\"; } ); };",
      "a/cars.cfg:1: “line” means something else in layouts and cannot be the name of a column" },
    { "rows of", "", "cars : { kind = \"narrative\"; title = \"x\"; rows_of = \"car\"; };", "a/cars.cfg:1: there is no section “car”; did you mean “cars”?" },
    { "alias", "aliases = { cars = \"cars\"; };", CARS, "a/edition.cfg:12: “cars” is the name of a section and cannot mean another one" },
    { "no base", "base = \"b\";", CARS, "a/edition.cfg:12: there is no edition “b” to be based on" },
    { "range", "", "cars : { kind = \"table\"; title = \"x\"; columns = ( { id = \"a\"; label = \"a\"; } ); rows = ( { id = \"r1\"; label = \"r\"; }, { id = \"r2\"; label = \"r\"; } );\n"
      "text = ( { text = \"x\"; each = \"rows\"; rows = [ \"r1:r3\" ]; } );\nlayout = { blocks = ( { rows = [ \"r2:r1\" ]; columns = ( { show = \"a\"; } ); } ); }; };",
      "a/cars.cfg:2: there is no row “r3” for “r1:r3”; did you mean “r1”?\n"
      "a/cars.cfg:3: “r2:r1”: the row “r1” stands before “r2”" },
    { "no base to change", "", "cars : { drop = [ \"x\" ]; kind = \"prose\"; title = \"x\"; };", "a/cars.cfg:1: “drop” has nothing to change here: no base has this group" },
};

static void
test_mistake (struct folder *folder, gconstpointer data)
{
    const struct mistake *mistake = data;

    put_edition (folder, mistake->edition, mistake->cars);
    assert_complaints (folder, "a", mistake->expected);
}

/* Mistakes in several files are told together, by file and line. */
static void
test_many (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "colour = \"red\";", CARS "b : { kind = \"prose\"; titel = \"x\"; title = \"y\"; };\n");
    put (folder, "a/z.cfg", "z : { kind = \"prose\"；title = \"x\"; };");
    assert_complaints (folder, "a", "a/cars.cfg:13: “titel” is no key of section; did you mean “title”?\n"
                                    "a/edition.cfg:12: “colour” is no key of edition\n"
                                    "a/z.cfg:1: “；” is a full-width sign; outside texts write “;”");
    assert_check (folder, "a", "a/cars.cfg:13: “titel” is no key of section; did you mean “title”?\n"
                               "a/edition.cfg:12: “colour” is no key of edition\n"
                               "a/z.cfg:1: “；” is a full-width sign; outside texts write “;”");
}

static void
test_zero_byte (struct folder *folder, gconstpointer data)
{
    static const char text[] = "a : {\n\0 };";

    (void)data;
    put_edition (folder, "", "");
    put_bytes (folder, "a/cars.cfg", text, sizeof text - 1);
    assert_complaints (folder, "a", "a/cars.cfg:2: there is a zero byte; is this a text file?");
}

static void
test_missing (struct folder *folder, gconstpointer data)
{
    g_autoptr (GError) error = NULL;

    (void)data;
    g_assert_null (formfile_load ("jiangxi", &error));
    g_assert_cmpstr (error->message, ==, "there is no edition “jiangxi”; there are: -");
    g_clear_error (&error);
    put_edition (folder, "", CARS);
    g_assert_null (formfile_load ("b", &error));
    g_assert_cmpstr (error->message, ==, "there is no edition “b”; there are: a");
    put (folder, "c/edition.cfg", "# nothing");
    assert_complaints (folder, "c", "c/edition.cfg: the group “edition : { ... };” is missing");
    assert_check (folder, "nowhere", "nowhere: there is no such folder");
    put (folder, "d/cars.cfg", CARS);
    assert_check (folder, "d", "d: there is no edition.cfg in this folder");
}

/* A section may stand in one file only. */
static void
test_twice (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", CARS);
    put (folder, "a/d.cfg", "\ncars : { kind = \"prose\"; title = \"x\"; };");
    assert_complaints (folder, "a", "a/d.cfg:2: “cars” was already defined in a/cars.cfg line 1");
}

/* By path as well as by id; what an edition does not give is refused with what there is. */
static void
test_by_path (struct folder *folder, gconstpointer data)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *path = g_strconcat (folder->path, "/b//", NULL);

    (void)data;
    put_edition (folder, "", CARS);
    put (folder, "b/edition.cfg", "edition : { base = \"a\"; years = [ 2023 ]; };\n");
    g_setenv ("JUESUAN_FORMS", "/nonexistent", TRUE);
    g_autoptr (Form) form = load (path);
    g_assert_cmpstr (form->id, ==, "b");
    g_assert_nonnull (form_section (form, "cars"));

    g_setenv ("JUESUAN_FORMS", folder->path, TRUE);
    put (folder, "jiangxi-2022/edition.cfg", "edition : { };\n");
    g_assert_null (formfile_load ("jiangxi-2023", &error));
    g_assert_cmpstr (error->message, ==, "there is no edition “jiangxi-2023”; did you mean “jiangxi-2022”?");
    g_clear_error (&error);
    g_assert_null (formfile_show ("jiangxi-2021", NULL, &error));
    g_clear_error (&error);
    g_assert_null (formfile_load ("", &error));
    g_clear_error (&error);
    put (folder, "c/edition.cfg", "edition : {");
    g_assert_null (formfile_show ("c", NULL, &error));
    g_assert_nonnull (strstr (error->message, "c/edition.cfg:1: the “{” of this line is never closed"));
}

/* Inheritance. */
#define SECOND "edition : { base = \"a\"; name = \"下一年\"; years = [ 2023 ];\n"

static void
test_merge (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "params = { limit = \"18\"; other = \"5\"; };", CARS);
    put (folder, "b/edition.cfg", SECOND "params = { limit = \"20\"; }; };\n"
                                  "cars : { title = \"新用车\";\n"
                                  "rows = ( { id = \"rent\"; label = \"租用\"; after = \"buy\"; }, { id = \"total\"; formula = \"sum(buy:keep)\"; } );\n"
                                  "rules = ( { id = \"bought\"; severity = \"warning\"; } );\n"
                                  "text = ( \"只有一段\" ); };\n");
    g_autoptr (Form) form = load ("b");
    const struct section *cars = form_section (form, "cars");

    g_assert_cmpstr (form->id, ==, "b");
    g_assert_cmpstr (form->base, ==, "a");
    g_assert_cmpstr (form->name, ==, "下一年");
    g_assert_cmpint (form->years[0], ==, 2023);
    g_assert_cmpint (form->years[1], ==, 0);
    g_assert_cmpstr (form->unit, ==, "万元");
    g_assert_cmpstr (g_hash_table_lookup (form->params, "limit"), ==, "20");
    g_assert_cmpstr (g_hash_table_lookup (form->params, "other"), ==, "5");
    g_assert_cmpstr (cars->title, ==, "新用车");
    g_assert_cmpstr (cars->code, ==, "公开09表");
    g_assert_cmpuint (cars->rows->len, ==, 4);
    g_assert_cmpstr (((struct row *)g_ptr_array_index (cars->rows, 2))->id, ==, "rent");
    g_assert_cmpstr (((struct row *)g_ptr_array_index (cars->rows, 3))->id, ==, "keep");
    const struct row *total = section_row (cars, "total");
    g_assert_cmpstr (total->label, ==, "合计");
    g_assert_cmpstr (expr_source (total->formula->expr), ==, "sum(buy:keep)");
    g_assert_true (g_str_has_suffix (total->place.file, "a/cars.cfg"));
    g_assert_true (g_str_has_suffix (total->formula->place.file, "b/edition.cfg"));
    g_assert_cmpint (total->formula->place.line, ==, 4);
    const struct rule *rule = g_ptr_array_index (cars->rules, 0);
    g_assert_cmpint (rule->severity, ==, SEVERITY_WARNING);
    g_assert_nonnull (rule->must);
    g_assert_cmpuint (cars->text->len, ==, 1);
}

static void
check_rows (char **rows, const char *expected)
{
    g_autofree char *all = g_strjoinv (" ", rows);

    g_assert_cmpstr (all, ==, expected);
}

/* "a:b" is written out, in the order of the rows as they are after merging. */
static void
test_ranges (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", CARS);
    put (folder, "b/edition.cfg", SECOND "};\ncars : { rows = ( { id = \"rent\"; label = \"租用\"; after = \"buy\"; } );\n"
                                  "text = ( { text = \"{label}\"; each = \"rows\"; rows = [ \"buy:keep\", \"total:total\" ]; } );\n"
                                  "layout = { drop = [ \"blocks\" ]; blocks = ( { rows = [ \"total:rent\", \"-8:-10\", \"-\", \"keep\" ]; columns = ( { show = \"final\"; } ); } ); }; };\n");
    g_autoptr (Form) form = load ("b");
    const struct section *cars = form_section (form, "cars");

    check_rows (((struct paragraph *)g_ptr_array_index (cars->text, 0))->rows, "buy rent keep total");
    check_rows (((struct layout_block *)g_ptr_array_index (cars->layout->blocks, 0))->rows, "total buy rent -8 -9 -10 - keep");
}

/* after moves a piece that is there already; "" is the start. */
static void
test_merge_order (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", CARS);
    put (folder, "b/edition.cfg", SECOND "};\ncars : { rows = ( { id = \"total\"; after = \"keep\"; }, { id = \"keep\"; after = \"\"; }, { id = \"new\"; label = \"新\"; } );\n"
                                  "text = ( { id = \"each\"; number = \"（1）\"; after = \"\"; }, { text = \"又一段\"; after = \"each\"; }, \"末段\" ); };\n");
    g_autoptr (Form) form = load ("b");
    const struct section *cars = form_section (form, "cars");
    static const char *const order[] = { "keep", "buy", "total", "new" };

    g_assert_cmpuint (cars->rows->len, ==, 4);
    for (guint i = 0; i < 4; i++)
        g_assert_cmpstr (((struct row *)g_ptr_array_index (cars->rows, i))->id, ==, order[i]);
    static const char *const texts[] = { "{n}{label}{final}", "又一段", "合计{total.final}万元", "末段" };
    g_assert_cmpuint (cars->text->len, ==, 4);
    for (guint i = 0; i < 4; i++)
        g_assert_cmpstr (template_source (((struct paragraph *)g_ptr_array_index (cars->text, i))->text), ==, texts[i]);
    g_assert_cmpstr (((struct paragraph *)g_ptr_array_index (cars->text, 0))->number, ==, "（1）");
}

static void
test_drop (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "aliases = { p1 = \"cars\"; };", CARS "spare : { kind = \"prose\"; title = \"x\"; };\n");
    put (folder, "b/edition.cfg", SECOND "drop = [ \"spare\", \"aliases\" ]; };\n"
                                  "cars : { drop = [ \"keep\", \"rules.bought\", \"help\", \"layout\" ];\n"
                                  "rows = ( { id = \"total\"; drop = [ \"formula\" ]; }, { id = \"buy\"; drop = [ \"count\" ]; } ); };\n");
    g_autoptr (Form) form = load ("b");
    const struct section *cars = form_section (form, "cars");

    g_assert_cmpuint (form->sections->len, ==, 1);
    g_assert_null (form_section (form, "p1"));
    g_assert_null (section_row (cars, "keep"));
    g_assert_cmpuint (cars->rules->len, ==, 0);
    g_assert_null (cars->help.what);
    g_assert_null (cars->layout);
    g_assert_null (section_row (cars, "total")->formula);
    g_assert_cmpuint (section_row (cars, "buy")->cells->len, ==, 0);
}

/* Values of the edition itself, said wrongly. */
static void
test_edition_values (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", CARS);
    put (folder, "b/edition.cfg", "edition : { base = \"a\";\nyears = [ 22 ]; reason_from = \"ten\";\ndecimals = 7; phrases = { change_up = \"增加{amout}\"; };\n"
                                  "params = { limit = 5; }; parts = ( { id = \"money\"; sections = [ \"cars\", \"cars\" ]; } );\n"
                                  "report = ( { kind = \"section\"; },\n{ kind = \"part\"; } ); };\n");
    assert_complaints (folder, "b",
                       "b/edition.cfg:2: 22 is no year\n"
                       "b/edition.cfg:2: “reason_from” must be a percentage such as \"10.00\": "
                       "character 1 of “ten”: “t” does not belong here: type digits, a point and %\n"
                       "b/edition.cfg:3: “decimals” must be from 0 to 6\n"
                       "b/edition.cfg:3: “{amout}” is not known in a phrase; there are {amount} {unit} {rate} {base} {year} {last_year}\n"
                       "b/edition.cfg:4: “limit” is a text; write the digits in quotes: limit = \"5\";\n"
                       "b/edition.cfg:4: section cars already stands in line 4; a section has one place\n"
                       "b/edition.cfg:5: “section” is missing in this group (report)\n"
                       "b/edition.cfg:6: “title” is missing in this group (report)");
}

static void
test_merge_mistakes (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", CARS "same : { kind = \"table\"; title = \"x\"; columns = ( { id = \"x\"; label = \"x\"; } ); rows = ( { id = \"x\"; label = \"x\"; } ); };\n");
    put (folder, "b/edition.cfg", SECOND "drop = [ \"car\" ];\n};\n"
                                  "cars : { drop = [ \"kep\" ];\nrows = ( { id = \"z\"; label = \"z\"; after = \"bui\"; } ); };\n"
                                  "same : { drop = [ \"x\" ]; };\n"
                                  "new : { kind = \"prose\"; title = \"x\"; after = \"cars\"; };\n");
    assert_complaints (folder, "b",
                       "b/edition.cfg:2: there is no “car” here that could be dropped\n"
                       "b/edition.cfg:4: there is no “kep” here that could be dropped; did you mean “keep”?\n"
                       "b/edition.cfg:5: there is no “bui” in “rows” to stand after; did you mean “buy”?\n"
                       "b/edition.cfg:6: “x” is the name of several things here; write which, such as “rows.x”\n"
                       "b/edition.cfg:7: “after” has nothing to change here: no base has this group");
}

/* Whoever misses what was dropped is told where. */
static void
test_drop_missed (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", CARS);
    put (folder, "b/edition.cfg", SECOND "};\ncars : {\ndrop = [ \"rows.buy\" ]; };\n");
    put (folder, "c/edition.cfg", SECOND "drop = [ \"cars\" ]; };\n");
    assert_complaints (folder, "b",
                       "a/cars.cfg:8: section cars has no row “buy”; it is dropped in b/edition.cfg line 4\n"
                       "a/cars.cfg:10: section cars has no row “buy”; it is dropped in b/edition.cfg line 4");
    assert_complaints (folder, "c",
                       "a/edition.cfg:9: there is no section “cars”; it is dropped in c/edition.cfg line 2\n"
                       "a/edition.cfg:11: there is no section “cars”; it is dropped in c/edition.cfg line 2");
}

static void
test_merge_shapes (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", CARS);
    put (folder, "b/edition.cfg", SECOND "};\ncars : { drop = \"help\";\nrows = ( { id = \"buy\"; drop = [ 1 ]; },\n{ id = \"keep\"; after = 1; } ); };\n");
    assert_complaints (folder, "b",
                       "b/edition.cfg:3: “drop” must be names in square brackets: drop = [ \"a\", \"b\" ];\n"
                       "b/edition.cfg:4: “drop” holds texts in quotes only\n"
                       "b/edition.cfg:5: “after” must be a name in quotes");
}

static void
test_base_of_base (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", CARS);
    put (folder, "b/edition.cfg", SECOND "};\ncars : { title = \"乙\"; rows = ( { id = \"buy\"; label = \"乙购置\"; } ); };\n");
    put (folder, "c/edition.cfg", "edition : { base = \"b\"; years = [ 2024 ]; };\ncars : { rows = ( { id = \"buy\"; level = 2; } ); };\n");
    g_autoptr (Form) form = load ("c");
    const struct section *cars = form_section (form, "cars");

    g_assert_cmpstr (form->name, ==, "下一年");
    g_assert_cmpstr (cars->title, ==, "乙");
    g_assert_cmpstr (section_row (cars, "buy")->label, ==, "乙购置");
    g_assert_cmpint (section_row (cars, "buy")->level, ==, 2);
}

static void
test_circle (struct folder *folder, gconstpointer data)
{
    (void)data;
    put (folder, "a/edition.cfg", "edition : { base = \"b\"; };");
    put (folder, "b/edition.cfg", "edition : {\nbase = \"c\"; };");
    put (folder, "c/edition.cfg", "edition : {\n\nbase = \"a\"; };");
    assert_complaints (folder, "a", "c/edition.cfg:3: the editions are based on one another in a circle: a -> b -> c -> a");
}

/* A mistake in a base is told with the base's file and line, and not held against the edition. */
static void
test_mistake_in_base (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", "cars : {\ntitle = “x”; };");
    put (folder, "b/edition.cfg", SECOND "};\ncars : { drop = [ \"keep\" ]; };\n");
    assert_complaints (folder, "b", "a/cars.cfg:2: ““” is a full-width sign; outside texts write “\"”");
}

/* show prints a form that loads to the same form, and says where each piece comes from. */
static void
test_show (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "params = { odd = \"a \\\"b\\\" \\\\ c\\nd\"; };", CARS);
    put (folder, "b/edition.cfg", SECOND "};\ncars : { rows = ( { id = \"buy\"; label = \"买\"; } ); };\n");
    g_autoptr (GError) error = NULL;
    g_autofree char *text = formfile_show ("b", NULL, &error);
    g_assert_no_error (error);

    g_assert_nonnull (strstr (text, "{ id = \"keep\"; label = \"维护\"; level = 1; }  # a/cars.cfg:6\n"));
    g_assert_nonnull (strstr (text, "label = \"买\";  # b/edition.cfg:3\n"));
    g_assert_nonnull (strstr (text, "years = [ 2023 ];  # b/edition.cfg:1\n"));

    /* Read back as an edition of its own it shows the same, places aside. */
    g_auto (GStrv) base = g_strsplit (text, "base = \"a\";", 2);
    g_autofree char *alone = g_strjoinv ("base = \"\";", base);
    put (folder, "c/edition.cfg", alone);
    g_autofree char *again = formfile_show ("c", "cars", &error);
    g_assert_no_error (error);
    g_autofree char *once = formfile_show ("b", "cars", &error);
    g_assert_no_error (error);
    g_autoptr (GRegex) places = g_regex_new ("  # [^\n]*|[ \n]+", 0, 0, NULL);
    g_autofree char *x = g_regex_replace (places, once, -1, 0, "", 0, NULL);
    g_autofree char *y = g_regex_replace (places, again, -1, 0, "", 0, NULL);
    g_assert_cmpstr (x, ==, y);
    g_autoptr (Form) form = load ("c");
    g_assert_cmpstr (g_hash_table_lookup (form->params, "odd"), ==, "a \"b\" \\ c\nd");

    g_assert_null (formfile_show ("b", "car", &error));
    g_assert_cmpstr (error->message, ==, "there is no section “car”; did you mean “cars”?");
}

static void
test_hash (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", CARS);
    put (folder, "b/edition.cfg", SECOND "};\n");
    g_autoptr (Form) a = load ("a");
    g_autoptr (Form) same = load ("a");
    g_autoptr (Form) b = load ("b");
    put_edition (folder, " ", CARS);
    g_autoptr (Form) changed = load ("a");
    g_autoptr (Form) below = load ("b");

    g_assert_cmpuint (strlen (a->hash), ==, 64);
    g_assert_cmpstr (a->hash, ==, same->hash);
    g_assert_cmpstr (a->hash, !=, b->hash);
    g_assert_cmpstr (a->hash, !=, changed->hash);
    g_assert_cmpstr (b->hash, !=, below->hash);
}

static void
check_editions (int year, const char *expected)
{
    g_autoptr (GPtrArray) ids = formfile_for_year (year);

    g_ptr_array_add (ids, NULL);
    g_autofree char *list = g_strjoinv (" ", (char **)ids->pdata);
    g_assert_cmpstr (list, ==, expected);
}

/* What is only a base makes no book, is not offered, and does not make those abstract that are based on it. */
static void
test_abstract (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", CARS);
    g_autofree char *path = g_build_filename (folder->path, "a", "edition.cfg", NULL);
    g_autofree char *text = NULL;
    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    g_auto (GStrv) pieces = g_strsplit (text, "years = [ 2022 ];", 2);
    g_autofree char *abstract = g_strjoinv ("abstract = true;", pieces);
    put (folder, "a/edition.cfg", abstract);
    put (folder, "b/edition.cfg", SECOND "};\n");
    put (folder, "c/edition.cfg", "edition : { base = \"a\"; };\n");
    g_autoptr (Form) a = load ("a");
    g_autoptr (Form) b = load ("b");

    g_assert_true (a->abstract);
    g_assert_cmpint (a->years[0], ==, 0);
    g_assert_false (b->abstract);
    g_autoptr (GPtrArray) listed = formfile_list ();
    g_autoptr (GPtrArray) all = formfile_list_all ();
    g_assert_cmpuint (listed->len, ==, 2);
    g_assert_cmpuint (all->len, ==, 3);
    check_editions (2023, "b");
    g_autoptr (GError) error = NULL;
    g_assert_null (formfile_load ("c", &error));
    g_assert_nonnull (strstr (error->message, "“years” is missing"));
}

static void
test_find (struct folder *folder, gconstpointer data)
{
    (void)data;
    put (folder, "forms/hubei-2023/edition.cfg", "edition : { years = [ 2023, 2024 ]; };");
    put (folder, "forms/jiangxi-2022/edition.cfg", "edition : { years = [ 2022 ]; };");
    put (folder, "forms/jiangxi-2023/edition.cfg", "edition : { base = \"jiangxi-2022\"; years = [ 2023 ]; };");
    put (folder, "forms/notes/readme.txt", "no edition");
    put (folder, "more/hubei-2023/edition.cfg", "edition : { };");
    put (folder, "more/anhui/edition.cfg", "edition : { };");
    g_autofree char *path = g_strdup_printf ("%s/forms:%s/more", folder->path, folder->path);
    g_setenv ("JUESUAN_FORMS", path, TRUE);

    g_autoptr (GPtrArray) ids = formfile_list ();
    g_ptr_array_add (ids, NULL);
    g_autofree char *list = g_strjoinv (" ", (char **)ids->pdata);
    g_assert_cmpstr (list, ==, "anhui hubei-2023 jiangxi-2022 jiangxi-2023");

    check_editions (2022, "jiangxi-2022");
    check_editions (2023, "hubei-2023 jiangxi-2023");
    check_editions (2024, "hubei-2023");
    check_editions (2025, "");
}

/* Code lists: an edition without its own takes its base's; the year's own list goes first. */
#define TREE "cars : { kind = \"tree\"; codes = \"functions\"; title = \"x\"; columns = ( { id = \"a\"; label = \"a\"; } ); };\n"

static void
test_codes (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", TREE);
    put (folder, "a/codes/functions.csv", "code,name,level,src,note\r\n20101,人大事务,2,found,\r\n201,\"一般\"\"公共\"\",服务\",1,found,2024+\r\n");
    put (folder, "b/edition.cfg", SECOND "};\n");
    put (folder, "c/edition.cfg", "edition : { base = \"b\"; years = [ 2023, 2024 ]; };\n");
    put (folder, "c/codes/functions-2024.csv", "name,code\n外交,202\n");
    g_autoptr (Form) b = load ("b");
    g_autoptr (Form) c = load ("c");

    g_assert_cmpstr (form_code_name (b, "functions", "201", 0), ==, "一般\"公共\",服务");
    g_assert_cmpstr (form_code_name (b, "functions", "20101", 0), ==, "人大事务");
    g_assert_null (form_code_name (b, "functions", "202", 0));
    g_assert_null (form_code_name (b, "economics", "301", 0));
    const struct code *first = g_ptr_array_index (form_codes (b, "functions"), 0);
    g_assert_cmpstr (first->code, ==, "201");
    g_assert_cmpstr (first->note, ==, "2024+");
    g_assert_cmpstr (form_code_name (c, "functions", "202", 0), ==, "外交");
    g_assert_null (form_code_name (c, "functions", "201", 0));
}

/* A code may have another name in other years, and belong to some years only. */
static void
test_codes_years (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", TREE);
    put (folder, "a/codes/functions.csv", "code,name,from,until\n201,旧名,,2023\n201,新名,2024,\n20101,事务,2023,2023\n");
    g_autoptr (Form) a = load ("a");

    g_assert_cmpstr (form_code_name (a, "functions", "201", 2022), ==, "旧名");
    g_assert_cmpstr (form_code_name (a, "functions", "201", 2023), ==, "旧名");
    g_assert_cmpstr (form_code_name (a, "functions", "201", 2024), ==, "新名");
    g_assert_null (form_code_name (a, "functions", "20101", 2022));
    g_assert_cmpstr (form_code_name (a, "functions", "20101", 2023), ==, "事务");
    g_assert_null (form_code_name (a, "functions", "20101", 2024));
    put (folder, "a/codes/functions.csv", "code,name,from,until\n201,旧名,,2023\n201,新名,2023,\n20101,事务,x,\n");
    assert_check (folder, "a",
                  "a/codes/functions.csv: code 201 stands twice\n"
                  "a/codes/functions.csv:4: “from” and “until” hold a year such as 2024, or nothing");
}

/* A code is of the budget that stands beside it or the nearest above; of none where that is open. */
static void
test_codes_budget (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", TREE);
    put (folder, "a/codes/functions.csv",
         "code,name,budget,until\n201,服务,general\n20101,事务\n2010101,运行\n212,城乡,general\n21201,管理\n21208,出让,fund\n2120801,征地\n223,国资,capital,2023\n234,特别\n");
    g_autoptr (Form) a = load ("a");
    static const struct {
        const char *code, *budget;
    } codes[] = { { "201", "general" }, { "2010101", "general" }, { "2010199", "general" }, { "20199", "general" }, { "2120801", "fund" }, { "2120899", "fund" },
                  { "21208", "fund" }, { "21201", "general" }, { "212", NULL }, { "21299", NULL }, { "234", NULL }, { "205", NULL }, { "223", "capital" } };

    for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
        g_assert_cmpstr (form_code_budget (a, "functions", codes[i].code, 2022), ==, codes[i].budget);
    g_assert_null (form_code_budget (a, "functions", "223", 2024));
    g_assert_null (form_code_budget (a, "economics", "301", 2022));
    put (folder, "a/cars.cfg",
         "cars : { kind = \"tree\"; codes = \"functions\"; title = \"x\"; columns = ( { id = \"a\"; label = \"a\"; } );\n"
         "rules = ( { id = \"of\"; severity = \"hint\"; each = \"leaves\"; budgets = [ \"fund\", \"funds\" ]; must = \"not any(a)\"; say = \"x\"; } ); };\n");
    assert_check (folder, "a", "a/cars.cfg:2: the section's list of codes has no budget “funds”; did you mean “fund”?");
}

/* @section is its printed code, @word one of the edition's own; where they are changed, the base's texts follow. */
static void
test_words (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "words = { thing = \"车\"; };",
                 "cars : { kind = \"fields\"; title = \"用车表\"; code = \"公开09表\"; rows = ( { id = \"x\"; label = \"@thing@ @cars的数\"; } ); };\n");
    put (folder, "b/edition.cfg", "edition : { base = \"a\"; years = [ 2023 ]; words = { thing = \"船\"; }; };\ncars : { drop = [ \"code\" ]; };\n");
    put (folder, "d/edition.cfg", "edition : { base = \"b\"; years = [ 2024 ]; };\ncars : { title = \"@thign\"; };\n");
    g_autoptr (Form) a = load ("a");
    g_autoptr (Form) b = load ("b");
    g_assert_cmpstr (section_row (form_section (a, "cars"), "x")->label, ==, "车@ 公开09表的数");
    g_assert_cmpstr (section_row (form_section (b, "cars"), "x")->label, ==, "船@ 《用车表》的数");
    assert_complaints (folder, "d", "d/edition.cfg:2: there is no section and no word “thign” for “@thign”; did you mean “thing”?");
}

static void
test_codes_check (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", TREE);
    assert_check (folder, "a", "a/cars.cfg:1: there is no code list codes/functions.csv in this edition or its bases");
    put (folder, "a/codes/functions.csv", "code,name\n201,一\n201,又一\n20202,无类\n2010,短\n2o1,字母\n203,\n");
    assert_check (folder, "a",
                  "a/codes/functions.csv: code 201 stands twice\n"
                  "a/codes/functions.csv: code 2010 has 4 digits; there are 3, 5 and 7\n"
                  "a/codes/functions.csv: code 20202 stands below 202, which is not in the list\n"
                  "a/codes/functions.csv:6: this line is no code with its name: a code has digits only, such as 20101\n"
                  "a/codes/functions.csv:7: this line is no code with its name: a code has digits only, such as 20101");
    put (folder, "a/codes/functions.csv", "code,name\n201,\xb0\xd9\n");
    assert_check (folder, "a", "a/codes/functions.csv: the code list cannot be read as UTF-8");
    put (folder, "a/codes/functions.csv", "code,name\n\n201,一\n");
    assert_check (folder, "a", "");
    put (folder, "a/codes/functions.csv", "科目,名称\n201,一\n");
    assert_check (folder, "a", "a/codes/functions.csv:1: the first line must name the columns: code,name,note");
}

/* Codes that formulas and rows name and the lists do not have. */
static void
test_codes_named (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "",
                 "cars : { kind = \"tree\"; codes = \"functions\"; title = \"x\"; columns = ( { id = \"a\"; label = \"a\"; } ); rows = ( { id = \"999\"; label = \"a\"; } );\n"
                 "text = ( \"{cars.201.a}{cars.202.a}\" );\n"
                 "rules = ( { id = \"x\"; severity = \"hint\"; say = \"x\";\nmust = \"cars['203'].a > sum(cars['20*'].a) + cars['999'].a\"; } ); };\n"
                 "unit : { kind = \"table\"; title = \"x\"; columns = ( { id = \"a\"; label = \"a\"; } );\n"
                 "rows = ( { id = \"b\"; label = \"b\"; code = \"30101\"; }, { id = \"c\"; label = \"c\"; code = \"302\"; } ); };\n");
    put (folder, "a/codes/functions.csv", "code,name\n201,一\n");
    put (folder, "a/codes/economics.csv", "code,name\n302,二\n");
    assert_check (folder, "a",
                  "a/cars.cfg:2: code 202 of “cars” is not in the list functions of this edition\n"
                  "a/cars.cfg:4: code 203 of “cars” is not in the list functions of this edition\n"
                  "a/cars.cfg:5: section unit stands in no part: nobody will ever see it\n"
                  "a/cars.cfg:6: code 30101 of row b is in no code list of this edition");
}

/* What loads but is not what the author can have meant. */
static void
test_check (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "",
                 "cars : { kind = \"table\"; title = \"用\\n车\";\n"
                 "columns = ( { id = \"a\"; label = \"a\"; choices = \"x|y\"; }, { id = \"b\"; label = \"b\"; type = \"choice\"; },\n"
                 "{ id = \"c\"; label = \"c\"; type = \"choice\"; choices = \"x||x\"; }, { id = \"d\"; label = \"d\"; type = \"choice\"; choices = \"x，y\"; } );\n"
                 "rows = ( { id = \"r\"; label = \"r\"; only = [ ]; },\n"
                 "{ id = \"s\"; label = \"s\"; code = \"2a\"; cells = ( { column = \"a\"; formula = \"1\"; input = true; } ); },\n"
                 "{ id = \"t\"; label = \"t\"; formula = \"param('limit')\"; required = \"1\"; } );\n"
                 "rules = ( { id = \"x\"; severity = \"hint\"; must = \"1\"; say = \"x\"; rows = [ \"r\" ]; } );\n"
                 "text = ( { text = \"x\"; number = \"1.\"; } );\n"
                 "layout = { blocks = ( { head = \"x\"; } ); }; rows_level = 4;\n"
                 "};\n"
                 "lost : { kind = \"prose\"; title = \"x\"; heading = \"heading1\"; };\n");
    assert_check (folder, "a",
                  "a/cars.cfg:1: “title” must stand on one line; remove the \\n\n"
                  "a/cars.cfg:2: “choices” has no effect: the type is money, not choice\n"
                  "a/cars.cfg:2: a choice needs its words: choices = \"one|another\";\n"
                  "a/cars.cfg:3: there is an empty word among the choices\n"
                  "a/cars.cfg:3: “x” stands twice among the choices\n"
                  "a/cars.cfg:3: there is only one word to choose, “x，y”; put | between words\n"
                  "a/cars.cfg:4: “only” is empty: the row has no cell at all\n"
                  "a/cars.cfg:5: a cell is either typed or has a formula\n"
                  "a/cars.cfg:5: “2a” is no classification code; a code has digits only\n"
                  "a/cars.cfg:6: there is no parameter “limit”\n"
                  "a/cars.cfg:6: “required” has no effect: what has a formula is not typed\n"
                  "a/cars.cfg:7: “rows” has no effect without each = \"rows\";\n"
                  "a/cars.cfg:8: “number” has no effect without each = \"rows\";\n"
                  "a/cars.cfg:9: the block shows no column\n"
                  "a/cars.cfg:9: “rows_level” has no effect without rows_of\n"
                  "a/cars.cfg:9: codes have 3, 5 or 7 digits; 0 takes all\n"
                  "a/cars.cfg:11: section lost stands in no part: nobody will ever see it\n"
                  "a/cars.cfg:11: section lost has something to print but stands nowhere in “report”");
}

/* Names in formulas are bound by a book: all that are wrong are told, each formula once. */
#define TABLE(rows, more) \
    "cars : { kind = \"table\"; title = \"x\"; columns = ( { id = \"a\"; label = \"a\"; }, { id = \"note\"; label = \"b\"; type = \"text\"; } );\n" \
    "rows = ( " rows ");\n" more "};\n"

static void
test_check_binding (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", TABLE ("{ id = \"total\"; label = \"r\"; formula = \"buy + 1\"; },\n{ id = \"buy\"; label = \"s\";\nformula = \"totl * 2\"; },\n"
                                    "{ id = \"keep\"; label = \"t\"; formula = \"cars.free.note + 1\"; }, { id = \"free\"; label = \"u\"; }", ""));
    assert_check (folder, "a",
                  "a/cars.cfg:4: there is no “totl” (in “totl”, character 1); did you mean “total”?\n"
                  "a/cars.cfg:5: character 16 of “cars.free.note + 1”: a text cannot be computed with");
}

static void
test_check_circle (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", TABLE ("{ id = \"total\"; label = \"r\"; formula = \"buy + 1\"; },\n{ id = \"buy\"; label = \"s\"; formula = \"total * 2\"; }", ""));
    assert_check (folder, "a", "a/cars.cfg:2: the formulas run in a circle: cars.total.a → cars.buy.a → cars.total.a");
}

static void
test_check_rules (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", TABLE ("{ id = \"total\"; label = \"r\"; }",
                                    "rules = ( { id = \"x\"; severity = \"hint\"; must = \"totl.a > 0\"; say = \"x\"; },\n"
                                    "{ id = \"y\"; severity = \"hint\"; must = \"a > 0\"; each = \"rows\"; say = \"{b}\"; } );\n"
                                    "text = ( \"{cars.total.c}\" );"));
    assert_check (folder, "a",
                  "a/cars.cfg:3: there is no “totl” (in “totl.a”, character 1); did you mean “total”?\n"
                  "a/cars.cfg:4: there is no “b” (in “b”, character 1)");
}

/* What may be written: texts, for texts, over names that there are. */
static void
test_check_wordings (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", TABLE ("{ id = \"total\"; label = \"r\"; cells = ( { column = \"a\"; wordings = \"'x|y'\"; } ); },\n"
                                    "{ id = \"why\"; label = \"s\"; type = \"text\"; cells = ( { column = \"a\"; wordings = \"1\"; } ); },\n"
                                    "{ id = \"how\"; label = \"t\"; type = \"text\"; cells = ( { column = \"a\"; wordings = \"if(totl.a > 0, 'x', 'y')\"; } ); }", ""));
    assert_check (folder, "a",
                  "a/cars.cfg:2: wordings are texts, for a cell of texts\n"
                  "a/cars.cfg:3: wordings are texts, for a cell of texts\n"
                  "a/cars.cfg:4: there is no “totl” (in “totl.a”, character 4); did you mean “total”?");
}

/* What the examples of a rule promise and the rule does not keep. */
static void
test_check_examples (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", TABLE ("{ id = \"total\"; label = \"r\"; }, { id = \"part\"; label = \"s\"; }",
                                    "rules = ( { id = \"x\"; severity = \"hint\"; must = \"total.a > part.a\"; say = \"x\"; pass = [ \"total.a=2; part.a=1\" ]; fail = [ \"total.a=1; part.a=2\" ]; },\n"
                                    "{ id = \"y\"; severity = \"hint\"; must = \"total.a > part.a\"; say = \"x\"; pass = [ \"total.a=1; part.a=2\" ]; fail = [ \"total.a=2; part.a=1\" ]; },\n"
                                    "{ id = \"z\"; severity = \"hint\"; must = \"total.a > part.a\"; say = \"x\"; pass = [ \"total.a=1\" ]; },\n"
                                    "{ id = \"w\"; severity = \"hint\"; when = \"total.a > 0\"; must = \"part.a > 0\"; say = \"x\"; pass = [ \"totl.a=1\", \"total.a=x\" ]; fail = [ \"total.a=0; part.a=0\" ]; } );"));
    assert_check (folder, "a",
                  "a/cars.cfg:4: cars.y: the example “total.a=1; part.a=2” should pass but fails\n"
                  "a/cars.cfg:4: cars.y: the example “total.a=2; part.a=1” should fail but passes\n"
                  "a/cars.cfg:5: cars.z: the example “total.a=1” cannot be judged: cars.part.a is blank\n"
                  "a/cars.cfg:5: cars.z: the rule has no example that fails it: fail = [ \"cell=text; cell=text\" ];\n"
                  "a/cars.cfg:6: cars.w: the example “totl.a=1” cannot be set: there is no “totl” in “cars.totl.a”; did you mean “total”?\n"
                  "a/cars.cfg:6: cars.w: the example “total.a=x” cannot be set: cars.total.a: character 1 of “x”: “x” does not belong here: type digits, a point and, behind them, a unit such as 元 or 万元\n"
                  "a/cars.cfg:6: cars.w: the rule does not apply to the example “total.a=0; part.a=0”");
}

static void
test_check_report (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", CARS);
    put (folder, "b/edition.cfg", SECOND "report = ( { kind = \"section\"; section = \"cars\"; },\n{ kind = \"section\"; section = \"cars\"; },\n"
                                  "{ kind = \"contents\"; section = \"cars\"; } ); };\n");
    assert_check (folder, "b",
                  "b/edition.cfg:3: section cars is printed twice\n"
                  "b/edition.cfg:4: “section” has no effect here: the kind is not section");
    put (folder, "b/edition.cfg", SECOND "drop = [ \"report\" ]; };\n");
    assert_check (folder, "b", "a/edition.cfg:1: there is no “report”: nothing would be printed");
}

static void
test_check_years (struct folder *folder, gconstpointer data)
{
    (void)data;
    put_edition (folder, "", CARS);
    put (folder, "b/edition.cfg", "edition : { base = \"a\"; };\n");
    assert_check (folder, "b", "b/edition.cfg: the edition does not say its own years; those of its base are for the base");
}

static void
add (const char *name, void (*test) (struct folder *, gconstpointer), gconstpointer data)
{
    g_autofree char *path = g_strconcat ("/formfile/", name, NULL);

    g_test_add (path, struct folder, data, folder_set_up, test, folder_tear_down);
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "C.UTF-8");
    g_test_init (&argc, &argv, NULL);
    add ("good", test_good, NULL);
    add ("own columns", test_own_columns, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS (mistakes); i++) {
        g_autofree char *name = g_strconcat ("mistake/", mistakes[i].name, NULL);
        add (name, test_mistake, &mistakes[i]);
    }
    add ("mistake/edition", test_edition_values, NULL);
    add ("many mistakes", test_many, NULL);
    add ("zero byte", test_zero_byte, NULL);
    add ("missing", test_missing, NULL);
    add ("twice", test_twice, NULL);
    add ("by path", test_by_path, NULL);
    add ("merge/drop missed", test_drop_missed, NULL);
    add ("merge/shapes", test_merge_shapes, NULL);
    add ("check/report", test_check_report, NULL);
    add ("merge", test_merge, NULL);
    add ("merge/order", test_merge_order, NULL);
    add ("merge/drop", test_drop, NULL);
    add ("merge/mistakes", test_merge_mistakes, NULL);
    add ("merge/base of base", test_base_of_base, NULL);
    add ("merge/circle", test_circle, NULL);
    add ("merge/mistake in base", test_mistake_in_base, NULL);
    add ("show", test_show, NULL);
    add ("hash", test_hash, NULL);
    add ("abstract", test_abstract, NULL);
    add ("ranges", test_ranges, NULL);
    add ("find", test_find, NULL);
    add ("codes", test_codes, NULL);
    add ("codes/years", test_codes_years, NULL);
    add ("codes/budget", test_codes_budget, NULL);
    add ("words", test_words, NULL);
    add ("codes/check", test_codes_check, NULL);
    add ("codes/named", test_codes_named, NULL);
    add ("check", test_check, NULL);
    add ("check/binding", test_check_binding, NULL);
    add ("check/circle", test_check_circle, NULL);
    add ("check/rules", test_check_rules, NULL);
    add ("check/wordings", test_check_wordings, NULL);
    add ("check/examples", test_check_examples, NULL);
    add ("check/years", test_check_years, NULL);
    return g_test_run ();
}
