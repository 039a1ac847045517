/* Trying a rule on its own examples.  The cells of an example are set as they are given, also computed ones, so that a rule is
 * tried by itself: nothing but what it looks at need be filled. */
#include "core/example.h"

#include "core/book-private.h"

#include <glib/gi18n.h>
#include <string.h>

struct trial {
    struct book *book;
    const struct section *section;
    const struct rule *rule;
    const char *example;
    struct form *form;     /* a copy whose parameters the example may set */
    const struct cell *self;
    guint8 *pinned;        /* nodes that the example gives */
    GPtrArray *complaints;
};

static void G_GNUC_PRINTF (2, 3)
complain (const struct trial *trial, const char *format, ...)
{
    va_list args;

    va_start (args, format);
    g_autofree char *what = g_strdup_vprintf (format, args);
    va_end (args);
    g_ptr_array_add (trial->complaints, g_strdup_printf ("%s:%d: %s.%s: %s", trial->rule->place.file, trial->rule->place.line,
                                                         trial->section->id, trial->rule->id, what));
}

static const struct unit *
first_unit (const struct trial *trial)
{
    for (guint i = 0; i < trial->book->units->len; i++) {
        const struct unit *unit = &g_array_index (trial->book->units, struct unit, i);
        if ((unit->kind == UNIT_RULE || unit->kind == UNIT_TEXTS) && unit->rule == trial->rule)
            return unit;
    }
    return NULL;
}

static char *
full_address (const struct trial *trial, const char *word)
{
    g_auto (GStrv) part = g_strsplit (word, ".", 3);
    bool whole = g_strv_length (part) == 3;
    bool field = g_strv_length (part) == 2 && form_section (trial->form, part[0]) != NULL && section_row (trial->section, part[0]) == NULL;

    if (whole || field)
        return g_strdup (word);
    return g_strconcat (trial->section->id, ".", word, NULL);
}

/* Makes the row of an address if it is one that a clerk would add. */
static void
make_row (const struct trial *trial, const char *pair)
{
    struct book *book = trial->book;
    g_autofree char *word = g_strndup (pair, strcspn (pair, "=@"));
    g_autofree char *address = full_address (trial, word);
    g_auto (GStrv) part = g_strsplit (address, ".", 3);
    struct book_section *section = g_strv_length (part) > 1 ? book_section (book, part[0]) : NULL;
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify)change_free);

    if (section == NULL || section_row_by_key (section, part[1]) != NULL || !g_ascii_isdigit (part[1][0]))
        return;
    if (section->form->kind == SECTION_TREE) {
        book_row_add (book, part[0], part[1], NULL, items, NULL, NULL);
    } else if (section->form->kind == SECTION_LIST || section->form->kind == SECTION_PROSE) {
        if ((gint64)section->rows->len < g_ascii_strtoll (part[1], NULL, 10))
            book_row_add (book, part[0], NULL, NULL, items, NULL, NULL);
    }
    if (items->len > 0)
        book_apply (book, items, changes, NULL);
}

static void
pin (struct trial *trial, int node, const struct cell *cell, const struct entry *entry)
{
    struct value value = VALUE_INIT;

    if (entry->state == ENTRY_NA)
        value.state = VALUE_NA;
    else if (entry->state == ENTRY_VALUE)
        value = type_is_text (cell->type) ? value_text (entry->text != NULL ? entry->text : "") : value_number (cell->type, entry->num, entry->half);
    value_clear (&trial->book->values[node]);
    book_forget_text (trial->book, node);
    trial->book->values[node] = value;
    trial->pinned[node] = 1;
}

/* One "cell=text". */
static bool
set_cell (struct trial *trial, const char *word, const char *text)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *address = full_address (trial, word);
    struct entry entry = ENTRY_INIT;
    enum layer layer = LAYER_VALUE;
    const struct cell *cell = strcmp (word, "it") == 0 ? trial->self : book_find (trial->book, address, &layer, &error);

    if (cell == NULL || !book_parse (trial->book, cell, text, &entry, &error)) {
        complain (trial, _("the example “%s” cannot be set: %s"), trial->example, error != NULL ? error->message : word);
        return false;
    }
    pin (trial, node_of (cell->index, layer == LAYER_PRIOR), cell, &entry);
    entry_clear (&entry);
    return true;
}

static void
compute (struct trial *trial)
{
    struct book *book = trial->book;

    for (int i = 0; i < book->n_nodes; i++) {
        int node = book->order[i];
        if (trial->pinned[node])
            continue;
        value_clear (&book->values[node]);
        book_forget_text (book, node);
        book->values[node] = book_compute (book, node);
    }
    book_collect_figures (book);
}

struct tally {
    int passed, failed;
    const struct cell *blank; /* that stands in the way */
};

