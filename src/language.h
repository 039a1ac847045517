/* Locale and language, set once at the start of each program. */
#ifndef LANGUAGE_H
#define LANGUAGE_H

void language_begin (void);

#endif
