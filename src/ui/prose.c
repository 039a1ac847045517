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

/* The first line stays in this paragraph, each other line becomes a new one below it. */
bool
prose_split (struct sheet *sheet, struct ui *ui, const char *text)
{
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    g_autofree char *after = g_strdup (sheet->row);
    GError *error = NULL;
    bool done = true;

    session_preview_end (ui->session);
    for (int i = 0; lines[i] != NULL && done; i++) {
        g_autofree char *id = NULL;
        g_autofree char *address = NULL;
        if (i > 0 && g_strstrip (lines[i])[0] == '\0')
            continue;
        if (i > 0) {
            done = session_row_add (ui->session, sheet->section, NULL, after, &id, &error) != NULL;
            g_free (after);
            after = g_strdup (id);
        }
        address = prose_address (sheet, after, "text");
        done = done && session_edit (ui->session, address, lines[i], &error) != NULL;
    }
    ui_changed (ui);
    if (!done)
        ui_say_error (ui, error);
    return done;
}
