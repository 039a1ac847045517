/* A look at the text of a form file before libconfig reads it: libconfig says "syntax error" where a person can be told more. */
#ifndef FORMFILE_SCAN_H
#define FORMFILE_SCAN_H

#include "formfile/node.h"

/* Complains about what is wrong with the letters and signs of a file: byte order mark, broken UTF-8, full-width signs, unclosed
 * strings and brackets, missing and needless commas, numbers that libconfig would read wrongly.  Returns whether it is worth
 * parsing, that is, whether nothing was found. */
bool scan_text (struct complaints *complaints, const char *file, const char *text, size_t length);

#endif
