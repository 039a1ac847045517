/* Rows of trees, lists and prose: added, also by code, deleted, moved. */
#include "sheet.h"

#include "actions.h"
#include "core/code-search.h"
#include "core/text.h"
#include "import/clip.h"
#include "popup.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

bool
sheet_takes_rows (const struct sheet *sheet, struct ui *ui)
{
    enum section_kind kind = sheet_section (sheet, ui)->form->kind;

    return kind == SECTION_TREE || kind == SECTION_LIST || kind == SECTION_PROSE;
}

bool
sheet_rows_free (const struct sheet *sheet, struct ui *ui)
{
    return sheet_takes_rows (sheet, ui) && sheet_section (sheet, ui)->form->kind != SECTION_TREE;
}

static void
sheet_stand_on_row (struct sheet *sheet, struct ui *ui, const char *id)
{
    for (int line = 0; line < (int)sheet->lines->len; line++) {
        int row = g_array_index (sheet->lines, struct sheet_line, line).row;
        const struct book_row *of = g_ptr_array_index (sheet_section (sheet, ui)->rows, row);
        if (g_strcmp0 (of->id, id) != 0)
            continue;
        sheet->line = line;
        sheet->slot = -1;
        sheet_step (sheet, ui, 1);
        break;
    }
}

static void
sheet_add_row (struct sheet *sheet, struct ui *ui, const char *code)
{
    g_autofree char *id = NULL;
    GError *error = NULL;

    if (sheet_done (ui,
                    session_row_add (ui->session, sheet->section, code, code == NULL ? sheet->row : NULL, &id, &error),
                    &error))
        sheet_stand_on_row (sheet, ui, id != NULL ? id : code);
}

/* Codes: those that other tables of the book have already come first, since most tables speak of the same ones. */

static const char all_codes[] = "*";

static int
sheet_by_code (gconstpointer a, gconstpointer b)
{
    return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The lowest codes that other tables with this list have and this one has not, in order: copies, since the
 * book is built anew when rows come. */
static GPtrArray *
sheet_codes_elsewhere (const struct book *book, const struct book_section *section)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);

    for (int s = 0; s < book_n_sections (book); s++) {
        const struct book_section *other = book_section_at (book, s);
        if (other == section || g_strcmp0 (other->form->codes, section->form->codes) != 0)
            continue;
        for (guint i = 0; i < other->rows->len; i++) {
            const struct book_row *row = g_ptr_array_index (other->rows, i);
            if (row->added && row->leaf && book_row (section, row->id) == NULL && g_hash_table_add (seen, row->id))
                g_ptr_array_add (codes, g_strdup (row->id));
        }
    }
    g_ptr_array_sort (codes, sheet_by_code);
    return codes;
}

static void
sheet_list_all (guint n, struct list *list)
{
    g_autofree char *line = n < 2 ? NULL : g_strdup_printf (_("all %u rows that other tables have and this one has not"), n);

    if (line != NULL)
        list_add (list, LOOK_HEAD, all_codes, line);
}

static bool
sheet_has_codes (const struct book_section *section)
{
    bool any = false;

    for (guint i = 0; i < section->rows->len; i++)
        any = any || ((const struct book_row *)g_ptr_array_index (section->rows, i))->added;
    return any;
}

/* A table that is printed without figures, saying so, holds a part of the money only: not all that the others have. */
guint
sheet_rows_elsewhere (const struct sheet *sheet, struct ui *ui)
{
    const struct book_section *section = sheet_section (sheet, ui);
    g_autoptr (GPtrArray) codes = NULL;

    if (section->form->codes == NULL || (section->form->layout != NULL && section->form->layout->empty != NULL))
        return 0;
    codes = sheet_codes_elsewhere (ui_book (ui), section);
    return codes->len;
}

/* All of them at once stands first where the table is still empty. */
static void
sheet_list_elsewhere (const struct sheet *sheet, struct ui *ui, struct list *list)
{
    const struct book *book = ui_book (ui);
    const struct book_section *section = sheet_section (sheet, ui);
    g_autoptr (GPtrArray) codes = sheet_codes_elsewhere (book, section);
    const GPtrArray *all = form_codes (book_form (book), section->form->codes);
    const struct code *before = NULL;
    bool begun = sheet_has_codes (section);

    if (!begun)
        sheet_list_all (sheet_rows_elsewhere (sheet, ui), list);
    for (guint i = 0; i < codes->len; i++) {
        g_autoptr (GPtrArray) found = code_search (all, book_year (book), codes->pdata[i], 1);
        const struct code *code = found->len == 0 ? NULL : found->pdata[0];
        g_autofree char *above = code == NULL ? g_strdup ("") : code_below (all, book_year (book), code, before);
        g_autofree char *line = g_strdup_printf (_("%-8s %s  (in other tables)%s"), (const char *)codes->pdata[i], code != NULL ? code->name : "", above);
        list_add (list, LOOK_HEAD, codes->pdata[i], line);
        before = code;
    }
    if (begun)
        sheet_list_all (sheet_rows_elsewhere (sheet, ui), list);
}

