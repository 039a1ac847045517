/* Hashes of passwords: argon2id by libsodium. */
#include "config.h"

#include "session/password.h"

#include <glib/gi18n.h>
#include <sodium.h>
#include <string.h>

#include "session/session.h"

char *
password_hash (const char *password, GError **error)
{
    char hash[crypto_pwhash_STRBYTES];

    if (g_utf8_strlen (password, -1) < PASSWORD_LEAST) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("The password is too short: at least %d characters. Nothing was changed."),
                     PASSWORD_LEAST);
        return NULL;
    }
    if (sodium_init () >= 0 && crypto_pwhash_str_alg (hash, password, strlen (password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                                      crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) == 0)
        return g_strdup (hash);
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                 _("The password could not be hashed: 64 MB of memory are needed for it. Nothing was changed."));
    return NULL;
}

bool
password_matches (const char *hash, const char *password)
{
    return sodium_init () >= 0 && crypto_pwhash_str_verify (hash, password, strlen (password)) == 0;
}

void
password_forget (char *password)
{
    if (password != NULL)
        sodium_memzero (password, strlen (password));
    g_free (password);
}
