/* A temporary folder of a test and the files in it.  Whatever fails fails the test. */
#ifndef TESTS_LIB_FOLDER_H
#define TESTS_LIB_FOLDER_H

#include <glib.h>

/* Its path; folder_remove, g_free. */
char *folder_new (void);
/* With all that is in it. */
void folder_remove (const char *path);

/* The folders above it are made; length -1: as long as the text. */
void folder_put_bytes (const char *folder, const char *name, const char *text, gssize length);
void folder_put (const char *folder, const char *name, const char *text);
/* g_free; length may be NULL. */
char *folder_get (const char *folder, const char *name, gsize *length);

#endif
