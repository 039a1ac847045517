/* CSV (RFC 4180) -> code lists.  Columns are found by the names in the first line: code and name, and where there are such: note;
 * budget, of which the code and those below it are; and from and until, the years between which the code has the name. */
#include "formfile/codes.h"

#include "formfile/edition.h"
#include "formfile/read.h"

#include <glib/gi18n.h>
#include <string.h>

struct csv {
    char *at;
    int line;
};

#define MAX_FIELDS 16 /* further ones are read over */

/* One field, unquoted and ended where it stands; *last: it ends its record. */
static char *
csv_field (struct csv *csv, bool *last)
{
    bool quoted = *csv->at == '"';
    char *field = csv->at += quoted;
    char *end = field;

    for (; *csv->at != '\0'; csv->at++) {
        if (quoted && *csv->at == '"' && csv->at[1] == '"') {
            csv->at++;
        } else if (quoted && *csv->at == '"') {
            quoted = false;
            continue;
        } else if (!quoted && (*csv->at == ',' || *csv->at == '\n')) {
            break;
        }
        csv->line += *csv->at == '\n';
        *end++ = *csv->at;
    }
    *last = *csv->at != ',';
    csv->line += *csv->at == '\n';
    csv->at += *csv->at != '\0';
    *end = '\0';
    return g_strstrip (field);
}

static int
csv_record (struct csv *csv, char *field[MAX_FIELDS])
{
    bool last = false;
    int n = 0;

    while (!last) {
        char *text = csv_field (csv, &last);
        if (n < MAX_FIELDS)
            field[n++] = text;
    }
    return n;
}

/* What a record may say of a code. */
enum { FIELD_CODE, FIELD_NAME, FIELD_NOTE, FIELD_BUDGET, FIELD_FROM, FIELD_UNTIL, N_FIELDS };
static const char *const field_names[N_FIELDS] = { "code", "name", "note", "budget", "from", "until" };

/* A code in one piece of memory with its texts; NULL and "" are no note and no budget. */
static struct code *
code_new (const char *const text[N_FIELDS])
{
    size_t length = 0;

    for (int i = 0; i <= FIELD_BUDGET; i++)
        length += text[i] != NULL ? strlen (text[i]) + 1 : 0;
    struct code *code = g_malloc0 (sizeof *code + length);
    char **member[] = { &code->code, &code->name, &code->note, &code->budget };
    char *at = (char *)(code + 1);
    for (int i = 0; i <= FIELD_BUDGET; i++) {
        if (text[i] == NULL || text[i][0] == '\0')
            continue;
        *member[i] = memcpy (at, text[i], strlen (text[i]) + 1);
        at += strlen (text[i]) + 1;
    }
    return code;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
    const struct code *one = *(const struct code *const *)a;
    const struct code *two = *(const struct code *const *)b;
    int order = strcmp (one->code, two->code);

    return order != 0 ? order : one->from - two->from;
}

static int
find_field (char **head, int n, const char *name)
{
    for (int i = 0; i < n; i++)
        if (strcmp (head[i], name) == 0)
            return i;
    return -1;
}

static bool
is_code (const char *text)
{
    return text[0] != '\0' && text[strspn (text, "0123456789")] == '\0';
}

/* A year, or nothing for no limit. */
static bool
parse_year (const char *text, int *year)
{
    gint64 number = g_ascii_strtoll (text, NULL, 10);

    *year = (int)CLAMP (number, 0, 9999);
    return text[0] == '\0' || (is_code (text) && number >= 1990 && number <= 2999);
}

static bool
parse_years (const char *const text[N_FIELDS], struct code *code)
{
    bool sound = text[FIELD_FROM] == NULL || parse_year (text[FIELD_FROM], &code->from);

    return (text[FIELD_UNTIL] == NULL || parse_year (text[FIELD_UNTIL], &code->until)) && sound;
}

