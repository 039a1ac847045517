/* The image of a form: each group as its place and its keys in the order of the table, each type of key by a pair of functions.  Sentences are read again only where they are
 * used: most of them are printed, not computed. */
#include "formfile/image.h"

#include "formfile/keys.h"

#include <string.h>

static void write_group (GByteArray *bytes, enum group_kind kind, const void *group);
static void read_group (struct bytes *bytes, enum group_kind kind, void *group);

static void *
also (const struct key *key, const void *member)
{
    return (char *)member - key->offset + key->also;
}

static void
put_text (GByteArray *bytes, const struct key *key, const void *member)
{
    (void)key;
    bytes_put_text (bytes, *(char *const *)member);
}

static void
take_text (struct bytes *bytes, const struct key *key, void *member)
{
    (void)key;
    g_free (*(char **)member);
    *(char **)member = g_strdup (bytes_text (bytes));
}

static void
put_template (GByteArray *bytes, const struct key *key, const void *member)
{
    const struct template *template = *(struct template *const *)member;

    (void)key;
    bytes_put_text (bytes, template != NULL ? template_source (template) : NULL);
}

static void
take_template (struct bytes *bytes, const struct key *key, void *member)
{
    const char *source = bytes_text (bytes);

    (void)key;
    *(struct template **)member = source != NULL ? template_later (source) : NULL;
}

static void
write_place (GByteArray *bytes, const struct place *place)
{
    bytes_put_text (bytes, place->file);
    bytes_put_number (bytes, place->line);
}

static void
read_place (struct bytes *bytes, struct place *place)
{
    place->file = g_strdup (bytes_text (bytes));
    place->line = (int)bytes_number (bytes);
}

static void
put_formula (GByteArray *bytes, const struct key *key, const void *member)
{
    const struct formula *formula = *(struct formula *const *)member;

    (void)key;
    bytes_put_text (bytes, formula != NULL ? expr_source (formula->expr) : NULL);
    if (formula != NULL)
        write_place (bytes, &formula->place);
}

static void
take_formula (struct bytes *bytes, const struct key *key, void *member)
{
    const char *source = bytes_text (bytes);
    struct place place;

    (void)key;
    if (source == NULL)
        return;
    read_place (bytes, &place);
    *(struct formula **)member = form_formula_sound (source, place);
    bytes->sound = bytes->sound && *(struct formula **)member != NULL;
}

static void
put_cell_type (GByteArray *bytes, const struct key *key, const void *member)
{
    bytes_put_number (bytes, *(const bool *)also (key, member));
    bytes_put_number (bytes, *(const int *)member);
}

static void
take_cell_type (struct bytes *bytes, const struct key *key, void *member)
{
    *(bool *)also (key, member) = bytes_number (bytes) != 0;
    *(int *)member = (int)bytes_number (bytes);
}

static void
put_int (GByteArray *bytes, const struct key *key, const void *member)
{
    (void)key;
    bytes_put_number (bytes, *(const int *)member);
}

static void
take_int (struct bytes *bytes, const struct key *key, void *member)
{
    (void)key;
    *(int *)member = (int)bytes_number (bytes);
}

static void
put_percent (GByteArray *bytes, const struct key *key, const void *member)
{
    (void)key;
    bytes_put_number (bytes, *(const int64_t *)member);
}

static void
take_percent (struct bytes *bytes, const struct key *key, void *member)
{
    (void)key;
    *(int64_t *)member = bytes_number (bytes);
}

static void
put_bool (GByteArray *bytes, const struct key *key, const void *member)
{
    (void)key;
    bytes_put_number (bytes, *(const bool *)member);
}

static void
take_bool (struct bytes *bytes, const struct key *key, void *member)
{
    (void)key;
    *(bool *)member = bytes_number (bytes) != 0;
}

static void
put_years (GByteArray *bytes, const struct key *key, const void *member)
{
    (void)key;
    for (const int *years = *(int *const *)member; years != NULL && *years != 0; years++)
        bytes_put_number (bytes, *years);
    bytes_put_number (bytes, 0);
}

static void
take_years (struct bytes *bytes, const struct key *key, void *member)
{
    GArray *years = g_array_new (TRUE, FALSE, sizeof (int));

    (void)key;
    for (int year = (int)bytes_number (bytes); year != 0; year = (int)bytes_number (bytes))
        g_array_append_val (years, year);
    g_free (*(int **)member);
    *(int **)member = (int *)(void *)g_array_free (years, FALSE);
}

static void
put_texts (GByteArray *bytes, const struct key *key, const void *member)
{
    char **texts = *(char **const *)member;

    (void)key;
    bytes_put_number (bytes, texts != NULL ? (int64_t)g_strv_length (texts) : -1);
    for (char **text = texts; text != NULL && *text != NULL; text++)
        bytes_put_text (bytes, *text);
}

static void
take_texts (struct bytes *bytes, const struct key *key, void *member)
{
    struct bytes ahead = *bytes;

    (void)key;
    if (bytes_number (&ahead) == -1) {
        *bytes = ahead;
        return;
    }
    guint n = bytes_count (bytes);
    char **texts = *(char ***)member = g_new0 (char *, (gsize)n + 1);
    for (guint i = 0; i < n; i++)
        texts[i] = g_strdup (bytes_text (bytes));
}

