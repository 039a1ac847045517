/* juesuan get: values as printed or as stored, and everything typed as lines that `set --from` reads back. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/dump.h"
#include "cli/show.h"
#include "core/place.h"

/* What is asked for, and how it is written. */
struct get {
    struct run *run;
    struct book *book;
    enum format format;
    bool exact;
    bool all;    /* every layer, not only values */
    bool listed; /* the cells were named: blanks are shown, text needs no addresses */
};

static const char *
get_state (const struct book *book, const struct cell *cell, enum layer layer)
{
    static const char *const entries[] = { "blank", "value", "na" };
    const struct value *value = book_value (book, node_of (cell->index, layer == LAYER_PRIOR));

    if (layer == LAYER_CONTROL)
        return entries[book_entry (cell, layer)->state];
    switch (value->state) {
    case VALUE_BLANK:
        return "blank";
    case VALUE_NA:
        return "na";
    case VALUE_UNKNOWN:
        return "unknown";
    default:
        return "value";
    }
}

static char *
get_control_printed (const struct cell *cell, const struct entry *entry)
{
    if (entry->state != ENTRY_VALUE)
        return g_strdup ("");
    return entry->text != NULL ? g_strdup (entry->text) : number_format (entry->num, &cell->style);
}

static char *
get_text (const struct get *get, const struct cell *cell, enum layer layer, bool exact)
{
    int node = node_of (cell->index, layer == LAYER_PRIOR);

    if (layer == LAYER_CONTROL && exact)
        return show_entry (cell, book_entry (cell, layer));
    if (layer == LAYER_CONTROL)
        return get_control_printed (cell, book_entry (cell, layer));
    return exact ? show_node_exact (get->book, node) : book_print (get->book, node);
}

static void
get_json (const struct get *get, const struct cell *cell, enum layer layer, const char *address)
{
    GString *out = get->run->out;
    g_autofree char *printed = get_text (get, cell, layer, false), *exact = get_text (get, cell, layer, true);

    out_json_item (out);
    g_string_append (out, "{");
    out_json_text (out, "cell", address);
    out_json_text (out, "layer", layer_names[layer]);
    out_json_text (out, "state", get_state (get->book, cell, layer));
    out_json_text (out, "value", get->exact ? exact : printed);
    out_json_text (out, "exact", exact);
    out_json_text (out, "unit", cell->type == TYPE_MONEY ? cell->style.unit : cell->measure);
    out_json_flag (out, "derived", cell->computed && layer != LAYER_CONTROL);
    out_json_flag (out, "doubtful", book_entry (cell, layer)->doubtful);
    g_string_append (out, "}");
}

static void
get_write (const struct get *get, const struct cell *cell, enum layer layer, const char *address)
{
    GString *out = get->run->out;
    g_autofree char *text = get_text (get, cell, layer, get->exact);

    if (get->format == FORMAT_JSON) {
        get_json (get, cell, layer, address);
    } else if (get->format == FORMAT_TSV) {
        out_tsv (out, (const char *[]){ address, text }, 2);
    } else if (get->listed) {
        out_text (out, text);
        g_string_append_c (out, '\n');
    } else {
        out_padded (out, address, 40);
        out_line (out, "  %s", text);
    }
}

static void
get_filled (const struct get *get, const struct cell *cell, enum layer layer)
{
    const char *at = layer == LAYER_VALUE ? "" : layer == LAYER_CONTROL ? "@control" : "@prior";
    g_autofree char *address = g_strconcat (cell->address, at, NULL);

    if (strcmp (get_state (get->book, cell, layer), "value") == 0)
        get_write (get, cell, layer, address);
}

static void
get_row (const struct get *get, const struct book_section *section, const struct book_row *row)
{
    for (guint c = 0; c < section->form->columns->len; c++)
        for (int layer = LAYER_VALUE; row->cell[c] >= 0 && layer <= (get->all ? LAYER_PRIOR : LAYER_VALUE); layer++)
            get_filled (get, book_cell (get->book, row->cell[c]), (enum layer) layer);
}

static void
get_section (const struct get *get, const struct book_section *section)
{
    for (guint r = 0; r < section->rows->len; r++)
        get_row (get, section, section->rows->pdata[r]);
}

/* All of a section, or of section.row, with addresses; false where the word names neither. */
static bool
get_place (const struct get *get, const char *word)
{
    struct get all = *get;
    struct whereto place = { 0 };
    const char *point = strchr (word, '.');
    g_autofree char *head = g_strndup (word, strcspn (word, "."));
    const struct book_section *section =
        book_place (get->book, head, &place, NULL) && place.kind == PLACE_SECTION ? book_section (get->book, place.address) : NULL;
    const struct book_row *row = section == NULL || point == NULL ? NULL : book_row (section, point + 1);

    whereto_clear (&place);
    all.listed = false;
    if (section != NULL && point == NULL)
        get_section (&all, section);
    else if (row != NULL)
        get_row (&all, section, row);
    return row != NULL || (section != NULL && point == NULL);
}

static int
get_listed (const struct get *get)
{
    for (int i = 1; i < get->run->n_words; i++) {
        g_autoptr (GError) error = NULL;
        enum layer layer = LAYER_VALUE;
        g_autofree char *word = book_meant (get->book, get->run->words[i]);
        const struct cell *cell = book_find (get->book, word, &layer, &error);
        if (cell != NULL)
            get_write (get, cell, layer, get->run->words[i]);
        else if (!get_place (get, get->run->words[i]))
            return command_fail (error);
    }
    return STATUS_DONE;
}

static int
get_everything (const struct get *get)
{
    if (get->exact && get->format != FORMAT_JSON) {
        dump_book (get->run->out, get->book);
        return STATUS_DONE;
    }
    for (int i = 0; i < book_n_sections (get->book); i++)
        get_section (get, book_section_at (get->book, i));
    return STATUS_DONE;
}

static int
get_run (struct get *get)
{
    int status;

    if (get->format == FORMAT_JSON)
        g_string_append (get->run->out, "[");
    status = get->listed ? get_listed (get) : get_everything (get);
    if (get->format == FORMAT_JSON)
        g_string_append (get->run->out, "\n]\n");
    if (status != STATUS_DONE)
        g_string_truncate (get->run->out, 0);
    return status;
}

int
cli_get (struct run *run)
{
    gboolean exact = FALSE, all = FALSE;
    const GOptionEntry options[] = {
        OPTION_FORMAT (run),
        OPTION_FLAG ("exact", 0, &exact, N_ ("as stored, not as printed")),
        OPTION_FLAG ("all", 0, &all, N_ ("control figures and last year's figures too")),
        OPTION_BOOK (run),
        OPTION_END,
    };
    g_autoptr (Session) session = NULL;
    struct get get = { .run = run };
    int status;

    session = command_begin (run, options, STORE_READ, &status);
    if (session == NULL)
        return status;
    get.format = run->format;
    get.book = session_book (session);
    get.exact = exact;
    get.all = all;
    get.listed = run->n_words > 1;
    return get_run (&get);
}
