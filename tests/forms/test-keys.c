/* Every key that a form may have, written wrongly in each way: of the wrong kind, with a word that is none of its words, misspelt,
 * outside its range.  `forms check` tells it with file, line and the key's name. */
#include "formfile/formfile.h"
#include "formfile/keys.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static char *folder;
static int n_tried;

/* Whether line 2 is complained of with this piece, and not because something is missing. */
static bool
is_told (const GPtrArray *lines, const char *piece)
{
    bool told = false;

    for (guint i = 0; i < lines->len; i++) {
        const char *line = g_ptr_array_index (lines, i);
        told = told || (strstr (line, "edition.cfg:2: ") != NULL && strstr (line, piece) != NULL && strstr (line, "is missing") == NULL);
    }
    return told;
}

/* Writes `inner` where the path leads, in line 2. */
static void
try_text (bool edition, const char *before, const char *inner, const char *after, const char *piece)
{
    g_autofree char *path = g_build_filename (folder, "edition.cfg", NULL);
    g_autofree char *text = edition ? g_strdup_printf ("edition : { %s\n%s\n%s };\n", before, inner, after)
                                    : g_strdup_printf ("cars : { %s\n%s\n%s };\nedition : { };\n", before, inner, after);
    g_autoptr (GError) error = NULL;

    g_file_set_contents (path, text, -1, &error);
    g_assert_no_error (error);
    g_autoptr (GPtrArray) lines = formfile_check (folder);
    if (!is_told (lines, piece))
        g_error ("nothing is said of %s in:\n%s", piece, text);
    n_tried++;
}

static bool
is_text (enum key_type type)
{
    return type != KEY_NUMBER && type != KEY_YES_NO && type != KEY_YEARS && type != KEY_TEXTS && type != KEY_SENTENCES && type != KEY_MAP &&
           type != KEY_GROUP && type != KEY_GROUP_NEW && type != KEY_LIST;
}

static bool
is_word (enum key_type type)
{
    return type == KEY_WORD || type == KEY_WORD_TEXT || type == KEY_FLAG_WORD || type == KEY_CELL_TYPE;
}

static void
try_key (bool edition, const char *before, const struct key *key, const char *after)
{
    g_autofree char *quoted = g_strdup_printf ("“%s”", key->name);
    g_autofree char *wrong = g_strdup_printf (is_text (key->type) ? "%s = 5;" : "%s = \"x\";", key->name);
    g_autofree char *misspelt = g_strdup_printf ("%sq = \"x\";", key->name);
    g_autofree char *unknown = g_strdup_printf ("“%sq” is no key", key->name);
    g_autofree char *word = g_strdup_printf ("%s = \"zzz\";", key->name);
    g_autofree char *far = g_strdup_printf ("%s = %d;", key->name, key->high + 1);

    try_text (edition, before, wrong, after, quoted);
    try_text (edition, before, misspelt, after, unknown);
    if (is_word (key->type))
        try_text (edition, before, word, after, quoted);
    if (key->type == KEY_NUMBER)
        try_text (edition, before, far, after, quoted);
}

static void
try_group (bool edition, enum group_kind kind, const char *before, const char *after, int depth)
{
    for (const struct key *key = key_groups[kind].keys; key->name != NULL; key++) {
        bool list = key->type == KEY_LIST;
        try_key (edition, before, key, after);
        if ((!list && key->type != KEY_GROUP && key->type != KEY_GROUP_NEW) || depth > 4)
            continue;
        g_autofree char *open = g_strdup_printf ("%s %s = %s{", before, key->name, list ? "( " : "");
        g_autofree char *close = g_strdup_printf ("}%s; %s", list ? " )" : "", after);
        try_group (edition, key->of, open, close, depth + 1);
    }
}

static void
test_edition (void)
{
    try_group (true, GROUP_EDITION, "", "", 0);
    g_assert_cmpint (n_tried, >, 100);
}

static void
test_section (void)
{
    int before = n_tried;

    try_group (false, GROUP_SECTION, "", "", 0);
    g_assert_cmpint (n_tried - before, >, 200);
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    g_test_init (&argc, &argv, NULL);
    folder = g_dir_make_tmp ("juesuan-keys-XXXXXX", NULL);
    g_test_add_func ("/keys/edition", test_edition);
    g_test_add_func ("/keys/section", test_section);
    int failed = g_test_run ();
    g_autofree char *path = g_build_filename (folder, "edition.cfg", NULL);
    g_unlink (path);
    g_rmdir (folder);
    g_free (folder);
    return failed;
}
