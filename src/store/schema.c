/* The schema and the steps that bring a file of an older version to the newest.  A step is never changed once it
 * is released: what must differ is a new step. */
#include "private.h"

#include <glib/gi18n.h>

/* CHECK (typeof ...) stands in for STRICT tables, which SQLite has only since 3.37.  Amounts are integers in 分. */
static const char schema_1[] =
    "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL CHECK (typeof (value) = 'text')) WITHOUT "
    "ROWID;"
    "INSERT INTO meta (key, value) VALUES ('hash', '" STORE_HASH_USUAL "');"

    "CREATE TABLE user (name TEXT NOT NULL PRIMARY KEY CHECK (typeof (name) = 'text'), created TEXT NOT NULL) WITHOUT "
    "ROWID;"

    "CREATE TABLE book ("
    " id INTEGER PRIMARY KEY,"
    " unit_id TEXT NOT NULL CHECK (typeof (unit_id) = 'text'),"
    " unit TEXT NOT NULL CHECK (typeof (unit) = 'text'),"
    " year INTEGER NOT NULL CHECK (typeof (year) = 'integer'),"
    " version INTEGER NOT NULL CHECK (typeof (version) = 'integer'),"
    " edition TEXT NOT NULL CHECK (typeof (edition) = 'text'),"
    " form_hash TEXT NOT NULL CHECK (typeof (form_hash) = 'text'),"
    " state TEXT NOT NULL CHECK (typeof (state) = 'text'),"
    " created TEXT NOT NULL CHECK (typeof (created) = 'text'),"
    " UNIQUE (unit_id, year, version));"

    /* The trail.  grp is the seq of the group's first row; old and new are entries as store_entry_text writes them. */
    "CREATE TABLE change ("
    " seq INTEGER PRIMARY KEY,"
    " time TEXT NOT NULL CHECK (typeof (time) = 'text'),"
    " user TEXT NOT NULL REFERENCES user (name),"
    " origin TEXT CHECK (typeof (origin) IN ('text', 'null')),"
    " grp INTEGER NOT NULL CHECK (typeof (grp) = 'integer' AND grp <= seq),"
    " kind TEXT NOT NULL CHECK (typeof (kind) = 'text'),"
    " undone INTEGER NOT NULL CHECK (typeof (undone) = 'integer' AND undone < grp),"
    " book INTEGER NOT NULL REFERENCES book (id),"
    " section TEXT, row TEXT, \"column\" TEXT, layer TEXT,"
    " old TEXT NOT NULL CHECK (typeof (old) = 'text'),"
    " new TEXT NOT NULL CHECK (typeof (new) = 'text'),"
    " note TEXT CHECK (typeof (note) IN ('text', 'null')),"
    " hash TEXT NOT NULL CHECK (length (hash) = 64),"
    " CHECK ((note IS NULL) = (section IS NOT NULL AND row IS NOT NULL AND \"column\" IS NOT NULL AND layer IS NOT "
    "NULL)));"
    "CREATE INDEX change_book ON change (book, seq);"
    "CREATE INDEX change_cell ON change (book, section, row, \"column\", layer, seq);"
    "CREATE INDEX change_user ON change (book, user, grp);"
    "CREATE TRIGGER change_update BEFORE UPDATE ON change BEGIN SELECT RAISE (ABORT, 'the trail is never changed'); "
    "END;"
    "CREATE TRIGGER change_delete BEFORE DELETE ON change BEGIN SELECT RAISE (ABORT, 'the trail is never changed'); "
    "END;"

    /* What stands now.  A blank that is not doubtful has no row. */
    "CREATE TABLE value ("
    " book INTEGER NOT NULL REFERENCES book (id),"
    " section TEXT NOT NULL CHECK (typeof (section) = 'text'),"
    " row TEXT NOT NULL CHECK (typeof (row) = 'text'),"
    " \"column\" TEXT NOT NULL CHECK (typeof (\"column\") = 'text'),"
    " layer TEXT NOT NULL CHECK (layer IN ('value', 'control', 'prior', 'row', 'explain')),"
    " state TEXT NOT NULL CHECK (state IN ('blank', 'value', 'na')),"
    " doubtful INTEGER NOT NULL CHECK (doubtful IN (0, 1)),"
    " num INTEGER NOT NULL CHECK (typeof (num) = 'integer'),"
    " half INTEGER NOT NULL CHECK (typeof (half) = 'integer' AND half >= 0),"
    " text TEXT CHECK (typeof (text) IN ('text', 'null')),"
    " raw TEXT CHECK (typeof (raw) IN ('text', 'null')),"
    " origin TEXT NOT NULL CHECK (typeof (origin) = 'text'),"
    " change INTEGER NOT NULL REFERENCES change (seq),"
    " CHECK (state <> 'blank' OR doubtful = 1),"
    " PRIMARY KEY (book, section, row, \"column\", layer)) WITHOUT ROWID;"

    /* Approved and published books: every printed cell and the forms text, as they were. */
    "CREATE TABLE seal ("
    " id INTEGER PRIMARY KEY,"
    " book INTEGER NOT NULL REFERENCES book (id),"
    " version INTEGER NOT NULL CHECK (typeof (version) = 'integer'),"
    " time TEXT NOT NULL CHECK (typeof (time) = 'text'),"
    " user TEXT NOT NULL REFERENCES user (name),"
    " state TEXT NOT NULL CHECK (typeof (state) = 'text'),"
    " fingerprint TEXT NOT NULL CHECK (typeof (fingerprint) = 'text'),"
    " forms TEXT NOT NULL CHECK (typeof (forms) = 'text'),"
    " cells TEXT NOT NULL CHECK (typeof (cells) = 'text'),"
    " UNIQUE (book, version, state));"

    /* Text being typed; no part of the trail. */
    "CREATE TABLE journal ("
    " book INTEGER NOT NULL REFERENCES book (id),"
    " user TEXT NOT NULL CHECK (typeof (user) = 'text'),"
    " address TEXT NOT NULL CHECK (typeof (address) = 'text'),"
    " text TEXT NOT NULL CHECK (typeof (text) = 'text'),"
    " time TEXT NOT NULL,"
    " PRIMARY KEY (book, user)) WITHOUT ROWID;";

