/* The table of subcommands, and which of them runs.  Knows no book: what a subcommand does stands in its own file. */
#include "config.h"

#include "cli/cli.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "core/text.h"

const struct command commands[] = {
    { "demo", N_ ("FILE"), N_ ("make a file with the demonstration book"),
      N_ ("The demonstration is the 2022 report of a real department, every figure typed.\n"
          "FILE is made if it is missing; a book that is in it already is never touched."),
      1, 1, cli_demo },
    { "new", N_ ("FILE --unit NAME --year YEAR [--edition EDITION] [--hash NAME]"), N_ ("make a new, empty book"),
      N_ ("FILE is made if it is missing, or gets one more book.  EDITION is the id of the form\n"
          "files (see juesuan forms list) or a folder; without it, the edition that has the year."),
      1, 1, cli_new },
    { "books", N_ ("FILE"), N_ ("list the books of a file"),
      N_ ("One line a book: UNIT/YEAR as --book takes it, version, edition, state."), 1, 1, cli_books },
    { "base", N_ ("FILE"), N_ ("list last year's figures and budgets that must be typed"),
      N_ ("A first year has no book of last year: what sentences and rules compare with is typed.  Each line is\n"
          "a cell with its figure or blank; the last says how many are there.  TSV goes back through set --from."),
      1, 1, cli_base },
    { "book", N_ ("FILE copy NAME\nFILE rename NAME\nFILE delete"), N_ ("copy, rename or delete a book"),
      N_ ("copy makes a new book of the unit NAME with all that is typed in this one.  rename changes the\n"
          "unit's name, also where it is printed.  delete takes a book that is being filled in out of all\n"
          "lists, after the whole file was copied beside it; its history stays in the file."),
      2, 3, cli_book },
    { "set", N_ ("FILE CELL=VALUE ...\nFILE --from TSV"), N_ ("type values into cells"),
      N_ ("A cell is section.row.column, unit.name for fields, or as on paper 公开09.total.final;\n"
          "CELL@control is the control figure beside a cell, CELL@prior last year's figure.\n"
          "VALUE is what one would type on the screen: 18.78, 187800元, =9.24-7.61; empty makes\n"
          "the cell blank.  A legal classification code adds its row, duties.3 the rows up to it.\n"
          "\n"
          "--from reads lines of cell, TAB, value (- is standard input); \\t \\n \\\\ stand for TAB,\n"
          "new line and backslash; lines that begin with # are skipped.  A line ?RULE CELL, TAB,\n"
          "TEXT explains a warning; a line !CELL, TAB, na or doubtful marks a cell.\n"
          "\n"
          "All or nothing: where one value is refused, nothing is stored.  One undo takes back all."),
      1, -1, cli_set },
    { "paste", N_ ("FILE SECTION[.COLUMN] [--from FILE [--sheet NAME]] [--yes]"), N_ ("lay a block of a spreadsheet over a table"),
      N_ ("Rows are found by code, then by label, then by order; columns by their heads, else from\n"
          "COLUMN on; the unit is read in the heads.  Computed cells are compared, not written.\n"
          "An XLSX file is read as if its sheet were copied: formulas by their stored values.\n"
          "Shows what would be written; with --yes writes it as one change."),
      2, 2, cli_paste },
    { "mark", N_ ("FILE CELL na|doubtful|sure|blank"), N_ ("mark a cell: not applicable, doubtful, sure, blank"),
      N_ ("na: the item does not exist here, which is not the same as 0 or blank.\n"
          "doubtful: the value stands, but is to be looked into; sure takes that back.\n"
          "blank: nothing is known yet; takes away the value."),
      3, 3, cli_mark },
    { "row", N_ ("FILE add SECTION [CODE] [--after ROW]\nFILE delete SECTION ROW\nFILE move SECTION ROW up|down|N\nFILE outline SECTION"),
      N_ ("add, delete or move a row of a tree or list"),
      N_ ("add with a classification CODE for trees, without for lists and prose; the new row's\n"
          "address is written.  delete takes everything in the row with it; undo brings it back.\n"
          "move shifts a row of a list by N places, downwards or, with -N, upwards.\n"
          "outline begins an empty annex with the form's headings and sentences."),
      3, 5, cli_row },
    { "get", N_ ("FILE [CELL ...]"), N_ ("show values"),
      N_ ("Values as the report prints them, one a line; of a section or row, and without CELL of the\n"
          "book, all cells that are not blank, with their addresses.  --exact shows them as stored,\n"
          "in steps of 0.01 元; without CELL it is everything that was typed, in all layers, with rows,\n"
          "marks and explanations, and\n"
          "  juesuan get OLD --exact --format tsv | juesuan set NEW --from -\n"
          "gives the same book again."),
      1, -1, cli_get },
    { "trace", N_ ("FILE CELL"), N_ ("show where a value comes from, and what uses it"),
      N_ ("Formula and operands, down to the figures that were typed; then the cells, rules and\n"
          "sentences that use the cell."),
      2, 2, cli_trace },
    { "find", N_ ("FILE WORD"), N_ ("find a figure, a word, a code, a person, a state"),
      N_ ("A figure is found in whatever unit it is written: 18.78 also finds 187,800.00元.  A word is looked for\n"
          "in names, values, sentences, reasons, prose and help; letters also as first letters of pinyin (gwyc);\n"
          "@NAME finds what this person changed last, err what is wrong, blank what is missing.\n"
          "\n"
          "Exit status 1 where nothing is found."),
      2, 2, cli_find },
    { "help", N_ ("FILE PLACE\nPLACE [--edition EDITION]"), N_ ("explain a cell, a section or a rule"),
      N_ ("What F1 shows: what it is, where to take it from, how it is computed, on what it rests,\n"
          "what often goes wrong.  PLACE is a cell (sangong.total.final, 公开09.1.2), a table or\n"
          "section (7), or a rule.  Without FILE the newest edition's form answers."),
      1, 2, cli_help },
    { "check", N_ ("FILE"), N_ ("check all rules and show the findings"),
      N_ ("For each finding: severity, rule, cell and sentence, then every operand, the difference\n"
          "and the tolerance that follows from the precision of the figures.  The last line counts.\n"
          "--all shows the outcome of every rule, also of those that hold or could not be computed.\n"
          "TSV has the columns rule, severity, cell, sentence, operands, difference, tolerance,\n"
          "outcome, explanation.\n"
          "\n"
          "Exit status 1 where there is an error; warnings and hints alone leave it 0."),
      1, 1, cli_check },
    { "explain", N_ ("FILE RULE CELL TEXT"), N_ ("write down why a warning stands"),
      N_ ("RULE and CELL as check shows them.  The explanation lapses when one of the figures\n"
          "changes.  An empty TEXT takes it back."),
      4, 4, cli_explain },
    { "print",
      N_ ("FILE [-o OUT] [--format txt|html|pdf|docx|xlsx]\n"
          "FILE --to PRINTER [--copies N] [--duplex]\n"
          "FILE --log"),
      N_ ("print the report"),
      N_ ("Text to standard output, or a file in the format that its ending or --format says, or\n"
          "paper.  A file appears under its name only when it is complete.  A book that is not\n"
          "approved yet prints with 草稿 on each page."),
      1, 1, cli_print },
    { "undo", N_ ("FILE [CHANGE]"), N_ ("take back the newest change, or one by its number"),
      N_ ("Takes back all that one set, row, mark, explain or one Enter on the screen did, also\n"
          "after the program was left.  What somebody else changed since is never overwritten.\n"
          "CHANGE is a number as log shows it: only that is taken back, unless a later change of\n"
          "the same cells stands in the way."),
      1, 2, cli_undo },
    { "redo", N_ ("FILE"), N_ ("do again what undo took back"), NULL, 1, 1, cli_redo },
    { "log", N_ ("FILE [CELL]"), N_ ("show who changed what, and when"),
      N_ ("Every change from the first, oldest first: number, time, person, kind, cell, old and new\n"
          "content.  Text shows local time, TSV and JSON UTC."),
      1, 2, cli_log },
    { "user", N_ ("FILE add NAME ROLE\nFILE role NAME ROLE --reason TEXT\nFILE password NAME [--reason TEXT]\n"
                  "FILE disable NAME --reason TEXT\nFILE enable NAME --reason TEXT\nFILE list\nFILE roles"),
      N_ ("manage the accounts of a file"),
      N_ ("ROLE is clerk, reviewer, head or reader.  A file without accounts belongs to whoever can\n"
          "write it; the first account, a head's, ends that: from then on nobody changes anything\n"
          "without logging in (--as NAME, or JUESUAN_USER).  Passwords are asked for without echo, or\n"
          "read from private files: JUESUAN_PASSWORD_FILE names that of who logs in, --password-file\n"
          "that of the new one.  Accounts are closed, never deleted; everything stands in the trail.\n"
          "roles shows who may do what in which state of a book."),
      2, 4, cli_user },
    { "submit", N_ ("FILE [-o COPY]"), N_ ("submit the book for review"),
      N_ ("Refused, with the list, while errors, warnings without explanation, missing figures or marks\n"
          "of doubt remain.  A numbered backup of the file is made first.  Then the figures are locked.\n"
          "-o makes a copy to carry to a reviewer elsewhere; see juesuan review --merge."),
      1, 1, cli_submit },
    { "withdraw", N_ ("FILE --reason TEXT"), N_ ("take back a submitted book"), NULL, 1, 1, cli_step },
    { "review", N_ ("FILE [list]\nFILE tick CELL|SECTION.ROW|SECTION|all ...\nFILE query CELL|SECTION TEXT [--kind KIND]\n"
                    "FILE answer ID TEXT\nFILE close ID [TEXT]\nFILE diff\nFILE --merge COPY"),
      N_ ("review a book: what to look at, ticks, queries"),
      N_ ("list shows the riskiest first: changed since the last review, with a warning, zero base,\n"
          "great change against last year, new rows, large amounts; TSV has the columns cell, value,\n"
          "value reviewed last, last year's value, change in percent, risks, must, tick, open queries.\n"
          "A tick lapses when its figure changes.  A query stays open until whoever asked closes it.\n"
          "diff shows what differs from the book reviewed last.  --merge takes over ticks, queries and\n"
          "the decision from a copy made by submit -o; refused where the figures changed meanwhile."),
      1, -1, cli_review },
    { "return", N_ ("FILE [--reason TEXT]"), N_ ("give a submitted book back to the clerk"),
      N_ ("Needs a reason, or a query that is not closed."), 1, 1, cli_step },
    { "approve", N_ ("FILE"), N_ ("approve a submitted book"),
      N_ ("Refused, with the list, while queries are open or figures that must be seen have no tick.\n"
          "What is printed is sealed with the form files: the book stays as approved."),
      1, 1, cli_step },
    { "unlock", N_ ("FILE --reason TEXT"), N_ ("give an approved book back to the clerk"),
      N_ ("The approval lapses.  A published book is not unlocked but corrected."), 1, 1, cli_step },
    { "publish", N_ ("FILE"), N_ ("note that an approved book was published"), NULL, 1, 1, cli_step },
    { "correct", N_ ("FILE --reason TEXT"), N_ ("make the next version of a published book"),
      N_ ("All that was typed is copied; the published version stays as it is, as UNIT/YEAR/VERSION."), 1, 1, cli_correct },
    { "backup", N_ ("FILE [--list]"), N_ ("make a numbered copy beside the file"),
      N_ ("FILE.1.bak, FILE.2.bak ...: whole copies, made while others may work with the file."), 1, 1, cli_backup },
    { "restore", N_ ("FILE N"), N_ ("put the file back to a backup"),
      N_ ("What stands in the file is copied to the next number first."), 2, 2, cli_restore },
    { "verify", N_ ("FILE [--head HASH]"), N_ ("check that the trail of changes is unbroken"),
      N_ ("Recomputes the chain of hashes, and the values, states, accounts and seals that follow from\n"
          "it, says where file and history part, and writes the newest hash.  --head takes one that was\n"
          "noted earlier and says whether the history up to there is still the same."),
      1, 1, cli_verify },
    { "codes", N_ ("FILE [WORD...]\nEDITION [WORD...]\nFILE CODE --settle NAME --reason TEXT"), N_ ("find classification codes"),
      N_ ("The codes of the book's year, or of the edition's last, with their names: all, or those that fit every\n"
          "WORD, the best first.  A word is the beginning of a number, a piece of a name, or first letters of\n"
          "pinyin (xzyx); a word may also fit a code above.  --settle gives a name to a code that a table of\n"
          "the file has and no list; a reviewer or head does that, in all books of the file."),
      1, -1, cli_codes },
    { "forms", N_ ("list\ncheck DIR\nshow EDITION [SECTION]"), N_ ("list, check or show the form files"),
      N_ ("list: the editions that are installed, or in the folders that JUESUAN_FORMS names.\n"
          "check: every complaint about a folder of form files, as file:line: sentence.\n"
          "show: an edition or one section of it as it was read, with what it inherits."),
      1, 3, cli_forms },
};
const int n_commands = G_N_ELEMENTS (commands);

