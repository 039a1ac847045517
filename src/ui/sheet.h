/* The screen of a section: rows x cells, chosen and typed.  Tables, trees, lists, fields, paragraphs and narratives. */
#ifndef UI_SHEET_H
#define UI_SHEET_H

#include "edit.h"
#include "screen.h"

/* A column on the screen: a column of the section in a layer, or the difference of both layers. */
struct sheet_slot {
    int column; /* index in the section's columns */
    enum layer layer;
    bool difference; /* value less last year: shown, never typed */
    bool rate;       /* a difference in percent of last year's figure */
    bool text;       /* wide, left */
    int want;        /* cells wanted */
};

/* A line on the screen: a row with all slots, or one text cell of a row over the full width. */
struct sheet_line {
    int row;    /* index in the section's rows */
    int column; /* -1: all slots; else the column of the one cell */
    int height; /* rows taken at the last repaint */
};

struct sheet {
    struct screen screen;
    char *section;
    bool prose;     /* paragraphs: another state of the keys */
    GArray *slots;  /* of struct sheet_slot */
    GArray *lines;  /* of struct sheet_line */
    int line, slot; /* where the user is */
    int wanted;     /* the slot to come back to after a line that lacks it */
    char *row;      /* the same place by name, for when rows come and go */
    char *column;
    enum layer layer;
    char *prior_column; /* whose last year was gone to: shown though it is empty; NULL none */
    int first_line;
    int first_slot;    /* first scrolled column, from 1 */
    int rows;          /* rows of the body at the last repaint */
    struct edit *edit; /* NULL: choosing */
    int mark_line, mark_slot; /* where a marked block begins; -1 none */
    bool mark_kept;           /* marked by command: moving keeps it */
    GPtrArray *candidates; /* of the open F3 menu; NULL none */
    bool ended;        /* Enter went on from the last cell: what is typed next is not meant for that cell again */
    GString *foreign;  /* what an input method sent to a cell for figures; forgotten at the next other key */
    char *origin;      /* who typed the current cell; NULL = to be asked */
    char *origin_of;   /* its address */
    int drawn_caret_y, drawn_caret_x;
    int text_width; /* cells of the text being edited, for moving by lines */
};

extern const struct screen_class sheet_class;

struct screen *sheet_new (struct ui *ui, const struct book_section *section);
/* Stands on a cell; false where the screen does not show it. */
bool sheet_go (struct sheet *sheet, struct ui *ui, const struct cell *cell, enum layer layer);
struct book_section *sheet_section (const struct sheet *sheet, struct ui *ui);
/* The cell at a line and slot; NULL where none exists. *layer gets its layer; differences have none. */
struct cell *sheet_cell (const struct sheet *sheet, struct ui *ui, int line, int slot, enum layer *layer);
struct cell *sheet_current (const struct sheet *sheet, struct ui *ui, enum layer *layer);
/* Slots and lines from the section's rows as they are now; keeps the user on the same cell. */
void sheet_build (struct sheet *sheet, struct ui *ui);
/* On opening: where the first figure or text is wanted that is not there; else nowhere. */
void sheet_arrive (struct sheet *sheet, struct ui *ui);
/* Number of slots in a line: 1 for a full-width cell. */
int sheet_line_slots (const struct sheet *sheet, int line);
/* Begins to type in the current cell; `text` NULL keeps what stands there.  Says why where it cannot. */
void sheet_edit (struct sheet *sheet, struct ui *ui, enum layer layer, const char *text);
/* Ends the edit: accepts, or keeps invalid text as pending. */
void sheet_leave (struct sheet *sheet, struct ui *ui);
/* Stands on a line and slot, if there is a cell. */
void sheet_stand_on (struct sheet *sheet, struct ui *ui, int line, int slot);
/* Moves to the next or previous cell to fill in; false at the end. */
bool sheet_step (struct sheet *sheet, struct ui *ui, int by);
void sheet_move_line (struct sheet *sheet, struct ui *ui, int by);
void sheet_move_slot (struct sheet *sheet, struct ui *ui, int by);
/* sheet_step, and says so at the end of the form. */
void sheet_next (struct sheet *sheet, struct ui *ui, int by);
/* Where Enter goes on after a figure. */
void sheet_after (struct sheet *sheet, struct ui *ui);
/* False where the action is none of moving. */
bool sheet_handle_move (struct sheet *sheet, struct ui *ui, enum action action);