static void
sheet_add_elsewhere (struct sheet *sheet, struct ui *ui)
{
    g_autoptr (GPtrArray) codes = sheet_codes_elsewhere (ui_book (ui), sheet_section (sheet, ui));
    g_autofree char *first = g_strdup (codes->len == 0 ? NULL : codes->pdata[0]);
    guint n = codes->len;
    GError *error = NULL;

    if (!sheet_done (ui, session_rows_add (ui->session, sheet->section, codes, &error), &error))
        return;
    sheet_stand_on_row (sheet, ui, first);
    ui_say (ui, LOOK_MESSAGE, _("Rows added: %u. ^Z takes all of them back."), n);
}

static void
sheet_code_chosen (struct ui *ui, struct screen *below, const char *text)
{
    g_autofree char *code = g_strndup (text, strcspn (text, " "));

    if (g_str_equal (code, all_codes))
        sheet_add_elsewhere ((struct sheet *)below, ui);
    else if (code[0] != '\0')
        sheet_add_row ((struct sheet *)below, ui, code);
}

/* Whether a table of the book has the code, or another of the same group below a class. */
static bool
sheet_code_near (const struct book *book, const char *list, const GPtrArray *codes, const struct code *code)
{
    const struct code *above = code_above (codes, book_year (book), code);

    for (int s = 0; s < book_n_sections (book); s++) {
        const struct book_section *section = book_section_at (book, s);
        if (g_strcmp0 (section->form->codes, list) == 0 &&
            (book_row (section, code->code) != NULL || (above != NULL && code_above (codes, book_year (book), above) != NULL && book_row (section, above->code) != NULL)))
            return true;
    }
    return false;
}

/* Found by name, those that are near what the book has come first: many groups have one of the same name. */
static GPtrArray *
sheet_near_first (const struct book *book, const char *list, const GPtrArray *codes, const GPtrArray *found)
{
    GPtrArray *sorted = g_ptr_array_new ();

    for (int near = 1; near >= 0; near--)
        for (guint i = 0; i < found->len; i++)
            if (sheet_code_near (book, list, codes, found->pdata[i]) == (near == 1))
                g_ptr_array_add (sorted, found->pdata[i]);
    return sorted;
}

/* Codes by number, by a piece of the name, or by the first letters of its readings. */
static void
sheet_fill_codes (struct ui *ui, struct screen *below, const char *text, struct list *list)
{
    struct sheet *sheet = (struct sheet *)below;
    struct book_section *section = sheet_section (sheet, ui);
    const GPtrArray *codes =
        section->form->codes == NULL ? NULL : form_codes (book_form (ui_book (ui)), section->form->codes);
    const guint most = 400;
    g_autoptr (GPtrArray) found = codes == NULL ? NULL : code_search (codes, book_year (ui_book (ui)), text, most);

    if (codes != NULL && text[0] == '\0')
        sheet_list_elsewhere (sheet, ui, list);
    if (found != NULL && text[0] != '\0' && !g_unichar_isdigit (g_utf8_get_char (text))) {
        g_autoptr (GPtrArray) by_name = g_steal_pointer (&found);
        found = sheet_near_first (ui_book (ui), section->form->codes, codes, by_name);
    }
    for (guint i = 0; found != NULL && i < found->len; i++) {
        const struct code *code = g_ptr_array_index (found, i);
        bool there = book_row (section, code->code) != NULL;
        g_autofree char *above = code_below (codes, book_year (ui_book (ui)), code, i > 0 ? g_ptr_array_index (found, i - 1) : NULL);
        g_autofree char *line = g_strdup_printf ("%-8s %s%s%s", code->code, code->name, there ? _("  (in the table)") : "", above);
        list_add (list, there ? LOOK_QUIET : LOOK_PLAIN, code->code, line);
    }
}

