/* Hashes of passwords: argon2id by libsodium.  Knows no accounts. */
#ifndef SESSION_PASSWORD_H
#define SESSION_PASSWORD_H

#include <glib.h>
#include <stdbool.h>

#define PASSWORD_LEAST 6 /* characters */

/* The salted hash to be kept; NULL and a sentence where the password is too short, or memory does not suffice.  g_free. */
char *password_hash (const char *password, GError **error);
bool password_matches (const char *hash, const char *password);
/* Overwrites a password that is no longer needed, and frees it. */
void password_forget (char *password);

#endif