/* sheet-build.c: fills slots and lines */
void sheet_lay_out (struct sheet *sheet, struct ui *ui);
/* Makes columns wide enough for the figures that the text being typed gives. */
void sheet_widen (struct sheet *sheet, struct ui *ui);

/* sheet-draw.c */
void sheet_draw (struct screen *screen, struct ui *ui);

/* sheet-rows.c: rows of trees, lists and prose */
bool sheet_takes_rows (const struct sheet *sheet, struct ui *ui);
/* ... and none of them needs a code. */
bool sheet_rows_free (const struct sheet *sheet, struct ui *ui);
/* How many codes other tables have that this one may take over at once. */
guint sheet_rows_elsewhere (const struct sheet *sheet, struct ui *ui);
void sheet_insert_row (struct sheet *sheet, struct ui *ui);
/* A character typed in a code table without rows, whose only cells are totals, begins a code.  False: it is no such table. */
bool sheet_begin_code (struct sheet *sheet, struct ui *ui, const char *text);
void sheet_delete_row (struct sheet *sheet, struct ui *ui);
void sheet_move_row (struct sheet *sheet, struct ui *ui, int by);

/* sheet-state.c: states of cells, choices, the ^K menu */
/* Lets the screens follow a change, or says why there is none.  The error comes by its place: it is made by the call whose result
 * stands beside it, and arguments are evaluated in any order. */
bool sheet_done (struct ui *ui, const GPtrArray *changes, GError **error);
void sheet_mark (struct sheet *sheet, struct ui *ui, enum mark mark);
void sheet_blank (struct sheet *sheet, struct ui *ui);
void sheet_doubtful (struct sheet *sheet, struct ui *ui);
void sheet_state_menu (struct sheet *sheet, struct ui *ui);
void sheet_choose (struct sheet *sheet, struct ui *ui);
void sheet_control (struct sheet *sheet, struct ui *ui);
/* TYPE_CHOICE: takes the n-th word (from 1), or with 0 the next one. */
void sheet_choice (struct sheet *sheet, struct ui *ui, int n);

/* sheet-paste.c */
/* A pasted text: into the cell or, with tabs or several lines, over the cells from here on as one change. */
void sheet_paste (struct sheet *sheet, struct ui *ui, const char *text);

/* copy.c */
/* Marking and copying; false where the action is none of these (a mark made with Shift then ends). */
bool copy_handle (struct sheet *sheet, struct ui *ui, enum action action);
bool copy_marked (const struct sheet *sheet, int line, int slot);
void copy_mark (struct sheet *sheet, bool on);
void copy_cells (struct sheet *sheet, struct ui *ui, bool heads);
/* To the terminal's clipboard, and to a file for terminals that have none; says so. */
void copy_out (struct ui *ui, const char *text, const char *what);

/* candidates.c */
/* F3; false where nothing can be proposed. */
bool candidates_open (struct sheet *sheet, struct ui *ui);
/* ^D ^R ^P */
void candidates_propose (struct sheet *sheet, struct ui *ui, enum action action);

/* prose.c: how paragraphs look, their levels, and texts that become several of them */
char *prose_label (const struct book *book, const struct book_section *section, int row);
void prose_set_level (struct sheet *sheet, struct ui *ui, int level);
/* A typed text of several lines: the first stays in this paragraph, each other becomes one below it.  False: nothing was written. */
bool prose_split (struct sheet *sheet, struct ui *ui, const char *text);
/* A pasted text as paragraphs: below the current one, into it where it is empty. */
void prose_paste (struct sheet *sheet, struct ui *ui, const char *text);

/* narrative.c: the sentences below the cells, or on wide screens beside them: the section's own, or those elsewhere
 * that speak of the current cell */
/* The section's own sentences, a line each; "" none.  g_free. */
char *narrative_text (struct ui *ui, const struct book_section *section);
int narrative_rows (const struct sheet *sheet, struct ui *ui, int height);
void narrative_draw (struct sheet *sheet, struct ui *ui, struct layout_rect rect);
void narrative_draw_pane (struct sheet *sheet, struct ui *ui, struct layout_rect rect);

#endif
