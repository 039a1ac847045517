/* The one table of actions.  No command needs a letter: with a Chinese input method on, letters do not arrive.  Not
 * bound: ^Q, ^H ^I ^J ^M ^[ (the same as Backspace, Tab, Enter, Esc), ^A ^B (prefixes of screen and tmux), F11, F12,
 * Alt.  Must not know screens. */
#include "keymap.h"

#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

#define CTRL(letter) (K_CTRL + (letter))
#define MOVING                                                                                                         \
    (STATE_BOOKS | STATE_HOME | STATE_CELLS | STATE_LIST | STATE_TRACE | STATE_PAGER | STATE_PREVIEW | STATE_MENU |    \
     STATE_PROMPT | STATE_PASTE)

/* clang-format off */
const struct binding_info keymap[] = {
    { ACT_ENTER, STATE_BOOKS, { K_ENTER }, 1, false, N_ ("open"), N_ ("Opens the book.") },
    { ACT_ENTER, STATE_HOME, { K_ENTER, K_RIGHT }, 1, false, N_ ("open"), N_ ("Opens the section; folds or unfolds a part.") },
    { ACT_ENTER, STATE_CELLS, { K_ENTER }, 1, false, N_ ("type"), N_ ("Begins to type in the cell, keeping what stands there.") },
    { ACT_ENTER, STATE_EDIT, { K_ENTER }, 1, false, N_ ("accept"), N_ ("Accepts the text and goes to the next cell to fill in.") },
    { ACT_ENTER, STATE_LIST | STATE_TRACE, { K_ENTER }, 1, false, N_ ("go there"), N_ ("Goes to the cell of this line.") },
    { ACT_ENTER, STATE_MENU | STATE_PROMPT, { K_ENTER }, 1, false, N_ ("choose"), N_ ("Takes the chosen entry or the typed text.") },
    { ACT_ENTER, STATE_PASTE, { K_ENTER }, 1, false, N_ ("write all"), N_ ("Writes the block as one change; the digits decide what is open.") },
    { ACT_BACK, STATE_PASTE, { K_ESC }, 2, false, N_ ("write nothing"), N_ ("Goes back; nothing is written.") },
    { ACT_BACK, STATE_EDIT, { K_ESC }, 2, false, N_ ("drop"), N_ ("Drops what was typed; the old value is back.") },
    { ACT_BACK, STATE_HOME | STATE_BOOKS, { K_ESC }, 9, false, N_ ("leave"), N_ ("Leaves the program, after asking.") },
    { ACT_ENTER, STATE_PREVIEW, { K_ENTER }, 1, false, N_ ("go there"), N_ ("Goes to the cell of the chosen figure.") },
    { ACT_BACK, STATE_CELLS | STATE_LIST | STATE_TRACE | STATE_PAGER | STATE_PREVIEW | STATE_MENU | STATE_PROMPT, { K_ESC }, 9, false, N_ ("back"),
      N_ ("Goes back one screen.") },

    { ACT_EDIT, STATE_CELLS, { K_F2 }, 2, true, N_ ("edit text"), N_ ("Edits the cell, keeping its text.") },
    { ACT_EDIT, STATE_EDIT, { K_F2 }, 3, false, N_ ("select"), N_ ("Selects all of the text, or nothing of it again.") },
    { ACT_CHOOSE, STATE_CELLS | STATE_EDIT, { K_F3 }, 0, true, N_ ("choices"),
      N_ ("Lists what may be meant here: codes, words, likely slips with the figure that balances; in a paragraph, behind { and a "
          "figure or a name, the places of figures.") },
    { ACT_ABOVE, STATE_CELLS | STATE_EDIT, { CTRL ('D') }, 0, true, N_ ("value above"), N_ ("Proposes the value of the cell above.") },
    { ACT_FROM_LEFT, STATE_CELLS | STATE_EDIT, { CTRL ('R') }, 0, true, N_ ("value from the left"),
      N_ ("Proposes the value of the cell to the left.") },
    { ACT_LAST_YEAR, STATE_CELLS | STATE_EDIT, { CTRL ('P') }, 0, true, N_ ("last year's value"),
      N_ ("Proposes last year's figure or wording.") },
    { ACT_LAYER, STATE_CELLS, { K_F4 }, 3, true, N_ ("last year"),
      N_ ("Shows last year's figures beside this year's; again: with the difference; again: off.") },
    { ACT_TRACE, STATE_CELLS | STATE_EDIT | STATE_LIST, { K_F5 }, 4, true, N_ ("where from"),
      N_ ("Where a figure comes from, down to what was typed, and what uses it.") },
    { ACT_FINDINGS, STATE_HOME | STATE_CELLS | STATE_EDIT | STATE_TRACE | STATE_PREVIEW, { K_F6 }, 5, true, N_ ("check all"),
      N_ ("Runs all checks and lists what they found.") },
    { ACT_PREVIEW, STATE_HOME | STATE_CELLS | STATE_EDIT | STATE_LIST | STATE_TRACE, { K_F7 }, 6, true, N_ ("preview"),
      N_ ("Shows the page on which this will be printed.") },
    { ACT_PREVIEW, STATE_PREVIEW, { K_F7 }, 5, true, N_ ("page in the PDF"),
      N_ ("Says on which page of the PDF the chosen figure stands; the text has other pages.") },
    { ACT_NEXT_PROBLEM, STATE_HOME | STATE_CELLS | STATE_EDIT | STATE_LIST, { K_F8 }, 4, true, N_ ("next fault"),
      N_ ("Goes to the next error, missing figure or unexplained warning.") },
    { ACT_PREVIOUS_PROBLEM, STATE_HOME | STATE_CELLS | STATE_EDIT | STATE_LIST, { K_SHIFT_F8 }, 0, true, N_ ("previous fault"),
      N_ ("Goes to the problem before (also Esc Esc 8).") },
    { ACT_STEPS, STATE_HOME, { K_F9 }, 7, true, N_ ("next step"),
      N_ ("What comes next with this book: submit, review, return, approve, publish.") },
    { ACT_STEPS, STATE_CELLS | STATE_LIST | STATE_PREVIEW, { K_F9 }, 0, true, N_ ("next step"),
      N_ ("What comes next with this book: submit, review, return, approve, publish.") },
    { ACT_QUERY, STATE_HOME | STATE_CELLS | STATE_LIST, { CTRL ('N') }, 0, true, N_ ("queries"),
      N_ ("Reads and asks queries on this cell, its row or its section.") },
    { ACT_LOGIN, STATE_HOME | STATE_CELLS | STATE_LIST, { K_NONE }, 0, true, N_ ("log in"), N_ ("Says who is there, where the file has accounts.") },
    { ACT_HELP, STATE_SCREENS | STATE_BOOKS | STATE_EDIT, { K_F1 }, 8, true, N_ ("help"),
      N_ ("Explains this cell; pressed again, lists the keys.") },
    { ACT_MENU, STATE_SCREENS | STATE_BOOKS | STATE_EDIT, { K_F10 }, 10, false, N_ ("menu"),
      N_ ("Everything that can be done here, with its key.") },

    { ACT_STATE, STATE_SHEET, { CTRL ('K') }, 7, true, N_ ("state, rows"),
      N_ ("Makes the cell blank, not applicable or doubtful; adds, deletes and moves rows.") },
    { ACT_STATE, STATE_PROSE, { CTRL ('K') }, 7, true, N_ ("level, rows"),
      N_ ("Sets the level of the paragraph; adds, deletes and moves paragraphs.") },
    { ACT_INSERT_ROW, STATE_CELLS, { K_INSERT }, 0, true, N_ ("add row"), N_ ("Adds a row below this one.") },
    { ACT_BLANK, STATE_CELLS, { K_DELETE }, 0, true, N_ ("make blank"), N_ ("Makes the cell blank; ^Z takes it back.") },
    { ACT_DOUBTFUL, STATE_CELLS, { CTRL ('T') }, 0, true, N_ ("doubtful"), N_ ("Marks the figure as doubtful, or as sure again.") },
    { ACT_EXPLAIN, STATE_HOME | STATE_CELLS | STATE_EDIT | STATE_LIST, { CTRL ('E') }, 0, true, N_ ("explain"),
      N_ ("Writes down why a warning of this cell or section stands.") },
    { ACT_EDITOR, STATE_CELLS | STATE_EDIT, { K_NONE }, 0, true, N_ ("editor"),
      N_ ("Edits a long text in your own editor ($VISUAL, $EDITOR); among paragraphs each line becomes one.") },
    { ACT_CONTROL, STATE_SHEET, { K_NONE }, 0, true, N_ ("control figure"),
      N_ ("Types the figure that stands on paper beside a computed one; they are compared.") },
    { ACT_UNDO, STATE_HOME | STATE_CELLS | STATE_LIST, { CTRL ('Z') }, 8, true, N_ ("undo"),
      N_ ("Takes back the last change, also one of yesterday.") },
    { ACT_REDO, STATE_HOME | STATE_CELLS | STATE_LIST, { CTRL ('Y') }, 0, true, N_ ("redo"), N_ ("Does again what was taken back.") },
    { ACT_CHANGES, STATE_HOME | STATE_CELLS, { K_NONE }, 0, true, N_ ("change list"),
      N_ ("Lists what was done, the newest first; takes back one change out of the list.") },
    { ACT_FIND, STATE_HOME | STATE_CELLS | STATE_EDIT | STATE_LIST | STATE_PAGER, { CTRL ('F') }, 7, true, N_ ("find"),
      N_ ("Finds a figure or a word in all labels and values.") },
    { ACT_FIND, STATE_PREVIEW, { CTRL ('F') }, 3, true, N_ ("find"), N_ ("Finds a text on the pages below this line; again with Enter.") },
    { ACT_GOTO, STATE_PREVIEW, { CTRL ('G') }, 4, true, N_ ("page"), N_ ("Goes to a page by its number, to a table or to a cell.") },
    { ACT_GOTO, STATE_HOME | STATE_CELLS | STATE_EDIT | STATE_LIST, { CTRL ('G') }, 0, true, N_ ("go to"),
      N_ ("Goes to a table or a cell: 7, 公开07, sangong.total.final.") },
    { ACT_COMMAND, (STATE_SCREENS & ~(unsigned) STATE_PROSE) | STATE_BOOKS, { CTRL ('X'), K_COLON }, 0, true, N_ ("command"),
      N_ ("A line for everything by its name, also the subcommands: check --all, print -o report.pdf.") },
    { ACT_COMMAND, STATE_PROSE | STATE_EDIT, { CTRL ('X') }, 0, true, N_ ("command"),
      N_ ("A line for everything by its name, also the subcommands: check --all, print -o report.pdf.") },
    { ACT_LEDGER, STATE_HOME | STATE_CELLS | STATE_LIST, { K_NONE }, 0, true, N_ ("ledger"),
      N_ ("What must be checked, what was, and which blanks keep the rest from being checked.") },
    { ACT_BASE, STATE_HOME | STATE_CELLS | STATE_LIST, { K_NONE }, 0, true, N_ ("last year, budgets"),
      N_ ("The one place for last year's figures and budgets of a first year, with how many are there.") },
    { ACT_UNIT, STATE_HOME | STATE_CELLS | STATE_LIST, { K_NONE }, 0, true, N_ ("cover, unit"),
      N_ ("The unit, the people and the dates: what the cover and the sign-off page print.") },
    { ACT_SECTION_PREVIOUS, STATE_CELLS | STATE_EDIT, { K_CTRL_PAGE_UP }, 0, true, N_ ("previous form"),
      N_ ("The section before this one.") },
    { ACT_SECTION_NEXT, STATE_CELLS | STATE_EDIT, { K_CTRL_PAGE_DOWN }, 0, true, N_ ("next form"),
      N_ ("The section behind this one.") },
    { ACT_JUMP_BACK, STATE_CELLS, { K_BACKSPACE }, 0, true, N_ ("jump back"),
      N_ ("Back to where the last jump began.") },
    { ACT_SAVE, STATE_SCREENS | STATE_EDIT, { CTRL ('S') }, 0, true, N_ ("save"),
      N_ ("Says that all is saved: every accepted figure is, at once.") },
    { ACT_COPY, STATE_SCREENS & ~(unsigned) STATE_CELLS, { CTRL ('C') }, 0, false, N_ ("nothing"), N_ ("Does not end the program; Esc goes back.") },
    { ACT_COPY, STATE_CELLS | STATE_EDIT, { CTRL ('C') }, 0, true, N_ ("copy"), N_ ("Copies the cell or the marked block, for a spreadsheet; never ends the program.") },
    { ACT_COPY_HEADS, STATE_SHEET, { K_NONE }, 0, true, N_ ("copy with heads"), N_ ("The same with labels of rows and columns.") },
    { ACT_BLOCK, STATE_SHEET, { K_NONE }, 0, true, N_ ("block"), N_ ("Begins to mark a block, for terminals that keep Shift and the arrows to themselves.") },
    { ACT_MARK_UP, STATE_SHEET, { K_SHIFT_UP }, 0, false, N_ ("mark up"), N_ ("Marks a block of cells, one line up.") },
    { ACT_MARK_DOWN, STATE_SHEET, { K_SHIFT_DOWN }, 0, false, N_ ("mark down"), N_ ("Marks a block of cells, one line down.") },
    { ACT_MARK_LEFT, STATE_SHEET, { K_SHIFT_LEFT }, 0, false, N_ ("mark left"), N_ ("Marks a block of cells, one column to the left.") },
    { ACT_MARK_RIGHT, STATE_SHEET, { K_SHIFT_RIGHT }, 0, false, N_ ("mark right"), N_ ("Marks a block of cells, one column to the right.") },
    { ACT_REDRAW, STATE_ALL, { CTRL ('L') }, 0, true, N_ ("redraw"), N_ ("Draws the whole screen anew.") },
    { ACT_PRINT_PAPER, STATE_HOME | STATE_CELLS | STATE_PAGER | STATE_PREVIEW, { K_NONE }, 0, true, N_ ("print on paper"),
      N_ ("Sends the report to a printer.") },
    { ACT_PRINT_SIGNOFF, STATE_HOME | STATE_PREVIEW, { K_NONE }, 0, true, N_ ("print sign-off page"),
      N_ ("Writes the page on which the supervisor signs.") },
    { ACT_PRINTS, STATE_HOME | STATE_PREVIEW, { K_NONE }, 0, true, N_ ("print log"),
      N_ ("What was printed, when, by whom and with which fingerprint.") },
    { ACT_PEOPLE, STATE_HOME, { K_NONE }, 0, true, N_ ("accounts"),
      N_ ("Who may work in this file and as what; makes, changes and closes accounts.") },
    { ACT_PRINT_TEXT, STATE_HOME | STATE_CELLS | STATE_PAGER | STATE_PREVIEW, { K_NONE }, 0, true, N_ ("print to text"),
      N_ ("Writes the report as a text file.") },
    { ACT_PRINT_PDF, STATE_HOME | STATE_CELLS | STATE_PAGER | STATE_PREVIEW, { K_NONE }, 0, true, N_ ("print to PDF"),
      N_ ("Writes the report as a PDF file.") },
    { ACT_NEW_BOOK, STATE_BOOKS, { K_INSERT }, 2, true, N_ ("new book"), N_ ("Makes a new, empty book.") },
    { ACT_BOOK, STATE_BOOKS, { CTRL ('K') }, 3, true, N_ ("copy, rename, delete"),
      N_ ("Copies the book for another unit, renames its unit, or deletes it after a backup.") },
    { ACT_BOOKS, STATE_HOME, { K_NONE }, 0, true, N_ ("books"), N_ ("Lists the books of this file.") },
    { ACT_SUSPEND, STATE_SCREENS | STATE_BOOKS, { K_NONE }, 0, true, N_ ("suspend"),
      N_ ("Stops the program; fg in the shell goes on.") },
    { ACT_OPTIONS, STATE_SCREENS | STATE_BOOKS, { K_CTRL + 'O' }, 0, true, N_ ("terminal"),
      N_ ("Mouse, slow line, lines of + - |, colours, language.") },
    { ACT_QUIT, STATE_SCREENS | STATE_BOOKS, { K_NONE }, 0, true, N_ ("leave the program"),
      N_ ("Ends the program; everything is saved.") },

    { ACT_UP, MOVING, { K_UP }, 0, false, N_ ("up"), N_ ("One line up.") },
    { ACT_UP, STATE_EDIT, { K_UP }, 0, false, N_ ("up"), N_ ("Accepts and goes up; in long texts, one line up.") },
    { ACT_DOWN, MOVING, { K_DOWN }, 0, false, N_ ("down"), N_ ("One line down.") },
    { ACT_DOWN, STATE_EDIT, { K_DOWN }, 0, false, N_ ("down"), N_ ("Accepts and goes down; in long texts, one line down.") },
    { ACT_LEFT, STATE_LIST, { K_LEFT }, 0, false, N_ ("fold"), N_ ("Hides what only follows from this finding.") },
    { ACT_RIGHT, STATE_LIST, { K_RIGHT }, 0, false, N_ ("unfold"), N_ ("Shows what only follows from this finding.") },
    { ACT_LEFT, STATE_CELLS | STATE_HOME | STATE_EDIT | STATE_PROMPT | STATE_PAGER | STATE_PREVIEW, { K_LEFT }, 0, false, N_ ("left"),
      N_ ("One cell or character to the left; folds a part.") },
    { ACT_RIGHT, STATE_CELLS | STATE_EDIT | STATE_PROMPT | STATE_PAGER | STATE_PREVIEW, { K_RIGHT }, 0, false, N_ ("right"),
      N_ ("One cell or character to the right.") },
    { ACT_WORD_LEFT, STATE_EDIT | STATE_PROMPT, { K_CTRL_LEFT }, 0, false, N_ ("word left"), N_ ("One word to the left.") },
    { ACT_WORD_RIGHT, STATE_EDIT | STATE_PROMPT, { K_CTRL_RIGHT }, 0, false, N_ ("word right"), N_ ("One word to the right.") },
    { ACT_LINE_START, STATE_CELLS | STATE_EDIT | STATE_PROMPT, { K_HOME }, 0, false, N_ ("start"),
      N_ ("Start of the row or of the text.") },
    { ACT_LINE_END, STATE_CELLS | STATE_EDIT | STATE_PROMPT, { K_END }, 0, false, N_ ("end"), N_ ("End of the row or of the text.") },
    { ACT_FIRST, STATE_CELLS | STATE_EDIT, { K_CTRL_HOME }, 0, false, N_ ("first"), N_ ("First cell of the table.") },
    { ACT_LAST, STATE_CELLS | STATE_EDIT, { K_CTRL_END }, 0, false, N_ ("last"), N_ ("Last cell of the table.") },
    { ACT_FIRST, MOVING & ~(unsigned) (STATE_CELLS | STATE_PROMPT), { K_HOME, K_CTRL_HOME }, 0, false, N_ ("first"), N_ ("First line.") },
    { ACT_LAST, MOVING & ~(unsigned) (STATE_CELLS | STATE_PROMPT), { K_END, K_CTRL_END }, 0, false, N_ ("last"), N_ ("Last line.") },
    { ACT_PAGE_UP, MOVING | STATE_EDIT, { K_PAGE_UP }, 0, false, N_ ("page up"), N_ ("One page up.") },
    { ACT_PAGE_DOWN, MOVING | STATE_EDIT, { K_PAGE_DOWN }, 0, false, N_ ("page down"), N_ ("One page down.") },
    { ACT_NEXT, STATE_CELLS | STATE_EDIT, { K_TAB }, 0, false, N_ ("next cell"), N_ ("The next cell to fill in.") },
    { ACT_NEXT, STATE_PROMPT, { K_TAB }, 0, false, N_ ("complete"), N_ ("Takes the marked line into the text.") },
    { ACT_PREVIOUS, STATE_CELLS | STATE_EDIT, { K_BACKTAB }, 0, false, N_ ("cell before"), N_ ("The cell to fill in before this one.") },
    { ACT_DELETE_LEFT, STATE_EDIT | STATE_PROMPT, { K_BACKSPACE }, 0, false, N_ ("delete left"),
      N_ ("Deletes the character before the caret.") },
    { ACT_DELETE_RIGHT, STATE_EDIT | STATE_PROMPT, { K_DELETE }, 0, false, N_ ("delete right"),
      N_ ("Deletes the character behind the caret.") },
    { ACT_UNDO_TEXT, STATE_EDIT | STATE_PROMPT, { CTRL ('Z') }, 0, false, N_ ("undo typing"), N_ ("Takes back the last typing in this text.") },
    { ACT_REDO_TEXT, STATE_EDIT | STATE_PROMPT, { CTRL ('Y') }, 0, false, N_ ("redo typing"), N_ ("Does it again.") },
};
/* clang-format on */
const int keymap_size = G_N_ELEMENTS (keymap);

