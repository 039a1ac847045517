/* The one table of actions: what can be done, where, with which keys, and how it is called.  Dispatch, the bottom line,
 * the F10 menu and the list of keys read it.  Knows neither curses nor screens. */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "input.h"

/* Where the user is.  An action belongs to some of these. */
enum ui_state {
    STATE_BOOKS = 1 << 0,
    STATE_HOME = 1 << 1,
    STATE_SHEET = 1 << 2, /* choosing a cell: tables, trees, lists, fields, narrative */
    STATE_PROSE = 1 << 3, /* choosing a paragraph */
    STATE_EDIT = 1 << 4,  /* typing into a cell */
    STATE_LIST = 1 << 5,  /* findings, results of a search */
    STATE_TRACE = 1 << 6,
    STATE_PAGER = 1 << 7, /* help, texts to be read */
    STATE_MENU = 1 << 8,
    STATE_PROMPT = 1 << 9,
    STATE_PREVIEW = 1 << 10, /* the printed pages */
    STATE_PASTE = 1 << 11, /* what a block would write */
};
#define STATE_CELLS (STATE_SHEET | STATE_PROSE)
#define STATE_SCREENS (STATE_HOME | STATE_CELLS | STATE_LIST | STATE_TRACE | STATE_PAGER | STATE_PREVIEW | STATE_PASTE)
#define STATE_ALL 0xfff

enum action {
    ACT_NONE,
    ACT_UP,
    ACT_DOWN,
    ACT_LEFT,
    ACT_RIGHT,
    ACT_WORD_LEFT,
    ACT_WORD_RIGHT,
    ACT_LINE_START,
    ACT_LINE_END,
    ACT_FIRST,
    ACT_LAST,
    ACT_PAGE_UP,
    ACT_PAGE_DOWN,
    ACT_SECTION_PREVIOUS,
    ACT_SECTION_NEXT,
    ACT_NEXT,
    ACT_PREVIOUS,
    ACT_ENTER,
    ACT_BACK,
    ACT_EDIT,
    ACT_BLANK,
    ACT_JUMP_BACK,
    ACT_DELETE_LEFT,
    ACT_DELETE_RIGHT,
    ACT_UNDO_TEXT,
    ACT_REDO_TEXT,
    ACT_HELP,
    ACT_CHOOSE,
    ACT_ABOVE,
    ACT_FROM_LEFT,
    ACT_LAST_YEAR,
    ACT_LAYER,
    ACT_TRACE,
    ACT_FINDINGS,
    ACT_PREVIEW,
    ACT_NEXT_PROBLEM,
    ACT_PREVIOUS_PROBLEM,
    ACT_MENU,
    ACT_STATE,
    ACT_INSERT_ROW,
    ACT_EXPLAIN,
    ACT_DOUBTFUL,
    ACT_CONTROL,
    ACT_UNDO,
    ACT_REDO,
    ACT_CHANGES,
    ACT_FIND,
    ACT_GOTO,
    ACT_COMMAND,
    ACT_SUSPEND,
    ACT_OPTIONS,
    ACT_LEDGER,
    ACT_EDITOR,
    ACT_BASE,
    ACT_BOOK,
    ACT_UNIT,
    ACT_STEPS,
    ACT_QUERY,
    ACT_LOGIN,
    ACT_SAVE,
    ACT_COPY,
    ACT_COPY_HEADS,
    ACT_BLOCK,
    ACT_MARK_UP,
    ACT_MARK_DOWN,
    ACT_MARK_LEFT,
    ACT_MARK_RIGHT,
    ACT_REDRAW,
    ACT_PRINT_TEXT,
    ACT_PRINT_PDF,
    ACT_PRINT_PAPER,
    ACT_PRINT_SIGNOFF,
    ACT_PRINTS,
    ACT_PEOPLE,
    ACT_BOOKS,
    ACT_NEW_BOOK,
    ACT_QUIT,
    N_ACTIONS
};

struct binding_info {
    enum action action;
    unsigned states;
    int keys[3];       /* enum key_code, K_NONE = no more */
    int rank;          /* place on the bottom line, 1 first; 0 = not there */
    bool menu;         /* stands in the F10 menu of its states */
    const char *label; /* a word or two, for the bottom line and the menu */
    const char *help;  /* one sentence */
};
extern const struct binding_info keymap[];
extern const int keymap_size;

/* The states by name, in the order of the manual. */
struct state_info {
    enum ui_state state;
    const char *name; /* "In a table, choosing a cell"; not translated */
};
extern const struct state_info keymap_states[];
extern const int keymap_n_states;

/* The action of a key in a state, ACT_NONE if it has none. */
enum action keymap_action (enum ui_state state, const struct key *key);
/* The entry of an action in a state; NULL none. */
const struct binding_info *keymap_binding (enum ui_state state, enum action action);
/* How a key is written for people: "F5", "^Z", "Enter" (translated where it is a word). */
const char *keymap_key_name (int key);
/* The Esc twin of a function key, "Esc 5"; NULL for other keys. */
const char *keymap_twin (int key);
/* The bottom line of a state, at most `width` cells and ten entries, never cut inside an entry.  Free with g_free. */
char *keymap_bar (enum ui_state state, int width);

#endif
