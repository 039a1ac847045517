/* What the lines of the home screen count: cells that must be there and are, what is wrong, what it all is called.  Must not draw. */
#include "home-count.h"

#include "session/review.h"

#include <glib/gi18n.h>

static void
home_count_cells (struct home_count *count, struct ui *ui, const struct book_section *section)
{
    for (guint r = 0; r < section->rows->len; r++) {
        const struct book_row *row = g_ptr_array_index (section->rows, r);
        for (guint c = 0; c < section->form->columns->len; c++) {
            const struct cell *cell = row->cell[c] < 0 ? NULL : book_cell (ui_book (ui), row->cell[c]);
            count->derived += cell != NULL && cell->computed && book_value (ui_book (ui), node_of (cell->index, false))->state != VALUE_BLANK ? 1 : 0;
            if (cell == NULL || !book_input (ui_book (ui), cell, LAYER_VALUE))
                continue;
            count->inputs++;
            count->typed += cell->value.state != ENTRY_BLANK ? 1 : 0;
        }
    }
}

struct home_count
home_count_section (struct ui *ui, const struct book_section *section)
{
    struct home_count count = { .applies = true };

    if (section->form->when != NULL)
        count.applies = book_test (ui_book (ui), section, NULL, section->form->when);
    count.status = book_section_status (section);
    count.grows = section->form->kind == SECTION_LIST || section->form->kind == SECTION_TREE ||
                  section->form->kind == SECTION_PROSE;
    count.queries = session_open_queries (ui->session, section->form->id);
    home_count_cells (&count, ui, section);
    return count;
}

/* Nothing has to be typed, and what is computed is there: without figures it has not begun. */
static bool
home_computed (const struct home_count *count)
{
    bool optional = count->derived > 0 && count->typed == 0 && count->status.required == 0;

    return !count->grows && (count->inputs == 0 || optional);
}

void
home_add (struct home_count *sum, const struct home_count *count)
{
    sum->applies = sum->applies || count->applies;
    sum->computed = sum->computed || home_computed (count);
    sum->queries += count->queries;
    sum->inputs += count->inputs;
    sum->grows = sum->grows || count->grows;
    sum->typed += count->typed;
    sum->status.required += count->status.required;
    sum->status.filled += count->status.filled;
    sum->status.errors += count->status.errors;
    sum->status.warnings += count->status.warnings;
    sum->status.explained += count->status.explained;
    sum->status.hints += count->status.hints;
}

char *
home_state_words (const struct home_count *count)
{
    const struct section_status *status = &count->status;
    int missing = status->required - status->filled;

    if (!count->applies)
        return g_strdup (_("/ not applicable"));
    if (status->errors > 0)
        return g_strdup_printf (_("x %d errors"), status->errors);
    if (missing > 0)
        return status->filled == 0 && count->typed == 0 ? g_strdup (_(". not begun")) : g_strdup_printf (_("! %d missing"), missing);
    if (status->warnings > 0)
        return g_strdup_printf (_("? %d to explain"), status->warnings);
    if (count->queries > 0)
        return g_strdup_printf (_("? queries %d"), count->queries);
    if (status->explained > 0)
        return g_strdup (_("~ explained"));
    if (home_computed (count))
        return g_strdup (_("= computed"));
    return g_strdup (count->typed == 0 && status->required == 0 && !count->computed ? _(". empty") : _("= complete"));
}

enum look
home_look (const struct home_count *count)
{
    const struct section_status *status = &count->status;

    if (!count->applies)
        return LOOK_QUIET;
    return status->errors > 0 ? LOOK_ERROR : status->warnings > 0 ? LOOK_WARNING : LOOK_PLAIN;
}

bool
home_finished (const struct home_count *count)
{
    return !count->applies ||
           (count->status.errors == 0 && count->status.warnings == 0 && count->queries == 0 && count->status.filled == count->status.required);
}