/* People with roles, and what is kept in the trail besides figures: notes of the file itself belong to no book.  Seals
 * hang on the note that made them.  Nothing was sealed before. */
static const char schema_2[] =
    "CREATE TABLE change_2 ("
    " seq INTEGER PRIMARY KEY,"
    " time TEXT NOT NULL CHECK (typeof (time) = 'text'),"
    " user TEXT NOT NULL REFERENCES user (name),"
    " origin TEXT CHECK (typeof (origin) IN ('text', 'null')),"
    " grp INTEGER NOT NULL CHECK (typeof (grp) = 'integer' AND grp <= seq),"
    " kind TEXT NOT NULL CHECK (typeof (kind) = 'text'),"
    " undone INTEGER NOT NULL CHECK (typeof (undone) = 'integer' AND undone < grp),"
    " book INTEGER REFERENCES book (id) CHECK (typeof (book) = 'integer' OR (book IS NULL AND note IS NOT NULL)),"
    " section TEXT, row TEXT, \"column\" TEXT, layer TEXT,"
    " old TEXT NOT NULL CHECK (typeof (old) = 'text'),"
    " new TEXT NOT NULL CHECK (typeof (new) = 'text'),"
    " note TEXT CHECK (typeof (note) IN ('text', 'null')),"
    " hash TEXT NOT NULL CHECK (length (hash) = 64),"
    " CHECK ((note IS NULL) = (section IS NOT NULL AND row IS NOT NULL AND \"column\" IS NOT NULL AND layer IS NOT "
    "NULL)));"
    "INSERT INTO change_2 (seq, time, user, origin, grp, kind, undone, book, section, row, \"column\", layer, old, new,"
    " note, hash) SELECT seq, time, user, origin, grp, kind, undone, book, section, row, \"column\", layer, old, new,"
    " note, hash FROM change;"
    "DROP TABLE change;"
    "ALTER TABLE change_2 RENAME TO change;"
    "CREATE INDEX change_book ON change (book, seq);"
    "CREATE INDEX change_cell ON change (book, section, row, \"column\", layer, seq);"
    "CREATE INDEX change_user ON change (book, user, grp);"
    "CREATE INDEX change_note ON change (book, seq) WHERE note IS NOT NULL;"
    "CREATE TRIGGER change_update BEFORE UPDATE ON change BEGIN SELECT RAISE (ABORT, 'the trail is never changed'); "
    "END;"
    "CREATE TRIGGER change_delete BEFORE DELETE ON change BEGIN SELECT RAISE (ABORT, 'the trail is never changed'); "
    "END;"

    /* An account has a role; names without one only stand in the trail.  The last two slow down whoever guesses. */
    "ALTER TABLE user ADD COLUMN role TEXT CHECK (typeof (role) IN ('text', 'null'));"
    "ALTER TABLE user ADD COLUMN secret TEXT CHECK (typeof (secret) IN ('text', 'null'));"
    "ALTER TABLE user ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1));"
    "ALTER TABLE user ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE user ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;"

    "DROP TABLE seal;"
    "CREATE TABLE seal ("
    " change INTEGER PRIMARY KEY REFERENCES change (seq),"
    " book INTEGER NOT NULL REFERENCES book (id),"
    " forms TEXT NOT NULL CHECK (typeof (forms) = 'text'),"
    " cells TEXT NOT NULL CHECK (typeof (cells) = 'text'));"
    "CREATE INDEX seal_book ON seal (book, change);"

    /* Locked books: also for a program that does not ask. */
    "CREATE TRIGGER value_insert BEFORE INSERT ON value WHEN (SELECT state FROM book WHERE id = NEW.book) NOT IN"
    " ('draft', 'returned') BEGIN SELECT RAISE (ABORT, 'the book is locked'); END;"
    "CREATE TRIGGER value_update BEFORE UPDATE ON value WHEN (SELECT state FROM book WHERE id = OLD.book) NOT IN"
    " ('draft', 'returned') BEGIN SELECT RAISE (ABORT, 'the book is locked'); END;"
    "CREATE TRIGGER value_delete BEFORE DELETE ON value WHEN (SELECT state FROM book WHERE id = OLD.book) NOT IN"
    " ('draft', 'returned') BEGIN SELECT RAISE (ABORT, 'the book is locked'); END;";

