/* Line breaking by byte offsets, for the line editor, which must know where in the text a line begins. */
#ifndef CORE_TEXT_PRIVATE_H
#define CORE_TEXT_PRIVATE_H

#include "core/text.h"

/* One line: text[start..end) is shown; the blanks or the newline between `end` and the next line's start are not. */
struct text_line {
    size_t start;
    size_t end;
};

/* As text_wrap, but the lines as offsets (struct text_line), at least one.  Free with g_array_unref. */
GArray *text_break_lines (const char *text, int cells, int first);

#endif
