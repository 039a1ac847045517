/* The books of a file: which one to open, and making a new one. */
#include "actions.h"
#include "list-screen.h"
#include "popup.h"
#include "words.h"

#include "core/text.h"
#include "formfile/formfile.h"

#include <glib/gi18n.h>
#include <string.h>

struct books {
    struct list_screen list;
    GPtrArray *books; /* of struct store_book *; NULL while the file does not exist */
};

/* What the guide of a file without books offers. */
enum guide { GUIDE_NEW = -2, GUIDE_DEMO = -3, GUIDE_QUIT = -4, GUIDE_TEXT = -5 };

static bool
books_empty (const struct books *books)
{
    return books->books == NULL || books->books->len == 0;
}

/* First start: what this is, and where to begin. */
static void
books_guide (struct list *list, int width)
{
    static const struct {
        enum guide guide;
        char key;
        const char *text;
    } lines[] = {
        { GUIDE_TEXT, 0, N_ ("There is no book here yet. A book is one unit's report of one year; a file holds many.") },
        { GUIDE_TEXT, 0, "" },
        { GUIDE_NEW, '1', N_ ("make the book of my unit: name, year, whose forms") },
        { GUIDE_DEMO, '2', N_ ("look at the demonstration, a real report to try things on") },
        { GUIDE_QUIT, '3', N_ ("leave") },
        { GUIDE_TEXT, 0, "" },
        { GUIDE_TEXT, 0, N_ ("Afterwards: the unit and the cover, then table by table (Enter, Tab); totals, sentences and checks follow.") },
        { GUIDE_TEXT, 0, N_ ("F8 goes to what is missing or wrong, F1 explains where you are, F10 lists all that can be done.") },
        { GUIDE_TEXT, 0, N_ ("Every figure is saved when it is accepted. Esc leads back from everywhere.") },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
        const char *text = lines[i].text[0] == '\0' ? "" : _(lines[i].text);
        if (lines[i].guide == GUIDE_TEXT) {
            list_add_wrapped (list, LOOK_QUIET, 0, width, text);
            continue;
        }
        if (lines[i].guide == GUIDE_NEW)
            list->current = (int)list->lines->len;
        struct list_line *line = list_add (list, LOOK_PLAIN, NULL, text);
        line->mark = lines[i].key;
        line->data = lines[i].guide;
    }
}

/* What an edition is called for a year; each is read once. */
static const char *
books_edition (GHashTable *titles, const struct store_book *book)
{
    g_autofree char *key = g_strdup_printf ("%s %d", book->edition, book->year);
    const char *title = g_hash_table_lookup (titles, key);
    g_autoptr (Form) form = title == NULL ? formfile_load (book->edition, NULL) : NULL;

    if (title != NULL)
        return title;
    g_hash_table_insert (titles, g_strdup (key), form != NULL ? form_title (form, book->year) : g_strdup (book->edition));
    return g_hash_table_lookup (titles, key);
}

static int
books_unit_width (const struct list_screen *screen)
{
    return MAX (30, screen->width * 3 / 8);
}

static char *
books_line (const struct list_screen *screen, const struct store_book *book, GHashTable *titles)
{
    g_autofree char *unit = text_pad (book->unit, books_unit_width (screen), -1);
    g_autofree char *state = text_pad (words_state (book->state), 8, -1);

    return g_strdup_printf ("%s %4d  %4d  %s  %s", unit, book->year, book->version, state, books_edition (titles, book));
}

static void
books_fill (struct list_screen *screen, struct ui *ui)
{
    struct books *books = (struct books *)screen;
    g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    GError *error = NULL;

    g_clear_pointer (&books->books, g_ptr_array_unref);
    screen->list.current = 0;
    if (g_file_test (ui->path, G_FILE_TEST_EXISTS)) {
        books->books = session_books (ui->path, &error);
        if (books->books == NULL)
            ui_say_error (ui, error);
    }
    for (guint i = 0; books->books != NULL && i < books->books->len; i++) {
        const struct store_book *book = g_ptr_array_index (books->books, i);
        g_autofree char *line = books_line (screen, book, titles);
        g_autofree char *which = session_which (book);
        list_add (&screen->list, LOOK_PLAIN, which, line)->data = (int)i;
    }
    if (books_empty (books))
        books_guide (&screen->list, screen->width - 4);
}

