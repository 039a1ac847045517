/* What is odd in a text that a person wrote: pieces that a pattern finds, brackets without partner, personal numbers, years,
 * names, numbering.  Each returns the offending piece as it stands in the text (free with g_free), NULL where there is none.
 * Which patterns and words are odd is said by the caller; no statute and no place is known here.  Pure. */
#ifndef CORE_PROSE_H
#define CORE_PROSE_H

#include <glib.h>
#include <stdbool.h>

/* The first piece that the pattern matches, unless it ends with one of the allowed words (of char *; NULL none), or lies within
 * one as it stands there: 车车 is allowed by 公务用车车辆. */
char *prose_match (const char *text, const GRegex *pattern, const GPtrArray *allowed);
/* The same from a match that was found: the words are asked for only then. */
char *prose_match_on (const char *text, GMatchInfo *match, const GPtrArray *allowed);

/* What the first group of the pattern matches. */
char *prose_said (const char *text, const GRegex *pattern);

/* A bracket or quotation mark without its partner, with the words behind it. */
char *prose_unpaired (const char *text);

/* A resident's identity number: 18 characters, the last one the check digit of GB 11643. */
char *prose_id_number (const char *text);

/* A bank card number: 16 to 19 digits whose last one is the check digit (Luhn). */
char *prose_card_number (const char *text);

/* A year (1999年, 2021年度) before `from` or after `to`, not in the title of a document or its number: 《》 〔〕 [ ]. */
char *prose_other_year (const char *text, int from, int to);

/* A name that seems to mean `name` but is neither it nor one of `shorts` (parted by 、): it ends as the name does, and the
 * characters before are the name's, in order, with some left out. */
char *prose_own_name (const char *text, const char *name, const char *shorts);

/* Numbering at the start of paragraphs: 一、 （一） 1. （1） ①.  The number of the last of `texts`, if it does not follow from those before
 * it (it is neither the next of its kind, nor 1 behind a higher kind).  `levels` (may be NULL): a heading that is numbered by
 * itself, level above 0, starts anew. */
char *prose_misnumbered (const GPtrArray *texts, const int *levels);

/* Whether two texts say the same but for a few characters: at least nine tenths of their pairs of neighbouring characters are
 * common to both, blanks and punctuation left aside.  Short texts must be equal. */
bool prose_alike (const char *a, const char *b);

/* "附件3" where there are fewer than 3. */
char *prose_missing_annex (const char *text, const char *word, int annexes);

#endif