static void
put_map (GByteArray *bytes, const struct key *key, const void *member)
{
    GHashTable *map = *(GHashTable *const *)member;
    g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (map), (GCompareFunc)strcmp);

    (void)key;
    bytes_put_number (bytes, g_hash_table_size (map));
    for (const GList *name = names; name != NULL; name = name->next) {
        bytes_put_text (bytes, name->data);
        bytes_put_text (bytes, g_hash_table_lookup (map, name->data));
    }
}

static void
take_map (struct bytes *bytes, const struct key *key, void *member)
{
    (void)key;
    for (guint n = bytes_count (bytes); n > 0 && bytes->sound; n--) {
        const char *name = bytes_text (bytes);
        const char *text = bytes_text (bytes);
        if (bytes->sound)
            g_hash_table_insert (*(GHashTable **)member, g_strdup (name), g_strdup (text));
    }
}

static void
put_group (GByteArray *bytes, const struct key *key, const void *member)
{
    write_group (bytes, key->of, member);
}

static void
take_group (struct bytes *bytes, const struct key *key, void *member)
{
    read_group (bytes, key->of, member);
}

static void
put_new (GByteArray *bytes, const struct key *key, const void *member)
{
    const void *group = *(void *const *)member;

    bytes_put_number (bytes, group != NULL);
    if (group != NULL)
        write_group (bytes, key->of, group);
}

static void
take_new (struct bytes *bytes, const struct key *key, void *member)
{
    if (bytes_number (bytes) == 0)
        return;
    *(void **)member = key_groups[key->of].create ();
    read_group (bytes, key->of, *(void **)member);
}

static void
put_list (GByteArray *bytes, const struct key *key, const void *member)
{
    const GPtrArray *list = *(GPtrArray *const *)member;

    bytes_put_number (bytes, list->len);
    for (guint i = 0; i < list->len; i++)
        write_group (bytes, key->of, g_ptr_array_index (list, i));
}

static void
take_list (struct bytes *bytes, const struct key *key, void *member)
{
    for (guint n = bytes_count (bytes); n > 0 && bytes->sound; n--) {
        void *group = key_groups[key->of].create ();
        g_ptr_array_add (*(GPtrArray **)member, group);
        read_group (bytes, key->of, group);
    }
}

static void
put_sentences (GByteArray *bytes, const struct key *key, const void *member)
{
    const GPtrArray *list = *(GPtrArray *const *)member;

    (void)key;
    bytes_put_number (bytes, list->len);
    for (guint i = 0; i < list->len; i++)
        bytes_put_text (bytes, g_ptr_array_index (list, i));
}

static void
take_sentences (struct bytes *bytes, const struct key *key, void *member)
{
    (void)key;
    for (guint n = bytes_count (bytes); n > 0 && bytes->sound; n--)
        g_ptr_array_add (*(GPtrArray **)member, g_strdup (bytes_text (bytes)));
}

/* Of a type without them nothing is kept. */
static const struct {
    void (*put) (GByteArray *bytes, const struct key *key, const void *member);
    void (*take) (struct bytes *bytes, const struct key *key, void *member);
} types[] = {
    [KEY_NAME] = { NULL, NULL },
    [KEY_TEXT] = { put_text, take_text },
    [KEY_ID] = { put_text, take_text },
    [KEY_TEMPLATE] = { put_template, take_template },
    [KEY_SENTENCE] = { put_text, take_text },
    [KEY_PHRASE] = { put_text, take_text },
    [KEY_FORMULA] = { put_formula, take_formula },
    [KEY_WORD] = { put_int, take_int },
    [KEY_WORD_TEXT] = { put_text, take_text },
    [KEY_FLAG_WORD] = { put_bool, take_bool },
    [KEY_CELL_TYPE] = { put_cell_type, take_cell_type },
    [KEY_NUMBER] = { put_int, take_int },
    [KEY_PERCENT] = { put_percent, take_percent },
    [KEY_UNIT] = { put_text, take_text },
    [KEY_YES_NO] = { put_bool, take_bool },
    [KEY_YEARS] = { put_years, take_years },
    [KEY_TEXTS] = { put_texts, take_texts },
    [KEY_SENTENCES] = { put_sentences, take_sentences },
    [KEY_MAP] = { put_map, take_map },
    [KEY_GROUP] = { put_group, take_group },
    [KEY_GROUP_NEW] = { put_new, take_new },
    [KEY_LIST] = { put_list, take_list },
};

static void
write_group (GByteArray *bytes, enum group_kind kind, const void *group)
{
    if (key_groups[kind].place >= 0)
        write_place (bytes, (const struct place *)((const char *)group + key_groups[kind].place));
    for (const struct key *key = key_groups[kind].keys; key->name != NULL; key++)
        if (types[key->type].put != NULL)
            types[key->type].put (bytes, key, (const char *)group + key->offset);
}

static void
read_group (struct bytes *bytes, enum group_kind kind, void *group)
{
    if (key_groups[kind].place >= 0)
        read_place (bytes, (struct place *)((char *)group + key_groups[kind].place));
    for (const struct key *key = key_groups[kind].keys; key->name != NULL; key++)
        if (types[key->type].take != NULL)
            types[key->type].take (bytes, key, (char *)group + key->offset);
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