static void
books_around (struct list_screen *screen, struct ui *ui, struct list_around *around)
{
    bool empty = books_empty ((struct books *)screen);
    g_autofree char *unit = text_pad (_("unit"), books_unit_width (screen), -1);
    g_autofree char *state = text_pad (_("state"), 8, -1);

    around->title = empty ? g_strdup (_("juesuan  the final accounts report, from the first figure to print"))
                          : g_strdup_printf (_("juesuan  books in %s"), ui->path);
    around->subtitle = empty ? g_strdup_printf (_("The file will be %s"), ui->path)
                             : g_strdup (_("Enter opens, Insert makes a new book, ^K copies, renames, deletes"));
    around->heads = empty ? g_strdup ("") : g_strdup_printf ("%s %s  %s  %s", unit, _("year  vers."), state, _("edition"));
}

/* Asking for unit, year and, where several are for the year, the edition of a new book. */

#define BOOKS_EDITIONS 1000 /* of one year; more are not offered */

static void
books_make (struct ui *ui, struct books *books, const char *edition, int year)
{
    GError *error = NULL;

    if (!session_new (ui->path, edition, ui->kept, year, ui->login != NULL ? ui->login : ui->options->user, NULL, &error)) {
        ui_say_error (ui, error);
        return;
    }
    list_screen_fill (&books->list, ui);
    g_autofree char *which = g_strdup_printf ("%s/%d", ui->kept, year);
    if (!ui_open_book (ui, which))
        return;
    ui_do (ui, ACT_UNIT);
    ui_say (ui, LOOK_MESSAGE,
            _("The book is made and saved. Begin with the unit and the people; Tab goes on, Esc to the contents."));
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
    struct screen *menu = menu_new (_("New book, 3 of 3: whose forms"), books_new_edition);

    for (guint i = 0; i < editions->len && i < BOOKS_EDITIONS; i++) {
        const char *id = g_ptr_array_index (editions, i);
        g_autoptr (Form) form = formfile_load (id, NULL);
        g_autofree char *name = form != NULL ? form_title (form, year) : g_strdup (id);
        menu_add (menu, i < 9 ? (char)('1' + i) : '\0', name, year * BOOKS_EDITIONS + (int)i);
    }
    ui_push (ui, menu);
}

/* The editions there are, by name. */
static char *
books_editions (void)
{
    g_autoptr (GPtrArray) ids = formfile_list ();
    GString *names = g_string_new (NULL);

    for (guint i = 0; i < ids->len; i++) {
        g_autoptr (Form) form = formfile_load (g_ptr_array_index (ids, i), NULL);
        g_autofree char *name = form != NULL ? form_title (form, 0) : NULL;
        if (name != NULL)
            g_string_append_printf (names, "%s%s", names->len > 0 ? _(", ") : "", name);
    }
    return g_string_free (names, FALSE);
}

static void books_ask_year (struct ui *ui, const char *text);
static void books_new_book (struct ui *ui);

static void
books_new_year (struct ui *ui, struct screen *below, const char *text)
{
    guint64 year = 0;

    if (!g_ascii_string_to_unsigned (text, 10, 1950, 2999, &year, NULL)) {
        books_ask_year (ui, text);
        ui_say (ui, LOOK_ERROR, _("Please type the year first, four digits. Esc makes no book."));
        return;
    }
    g_autoptr (GPtrArray) editions = formfile_for_year ((int)year);
    if (editions->len == 0) {
        books_ask_year (ui, text);
        g_autofree char *names = books_editions ();
        ui_say (ui, LOOK_ERROR, _("There are no forms for the year %d here. There are: %s."), (int)year, names);
    } else if (editions->len == 1)
        books_make (ui, (struct books *)below, g_ptr_array_index (editions, 0), (int)year);
    else
        books_choose_edition (ui, editions, (int)year);
}

