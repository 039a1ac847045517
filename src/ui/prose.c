/* Paragraphs: how they are labelled, their levels, and a pasted text that becomes several of them. */
#include "sheet.h"

#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_LEVEL 4

static int
prose_level (const struct book *book, const struct book_section *section, int row)
{
    const struct book_row *of = g_ptr_array_index (section->rows, row);
    struct cell *cell = book_cell_at (book, section->form->id, of->id, "level");

    return cell == NULL ? 0 : CLAMP ((int)cell->value.num, 0, MAX_LEVEL);
}

/* The number a heading will have in print: counted among its siblings. */
char *
prose_label (const struct book *book, const struct book_section *section, int row)
{
    int level = prose_level (book, section, row);
    int number = 1;
    g_autofree char *chinese = NULL;

    if (level == 0)
        return g_strdup (_("text"));
    for (int i = row - 1; i >= 0; i--) {
        int above = prose_level (book, section, i);
        if (above > 0 && above < level)
            break;
        number += above == level ? 1 : 0;
    }
    chinese = text_chinese_number (number);
    switch (level) {
    case 1:
        return g_strdup_printf ("%s、", chinese);
    case 2:
        return g_strdup_printf ("（%s）", chinese);
    case 3:
        return g_strdup_printf ("%d.", number);
    default:
        return g_strdup_printf ("（%d）", number);
    }
}

static char *
prose_address (const struct sheet *sheet, const char *row, const char *column)
{
    return g_strdup_printf ("%s.%s.%s", sheet->section, row, column);
}

void
prose_set_level (struct sheet *sheet, struct ui *ui, int level)
{
    g_autofree char *address = NULL;
    g_autofree char *text = g_strdup_printf ("%d", level);
    GError *error = NULL;
    const GPtrArray *changes;

    if (sheet->row == NULL || !ui_can_write (ui))
        return;
    address = prose_address (sheet, sheet->row, "level");
    changes = session_edit (ui->session, address, text, &error);
    if (changes == NULL)
        ui_say_error (ui, error);
    else
        ui_changed (ui);
}

/* Stands on the paragraph where the last line went. */
static void
prose_stand (struct sheet *sheet, struct ui *ui, const char *row)
{
    const struct cell *cell;

    ui_changed (ui);
    cell = row == NULL ? NULL : book_cell_at (ui_book (ui), sheet->section, row, "text");
    if (cell != NULL)
        sheet_go (sheet, ui, cell, LAYER_VALUE);
}

bool
prose_split (struct sheet *sheet, struct ui *ui, const char *text)
{
    g_autofree char *last = NULL, *row = g_strdup (sheet->row);
    GError *error = NULL;

    session_journal (ui->session, NULL, NULL);
    if (session_paragraphs (ui->session, sheet->section, row, false, text, GROUP_EDIT, &last, &error) == NULL) {
        ui_say_error (ui, error);
        return false;
    }
    prose_stand (sheet, ui, last);
    return true;
}

/* Nothing that was written is replaced: the first pasted line goes into the paragraph where the user is only where that is empty. */
void
prose_paste (struct sheet *sheet, struct ui *ui, const char *text)
{
    enum layer layer;
    const struct cell *cell = sheet_current (sheet, ui, &layer);
    bool below = cell != NULL && !entry_empty (book_entry (cell, layer));
    g_autofree char *last = NULL, *row = g_strdup (sheet->row);
    g_autofree char *clean = text_clean (text, strlen (text), true, NULL);
    GError *error = NULL;
    const GPtrArray *changes;
    int written = 0;

    changes = session_paragraphs (ui->session, sheet->section, row, below, clean, GROUP_PASTE, &last, &error);
    if (changes == NULL) {
        ui_say_error (ui, error);
        return;
    }
    for (guint i = 0; i < changes->len; i++) {
        const struct change *change = g_ptr_array_index (changes, i);
        written += change->kind == CHANGE_ITEM && change->item->layer == LAYER_VALUE && change->item->new.text != NULL;
    }
    prose_stand (sheet, ui, last);
    ui_say (ui, LOOK_MESSAGE, ngettext ("Pasted as %d paragraph. ^Z takes it back.", "Pasted as %d paragraphs. ^Z takes all of it back.", (gulong)written),
            written);
}
