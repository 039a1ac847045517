/* Chinese words by the first letters of their characters' readings, as people type them: jbzc for 基本支出.  Pure. */
#ifndef CORE_PINYIN_H
#define CORE_PINYIN_H

#include <glib.h>
#include <stdbool.h>

/* Where in `text` the letters `typed` begin: the number of the character, punctuation not counted; -1 nowhere.  Each letter stands for
 * one character, capital or not; where a character is read in several ways each of them counts; letters and digits in the text
 * stand for themselves; punctuation is passed over.  `typed` must be letters and digits only; "" is nowhere. */
int pinyin_find (const char *text, const char *typed);
bool pinyin_match (const char *text, const char *typed); /* anywhere */

/* The letters of a whole text, the most usual reading of each character: "jbzc".  g_free. */
char *pinyin_letters_of (const char *text);

#endif