static void
books_ask_year (struct ui *ui, const char *text)
{
    struct screen *prompt =
        prompt_new (_("New book, 2 of 3: the year"), _("The year that the report is about."), text, NULL, books_new_year);

    prompt_select (prompt);
    ui_push (ui, prompt);
}

static void
books_new_unit (struct ui *ui, struct screen *below, const char *text)
{
    (void)below;
    g_autoptr (GDateTime) now = g_date_time_new_now_local ();
    g_autofree char *last = g_strdup_printf ("%d", g_date_time_get_year (now) - 1); /* reports are about the year before */

    g_free (ui->kept);
    ui->kept = g_strstrip (g_strdup (text));
    if (ui->kept[0] != '\0') {
        books_ask_year (ui, last);
        return;
    }
    books_new_book (ui);
    ui_say (ui, LOOK_ERROR, _("Please type the full name of the unit first. Esc makes no book."));
}

static void
books_new_book (struct ui *ui)
{
    ui_push (ui, prompt_new (_("New book, 1 of 3: the unit"), _("Full name of the unit, as printed on the cover."), "", NULL,
                             books_new_unit));
}

static void
books_demo (struct books *books, struct ui *ui)
{
    GError *error = NULL;

    if (!session_demo (ui->path, ui->options->user, &error)) {
        ui_say_error (ui, error);
        return;
    }
    list_screen_fill (&books->list, ui);
    if (books->books != NULL && books->books->len == 1)
        ui_open_book (ui, list_current (&books->list.list)->address);
}

/* Copying, renaming and deleting: the book is opened for as long as that takes. */

enum { BOOKS_COPY = 1, BOOKS_RENAME, BOOKS_DELETE, BOOKS_NEXT };

/* The book of the chosen line; NULL none. */
static const struct store_book *
books_current (const struct books *books)
{
    const struct list_line *line = list_current (&books->list.list);

    return line == NULL || line->data < 0 || books_empty (books) ? NULL : g_ptr_array_index (books->books, (guint)line->data);
}

static struct session *
books_session (struct books *books, struct ui *ui)
{
    const struct list_line *line = list_current (&books->list.list);
    GError *error = NULL;
    struct session *session = session_open (ui->path, line->address, STORE_WRITE, ui->options->user, &error);

    if (session == NULL)
        ui_say_error (ui, error);
    return session;
}

static void
books_copied (struct ui *ui, struct screen *below, const char *text)
{
    g_autoptr (Session) session = books_session ((struct books *)below, ui);
    g_autofree char *which = NULL;
    GError *error = NULL;

    if (session == NULL)
        return;
    if (!session_book_copy (session, text, &which, &error))
        ui_say_error (ui, error);
    else
        ui_say (ui, LOOK_MESSAGE, _("Copied: %s."), which);
    list_screen_fill ((struct list_screen *)below, ui);
}

static void
books_renamed (struct ui *ui, struct screen *below, const char *text)
{
    g_autoptr (Session) session = books_session ((struct books *)below, ui);
    GError *error = NULL;

    if (session == NULL)
        return;
    if (!session_book_rename (session, text, &error))
        ui_say_error (ui, error);
    else
        ui_say (ui, LOOK_MESSAGE, _("The unit is called %s now, also where it is printed."), session_info (session)->unit);
    list_screen_fill ((struct list_screen *)below, ui);
}

static void
books_deleted (struct ui *ui, struct screen *below, int value)
{
    g_autoptr (Session) session = value == 0 ? NULL : books_session ((struct books *)below, ui);
    g_autofree char *backup = NULL;
    GError *error = NULL;

    if (session == NULL)
        return;
    if (!session_book_delete (session, &backup, &error))
        ui_say_error (ui, error);
    else
        ui_say (ui, LOOK_MESSAGE, _("Deleted. The file as it was is in %s."), backup);
    list_screen_fill ((struct list_screen *)below, ui);
}

