/* What the store tests share: a folder of their own, items in one line, and the look at a message. */
#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include "store/private.h"

struct fixture {
    char *folder;
    char *path; /* of a juesuan file that does not exist yet */
};

void fixture_set_up (struct fixture *fixture, gconstpointer data);
void fixture_tear_down (struct fixture *fixture, gconstpointer data);
#define fixture_test(name, function)                                                                                   \
    g_test_add (name, struct fixture, NULL, fixture_set_up, function, fixture_tear_down)

/* The file with one book of 测试局 for 2022, open for writing. */
struct store *fixture_store (const struct fixture *fixture, int64_t *book);
struct store *fixture_open (const struct fixture *fixture, enum store_mode mode);
char *fixture_file (const struct fixture *fixture, const char *name);

/* An item of sangong.ROW.final in the value layer from one typed text to another; NULL = blank. */
struct item *fixture_item (const char *row, const char *old, const char *new);
/* Commits one such item, which must work; returns its group. */
int64_t fixture_edit (struct store *store, int64_t book, const char *user, const char *row, const char *old,
                      const char *new);
/* All values as "row=raw row=raw", in the order of the file; g_free. */
char *fixture_values (struct store *store, int64_t book);
#define fixture_assert_values(store, book, expected)                                                                   \
    do {                                                                                                               \
        g_autofree char *shown_ = fixture_values (store, book);                                                        \
        g_assert_cmpstr (shown_, ==, expected);                                                                        \
    } while (0)
void fixture_assert_sound (struct store *store);

/* A whole sentence of one line, of this code, that has `part` in it; clears it. */
void fixture_assert_error (GError **error, int code, const char *part);
/* Runs SQL on the file behind the store's back. */
void fixture_sql (const struct fixture *fixture, const char *sql);

#endif
