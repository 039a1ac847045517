/* What all screens share: the stack, messages, going to a cell, the frame.  Must not know what a screen shows. */
#include "screen.h"

#include "session/people.h"

#include "core/text.h"
#include "core/place.h"
#include "sheet.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_JUMPS 50

void
ui_push (struct ui *ui, struct screen *screen)
{
    g_ptr_array_add (ui->screens, screen);
}

void
ui_pop (struct ui *ui)
{
    struct screen *top = ui_top (ui);

    if (top == NULL)
        return;
    if (top->class->leave != NULL)
        top->class->leave (top, ui);
    g_ptr_array_set_size (ui->screens, (int)ui->screens->len - 1);
}

struct screen *
ui_top (struct ui *ui)
{
    return ui->screens->len == 0 ? NULL : g_ptr_array_index (ui->screens, ui->screens->len - 1);
}

struct screen *
ui_pop_to (struct ui *ui, const struct screen_class *class)
{
    for (int i = (int)ui->screens->len - 1; i >= 0; i--) {
        struct screen *screen = g_ptr_array_index (ui->screens, i);
        if (screen->class != class)
            continue;
        while (ui_top (ui) != screen)
            ui_pop (ui);
        return screen;
    }
    return NULL;
}

void
ui_say (struct ui *ui, enum look look, const char *format, ...)
{
    va_list arguments;
    g_autofree char *text = NULL;

    va_start (arguments, format);
    text = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    g_string_assign (ui->message, text);
    ui->message_look = look;
}

void
ui_say_error (struct ui *ui, GError *error)
{
    const char *said = error == NULL ? _("That did not work.") : error->message;
    g_autofree char *named = ui->session == NULL ? g_strdup (said) : words_named (ui_book (ui), said);

    ui_say (ui, LOOK_ERROR, "%s", named);
    g_clear_error (&error);
}

static gboolean
ui_is_gone (gpointer address, gpointer text, gpointer data)
{
    enum layer layer;

    (void)text;
    return book_find (ui_book (data), address, &layer, NULL) == NULL;
}

void
ui_changed (struct ui *ui)
{
    g_hash_table_foreach_remove (ui->pending, ui_is_gone, ui); /* their rows were deleted */
    for (guint i = 0; i < ui->screens->len; i++) {
        struct screen *screen = g_ptr_array_index (ui->screens, i);
        if (screen->class->refresh != NULL)
            screen->class->refresh (screen, ui);
    }
}

void
ui_end (struct ui *ui, bool done, GError *error, char *said_take)
{
    g_autofree char *said = said_take;

    if (!done) {
        ui_say_error (ui, error);
        return;
    }
    ui_changed (ui);
    ui_say (ui, LOOK_MESSAGE, "%s", said);
}

char *
ui_address (struct ui *ui)
{
    for (int i = (int)ui->screens->len - 1; i >= 0; i--) {
        struct screen *screen = g_ptr_array_index (ui->screens, i);
        char *address = screen->class->address == NULL ? NULL : screen->class->address (screen);
        if (address != NULL)
            return address;
    }
    return NULL;
}

struct book *
ui_book (struct ui *ui)
{
    return session_book (ui->session);
}

bool
ui_can_write (struct ui *ui)
{
    GError *error = NULL;
    bool may = session_may (ui->session, DEED_EDIT, &error);

    if (!may && session_has_accounts (ui->session) && ui->login == NULL) {
        g_error_free (error);
        ui_say (ui, LOOK_ERROR, _("Nobody is logged in, so the book can only be read. F9 logs in."));
    } else if (!may) {
        ui_say_error (ui, error);
    }
    return may;
}

/* Going somewhere. */

struct screen *
ui_open_section (struct ui *ui, const struct book_section *section)
{
    struct screen *screen = sheet_new (ui, section);

    g_free (ui->section);
    ui->section = g_strdup (section->form->id);
    ui_push (ui, screen);
    return screen;
}

static void
ui_remember (struct ui *ui)
{
    char *here = ui_address (ui);

    if (here == NULL)
        return;
    g_ptr_array_add (ui->jumps, here);
    if (ui->jumps->len > MOST_JUMPS)
        g_ptr_array_remove_index (ui->jumps, 0);
}

/* The screen of a section: the one on top, turned to this section, or a new one. */
static struct sheet *
ui_section_screen (struct ui *ui, const struct book_section *section)
{
    struct screen *top = ui_top (ui);

    if (top != NULL && top->class == &sheet_class) {
        if (g_str_equal (((struct sheet *)top)->section, section->form->id))
            return (struct sheet *)top;
        ui_pop (ui);
    }
    return (struct sheet *)ui_open_section (ui, section);
}

