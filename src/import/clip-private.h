/* What the files of the block share: reading fields (clip.c), shapes of print (clip-shape.c), finding rows and columns (clip-match.c), judging cells
 * (clip-judge.c). */
#ifndef IMPORT_CLIP_PRIVATE_H
#define IMPORT_CLIP_PRIVATE_H

#include "import/clip.h"

/* "-", "—", "/" and the like, or nothing at all. */
bool clip_is_empty (const char *field);
/* Might be a figure: begins with a digit, a sign or a bracket, or is an empty one. */
bool clip_is_figure (const char *field);
/* Without blanks, punctuation and the numbering in front: （一）公务接待费 -> 公务接待费.  g_free. */
char *clip_plain (const char *label);

/* A line of the fields, char *, which it takes. */
struct clip_line *clip_line_new (GPtrArray *fields);
GPtrArray *clip_lines_new (void); /* of struct clip_line * */
/* A table as it is printed, parts side by side or transposed, is brought into one line a row.  Wants heads found. */
void clip_unfold (struct clip *block, const struct book_section *section);
void clip_find_columns (struct clip *block, const struct form *form, const struct book_section *section);
void clip_find_rows (struct clip *block, const struct book_section *section);
struct clip_cell *clip_cell_new (int field, int target, const char *original);
void clip_cell_free (struct clip_cell *cell);

#endif