/* The same unit, a year later; what stands in this book are then its figures of last year. */
static void
books_next_year (struct ui *ui, const struct store_book *book)
{
    g_autofree char *next = g_strdup_printf ("%d", book->year + 1);

    g_free (ui->kept);
    ui->kept = g_strdup (book->unit);
    books_ask_year (ui, next);
}

static void
books_chosen (struct ui *ui, struct screen *below, int value)
{
    const struct store_book *book = books_current ((struct books *)below);
    g_autofree char *name = g_strdup_printf ("%s %d", book->unit, book->year);
    struct screen *menu;

    if (value == BOOKS_NEXT) {
        books_next_year (ui, book);
    } else if (value == BOOKS_COPY) {
        ui_push (ui, prompt_new (_("Copy the book"), _("Full name of the other unit."), "", NULL, books_copied));
    } else if (value == BOOKS_RENAME) {
        ui_push (ui, prompt_new (_("Rename the unit"), _("Its full name from now on."), book->unit, NULL, books_renamed));
    } else {
        menu = menu_new (_("Delete this book?"), books_deleted);
        menu_note (menu, name);
        menu_add (menu, '1', _("keep it"), 0);
        menu_add (menu, '2', _("delete it; the file is copied beside itself before"), 1);
        ui_push (ui, menu);
    }
}

static void
books_menu (struct books *books, struct ui *ui)
{
    const struct store_book *book = books_current (books);
    g_autofree char *name = NULL;
    struct screen *menu;

    if (book == NULL)
        return;
    name = g_strdup_printf ("%s %d", book->unit, book->year);
    menu = menu_new (_("This book"), books_chosen);
    menu_note (menu, name);
    menu_add (menu, '1', _("copy it for another unit"), BOOKS_COPY);
    menu_add (menu, '2', _("rename the unit"), BOOKS_RENAME);
    menu_add (menu, '3', _("delete it"), BOOKS_DELETE);
    menu_add (menu, '4', _("make next year's book of this unit; its last year's figures come from here"), BOOKS_NEXT);
    ui_push (ui, menu);
}

static void
books_guided (struct books *books, struct ui *ui, int guide)
{
    if (guide == GUIDE_NEW)
        books_new_book (ui);
    else if (guide == GUIDE_DEMO)
        books_demo (books, ui);
    else if (guide == GUIDE_QUIT)
        ui_do (ui, ACT_QUIT);
}

static void
books_enter (struct books *books, struct ui *ui)
{
    const struct list_line *line = list_current (&books->list.list);

    if (line != NULL && line->address != NULL)
        ui_open_book (ui, line->address);
    else if (line != NULL)
        books_guided (books, ui, line->data);
}

/* A digit of the guide. */
static void
books_digit (struct books *books, struct ui *ui, char digit)
{
    for (guint i = 0; digit != '\0' && i < books->list.list.lines->len; i++) {
        const struct list_line *line = g_ptr_array_index (books->list.list.lines, i);
        if (line->mark == digit) {
            books_guided (books, ui, line->data);
            return;
        }
    }
}

static bool
books_handle (struct list_screen *screen, struct ui *ui, enum action action, char digit)
{
    struct books *books = (struct books *)screen;

    switch (action) {
    case ACT_ENTER:
        books_enter (books, ui);
        return true;
    case ACT_NONE:
        books_digit (books, ui, digit);
        return true;
    case ACT_NEW_BOOK:
        books_new_book (ui);
        return true;
    case ACT_BOOK:
        books_menu (books, ui);
        return true;
    case ACT_BACK:
        ui_do (ui, ACT_QUIT);
        return true;
    default:
        return false;
    }
}

static void
books_clear (struct list_screen *screen)
{
    g_clear_pointer (&((struct books *)screen)->books, g_ptr_array_unref);
}

static const struct list_class books_class = {
    .screen = { LIST_SCREEN },
    .state = STATE_BOOKS,
    .fill = books_fill,
    .around = books_around,
    .handle = books_handle,
    .clear = books_clear,
};

struct screen *
books_new (struct ui *ui)
{
    struct books *books = list_screen_new (ui, &books_class, sizeof *books);

    list_screen_fill (&books->list, ui);
    return &books->list.screen;
}