const struct state_info keymap_states[] = {
    { STATE_HOME, N_ ("On the home screen") },
    { STATE_SHEET, N_ ("In a table, choosing a cell") },
    { STATE_PROSE, N_ ("Among paragraphs") },
    { STATE_EDIT, N_ ("While typing") },
    { STATE_LIST, N_ ("In lists: findings, search, ledger") },
    { STATE_TRACE, N_ ("Where a figure comes from") },
    { STATE_PAGER, N_ ("In help and other texts") },
    { STATE_PREVIEW, N_ ("On the printed pages") },
    { STATE_BOOKS, N_ ("In the list of books") },
    { STATE_MENU, N_ ("In a menu") },
    { STATE_PROMPT, N_ ("At a prompt") },
    { STATE_PASTE, N_ ("In the preview of a paste") },
};
const int keymap_n_states = G_N_ELEMENTS (keymap_states);

enum action
keymap_action (enum ui_state state, const struct key *key)
{
    bool colon = key->code == K_TEXT && (g_str_equal (key->text, ":") || g_str_equal (key->text, "\357\274\232"));
    int code = colon ? K_COLON : key->code;

    for (int i = 0; i < keymap_size; i++) {
        if ((keymap[i].states & state) == 0)
            continue;
        for (int k = 0; k < 3 && keymap[i].keys[k] != K_NONE; k++) {
            if (keymap[i].keys[k] == code)
                return keymap[i].action;
        }
    }
    return ACT_NONE;
}

