/* The image of a form: each group is copied as it stands, then its keys are gone through in the order of the table, and what they point to
 * is copied too.  Hash tables cannot be copied: their names and texts are, and the tables are made when the image is taken up. */
#include "formfile/image.h"

#include "formfile/keys.h"

#include <string.h>

/* A hash table to be: names, each with its text, then NULL. */
struct map {
    GHashTable **table; /* where it goes */
    char **pairs;
};

struct list {
    char *name;
    GPtrArray *codes; /* of struct code *; NULL none */
};

struct image {
    struct form form;
    GPtrArray *maps;      /* of struct map * */
    GPtrArray *lists;     /* of struct list * */
    GPtrArray *templates; /* of struct template * */
    GPtrArray *filled;    /* of struct expr *: those in which something is made when they are used */
    void (*release) (void *memory);
    void *memory;
};

struct copy {
    struct arena *arena;
    GHashTable *texts;    /* each once: most ids and file names come many times */
    GPtrArray *maps;      /* as in the image */
    GPtrArray *templates;
    GPtrArray *filled;
};

static void copy_keys (struct copy *copy, enum group_kind kind, void *group);

static char *
copy_text (struct copy *copy, const char *text)
{
    char *known = text != NULL ? g_hash_table_lookup (copy->texts, text) : NULL;

    if (text == NULL || known != NULL)
        return known;
    known = arena_text (copy->arena, text, strlen (text));
    g_hash_table_insert (copy->texts, known, known);
    return known;
}

static void *
copy_memory (struct copy *copy, const void *memory, gsize size)
{
    return memcpy (arena_alloc (copy->arena, size), memory, size);
}

static GPtrArray *
copy_list (struct copy *copy, const GPtrArray *list)
{
    GPtrArray *copied = arena_list (copy->arena, list->len);

    for (guint i = 0; i < list->len; i++)
        copied->pdata[i] = g_ptr_array_index (list, i);
    return copied;
}

static void
text_over (struct copy *copy, const struct key *key, void *member)
{
    (void)key;
    *(char **)member = copy_text (copy, *(char **)member);
}

static void
template_over (struct copy *copy, const struct key *key, void *member)
{
    struct template **template = member;

    (void)key;
    if (*template == NULL)
        return;
    *template = template_kept (*template, copy->arena);
    g_ptr_array_add (copy->templates, *template);
}

static struct formula *
copy_formula (struct copy *copy, const struct formula *formula)
{
    struct formula *copied = copy_memory (copy, formula, sizeof *formula);

    copied->expr = expr_kept (formula->expr, copy->arena);
    copied->place.file = copy_text (copy, formula->place.file);
    if (expr_is_filled (copied->expr))
        g_ptr_array_add (copy->filled, copied->expr);
    return copied;
}

static void
formula_over (struct copy *copy, const struct key *key, void *member)
{
    struct formula **formula = member;

    (void)key;
    if (*formula != NULL)
        *formula = copy_formula (copy, *formula);
}

static void
years_over (struct copy *copy, const struct key *key, void *member)
{
    const int *years = *(int **)member;
    gsize n = 0;

    (void)key;
    while (years != NULL && years[n] != 0)
        n++;
    *(int **)member = years != NULL ? copy_memory (copy, years, (n + 1) * sizeof *years) : NULL;
}

static void
texts_over (struct copy *copy, const struct key *key, void *member)
{
    char **texts = *(char ***)member;

    (void)key;
    if (texts == NULL)
        return;
    texts = *(char ***)member = copy_memory (copy, texts, (g_strv_length (texts) + 1) * sizeof *texts);
    for (; *texts != NULL; texts++)
        *texts = copy_text (copy, *texts);
}

static void
map_over (struct copy *copy, const struct key *key, void *member)
{
    GHashTable *table = *(GHashTable **)member;
    g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (table), (GCompareFunc)strcmp);
    struct map *map = arena_alloc (copy->arena, sizeof *map);
    char **pair = map->pairs = arena_alloc (copy->arena, (2 * g_hash_table_size (table) + 1) * sizeof *map->pairs);

    (void)key;
    for (const GList *name = names; name != NULL; name = name->next) {
        *pair++ = copy_text (copy, name->data);
        *pair++ = copy_text (copy, g_hash_table_lookup (table, name->data));
    }
    map->table = member;
    *map->table = NULL;
    g_ptr_array_add (copy->maps, map);
}

static void
group_over (struct copy *copy, const struct key *key, void *member)
{
    copy_keys (copy, key->of, member);
}

static void *
copy_group (struct copy *copy, enum group_kind kind, const void *group)
{
    void *copied = copy_memory (copy, group, key_groups[kind].size);

    copy_keys (copy, kind, copied);
    return copied;
}

static void
new_over (struct copy *copy, const struct key *key, void *member)
{
    if (*(void **)member != NULL)
        *(void **)member = copy_group (copy, key->of, *(void **)member);
}

static GPtrArray *
copy_groups (struct copy *copy, enum group_kind kind, const GPtrArray *list)
{
    GPtrArray *copied = copy_list (copy, list);

    for (guint i = 0; i < copied->len; i++)
        copied->pdata[i] = copy_group (copy, kind, copied->pdata[i]);
    return copied;
}

static void
list_over (struct copy *copy, const struct key *key, void *member)
{
    *(GPtrArray **)member = copy_groups (copy, key->of, *(GPtrArray **)member);
}

static void
sentences_over (struct copy *copy, const struct key *key, void *member)
{
    GPtrArray *list = *(GPtrArray **)member = copy_list (copy, *(GPtrArray **)member);

    (void)key;
    for (guint i = 0; i < list->len; i++)
        list->pdata[i] = copy_text (copy, list->pdata[i]);
}

