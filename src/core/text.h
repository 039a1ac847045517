/* Text as a terminal and a printed page show it: widths in cells, cutting, padding, line breaking with
 * 避头尾, cleaning.  UTF-8 throughout; every character of ambiguous width counts 1.  Pure. */
#ifndef CORE_TEXT_H
#define CORE_TEXT_H

#include <glib.h>
#include <stdbool.h>

/* Cells of one character: 0 combining or control, 1, or 2. */
int text_char_width (gunichar c);

/* Cells of the whole text. */
int text_width (const char *text);
/* Cells of the first `length` bytes. */
int text_span_width (const char *text, size_t length);
/* Cells of its widest line; *lines gets how many there are. */
int text_widest (const char *text, int *lines);

/* The longest start of `text`, in bytes, of at most `cells` cells, never inside a grapheme; *used gets its cells. */
size_t text_fit (const char *text, int cells, int *used);

/* `text` cut to `cells` and padded with blanks to exactly `cells`.  `align` < 0 left, 0 centre, > 0 right.
 * A cut wide character leaves a blank.  Free with g_free. */
char *text_pad (const char *text, int cells, int align);
/* The same; a text that is cut ends in '>'. */
char *text_pad_cut (const char *text, int cells, int align);

/* Next and previous grapheme boundary (byte offsets) from the boundary `at`; the text's end and start stay where they are. */
size_t text_next (const char *text, size_t at);
size_t text_prev (const char *text, size_t at);

/* Next and previous word boundary: a run of letters/digits, a run of hanzi up to punctuation, or punctuation. */
size_t text_next_word (const char *text, size_t at);
size_t text_prev_word (const char *text, size_t at);

/* Breaks `text` into lines of at most `cells` cells (at least 2: one Chinese character) with 避头尾 (no ，。、；：？！）》”’】％
 * at a line's start, no （《“‘【 at its end); `first` cells of indent are taken off the first line.  '\n' starts a new line.
 * Words and figures stay whole where the line is long enough.  Nothing is lost but the newlines and the blanks where a line
 * was broken.  Each line is one char * (g_free'd by the array). */
GPtrArray *text_wrap (const char *text, int cells, int first);
/* The head of a column: broken at blanks, and Chinese so that every line but the first has an even number of characters: heads are
 * made of words of two, and where one has three it stands in front (政府性基金 | 预算支出). */
GPtrArray *text_wrap_head (const char *text, int cells);

/* For quoting in a sentence: a text of more than `most` characters ends with an ellipsis there.  g_free. */
char *text_quote (const char *text, glong most);

/* Obeyed or hidden where it is shown: control characters, marks that turn the direction of the rest, tags, what is no character. */
bool text_is_harmful (gunichar c);

/* What a spreadsheet program computes instead of showing it: a sign = + - @ in front of more than a figure. */
bool text_is_formula (const char *text);

/* A copy fit for storing and drawing: broken UTF-8 and control characters (ESC, NUL, C1 ...) removed, TAB and, unless
 * `lines`, newlines turned to a blank, CRLF to LF.  *changed (may be NULL) tells whether anything was. */
char *text_clean (const char *text, size_t length, bool lines, bool *changed);

/* "一" "十二" "二十" for 1..99; a list that is longer goes on with "100".  Free with g_free. */
char *text_chinese_number (int n);

/* How far two words are apart (Levenshtein, in characters), to offer "did you mean". */
int text_distance (const char *a, const char *b);

#endif
