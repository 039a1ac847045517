/* The image of a form: each group as its place and its keys in the order of the table.  Sentences are read again only where they are
 * used: most of them are printed, not computed. */
#include "formfile/image.h"

#include "formfile/keys.h"

#include <string.h>

static void write_group (GByteArray *bytes, enum group_kind kind, const void *group);

static void
write_texts (GByteArray *bytes, char *const *texts)
{
    bytes_put_number (bytes, texts != NULL ? (int64_t)g_strv_length ((char **)texts) : -1);
    for (char *const *text = texts; text != NULL && *text != NULL; text++)
        bytes_put_text (bytes, *text);
}

static void
write_years (GByteArray *bytes, const int *years)
{
    for (; years != NULL && *years != 0; years++)
        bytes_put_number (bytes, *years);
    bytes_put_number (bytes, 0);
}

static void
write_map (GByteArray *bytes, GHashTable *map)
{
    g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (map), (GCompareFunc)strcmp);

    bytes_put_number (bytes, g_hash_table_size (map));
    for (const GList *name = names; name != NULL; name = name->next) {
        bytes_put_text (bytes, name->data);
        bytes_put_text (bytes, g_hash_table_lookup (map, name->data));
    }
}

static void
write_place (GByteArray *bytes, const struct place *place)
{
    bytes_put_text (bytes, place->file);
    bytes_put_number (bytes, place->line);
}

static void
write_formula (GByteArray *bytes, const struct formula *formula)
{
    bytes_put_text (bytes, formula != NULL ? expr_source (formula->expr) : NULL);
    if (formula != NULL)
        write_place (bytes, &formula->place);
}

static void
write_list (GByteArray *bytes, const struct key *key, const GPtrArray *list)
{
    bytes_put_number (bytes, list->len);
    for (guint i = 0; i < list->len; i++) {
        if (key->type == KEY_LIST)
            write_group (bytes, key->of, g_ptr_array_index (list, i));
        else
            bytes_put_text (bytes, g_ptr_array_index (list, i));
    }
}

static void
write_key (GByteArray *bytes, const struct key *key, const void *group)
{
    const void *member = (const char *)group + key->offset;
    const void *pointer;

    switch (key->type) {
    case KEY_NAME:
        break;
    case KEY_TEXT:
    case KEY_ID:
    case KEY_SENTENCE:
    case KEY_PHRASE:
    case KEY_WORD_TEXT:
    case KEY_UNIT:
        bytes_put_text (bytes, *(char *const *)member);
        break;
    case KEY_TEMPLATE:
        pointer = *(void *const *)member;
        bytes_put_text (bytes, pointer != NULL ? template_source (pointer) : NULL);
        break;
    case KEY_FORMULA:
        write_formula (bytes, *(struct formula *const *)member);
        break;
    case KEY_CELL_TYPE:
        bytes_put_number (bytes, *(const bool *)((const char *)group + key->also));
        bytes_put_number (bytes, *(const int *)member);
        break;
    case KEY_WORD:
    case KEY_NUMBER:
        bytes_put_number (bytes, *(const int *)member);
        break;
    case KEY_PERCENT:
        bytes_put_number (bytes, *(const int64_t *)member);
        break;
    case KEY_FLAG_WORD:
    case KEY_YES_NO:
        bytes_put_number (bytes, *(const bool *)member);
        break;
    case KEY_YEARS:
        write_years (bytes, *(int *const *)member);
        break;
    case KEY_TEXTS:
        write_texts (bytes, *(char **const *)member);
        break;
    case KEY_MAP:
        write_map (bytes, *(GHashTable *const *)member);
        break;
    case KEY_GROUP:
        write_group (bytes, key->of, member);
        break;
    case KEY_GROUP_NEW:
        pointer = *(void *const *)member;
        bytes_put_number (bytes, pointer != NULL);
        if (pointer != NULL)
            write_group (bytes, key->of, pointer);
        break;
    case KEY_SENTENCES:
    case KEY_LIST:
        write_list (bytes, key, *(GPtrArray *const *)member);
        break;
    }
}

static void
write_group (GByteArray *bytes, enum group_kind kind, const void *group)
{
    if (key_groups[kind].place >= 0)
        write_place (bytes, (const struct place *)((const char *)group + key_groups[kind].place));
    for (const struct key *key = key_groups[kind].keys; key->name != NULL; key++)
        write_key (bytes, key, group);
}

void
image_write (GByteArray *bytes, const struct form *form)
{
    write_group (bytes, GROUP_EDITION, form);
    bytes_put_number (bytes, form->sections->len);
    for (guint i = 0; i < form->sections->len; i++) {
        const struct section *section = g_ptr_array_index (form->sections, i);
        bytes_put_text (bytes, section->id);
        write_group (bytes, GROUP_SECTION, section);
    }
}

static void read_group (struct bytes *bytes, enum group_kind kind, void *group);