bool
ui_go (struct ui *ui, const char *address, bool remember)
{
    g_autoptr (GError) error = NULL;
    enum layer layer = LAYER_VALUE;
    struct book_section *section = strchr (address, '.') == NULL ? book_section_meant (ui_book (ui), address) : NULL;
    struct cell *cell = section == NULL ? book_find (ui_book (ui), address, &layer, &error) : NULL;
    struct sheet *sheet;

    if (section == NULL && cell == NULL) {
        ui_say (ui, LOOK_ERROR, "%s", error == NULL ? _("There is no such place.") : error->message);
        return false;
    }
    if (remember)
        ui_remember (ui);
    sheet = ui_section_screen (ui, section != NULL ? section : cell->section);
    if (cell != NULL)
        sheet_go (sheet, ui, cell, layer);
    return true;
}

bool
ui_go_target (struct ui *ui, const char *target)
{
    g_auto (GStrv) parts = g_strsplit (target, ".", 3);
    struct book_section *section = g_strv_length (parts) == 2 ? book_section (ui_book (ui), parts[0]) : NULL;
    struct book_row *row = section != NULL && section->form->kind != SECTION_FIELDS ? book_row (section, parts[1]) : NULL;

    for (guint c = 0; row != NULL && c < section->form->columns->len; c++)
        if (row->cell[c] >= 0)
            return ui_go (ui, book_cell (ui_book (ui), row->cell[c])->address, true);
    return ui_go (ui, target, true);
}

void
ui_type (struct ui *ui, const char *address, const char *text)
{
    enum layer layer;

    if (!ui_go (ui, address, true))
        return;
    book_find (ui_book (ui), address, &layer, NULL);
    sheet_edit ((struct sheet *)ui_top (ui), ui, layer, text);
}

void
ui_jump_back (struct ui *ui)
{
    g_autofree char *address = NULL;

    if (ui->jumps->len == 0) {
        ui_say (ui, LOOK_MESSAGE, _("There is no jump to go back from."));
        return;
    }
    address = g_ptr_array_steal_index (ui->jumps, ui->jumps->len - 1);
    ui_go (ui, address, false);
}

/* The frame. */

/* "[state] person (role)" */
static char *
ui_who (struct ui *ui)
{
    const char *state = words_state (session_info (ui->session)->state);
    enum person person = session_person (ui->session);

    if (session_has_accounts (ui->session))
        return g_strdup_printf ("[%s] %s(%s) ", state, ui->login != NULL ? ui->login : "-", person_label (person));
    return g_strdup_printf ("[%s] %s%s ", state, session_user (ui->session), session_writable (ui->session) ? "" : _(" read only"));
}

void
ui_note (struct ui *ui, const struct layout_frame *frame, enum look look, const char *text)
{
    int width = draw_width (ui->draw);
    g_autoptr (GPtrArray) lines = text_wrap (text, width - 2, 0);

    for (int i = 0; i < 2 && i < (int)lines->len; i++) {
        draw_field (ui->draw, frame->message + i, 1, width - 2, -1, look, g_ptr_array_index (lines, i));
        if (i == 1 && lines->len > 2)
            draw_field (ui->draw, frame->message + i, width - 1, 1, -1, look, ">");
    }
}

/* The title left of what stands at the right; behind a TAB in it is what is never cut. */
static void
ui_title (struct ui *ui, int y, int room, const char *title)
{
    const char *tab = strchr (title, '\t'), *tail = tab != NULL ? tab + 1 : "";
    g_autofree char *head = g_strndup (title, strcspn (title, "\t"));
    g_autofree char *padded = g_strdup_printf (" %s", head);
    int used = MIN (text_width (padded), MAX (0, room - text_width (tail) - 1));

    draw_cut (ui->draw, y, 0, used, LOOK_TITLE, padded);
    draw_cut (ui->draw, y, used, room - used, LOOK_TITLE, tail);
}

struct layout_frame
ui_frame (struct ui *ui, struct screen *screen, const char *title, const char *subtitle)
{
    int width = draw_width (ui->draw);
    struct layout_frame frame = layout_frame (width, draw_height (ui->draw), screen->class->detail);
    g_autofree char *right = NULL;
    g_autofree char *second = g_strdup_printf (" %s", subtitle);
    g_autofree char *bar = keymap_bar (screen->class->state (screen), width);
    int room;

    if (ui->session != NULL)
        right = ui_who (ui);
    room = right == NULL ? 0 : MIN (text_width (right), width / 3);
    draw_field (ui->draw, frame.title, 0, width, -1, LOOK_TITLE, "");
    ui_title (ui, frame.title, width - room, title);
    if (room > 0)
        draw_field (ui->draw, frame.title, width - room, room, 1, LOOK_TITLE, right);
    if (frame.subtitle >= 0)
        draw_cut (ui->draw, frame.subtitle, 0, width, LOOK_PLAIN, second);
    draw_rule (ui->draw, frame.rule, 0, width);
    if (ui->message->len > 0)
        ui_note (ui, &frame, ui->message_look, ui->message->str);
    draw_field (ui->draw, frame.keys, 0, width, -1, LOOK_KEYS,
                input_held (ui->input) != NULL ? input_held (ui->input) : bar);
    return frame;
}