static void
count_unit (const struct book *book, const struct unit *unit, struct tally *tally)
{
    struct result result = judge_unit (book, unit);

    tally->failed += result.outcome == OUTCOME_FAIL;
    tally->passed += result.outcome == OUTCOME_PASS || result.outcome == OUTCOME_ROUNDING;
    if (result.outcome == OUTCOME_INSUFFICIENT && result.blank >= 0)
        tally->blank = book_cell (book, node_cell (result.blank));
}

static struct tally
judge (const struct trial *trial)
{
    struct book *book = trial->book;
    struct tally tally = { 0, 0, NULL };

    if (trial->self != NULL) {
        struct arena_mark mark = arena_mark (&book->arena);
        struct unit unit = book_text_unit (book, first_unit (trial), trial->self->index);
        count_unit (book, &unit, &tally);
        arena_release (&book->arena, mark);
        return tally;
    }
    for (guint i = 0; i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        if (unit->kind == UNIT_RULE && unit->rule == trial->rule)
            count_unit (book, unit, &tally);
    }
    return tally;
}

static void
tell (const struct trial *trial, bool fails)
{
    struct tally tally = judge (trial);

    if (fails ? tally.failed > 0 : tally.failed == 0 && tally.passed > 0)
        return;
    if (!fails && tally.failed > 0)
        complain (trial, _("the example “%s” should pass but fails"), trial->example);
    else if (tally.blank != NULL)
        complain (trial, _("the example “%s” cannot be judged: %s is blank"), trial->example, tally.blank->address);
    else if (fails && tally.passed > 0)
        complain (trial, _("the example “%s” should fail but passes"), trial->example);
    else
        complain (trial, _("the rule does not apply to the example “%s”"), trial->example);
}

static void
run_example (struct trial *trial, bool fails)
{
    g_auto (GStrv) pairs = g_strsplit (trial->example, ";", -1);
    GHashTable *params = trial->form->params;
    g_autoptr (GHashTable) own = g_hash_table_new (g_str_hash, g_str_equal);
    GHashTableIter iter;
    gpointer key;
    gpointer text;
    bool set = true;

    g_hash_table_iter_init (&iter, params);
    while (g_hash_table_iter_next (&iter, &key, &text))
        g_hash_table_insert (own, key, text);
    for (char **pair = pairs; *pair != NULL; pair++)
        make_row (trial, g_strstrip (*pair));
    const struct unit *unit = first_unit (trial);
    trial->self = unit != NULL && unit->kind == UNIT_TEXTS ? book_cell (trial->book, unit->texts->text[0].cell) : NULL;
    trial->pinned = g_new0 (guint8, (gsize)MAX (trial->book->n_nodes, 1));
    trial->form->params = own;
    for (char **pair = pairs; *pair != NULL && set; pair++) {
        char *equal = strchr (*pair, '=');
        if (equal == NULL && **pair == '\0')
            continue;
        if (equal != NULL)
            *equal = '\0';
        if (equal != NULL && g_str_has_prefix (*pair, "param."))
            g_hash_table_insert (own, *pair + strlen ("param."), equal + 1);
        else
            set = set_cell (trial, *pair, equal != NULL ? equal + 1 : "");
    }
    compute (trial);
    if (set)
        tell (trial, fails);
    trial->form->params = params;
    g_free (trial->pinned);
}

/* A text needs a row to stand in.  False where the form has no place for such a text: its editions have. */
static bool
has_place (struct trial *trial)
{
    bool texts = g_strcmp0 (trial->rule->each, "texts") == 0;

    for (guint i = 0; texts && first_unit (trial) == NULL && i < trial->form->sections->len; i++) {
        const struct section *section = g_ptr_array_index (trial->form->sections, i);
        g_autofree char *first = g_strconcat (section->id, ".1.", NULL);
        make_row (trial, first);
    }
    return !texts || first_unit (trial) != NULL;
}

static void
run_examples (struct trial *trial, char **examples, bool fails)
{
    if (examples == NULL || examples[0] == NULL)
        complain (trial, fails ? _("the rule has no example that fails it: fail = [ \"cell=text; cell=text\" ];")
                               : _("the rule has no example that passes it: pass = [ \"cell=text; cell=text\" ];"));
    for (char **example = examples; example != NULL && *example != NULL && has_place (trial); example++) {
        trial->example = *example;
        run_example (trial, fails);
    }
}

GPtrArray *
form_examples (const struct form *form, int year)
{
    GPtrArray *complaints = g_ptr_array_new_with_free_func (g_free);
    struct form copy = *form;
    struct book *book = book_new (&copy, year, NULL);

    for (guint s = 0; book != NULL && s < form->sections->len; s++) {
        const struct section *section = g_ptr_array_index (form->sections, s);
        for (guint r = 0; r < section->rules->len; r++) {
            struct trial trial = { .book = book, .section = section, .form = &copy, .complaints = complaints };
            trial.rule = g_ptr_array_index (section->rules, r);
            run_examples (&trial, trial.rule->pass, false);
            run_examples (&trial, trial.rule->fail, true);
        }
    }
    book_free (book);
    return complaints;
}
