/* Help: what a cell is, where its figure comes from, how it is computed, its legal basis, common mistakes.  Pressed
 * again, the keys. */
#include "actions.h"
#include "sheet.h"
#include "list.h"
#include "words.h"

#include "core/book-help.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

enum { HELP_KEY = 22, HELP_MARK = 9 }; /* cells of keys and of marks */

struct help_screen {
    struct screen screen;
    struct list list;
    char *address;       /* NULL: no cell, only keys */
    enum ui_state state; /* where F1 was pressed */
    bool keys;           /* the list of keys is shown */
    int width;           /* for which the text is wrapped */
};

static void
help_add (struct help_screen *help, const char *head, const char *text)
{
    if (text == NULL || text[0] == '\0')
        return;
    list_add (&help->list, LOOK_HEAD, NULL, head);
    list_add_wrapped (&help->list, LOOK_PLAIN, 2, help->width - 4, text);
    list_add (&help->list, LOOK_PLAIN, NULL, "");
}

/* A cell that is not here any more, or a screen without one: the keys. */
static void
help_fill_cell (struct help_screen *help, struct ui *ui)
{
    g_autofree char *name = NULL, *address = NULL;
    g_autoptr (GPtrArray) parts = book_help (ui_book (ui), help->address, &name, &address, NULL);

    for (guint i = 0; parts != NULL && i < parts->len; i++) {
        const struct help_part *part = g_ptr_array_index (parts, i);
        help_add (help, part->head, part->text);
    }
    help_add (help, _("Address (for ^G and the command line)"), address);
}

/* A word or two, and beside it what is said of them, which may take several lines. */
static void
help_add_beside (struct help_screen *help, int cells, const char *head, const char *text)
{
    g_autoptr (GPtrArray) wrapped = text_wrap (text, MAX (20, help->width - cells - 3), 0);

    for (guint i = 0; i < wrapped->len; i++) {
        g_autofree char *padded = text_pad (i == 0 ? head : "", cells, -1);
        g_autofree char *line = g_strconcat (padded, g_ptr_array_index (wrapped, i), NULL);
        list_add (&help->list, LOOK_PLAIN, NULL, line);
    }
}

static void
help_fill_keys (struct help_screen *help)
{
    for (int i = 0; i < keymap_size; i++) {
        const struct binding_info *binding = &keymap[i];
        const char *twin = keymap_twin (binding->keys[0]);
        g_autofree char *names = NULL;
        if ((binding->states & help->state) == 0 || (binding->keys[0] == K_NONE && !binding->menu))
            continue;
        names = binding->keys[0] == K_NONE ? g_strdup_printf ("%s %s", keymap_key_name (K_F10), _(binding->label))
                : twin != NULL             ? g_strdup_printf ("%s (%s)", keymap_key_name (binding->keys[0]), twin)
                                           : g_strdup (keymap_key_name (binding->keys[0]));
        help_add_beside (help, HELP_KEY, names, _(binding->help));
    }
}

/* What the characters before figures and lines mean. */
static void
help_fill_marks (struct help_screen *help)
{
    static const char *const marks[][2] = {
        { "x", N_ ("An error, or text that was not accepted: to be put right.") },
        { "!", N_ ("Required and still blank; in the review: has to be seen.") },
        { "?", N_ ("A warning to be put right or explained (^E), or a query that is not closed (^N).") },
        { "~", N_ ("A warning that is explained; within rounding; a hint.") },
        { "=", N_ ("Before a figure: computed, not typed. Before a line: complete, closed, seen.") },
        { "#", N_ ("Taken from last year's book; it is put right there.") },
        { ":", N_ ("Last year's figure, only typed, not taken from a book.") },
        { "*", N_ ("Doubtful: the figure stands, and is still to be looked into (^T).") },
        { "/", N_ ("Not applicable: this does not exist here, which is neither 0 nor blank (^K 3).") },
        { ".", N_ ("Not begun, empty, or not to be checked yet.") },
        { "[ ]", N_ ("Around the cell where you are.") },
        { "[-] [+]", N_ ("A part whose sections are shown, or folded away.") },
        { ">", N_ ("At the left: the line where you are. At the right: more stands there than is seen.") },
        { "<< >>", N_ ("More columns to the left or to the right.") },
    };

    list_add (&help->list, LOOK_PLAIN, NULL, "");
    list_add (&help->list, LOOK_HEAD, NULL, _("Marks"));
    for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
        help_add_beside (help, HELP_MARK, marks[i][0], _(marks[i][1]));
}

static void
help_fill (struct help_screen *help, struct ui *ui, int width)
{
    if (help->width == width)
        return;
    help->width = width;
    g_ptr_array_set_size (help->list.lines, 0);
    if (help->keys) {
        help_fill_keys (help);
        help_fill_marks (help);
    } else {
        help_fill_cell (help, ui);
    }
}

static void
help_draw (struct screen *screen, struct ui *ui)
{
    struct help_screen *help = (struct help_screen *)screen;
    enum layer layer = LAYER_VALUE;
    struct cell *cell = help->address == NULL ? NULL : book_find (ui_book (ui), help->address, &layer, NULL);
    g_autofree char *name = cell == NULL ? g_strdup ("") : words_cell (cell, layer);
    g_autofree char *title =
        g_strdup_printf ("%s  %s", help->keys ? _("Keys and marks here") : _("Help"), help->keys ? "" : name);
    struct layout_frame frame =
        ui_frame (ui, screen, title, help->keys ? _("End shows what the marks mean, Esc goes back") : _("F1 again lists the keys and marks, Esc goes back"));

    help_fill (help, ui, frame.body.width);
    list_draw (&help->list, ui, (struct layout_rect){ frame.body.y, 1, frame.body.height, frame.body.width - 2 });
}

static bool
help_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct help_screen *help = (struct help_screen *)screen;

    (void)key;
    if (list_handle (&help->list, action))
        return true;
    if (action == ACT_BACK) {
        ui_pop (ui);
        return true;
    }
    if (action == ACT_HELP) {
        help->keys = !help->keys || help->address == NULL;
        help->width = 0;
        help->list.first = 0;
        return true;
    }
    return action == ACT_NONE;
}

static enum ui_state
help_state (struct screen *screen)
{
    (void)screen;
    return STATE_PAGER;
}

static void
help_free (struct screen *screen)
{
    struct help_screen *help = (struct help_screen *)screen;

    list_clear (&help->list);
    g_free (help->address);
    g_free (help);
}

const struct screen_class help_class = {
    .state = help_state,
    .draw = help_draw,
    .handle = help_handle,
    .free = help_free,
};

struct screen *
help_new (struct ui *ui, const char *address, enum ui_state state)
{
    struct help_screen *help = g_new0 (struct help_screen, 1);

    (void)ui;
    help->screen.class = &help_class;
    help->address = g_strdup (address);
    help->state = state;
    help->keys = address == NULL;
    list_init (&help->list, true);
    return &help->screen;
}
