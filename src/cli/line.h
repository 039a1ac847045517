/* The line mode: one question a line, for screen readers, terminals without a cursor, and scripts.  What its files share. */
#ifndef CLI_LINE_H
#define CLI_LINE_H

#include "cli/command.h"

/* Where the questions stand: an input cell in a layer, or, with row NULL, behind the last row of a tree or list. */
struct line_place {
    char *section;
    char *row;
    char *column;
    enum layer layer;
};

struct line {
    struct session *session;
    const char *file;
    const char *book;        /* UNIT/YEAR, NULL: the only one */
    const char *login;       /* who logged in; NULL nobody */
    struct line_place place;
    GPtrArray *back;         /* addresses of places left by a jump, of char *; the newest last */
    int problem;             /* place in the list of findings that was gone to last, -1 none */
    bool lost;               /* the place named last was not found: nothing is typed before one says where */
    bool leave;
    GString *out;            /* written before the next question */
};

/* line-walk.c: the order of the questions, which is that of the screens; sections that do not apply are left out. */
bool line_begin (struct line *line);                              /* at what is missing first, else at the first; false: no place */
bool line_step (struct line *line, int by);                       /* false: there is none further on; the place stays */
bool line_go (struct line *line, const char *address, GError **error); /* a cell, or a section: its first place */
void line_place_set (struct line_place *place, const char *section, const char *row, const char *column, enum layer layer);
void line_place_clear (struct line_place *place);
struct cell *line_cell (const struct line *line);                 /* NULL behind the rows, and where the row is gone */
char *line_address (const struct line *line);                     /* as session takes it, "" behind the rows; g_free */

/* line-say.c: what is read out. */
void line_say_start (struct line *line);
char *line_question (const struct line *line);                    /* "公开09表 公务用车购置费 决算数 万元 [18.78]: "; g_free */
void line_say_changes (struct line *line, const GPtrArray *changes);
void line_say_error (struct line *line, const GError *error);
void line_say_help (struct line *line);
void line_say_sections (struct line *line);
void line_say_finding (struct line *line, const struct finding *finding);

/* line-commands.c: does what begins with a command's sign; false where `text` is content for the cell. */
bool line_command (struct line *line, const char *text);
/* Says so, where nothing may be stored because a jump was refused. */
bool line_is_lost (struct line *line);

#endif