/* What was printed: kept for ever, but no part of the trail, for printing changes nothing in the book. */
static const char schema_3[] =
    "CREATE TABLE print ("
    " id INTEGER PRIMARY KEY,"
    " book INTEGER NOT NULL REFERENCES book (id),"
    " time TEXT NOT NULL CHECK (typeof (time) = 'text'),"
    " user TEXT NOT NULL CHECK (typeof (user) = 'text'),"
    " format TEXT NOT NULL CHECK (typeof (format) = 'text'),"
    " target TEXT NOT NULL CHECK (typeof (target) = 'text'),"
    " part TEXT NOT NULL CHECK (typeof (part) = 'text'),"
    " draft INTEGER NOT NULL CHECK (draft IN (0, 1)),"
    " fingerprint TEXT NOT NULL CHECK (length (fingerprint) = 64));"
    "CREATE INDEX print_book ON print (book, id);"
    "CREATE TRIGGER print_update BEFORE UPDATE ON print BEGIN SELECT RAISE (ABORT, 'the print log is never changed'); END;"
    "CREATE TRIGGER print_delete BEFORE DELETE ON print BEGIN SELECT RAISE (ABORT, 'the print log is never changed'); END;";

const struct schema_step store_schema[] = {
    {1, schema_1},
    {2, schema_2},
    {3, schema_3},
};
const int store_schema_steps = G_N_ELEMENTS (store_schema);