void
sheet_insert_row (struct sheet *sheet, struct ui *ui)
{
    if (!ui_can_write (ui))
        return;
    if (!sheet_takes_rows (sheet, ui))
        ui_say (ui, LOOK_MESSAGE, _("The rows of this form are fixed."));
    else if (sheet_rows_free (sheet, ui))
        sheet_add_row (sheet, ui, NULL);
    else
        ui_push (ui, prompt_new (_("Add a row"),
                                 _("Code, a word of its name, or first letters (xzyx). Enter adds, Esc leaves."), "",
                                 sheet_fill_codes, sheet_code_chosen));
}

bool
sheet_begin_code (struct sheet *sheet, struct ui *ui, const char *text)
{
    const struct book_section *section = sheet_section (sheet, ui);

    if (section->form->kind != SECTION_TREE || section->form->codes == NULL || sheet_has_codes (section) || !g_unichar_isalnum (g_utf8_get_char (text)) ||
        !sheet_takes_rows (sheet, ui) || !session_writable (ui->session))
        return false;
    ui_push (ui, prompt_new (_("Add a row"), _("No rows yet: a code begins the first. The total on paper alone: Esc, then F3."), text,
                             sheet_fill_codes, sheet_code_chosen));
    return true;
}

/* What deleting a row takes with it. */
struct deletion {
    int rows;    /* below the row itself */
    int figures; /* typed contents */
};

static struct deletion
sheet_deletion (const struct sheet *sheet, struct ui *ui)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    struct deletion deletion = { -1, 0 };

    if (!book_row_delete (ui_book (ui), sheet->section, sheet->row, items, NULL))
        return (struct deletion){ 0, 0 };
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, i);
        deletion.rows += item->layer == LAYER_ROW && entry_empty (&item->new);
        deletion.figures += item->layer <= LAYER_PRIOR && !entry_empty (&item->old) && entry_empty (&item->new);
    }
    deletion.rows = MAX (deletion.rows, 0);
    return deletion;
}

static char *
sheet_row_name (const struct sheet *sheet, struct ui *ui)
{
    const struct book_section *section = sheet_section (sheet, ui);
    const struct book_row *row = book_row (section, sheet->row);

    if (row == NULL || row->label == NULL || g_str_equal (row->label, row->id))
        return g_strdup_printf (_("row %d"), book_row_index (section, sheet->row) + 1);
    return section->form->kind == SECTION_TREE ? g_strdup_printf ("%s %s", row->id, row->label) : g_strdup (row->label);
}

static void
sheet_delete_now (struct sheet *sheet, struct ui *ui)
{
    struct deletion deletion = sheet_deletion (sheet, ui);
    g_autofree char *name = sheet_row_name (sheet, ui);
    GError *error = NULL;
    const GPtrArray *changes = session_row_delete (ui->session, sheet->section, sheet->row, &error);

    if (!sheet_done (ui, changes, &error))
        return;
    if (deletion.rows > 0)
        ui_say (ui, LOOK_MESSAGE, _("Deleted: %s, %d rows below it and %d entries. ^Z brings them back."), name, deletion.rows,
                deletion.figures);
    else
        ui_say (ui, LOOK_MESSAGE, _("Deleted: %s with %d entries. ^Z brings it back."), name, deletion.figures);
}

static void
sheet_delete_chosen (struct ui *ui, struct screen *below, int value)
{
    if (value != 0)
        sheet_delete_now ((struct sheet *)below, ui);
}

/* A row that is empty goes at once; one with figures, or with rows below it, is asked about. */
void
sheet_delete_row (struct sheet *sheet, struct ui *ui)
{
    struct deletion deletion;
    g_autofree char *name = NULL, *title = NULL;
    struct screen *menu;

    if (sheet->row == NULL || !ui_can_write (ui))
        return;
    deletion = sheet_deletion (sheet, ui);
    if (deletion.rows == 0 && deletion.figures == 0) {
        sheet_delete_now (sheet, ui);
        return;
    }
    name = sheet_row_name (sheet, ui);
    title = deletion.rows > 0 ? g_strdup_printf (_("Delete %s, %d rows below it, %d entries?"), name, deletion.rows, deletion.figures)
                              : g_strdup_printf (_("Delete %s with %d entries?"), name, deletion.figures);
    menu = menu_new (title, sheet_delete_chosen);
    menu_add (menu, '1', _("keep it"), 0);
    menu_add (menu, '2', _("delete"), 1);
    ui_push (ui, menu);
}

void
sheet_move_row (struct sheet *sheet, struct ui *ui, int by)
{
    GError *error = NULL;

    if (sheet->row != NULL && ui_can_write (ui))
        sheet_done (ui, session_row_move (ui->session, sheet->section, sheet->row, by, &error), &error);
}
