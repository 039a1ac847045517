/* By which function the rows of a file's history are chained: the file says so in the meta row "hash", and one that is not the
 * usual SHA-256 is named by the first row of the chain, too.  SM3 (GB/T 32905-2016) comes from libgcrypt, where that was built in.
 * Knows no rows of the trail. */
#include "config.h"

#include "private.h"

#include <glib/gi18n.h>
#include <string.h>
#ifdef HAVE_SM3
#include <gcrypt.h>
#endif

static const char *const hash_names[N_STORE_HASHES] = {STORE_HASH_USUAL, "sm3"};
static const char *const hash_shown[N_STORE_HASHES] = {"SHA-256", "SM3"};

#ifdef HAVE_SM3
/* libgcrypt wants to be told once a process that nobody else sets it up. */
static bool
hash_sm3_ready (void)
{
    if (!gcry_control (GCRYCTL_INITIALIZATION_FINISHED_P)) {
        gcry_check_version (NULL);
        gcry_control (GCRYCTL_DISABLE_SECMEM, 0);
        gcry_control (GCRYCTL_INITIALIZATION_FINISHED, 0);
    }
    return gcry_md_test_algo (GCRY_MD_SM3) == 0;
}

static char *
hash_sm3 (const GString *bytes)
{
    unsigned char digest[32];
    GString *hex = g_string_new (NULL);

    g_assert (hash_sm3_ready () && gcry_md_get_algo_dlen (GCRY_MD_SM3) == sizeof digest);
    gcry_md_hash_buffer (GCRY_MD_SM3, digest, bytes->str, bytes->len);
    for (size_t i = 0; i < sizeof digest; i++)
        g_string_append_printf (hex, "%02x", digest[i]);
    return g_string_free (hex, FALSE);
}
#else
static bool
hash_sm3_ready (void)
{
    return false;
}

static char *
hash_sm3 (const GString *bytes)
{
    (void)bytes;
    g_assert_not_reached ();
}
#endif

bool
store_hash_ready (enum store_hash hash)
{
    return hash == STORE_HASH_SHA256 || (hash == STORE_HASH_SM3 && hash_sm3_ready ());
}

char *
store_hash_bytes (enum store_hash hash, const GString *bytes)
{
    return hash == STORE_HASH_SM3
               ? hash_sm3 (bytes)
               : g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)bytes->str, bytes->len);
}

const char *
store_hash_shown (const struct store *store)
{
    return store->hash == STORE_HASH_UNKNOWN ? "?" : hash_shown[store->hash];
}

/* A file whose rows cannot be chained here can be read, not written. */
static bool
hash_usable (const struct store *store, const char *name, GError **error)
{
    if (store->hash == STORE_HASH_UNKNOWN)
        g_set_error (error, STORE_ERROR, STORE_ERROR_HASH,
                     _ ("The history of %s is chained by a hash function that this juesuan does not know (%s). Install a newer "
                        "juesuan; until then the file can only be read."),
                     store->path, name);
    else if (!store_hash_ready (store->hash))
        g_set_error (error, STORE_ERROR, STORE_ERROR_HASH,
                     _ ("The history of %s is chained by %s, which this juesuan was built without (libgcrypt 1.9 or newer was "
                        "missing). Use a juesuan that has it; until then the file can only be read."),
                     store->path, store_hash_shown (store));
    else
        return true;
    return false;
}

bool
store_hash_look (struct store *store, GError **error)
{
    g_autoptr (sqlite3_stmt) statement = store_statement (store, "SELECT value FROM meta WHERE key = 'hash'", error);
    enum step step = statement ? store_step (store, statement, error) : STEP_FAILED;
    const char *name = step == STEP_ROW ? store_column (statement, 0) : "";

    if (step == STEP_FAILED)
        return false;
    store->hash = (enum store_hash)store_word (hash_names, N_STORE_HASHES, name);
    return store->read_only || hash_usable (store, name, error);
}

/* What the first row names, where it names one. */
static bool
hash_named (struct store *store, enum store_hash *named, GError **error)
{
    g_autoptr (GPtrArray) notes = store_notes (store, 0, error);

    *named = STORE_HASH_SHA256;
    if (!notes)
        return false;
    if (notes->len > 0) {
        const struct store_note *first = notes->pdata[0];

        if (first->seq == 1 && strcmp (first->what, STORE_NOTE_HASH) == 0 && first->fields[0])
            *named = (enum store_hash)store_word (hash_names, N_STORE_HASHES, first->fields[0]);
    }
    return true;
}

bool
store_hash_verify (struct store *store, GError **error)
{
    enum store_hash named;

    if (!store_hash_look (store, error) ||
        (store->hash != STORE_HASH_UNKNOWN && !hash_usable (store, "", error)) || !hash_named (store, &named, error))
        return false;
    return (store->hash != STORE_HASH_UNKNOWN && named == store->hash) ||
           store_verify_refuse (store, error, _ ("it does not say how its history is hashed."));
}

static bool
hash_write (struct store *store, const char *name, const char *user, GError **error)
{
    const char *const fields[] = {name, NULL};
    int64_t rows;

    if (!store_number (store, "SELECT count(*) FROM change", &rows, error))
        return false;
    if (rows > 0) {
        g_set_error (error, STORE_ERROR, STORE_ERROR_HASH,
                     _ ("%s has a history already, chained by %s from its first row on. Another hash function can only be chosen for a "
                        "new file."),
                     store->path, store_hash_shown (store));
        return false;
    }
    store->hash = (enum store_hash)store_word (hash_names, N_STORE_HASHES, name);
    return store_run (store, error, "UPDATE meta SET value = ? WHERE key = 'hash'", "t", name) &&
           (store->hash == STORE_HASH_SHA256 ||
            store_note_write (store, 0, user, GROUP_NEW, STORE_NOTE_HASH, "", fields, NULL, error));
}

bool
store_hash_choose (struct store *store, const char *name, const char *user, GError **error)
{
    int hash = store_word (hash_names, N_STORE_HASHES, name);

    if (hash < 0 || !store_hash_ready ((enum store_hash)hash)) {
        g_set_error (error, STORE_ERROR, STORE_ERROR_HASH,
                     hash < 0 ? _ ("There is no hash function “%s”: sha256 (the usual one) or sm3.")
                              : _ ("This juesuan was built without “%s”: libgcrypt 1.9 or newer was missing when it was configured "
                                   "(Debian: libgcrypt20-dev)."),
                     name);
        return false;
    }
    return store_begin (store, error) && store_end (store, hash_write (store, name, user, error), error);
}
