/* The names of keys in the tests, and what a terminal of xterm's kind sends for them. */
#ifndef TESTS_E2E_KEYS_H
#define TESTS_E2E_KEYS_H

#include <glib.h>

/* The bytes of a key by its name without < >; g_free.  NULL: there is none of that name. */
char *key_bytes (const char *name);
/* The key that stands at the start of `bytes`, and how many bytes it has; g_free.  NULL: it is a character. */
char *key_name (const char *bytes, gsize length, gsize *used);

#endif
