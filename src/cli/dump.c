/* Everything that was typed into a book, as the lines that `set --from` reads: the same book comes out of an empty one. */
#include "config.h"

#include "cli/dump.h"

#include <string.h>

#include "cli/show.h"
#include "core/arithmetic.h"

static void
dump_line (GString *out, const char *cell, const char *text)
{
    out_tsv (out, (const char *[]){ cell, text }, 2);
}

static char *
dump_address (const struct book_section *section, int place, const struct cell *cell, enum layer layer)
{
    enum section_kind kind = section->form->kind;
    const char *at = layer == LAYER_VALUE ? "" : layer == LAYER_CONTROL ? "@control" : "@prior";

    if (kind == SECTION_LIST || kind == SECTION_PROSE)
        return g_strdup_printf ("%s.%d.%s%s", section->form->id, place + 1, cell->column->id, at);
    return g_strconcat (cell->address, at, NULL);
}

static void
dump_marks (GString *out, const char *address, const struct entry *entry)
{
    g_autofree char *mark = g_strconcat ("!", address, NULL);

    if (entry->state == ENTRY_NA)
        dump_line (out, mark, "na");
    if (entry->doubtful)
        dump_line (out, mark, "doubtful");
}

/* As it was typed, so that =9.24-7.61 stays what it is; exactly, where that would not be read back to the same, or could
 * not because it names other cells. */
static char *
dump_text (const struct book *book, const struct cell *cell, const struct entry *entry)
{
    struct entry again = ENTRY_INIT;
    bool plain = entry->raw != NULL && entry->text == NULL && (!arithmetic_is (entry->raw) || arithmetic_is_plain (entry->raw));
    bool same = plain && book_parse (book, cell, entry->raw, &again, NULL) &&
                again.num == entry->num && again.half == entry->half;

    entry_clear (&again);
    return same ? g_strdup (entry->raw) : show_entry (cell, entry);
}

/* True where the cell has something in some layer. */
static bool
dump_cell (GString *out, const struct book *book, const struct book_section *section, int place, const struct cell *cell)
{
    bool any = false;

    for (int layer = LAYER_VALUE; layer <= LAYER_PRIOR; layer++) {
        const struct entry *entry = book_entry (cell, (enum layer) layer);
        g_autofree char *address = dump_address (section, place, cell, (enum layer) layer);
        g_autofree char *text = dump_text (book, cell, entry);
        if (entry_empty (entry))
            continue;
        any = true;
        if (entry->state == ENTRY_VALUE)
            dump_line (out, address, text);
        dump_marks (out, address, entry);
    }
    return any;
}

/* A row that was added and holds nothing: a blank in the first cell that may be typed makes it again. */
static void
dump_empty_row (GString *out, const struct book *book, const struct book_section *section, int place)
{
    const struct book_row *row = section->rows->pdata[place];

    for (guint c = 0; c < section->form->columns->len; c++) {
        const struct cell *cell = row->cell[c] >= 0 ? book_cell (book, row->cell[c]) : NULL;
        if (cell == NULL)
            continue;
        g_autofree char *address = dump_address (section, place, cell, cell->computed ? LAYER_CONTROL : LAYER_VALUE);
        dump_line (out, address, "");
        return;
    }
}

static void
dump_section (GString *out, const struct book *book, const struct book_section *section)
{
    for (guint r = 0; r < section->rows->len; r++) {
        const struct book_row *row = section->rows->pdata[r];
        bool any = false;
        for (guint c = 0; c < section->form->columns->len; c++)
            if (row->cell[c] >= 0 && dump_cell (out, book, section, (int) r, book_cell (book, row->cell[c])))
                any = true;
        /* A code with codes below it is there because of them. */
        if (!any && row->added && (section->form->kind != SECTION_TREE || row->leaf))
            dump_empty_row (out, book, section, (int) r);
    }
}

static bool
dump_stands (const GPtrArray *findings, const char *address)
{
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = findings->pdata[i];
        g_autofree char *own = g_strdup_printf ("?%s %s", finding->rule, finding->cell);
        if (finding->explanation != NULL && !finding->lapsed && strcmp (own, address) == 0)
            return true;
    }
    return false;
}

/* A reason that has lapsed must not come to life again in the copy: it becomes a comment. */
static void
dump_explanations (GString *out, struct book *book)
{
    const GPtrArray *findings = book_findings (book);
    g_autoptr (GPtrArray) items = book_items (book);

    for (guint i = 0; i < items->len; i++) {
        const struct item *item = items->pdata[i];
        if (item->layer != LAYER_EXPLAIN || item->new.text == NULL)
            continue;
        g_autofree char *address = show_address (item);
        if (!dump_stands (findings, address))
            g_string_append (out, "# ");
        dump_line (out, address, item->new.text);
    }
}

void
dump_book (GString *out, struct book *book)
{
    for (int i = 0; i < book_n_sections (book); i++)
        dump_section (out, book, book_section_at (book, i));
    dump_explanations (out, book);
}