const struct command *
command_find (const char *name)
{
    for (int i = 0; i < n_commands; i++)
        if (strcmp (commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

static void
help_command (const struct command *command, GString *out)
{
    g_auto (GStrv) ways = g_strsplit (_(command->arguments), "\n", -1);
    int cells = 36;

    for (int i = 0; ways[i] != NULL; i++) {
        g_autofree char *way = g_strdup_printf ("  %s %s", command->name, ways[i]);
        bool wide = text_width (way) >= cells;
        if (i > 0 || wide)
            out_line (out, "%s", way);
        if (i == 0) {
            out_padded (out, wide ? "" : way, cells);
            out_line (out, " %s", _(command->help));
        }
    }
}

static void
cli_overview (GString *out)
{
    out_text (out, _("Usage: juesuan [FILE]                the program on the terminal\n"
                     "       juesuan SUBCOMMAND ...        one of these; SUBCOMMAND --help tells more:"));
    g_string_append (out, "\n\n");
    for (int i = 0; i < n_commands; i++)
        help_command (&commands[i], out);
    g_string_append (out, "\n");
    out_text (out, _("Without FILE the program opens $XDG_DATA_HOME/juesuan/juesuan.db.\n"
                     "Exit status: 0 done, 1 findings or refused, 2 wrong usage or input."));
    g_string_append (out, "\n");
}

/* A descriptor 0, 1 or 2 that is closed would go to the next file opened: the book. */
static void
cli_guard_descriptors (void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl (fd, F_GETFD) < 0)
            open ("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

/* A single word that is no subcommand is a file for the terminal program, unless it looks like a slip. */
static bool
cli_is_slip (int argc, char **argv)
{
    if (argc < 2 || argv[1][0] == '-' || g_file_test (argv[1], G_FILE_TEST_EXISTS))
        return false;
    return strpbrk (argv[1], "./") == NULL &&
           (argc > 2 || command_nearest (argv[1]) != NULL || !isatty (STDIN_FILENO) || !isatty (STDOUT_FILENO));
}

int
command_unknown (const struct run *run, const char *word)
{
    const char *near = command_nearest (word);

    if (near != NULL)
        return command_misused (run, _("There is no subcommand %s; did you mean %s?"), word, near);
    return command_misused (run, _("There is no subcommand %s, and no file of that name."), word);
}

static int
cli_run (struct run *run, int argc, char **argv)
{
    if (argc > 1 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)) {
        cli_overview (run->out);
        return STATUS_DONE;
    }
    if (argc > 1 && strcmp (argv[1], "--version") == 0) {
        out_line (run->out, "juesuan %s", PACKAGE_VERSION);
        return STATUS_DONE;
    }
    run->command = argc > 1 ? command_find (argv[1]) : NULL;
    if (run->command == NULL && cli_is_slip (argc, argv))
        return command_unknown (run, argv[1]);
    run->argc = run->command != NULL ? argc - 1 : argc;
    run->argv = run->command != NULL ? argv + 1 : argv;
    return run->command != NULL ? run->command->run (run) : cli_terminal (run);
}

int
cli_main (int argc, char **argv)
{
    struct run run = { .out = g_string_new (NULL) };
    int status;

    cli_guard_descriptors ();
    signal (SIGPIPE, SIG_IGN); /* a reader who leaves, and a file grown too large, are noticed as writes that fail */
    signal (SIGXFSZ, SIG_IGN);
    status = cli_run (&run, argc, argv);
    if (run.out->len > 0 && !out_write (run.out))
        status = STATUS_INPUT;
    g_string_free (run.out, TRUE);
    run_clear (&run);
    return status;
}
