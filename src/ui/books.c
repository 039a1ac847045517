/* The books of a file: which one to open, and making a new one. */
#include "actions.h"
#include "list.h"
#include "popup.h"

#include "core/text.h"
#include "formfile/formfile.h"

#include <glib/gi18n.h>

struct books {
    struct screen screen;
    struct list list;
    GPtrArray *books; /* of struct store_book *; NULL while the file does not exist */
};

static void
books_load (struct books *books, struct ui *ui)
{
    GError *error = NULL;

    g_clear_pointer (&books->books, g_ptr_array_unref);
    g_ptr_array_set_size (books->list.lines, 0);
    if (!g_file_test (ui->path, G_FILE_TEST_EXISTS))
        return;
    books->books = session_books (ui->path, &error);
    if (books->books == NULL) {
        ui_say_error (ui, error);
        return;
    }
    for (guint i = 0; i < books->books->len; i++) {
        const struct store_book *book = g_ptr_array_index (books->books, i);
        g_autofree char *unit = text_pad (book->unit, 40, -1);
        g_autofree char *line = g_strdup_printf ("%s %d  %d  %s", unit, book->year, book->version, book->edition);
        g_autofree char *which = g_strdup_printf ("%s/%d", book->unit_id, book->year);
        list_add (&books->list, LOOK_PLAIN, which, line);
    }
}

static void
books_draw (struct screen *screen, struct ui *ui)
{
    struct books *books = (struct books *)screen;
    g_autofree char *title = g_strdup_printf (_("juesuan  books in %s"), ui->path);
    struct layout_frame frame = ui_frame (ui, screen, title, _("Enter opens, Insert makes a new book"));
    struct layout_rect rect = frame.body;
    g_autofree char *unit = text_pad (_("unit"), 40, -1);
    g_autofree char *heads = g_strdup_printf ("%s %s", unit, _("year, version, edition"));

    draw_field (ui->draw, rect.y, 3, rect.width - 3, -1, LOOK_HEAD, heads);
    rect.y++;
    rect.height--;
    if (books->list.lines->len == 0)
        draw_field (ui->draw, rect.y + 1, 3, rect.width - 3, -1, LOOK_PLAIN,
                    _("There is no book in this file yet. Insert makes one."));
    list_draw (&books->list, ui, rect);
}

/* Asking for unit, year and, where several are for the year, the edition of a new book. */

#define BOOKS_EDITIONS 1000 /* of one year; more are not offered */

static void
books_make (struct ui *ui, struct books *books, const char *edition, int year)
{
    GError *error = NULL;

    if (!session_new (ui->path, edition, ui->kept, year, ui->options->user, &error)) {
        ui_say_error (ui, error);
        return;
    }
    books_load (books, ui);
    g_autofree char *which = g_strdup_printf ("%s/%d", ui->kept, year);
    ui_open_book (ui, which);
}

/* `choice`: the year, and the place among its editions. */
static void
books_new_edition (struct ui *ui, struct screen *below, int choice)
{
    int year = choice / BOOKS_EDITIONS;
    g_autoptr (GPtrArray) editions = formfile_for_year (year);

    if (choice % BOOKS_EDITIONS < (int)editions->len)
        books_make (ui, (struct books *)below, g_ptr_array_index (editions, choice % BOOKS_EDITIONS), year);
}

static void
books_choose_edition (struct ui *ui, const GPtrArray *editions, int year)
{
    struct screen *menu = menu_new (_("Whose forms"), books_new_edition);

    for (guint i = 0; i < editions->len && i < BOOKS_EDITIONS; i++) {
        const char *id = g_ptr_array_index (editions, i);
        g_autoptr (Form) form = formfile_load (id, NULL);
        g_autofree char *text = g_strdup_printf ("%s  %s", id, form != NULL ? form->name : "");
        menu_add (menu, i < 9 ? (char)('1' + i) : '\0', text, year * BOOKS_EDITIONS + (int)i);
    }
    ui_push (ui, menu);
}

static void
books_new_year (struct ui *ui, struct screen *below, const char *text)
{
    GError *error = NULL;
    guint64 year = 0;

    if (!g_ascii_string_to_unsigned (text, 10, 1950, 2999, &year, &error)) {
        ui_say_error (ui, error);
        return;
    }
    g_autoptr (GPtrArray) editions = formfile_for_year ((int)year);
    if (editions->len == 0)
        ui_say (ui, LOOK_ERROR, _("There are no forms for the year %d here."), (int)year);
    else if (editions->len == 1)
        books_make (ui, (struct books *)below, g_ptr_array_index (editions, 0), (int)year);
    else
        books_choose_edition (ui, editions, (int)year);
}

static void
books_new_unit (struct ui *ui, struct screen *below, const char *text)
{
    (void)below;
    g_free (ui->kept);
    ui->kept = g_strstrip (g_strdup (text));
    if (ui->kept[0] != '\0')
        ui_push (ui, prompt_new (_("New book"), _("The year that the report is about, for instance 2022."), "", NULL,
                                 books_new_year));
}

static bool
books_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct books *books = (struct books *)screen;

    (void)key;
    if (list_handle (&books->list, action))
        return true;
    switch (action) {
    case ACT_ENTER:
        if (list_current (&books->list) != NULL)
            ui_open_book (ui, list_current (&books->list)->address);
        return true;
    case ACT_NEW_BOOK:
        ui_push (ui, prompt_new (_("New book"), _("Full name of the unit, as printed on the cover."), "", NULL,
                                 books_new_unit));
        return true;
    case ACT_BACK:
        ui_do (ui, ACT_QUIT);
        return true;
    default:
        return false;
    }
}

static enum ui_state
books_state (struct screen *screen)
{
    (void)screen;
    return STATE_BOOKS;
}

static void
books_free (struct screen *screen)
{
    struct books *books = (struct books *)screen;

    list_clear (&books->list);
    g_clear_pointer (&books->books, g_ptr_array_unref);
    g_free (books);
}

const struct screen_class books_class = {
    .state = books_state,
    .draw = books_draw,
    .handle = books_handle,
    .free = books_free,
};

struct screen *
books_new (struct ui *ui)
{
    struct books *books = g_new0 (struct books, 1);

    books->screen.class = &books_class;
    list_init (&books->list, false);
    books_load (books, ui);
    return &books->screen;
}
