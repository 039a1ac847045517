/* What the programs have in common that print for juesuan in the formats that need heavy libraries. */
#ifndef HELPER_H
#define HELPER_H

#include "print/print.h"

struct helper_format {
    const char *name; /* pdf ... */
    GBytes *(*make) (const struct report *report, const struct print_options *options, GError **error); /* NULL: not in this build */
    const char *library;
};

/* Reads the arguments, takes the report (report_pack) from standard input, makes the format and writes the file.  Returns the exit
 * status; the first format is the one where none is said. */
int helper_main (int argc, char **argv, const struct helper_format *formats, int n);

/* All of standard input; g_byte_array_unref. */
GByteArray *helper_input (void);

#endif