const struct binding_info *
keymap_binding (enum ui_state state, enum action action)
{
    for (int i = 0; i < keymap_size; i++) {
        if (keymap[i].action == action && (keymap[i].states & state) != 0)
            return &keymap[i];
    }
    return NULL;
}

const char *
keymap_key_name (int key)
{
    static const char *const function[] = { "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "Shift-F8" };
    static const char *const control[] = {
        "^A", "^B", "^C", "^D", "^E", "^F", "^G", "^H", "^I", "^J", "^K", "^L", "^M",
        "^N", "^O", "^P", "^Q", "^R", "^S", "^T", "^U", "^V", "^W", "^X", "^Y", "^Z"
    };
    static const struct {
        int key;
        const char *name;
    } named[] = {
        { K_ENTER, "Enter" },
        { K_TAB, "Tab" },
        { K_BACKTAB, "Shift-Tab" },
        { K_ESC, "Esc" },
        { K_BACKSPACE, "Backspace" },
        { K_DELETE, "Delete" },
        { K_INSERT, "Insert" },
        { K_UP, N_ ("Up") },
        { K_DOWN, N_ ("Down") },
        { K_LEFT, N_ ("Left") },
        { K_RIGHT, N_ ("Right") },
        { K_HOME, "Home" },
        { K_END, "End" },
        { K_PAGE_UP, "PgUp" },
        { K_PAGE_DOWN, "PgDn" },
        { K_CTRL_LEFT, N_ ("^Left") },
        { K_CTRL_RIGHT, N_ ("^Right") },
        { K_CTRL_HOME, "^Home" },
        { K_CTRL_END, "^End" },
        { K_CTRL_PAGE_UP, "^PgUp" },
        { K_CTRL_PAGE_DOWN, "^PgDn" },
        { K_SHIFT_UP, N_ ("Shift-Up") },
        { K_SHIFT_DOWN, N_ ("Shift-Down") },
        { K_SHIFT_LEFT, N_ ("Shift-Left") },
        { K_SHIFT_RIGHT, N_ ("Shift-Right") },
        { K_COLON, ":" },
    };

    if (key >= K_F1 && key <= K_SHIFT_F8)
        return function[key - K_F1];
    if (key >= CTRL ('A') && key <= CTRL ('Z'))
        return control[key - CTRL ('A')];
    for (gsize i = 0; i < G_N_ELEMENTS (named); i++) {
        if (named[i].key == key)
            return _(named[i].name);
    }
    return "";
}

const char *
keymap_twin (int key)
{
    static const char *const twins[] = { "Esc 1", "Esc 2", "Esc 3", "Esc 4", "Esc 5",    "Esc 6",
                                         "Esc 7", "Esc 8", "Esc 9", "Esc 0", "Esc Esc 8" };

    return key >= K_F1 && key <= K_SHIFT_F8 ? twins[key - K_F1] : NULL;
}

static gint
keymap_compare (gconstpointer a, gconstpointer b)
{
    const struct binding_info *first = *(const struct binding_info *const *)a;
    const struct binding_info *second = *(const struct binding_info *const *)b;

    return first->rank - second->rank;
}

static char *
keymap_entry (const struct binding_info *binding)
{
    const char *label = _(binding->label);
    bool latin = (unsigned char)label[0] < 0x80; /* hanzi need no blank between key and word */

    return g_strdup_printf (" %s%s%s", keymap_key_name (binding->keys[0]), latin ? " " : "", label);
}

static GPtrArray *
keymap_ranked (enum ui_state state)
{
    GPtrArray *entries = g_ptr_array_new ();

    for (int i = 0; i < keymap_size; i++) {
        if (keymap[i].rank > 0 && (keymap[i].states & state) != 0)
            g_ptr_array_add (entries, (gpointer)&keymap[i]);
    }
    g_ptr_array_sort (entries, keymap_compare);
    return entries;
}

/* Where the other bar has the entry; 0 nowhere. */
static int
keymap_column (const char *bar, const char *entry)
{
    const char *there = strstr (bar, entry);
    g_autofree char *before = there == NULL ? NULL : g_strndup (bar, (gsize)(there - bar));

    return before == NULL ? 0 : text_width (before);
}

/* While typing, what the bar of a table also has stands where it stood there: it does not jump, and is not drawn again. */
char *
keymap_bar (enum ui_state state, int width)
{
    g_autoptr (GPtrArray) entries = keymap_ranked (state);
    g_autofree char *last = keymap_entry (g_ptr_array_index (entries, entries->len - 1));
    g_autofree char *table = state == STATE_EDIT ? keymap_bar (STATE_SHEET, width) : g_strdup ("");
    GString *bar = g_string_new (NULL);
    const int most = 10;
    int shown = 0;

    for (guint i = 0; i < entries->len; i++) {
        g_autofree char *entry = keymap_entry (g_ptr_array_index (entries, i));
        int used = text_width (bar->str), column = MAX (used, keymap_column (table, entry));
        bool is_last = i + 1 == entries->len; /* the menu, which has everything else: always shown */
        if (!is_last && (shown == most - 1 || column + text_width (entry) + text_width (last) > width))
            continue;
        g_string_append_printf (bar, "%*s%s", column - used, "", entry);
        shown++;
    }
    return g_string_free (bar, FALSE);
}
