/* The order in which the line mode asks.  Must not write. */
#include "config.h"

#include "cli/line.h"

#include <glib/gi18n.h>

struct stop {
    const struct book_section *section;
    const struct book_row *row; /* NULL: behind the rows */
    const struct column *column;
};

void
line_place_clear (struct line_place *place)
{
    g_clear_pointer (&place->section, g_free);
    g_clear_pointer (&place->row, g_free);
    g_clear_pointer (&place->column, g_free);
}

void
line_place_set (struct line_place *place, const char *section, const char *row, const char *column, enum layer layer)
{
    struct line_place new = { g_strdup (section), g_strdup (row), g_strdup (column), layer };

    line_place_clear (place);
    *place = new;
}

static bool
stop_rows (const struct section *form)
{
    return form->kind == SECTION_TREE || form->kind == SECTION_LIST || form->kind == SECTION_PROSE;
}

static void
stops_add_row (struct book *book, const struct book_section *section, const struct book_row *row, enum layer layer, GArray *stops)
{
    for (guint i = 0; i < section->form->columns->len; i++) {
        struct stop stop = { section, row, section->form->columns->pdata[i] };
        if (row->cell[i] >= 0 && book_input (book, book_cell (book, row->cell[i]), layer))
            g_array_append_val (stops, stop);
    }
}

/* All places in order, of struct stop; g_array_unref.  A control figure is asked for by its address only: from there it goes
 * on with this year's figures. */
static GArray *
line_stops (struct line *line)
{
    struct book *book = session_book (line->session);
    GArray *stops = g_array_new (FALSE, FALSE, sizeof (struct stop));

    if (line->place.layer == LAYER_CONTROL)
        line->place.layer = LAYER_VALUE;
    for (int i = 0; i < book_n_sections (book); i++) {
        struct book_section *section = book_section_at (book, i);
        struct stop behind = { section, NULL, NULL };
        if (section->form->when != NULL && !book_test (book, section, NULL, section->form->when))
            continue;
        for (guint k = 0; k < section->rows->len; k++)
            stops_add_row (book, section, section->rows->pdata[k], line->place.layer, stops);
        if (stop_rows (section->form) && line->place.layer == LAYER_VALUE)
            g_array_append_val (stops, behind);
    }
    return stops;
}

static bool
stop_is (const struct stop *stop, const struct line_place *place)
{
    if (g_strcmp0 (stop->section->form->id, place->section) != 0)
        return false;
    if (stop->row == NULL || place->row == NULL)
        return stop->row == NULL && place->row == NULL;
    return g_str_equal (stop->row->id, place->row) && g_strcmp0 (stop->column->id, place->column) == 0;
}

/* Whether a stop lies behind a place that is none itself: a cell that is not typed, or a section's title. */
static bool
stop_is_behind (const struct book *book, const struct stop *stop, const struct line_place *place)
{
    const struct book_section *section = place->section != NULL ? book_section (book, place->section) : NULL;

    if (section == NULL || stop->section != section)
        return false;
    return stop->row == NULL || place->row == NULL ||
           book_row_index (section, stop->row->id) >= book_row_index (section, place->row);
}

static void
line_stand (struct line *line, const struct stop *stop)
{
    line_place_set (&line->place, stop->section->form->id, stop->row != NULL ? stop->row->id : NULL,
                    stop->column != NULL ? stop->column->id : NULL, line->place.layer);
}

bool
line_step (struct line *line, int by)
{
    g_autoptr (GArray) stops = line_stops (line);
    const struct book *book = session_book (line->session);
    int at = by > 0 ? -1 : (int) stops->len;

    for (int i = 0; i < (int) stops->len; i++)
        if (stop_is (&g_array_index (stops, struct stop, i), &line->place))
            at = i;
    for (int i = 0; i < (int) stops->len && (at < 0 || at == (int) stops->len) && line->place.section != NULL; i++)
        if (stop_is_behind (book, &g_array_index (stops, struct stop, i), &line->place))
            at = by > 0 ? i - 1 : i;
    at += by;
    if (at < 0 || at >= (int) stops->len)
        return false;
    line_stand (line, &g_array_index (stops, struct stop, at));
    return true;
}

bool
line_begin (struct line *line)
{
    g_autoptr (GArray) stops = line_stops (line);
    struct book *book = session_book (line->session);

    for (guint i = 0; i < stops->len; i++) {
        const struct stop *stop = &g_array_index (stops, struct stop, i);
        if (stop->row != NULL && book_missing (book, book_cell_at (book, stop->section->form->id, stop->row->id, stop->column->id))) {
            line_stand (line, stop);
            return true;
        }
    }
    return line_step (line, 1);
}

static bool
line_go_section (struct line *line, const char *id)
{
    g_autoptr (GArray) stops = line_stops (line);

    for (guint i = 0; i < stops->len; i++) {
        const struct stop *stop = &g_array_index (stops, struct stop, i);
        if (g_str_equal (stop->section->form->id, id)) {
            line_stand (line, stop);
            return true;
        }
    }
    return false;
}

bool
line_go (struct line *line, const char *address, GError **error)
{
    struct book *book = session_book (line->session);
    const struct section *section = form_section (book_form (book), address);
    enum layer layer = LAYER_VALUE;
    struct cell *cell;

    if (section != NULL) {
        if (line_go_section (line, section->id))
            return true;
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("Nothing is typed in %s."), section_short_title (section));
        return false;
    }
    cell = book_find (book, address, &layer, error);
    if (cell == NULL)
        return false;
    line_place_set (&line->place, cell->section->form->id, cell->row->id, cell->column->id, layer);
    return true;
}

struct cell *
line_cell (const struct line *line)
{
    const struct line_place *place = &line->place;

    if (place->section == NULL || place->row == NULL)
        return NULL;
    return book_cell_at (session_book (line->session), place->section, place->row, place->column);
}

char *
line_address (const struct line *line)
{
    const struct cell *cell = line_cell (line);

    if (cell == NULL)
        return g_strdup ("");
    if (line->place.layer == LAYER_VALUE)
        return g_strdup (cell->address);
    return g_strdup_printf ("%s@%s", cell->address, layer_names[line->place.layer]);
}