/* Parses a list, which is not good for anything afterwards; complaints may be NULL. */
static GPtrArray *
parse_codes (struct complaints *complaints, const char *path, char *text)
{
    GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
    struct csv csv = { g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text, 1 };
    char *record[MAX_FIELDS];
    int n = csv_record (&csv, record);
    int at[N_FIELDS];

    for (int i = 0; i < N_FIELDS; i++)
        at[i] = find_field (record, n, field_names[i]);
    bool headed = at[FIELD_CODE] >= 0 && at[FIELD_NAME] >= 0;
    if (!headed && complaints != NULL)
        complain (complaints, path, 1, _("the first line must name the columns: code,name,note"));
    while (headed && *csv.at != '\0') {
        const char *said[N_FIELDS];
        int line = csv.line;
        n = csv_record (&csv, record);
        if (n == 1 && record[0][0] == '\0')
            continue;
        for (int i = 0; i < N_FIELDS; i++)
            said[i] = at[i] >= 0 && at[i] < n ? record[at[i]] : NULL;
        bool sound = said[FIELD_CODE] != NULL && said[FIELD_NAME] != NULL && is_code (said[FIELD_CODE]) && said[FIELD_NAME][0] != '\0';
        if (!sound && complaints != NULL)
            complain (complaints, path, line, _("this line is no code with its name: a code has digits only, such as 20101"));
        if (!sound)
            continue;
        struct code *entry = code_new (said);
        if (!parse_years (said, entry) && complaints != NULL)
            complain (complaints, path, line, _("“from” and “until” hold a year such as 2024, or nothing"));
        g_ptr_array_add (codes, entry);
    }
    g_ptr_array_sort (codes, compare_codes);
    return codes;
}

/* The list's file in one edition's folder: the one of the form's last year first.  NULL none. */
static char *
codes_file (const struct form *form, const char *folder, const char *list)
{
    int year = 0;

    for (const int *y = form->years; y != NULL && *y != 0; y++)
        year = MAX (year, *y);
    g_autofree char *dated = g_strdup_printf ("%s/codes/%s-%d.csv", folder, list, year);
    g_autofree char *plain = g_strdup_printf ("%s/codes/%s.csv", folder, list);
    if (g_file_test (dated, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&dated);
    return g_file_test (plain, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&plain) : NULL;
}

/* The list's file in the edition or the nearest base that has one. */
static char *
find_file (const struct form *form, const char *list)
{
    g_autofree char *folder = g_strdup (form->folder);

    for (int depth = 0; folder != NULL && depth < 100; depth++) {
        char *path = codes_file (form, folder, list);
        if (path != NULL)
            return path;
        char *base = edition_base (folder);
        g_free (folder);
        folder = base;
    }
    return NULL;
}

GPtrArray *
codes_load (const struct form *form, const char *list)
{
    g_autofree char *path = find_file (form, list);
    g_autofree char *text = NULL;
    gsize length;

    if (path == NULL || !g_file_get_contents (path, &text, &length, NULL) || !g_utf8_validate (text, (gssize)length, NULL))
        return NULL;
    return parse_codes (NULL, path, text);
}

/* 20101 stands below 201, 2010101 below 20101. */
static void
check_parent (struct complaints *complaints, const char *path, const GPtrArray *codes, const struct code *code)
{
    size_t length = strlen (code->code);

    if (length != 3 && length != 5 && length != 7) {
        complain (complaints, path, 0, _("code %s has %d digits; there are 3, 5 and 7"), code->code, (int)length);
        return;
    }
    if (length == 3)
        return;
    g_autofree char *parent = g_strndup (code->code, length - 2);
    for (guint i = 0; i < codes->len; i++)
        if (strcmp (((struct code *)g_ptr_array_index (codes, i))->code, parent) == 0)
            return;
    complain (complaints, path, 0, _("code %s stands below %s, which is not in the list"), code->code, parent);
}

void
codes_check (struct complaints *complaints, const struct form *form, const char *list, const char *file, int line)
{
    g_autofree char *path = find_file (form, list);
    g_autofree char *text = NULL;
    gsize length;

    if (path == NULL) {
        complain (complaints, file, line, _("there is no code list codes/%s.csv in this edition or its bases"), list);
        return;
    }
    if (!g_file_get_contents (path, &text, &length, NULL) || !g_utf8_validate (text, (gssize)length, NULL)) {
        complain (complaints, path, 0, _("the code list cannot be read as UTF-8"));
        return;
    }
    g_autoptr (GPtrArray) codes = parse_codes (complaints, path, text);
    for (guint i = 0; i < codes->len; i++) {
        const struct code *code = g_ptr_array_index (codes, i);
        const struct code *next = i + 1 < codes->len ? g_ptr_array_index (codes, i + 1) : NULL;
        bool meet = next != NULL && (code->until == 0 || next->from <= code->until);
        if (meet && strcmp (code->code, next->code) == 0)
            complain (complaints, path, 0, _("code %s stands twice"), code->code);
        check_parent (complaints, path, codes, code);
    }
}
