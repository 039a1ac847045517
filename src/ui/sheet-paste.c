/* Pasting on a section: into the cell, as paragraphs, or over several cells. */
#include "sheet.h"

#include "actions.h"
#include "core/lineedit.h"
#include "import/clip.h"

#include <string.h>

/* The columns that the screen shows, those from the user's on first; *by_place: how many those are. */
static GArray *
sheet_targets (const struct sheet *sheet, int *by_place)
{
    GArray *targets = g_array_new (FALSE, FALSE, sizeof (struct clip_target));
    int n = (int)sheet->slots->len;

    *by_place = 0;
    for (int i = 0; i < n; i++) {
        const struct sheet_slot *slot = &g_array_index (sheet->slots, struct sheet_slot, (sheet->slot + i) % n);
        struct clip_target target = { slot->column, slot->layer };
        if (slot->difference)
            continue;
        g_array_append_val (targets, target);
        *by_place += sheet->slot + i < n;
    }
    return targets;
}

static void
sheet_paste_block (struct sheet *sheet, struct ui *ui, const char *text)
{
    int by_place;
    g_autoptr (GArray) targets = sheet_targets (sheet, &by_place);

    ui_push (ui, paste_new (ui, clip_new (text, ui_book (ui), sheet_section (sheet, ui), sheet->row,
                                          (const struct clip_target *)targets->data, (int)targets->len, by_place)));
}

void
sheet_paste (struct sheet *sheet, struct ui *ui, const char *text)
{
    g_autofree char *block = g_strdup (text);
    enum layer layer;
    struct cell *cell = sheet_current (sheet, ui, &layer);
    bool table = sheet->lines->len == 0 || g_array_index (sheet->lines, struct sheet_line, sheet->line).column < 0;

    if (!ui_can_write (ui))
        return;
    g_strchomp (block);
    if (sheet->prose && (cell == NULL || strchr (block, '\n') != NULL)) {
        prose_paste (sheet, ui, block);
    } else if (sheet->prose) {
        sheet_edit (sheet, ui, layer, NULL);
        if (sheet->edit != NULL && lineedit_insert (sheet->edit->text, block))
            edit_preview (sheet->edit, ui);
    } else if (table && clip_is (block)) {
        sheet_paste_block (sheet, ui, block);
    } else if (cell != NULL) {
        if (layer == LAYER_VALUE && !book_input (ui_book (ui), cell, layer))
            layer = LAYER_CONTROL;
        sheet_edit (sheet, ui, layer, block);
    }
}