/* Copies what a member points to; of a type without one the member itself is all. */
static void (*const over[]) (struct copy *copy, const struct key *key, void *member) = {
    [KEY_NAME] = NULL,
    [KEY_TEXT] = text_over,
    [KEY_ID] = text_over,
    [KEY_TEMPLATE] = template_over,
    [KEY_SENTENCE] = text_over,
    [KEY_PHRASE] = text_over,
    [KEY_FORMULA] = formula_over,
    [KEY_WORD] = NULL,
    [KEY_WORD_TEXT] = text_over,
    [KEY_FLAG_WORD] = NULL,
    [KEY_CELL_TYPE] = NULL,
    [KEY_NUMBER] = NULL,
    [KEY_PERCENT] = NULL,
    [KEY_UNIT] = text_over,
    [KEY_YES_NO] = NULL,
    [KEY_YEARS] = years_over,
    [KEY_TEXTS] = texts_over,
    [KEY_SENTENCES] = sentences_over,
    [KEY_MAP] = map_over,
    [KEY_GROUP] = group_over,
    [KEY_GROUP_NEW] = new_over,
    [KEY_LIST] = list_over,
};

static void
copy_keys (struct copy *copy, enum group_kind kind, void *group)
{
    if (key_groups[kind].place >= 0) {
        struct place *place = (struct place *)((char *)group + key_groups[kind].place);
        place->file = copy_text (copy, place->file);
    }
    for (const struct key *key = key_groups[kind].keys; key->name != NULL; key++)
        if (over[key->type] != NULL)
            over[key->type](copy, key, (char *)group + key->offset);
}

static void
add_codes (struct copy *copy, const struct form *form, const char *name, GPtrArray *lists)
{
    const GPtrArray *codes = form_codes (form, name);

    struct list *list = arena_alloc (copy->arena, sizeof *list);
    list->name = copy_text (copy, name);
    list->codes = codes != NULL ? copy_list (copy, codes) : NULL;
    for (guint i = 0; codes != NULL && i < codes->len; i++) {
        struct code *code = list->codes->pdata[i] = copy_memory (copy, codes->pdata[i], sizeof *code);
        code->code = copy_text (copy, code->code);
        code->name = copy_text (copy, code->name);
        code->note = copy_text (copy, code->note);
        code->budget = copy_text (copy, code->budget);
    }
    g_ptr_array_add (lists, list);
}

static GPtrArray *
copy_codes (struct copy *copy, const struct form *form)
{
    g_autoptr (GPtrArray) lists = g_ptr_array_new ();

    g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (form->codes), (GCompareFunc)strcmp);
    for (GList *name = names; name != NULL; name = name->next)
        add_codes (copy, form, name->data, lists);
    return copy_list (copy, lists);
}

static void
copy_form (struct copy *copy, const struct form *form, struct form *copied)
{
    *copied = *form;
    copied->settled = copied->codes = NULL;
    copied->drop = NULL;
    copied->load_codes = NULL; /* all that it may be asked for are there */
    copied->id = copy_text (copy, form->id);
    copied->hash = copy_text (copy, form->hash);
    copied->folder = copy_text (copy, form->folder);
    copied->children_sum = copy_formula (copy, form->children_sum);
    copy_keys (copy, GROUP_EDITION, copied);
    copied->sections = copy_groups (copy, GROUP_SECTION, form->sections);
    for (guint i = 0; i < form->sections->len; i++) {
        struct section *section = g_ptr_array_index (copied->sections, i);
        section->id = copy_text (copy, section->id);
    }
}

struct image *
image_make (const struct form *form, struct arena *arena)
{
    g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GPtrArray) maps = g_ptr_array_new ();
    g_autoptr (GPtrArray) templates = g_ptr_array_new ();
    g_autoptr (GPtrArray) filled = g_ptr_array_new ();
    struct copy copy = { arena, texts, maps, templates, filled };
    struct image *image = arena_alloc (arena, sizeof *image);

    copy_form (&copy, form, &image->form);
    image->lists = copy_codes (&copy, form);
    image->maps = copy_list (&copy, maps);
    image->templates = copy_list (&copy, templates);
    image->filled = copy_list (&copy, filled);
    return image;
}

static void
image_drop (struct form *form)
{
    struct image *image = (struct image *)form;

    for (guint i = 0; i < image->maps->len; i++)
        g_hash_table_unref (*((const struct map *)g_ptr_array_index (image->maps, i))->table);
    for (guint i = 0; i < image->templates->len; i++)
        template_forget (g_ptr_array_index (image->templates, i));
    for (guint i = 0; i < image->filled->len; i++)
        expr_forget (g_ptr_array_index (image->filled, i));
    g_hash_table_unref (form->codes);
    g_clear_pointer (&form->settled, g_hash_table_unref);
    image->release (image->memory);
}

struct form *
image_form (struct image *image, void (*release) (void *memory), void *memory)
{
    for (guint i = 0; i < image->maps->len; i++) {
        const struct map *map = g_ptr_array_index (image->maps, i);
        *map->table = g_hash_table_new (g_str_hash, g_str_equal);
        for (char **pair = map->pairs; *pair != NULL; pair += 2)
            g_hash_table_insert (*map->table, pair[0], pair[1]);
    }
    image->form.codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < image->lists->len; i++) {
        const struct list *list = g_ptr_array_index (image->lists, i);
        g_hash_table_insert (image->form.codes, g_strdup (list->name), list->codes);
    }
    image->release = release;
    image->memory = memory;
    image->form.drop = image_drop;
    return &image->form;
}

void *
image_memory (const struct form *form)
{
    return form->drop == image_drop ? ((const struct image *)form)->memory : NULL;
}