static char *
schema_backup_name (const struct store *store, int version)
{
    char *name = g_strdup_printf ("%s.v%d.bak", store->file, version);

    /* An earlier backup is never written over. */
    for (int i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++) {
        g_free (name);
        name = g_strdup_printf ("%s.v%d.%d.bak", store->file, version, i);
    }
    return name;
}

static bool
schema_backup (struct store *store, int version, GError **error)
{
    g_autofree char *name = schema_backup_name (store, version);

    if (store_copy (store, name, NULL))
        return true;
    g_set_error (error, STORE_ERROR, STORE_ERROR_OPEN,
                 _ ("The file %s is of an older version, and the backup %s could not be written; nothing was changed. "
                    "Make room and check that the folder may be written, then try again."),
                 store->path, name);
    return false;
}

static bool
schema_version (struct store *store, int64_t *version, GError **error)
{
    return store_number (store, "PRAGMA user_version", version, error);
}

static bool
schema_step_run (struct store *store, const struct schema_step *step, GError **error)
{
    g_autofree char *mark =
        g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", STORE_APPLICATION_ID, step->version);

    return store_script (store, step->sql, error) && store_script (store, mark, error);
}

/* All steps in one transaction.  The version is read again inside it: another program may have been faster. */
static bool
schema_upgrade (struct store *store, const struct schema_step *steps, int n, GError **error)
{
    int64_t version;
    bool done;

    /* A table that is made anew is dropped first, and what refers to it must bear that. */
    if (!store_script (store, "PRAGMA foreign_keys = OFF", error) || !store_begin (store, error))
        return false;
    done = schema_version (store, &version, error);
    for (int i = 0; done && i < n; i++) {
        if (steps[i].version > version)
            done = schema_step_run (store, &steps[i], error);
    }
    return store_end (store, done, error);
}

static bool
schema_recognise (struct store *store, int64_t tables, int64_t version, int newest, GError **error)
{
    int64_t id;

    if (!store_number (store, "PRAGMA application_id", &id, error))
        return false;
    if (id != STORE_APPLICATION_ID && (id != 0 || version != 0 || tables > 0)) {
        g_set_error (error, STORE_ERROR, STORE_ERROR_NOT_OURS,
                     _ ("%s is a database of another program, not a juesuan file. Choose another file."), store->path);
        return false;
    }
    if (version > newest) {
        g_set_error (
            error, STORE_ERROR, STORE_ERROR_NEWER,
            _ ("The file %s was written by a newer juesuan (version %d of the file, this program knows up to %d). "
               "Install the newer program."),
            store->path, (int)version, newest);
        return false;
    }
    return true;
}

bool
store_schema_prepare (struct store *store, enum store_mode mode, const struct schema_step *steps, int n, GError **error)
{
    int newest = steps[n - 1].version;
    int64_t version, tables;
    g_autofree char *foreign = store_schema_foreign (store, steps, n, &tables, error);

    if (tables < 0 || !schema_version (store, &version, error) ||
        !schema_recognise (store, tables, version, newest, error))
        return false;
    if (foreign) {
        g_set_error (error, STORE_ERROR, STORE_ERROR_NOT_OURS,
                     _ ("The file %s holds something that juesuan did not make (%s) and that could change figures unseen; it "
                        "was not used. Ask who worked on the file, or take a backup."),
                     store->path, foreign);
        return false;
    }
    if (version == newest)
        return true;
    if (tables == 0 && version == 0 && mode != STORE_CREATE) {
        g_set_error (error, STORE_ERROR, STORE_ERROR_NOT_OURS,
                     _ ("%s is empty, not a juesuan file. Make a new one with 'juesuan new'."), store->path);
        return false;
    }
    if (store->read_only) {
        g_set_error (
            error, STORE_ERROR, STORE_ERROR_READ_ONLY,
            _ ("The file %s is of an older version and must be converted once. Open it where it may be written."),
            store->path);
        return false;
    }
    if (tables > 0 && !schema_backup (store, (int)version, error))
        return false;
    return schema_upgrade (store, steps, n, error);
}