static char **
read_texts (struct bytes *bytes)
{
    struct bytes ahead = *bytes;

    if (bytes_number (&ahead) == -1) {
        *bytes = ahead;
        return NULL;
    }
    guint n = bytes_count (bytes);
    char **texts = g_new0 (char *, (gsize)n + 1);
    for (guint i = 0; i < n; i++)
        texts[i] = g_strdup (bytes_text (bytes));
    return texts;
}

static int *
read_years (struct bytes *bytes)
{
    GArray *years = g_array_new (TRUE, FALSE, sizeof (int));

    for (int year = (int)bytes_number (bytes); year != 0; year = (int)bytes_number (bytes))
        g_array_append_val (years, year);
    return (int *)(void *)g_array_free (years, FALSE);
}

static void
read_map (struct bytes *bytes, GHashTable *map)
{
    for (guint n = bytes_count (bytes); n > 0 && bytes->sound; n--) {
        const char *name = bytes_text (bytes);
        const char *text = bytes_text (bytes);
        if (bytes->sound)
            g_hash_table_insert (map, g_strdup (name), g_strdup (text));
    }
}

static void
read_place (struct bytes *bytes, struct place *place)
{
    place->file = g_strdup (bytes_text (bytes));
    place->line = (int)bytes_number (bytes);
}

static struct formula *
read_formula (struct bytes *bytes)
{
    const char *source = bytes_text (bytes);
    struct place place;

    if (source == NULL)
        return NULL;
    read_place (bytes, &place);
    struct formula *formula = form_formula_sound (source, place);
    bytes->sound = bytes->sound && formula != NULL;
    return formula;
}

static void
read_list (struct bytes *bytes, const struct key *key, GPtrArray *list)
{
    for (guint n = bytes_count (bytes); n > 0 && bytes->sound; n--) {
        if (key->type == KEY_SENTENCES) {
            g_ptr_array_add (list, g_strdup (bytes_text (bytes)));
            continue;
        }
        void *group = key_groups[key->of].create ();
        g_ptr_array_add (list, group);
        read_group (bytes, key->of, group);
    }
}

static void
read_text (struct bytes *bytes, char **member)
{
    g_free (*member);
    *member = g_strdup (bytes_text (bytes));
}

static void
read_key (struct bytes *bytes, const struct key *key, void *group)
{
    void *member = (char *)group + key->offset;
    const char *source;

    switch (key->type) {
    case KEY_NAME:
        break;
    case KEY_TEXT:
    case KEY_ID:
    case KEY_SENTENCE:
    case KEY_PHRASE:
    case KEY_WORD_TEXT:
    case KEY_UNIT:
        read_text (bytes, member);
        break;
    case KEY_TEMPLATE:
        source = bytes_text (bytes);
        *(struct template **)member = source != NULL ? template_later (source) : NULL;
        break;
    case KEY_FORMULA:
        *(struct formula **)member = read_formula (bytes);
        break;
    case KEY_CELL_TYPE:
        *(bool *)((char *)group + key->also) = bytes_number (bytes) != 0;
        *(int *)member = (int)bytes_number (bytes);
        break;
    case KEY_WORD:
    case KEY_NUMBER:
        *(int *)member = (int)bytes_number (bytes);
        break;
    case KEY_PERCENT:
        *(int64_t *)member = bytes_number (bytes);
        break;
    case KEY_FLAG_WORD:
    case KEY_YES_NO:
        *(bool *)member = bytes_number (bytes) != 0;
        break;
    case KEY_YEARS:
        g_free (*(int **)member);
        *(int **)member = read_years (bytes);
        break;
    case KEY_TEXTS:
        *(char ***)member = read_texts (bytes);
        break;
    case KEY_MAP:
        read_map (bytes, *(GHashTable **)member);
        break;
    case KEY_GROUP:
        read_group (bytes, key->of, member);
        break;
    case KEY_GROUP_NEW:
        if (bytes_number (bytes) == 0)
            break;
        *(void **)member = key_groups[key->of].create ();
        read_group (bytes, key->of, *(void **)member);
        break;
    case KEY_SENTENCES:
    case KEY_LIST:
        read_list (bytes, key, *(GPtrArray **)member);
        break;
    }
}

static void
read_group (struct bytes *bytes, enum group_kind kind, void *group)
{
    if (key_groups[kind].place >= 0)
        read_place (bytes, (struct place *)((char *)group + key_groups[kind].place));
    for (const struct key *key = key_groups[kind].keys; key->name != NULL; key++)
        read_key (bytes, key, group);
}

struct form *
image_read (struct bytes *bytes)
{
    g_autoptr (Form) form = form_new ();

    read_group (bytes, GROUP_EDITION, form);
    for (guint n = bytes_count (bytes); n > 0 && bytes->sound; n--) {
        struct section *section = form_section_new ();
        g_ptr_array_add (form->sections, section);
        section->id = g_strdup (bytes_text (bytes));
        read_group (bytes, GROUP_SECTION, section);
    }
    return bytes->sound && bytes->at == bytes->end ? g_steal_pointer (&form) : NULL;
}
