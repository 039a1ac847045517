/* The terminal program: the loop from key to screen, beginning and end.  Must not know what screens show. */
#include "ui.h"

#include "actions.h"
#include "sheet.h"
#include "ui-book.h"

#include "core/text.h"
#include "session/review.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* Half-typed text is put aside after so many milliseconds without a key, and other processes' changes are looked for.
 */
#define TICK 2000
#define SLOW_TICK 500

GQuark
ui_error_quark (void)
{
    return g_quark_from_static_string ("ui-error");
}

/* Drawing. */

/* The worst finding of each cell: findings come worst first. */
static void
ui_collect_findings (struct ui *ui)
{
    const GPtrArray *findings = book_findings (ui_book (ui));

    g_hash_table_remove_all (ui->worst);
    for (guint i = 0; i < findings->len; i++) {
        struct finding *finding = g_ptr_array_index (findings, i);
        if (finding->node >= 0 && !g_hash_table_contains (ui->worst, GINT_TO_POINTER (finding->node)))
            g_hash_table_insert (ui->worst, GINT_TO_POINTER (finding->node), finding);
    }
}

static void
ui_collect_queries (struct ui *ui)
{
    const GPtrArray *threads = session_threads (ui->session);

    g_hash_table_remove_all (ui->asked);
    for (guint i = 0; i < threads->len; i++) {
        const struct thread *thread = g_ptr_array_index (threads, i);
        if (thread->state != THREAD_CLOSED)
            g_hash_table_add (ui->asked, g_strdup (thread->target));
    }
}

static void
ui_draw_too_small (struct ui *ui)
{
    int width = draw_width (ui->draw);
    g_autofree char *text = g_strdup_printf (
        _("The window is too small (now %dx%d, at least %dx%d). Everything is saved. Make it larger to go on; "
           "Esc leaves."),
        width, draw_height (ui->draw), LAYOUT_MIN_WIDTH, LAYOUT_MIN_HEIGHT);
    g_autoptr (GPtrArray) lines = text_wrap (text, MAX (width, 2), 0);

    for (guint i = 0; i < lines->len; i++)
        draw_field (ui->draw, (int)i, 0, width, -1, LOOK_PLAIN, g_ptr_array_index (lines, i));
}

static bool
ui_too_small (const struct ui *ui)
{
    return draw_width (ui->draw) < LAYOUT_MIN_WIDTH || draw_height (ui->draw) < LAYOUT_MIN_HEIGHT;
}

/* The edit in progress, NULL none. */
static struct edit *
ui_edit (struct ui *ui)
{
    for (guint i = 0; i < ui->screens->len; i++) {
        struct screen *screen = g_ptr_array_index (ui->screens, i);
        if (screen->class == &sheet_class && ((struct sheet *)screen)->edit != NULL)
            return ((struct sheet *)screen)->edit;
    }
    return NULL;
}

/* What is being typed is put aside for the next start, should the program end unasked. */
static void
ui_put_aside (struct ui *ui)
{
    struct edit *edit = ui->session == NULL ? NULL : ui_edit (ui);

    if (edit != NULL && session_writable (ui->session))
        session_journal (ui->session, edit->address, edit_changed (edit) ? lineedit_text (edit->text) : NULL);
}

static void
ui_draw (void *data)
{
    struct ui *ui = data;
    int bottom = (int)ui->screens->len - 1;

    draw_begin (ui->draw);
    if (ui->session != NULL) {
        ui_collect_findings (ui);
        ui_collect_queries (ui);
    }
    if (ui_too_small (ui)) {
        ui_draw_too_small (ui);
    } else {
        while (bottom > 0 && ((struct screen *)g_ptr_array_index (ui->screens, bottom))->class->popup)
            bottom--;
        for (int i = MAX (bottom, 0); i < (int)ui->screens->len; i++) {
            struct screen *screen = g_ptr_array_index (ui->screens, i);
            draw_forget_zones (ui->draw); /* only the topmost is clicked at */
            screen->class->draw (screen, ui);
        }
    }
    draw_show (ui->draw, ui->anew);
    ui->anew = false;
}

/* All that was sent is read: it is shown, and a program killed now leaves what is being typed. */
static void
ui_rest (void *data)
{
    struct ui *ui = data;

    ui_draw (ui);
    if (ui->session != NULL && session_journal_is_quick (ui->session))
        ui_put_aside (ui);
}

void
ui_show (struct ui *ui)
{
    ui_draw (ui);
}

/* Keys. */

/* Everything but looking at help happens with the edit ended: accepted, or kept as pending. */
static void
ui_leave_all (struct ui *ui, enum action action)
{
    if (action == ACT_HELP || action == ACT_REDRAW || action == ACT_COPY || ui->session == NULL)
        return;
    for (guint i = 0; i < ui->screens->len; i++) {
        struct screen *screen = g_ptr_array_index (ui->screens, i);
        if (screen->class->leave != NULL)
            screen->class->leave (screen, ui);
    }
}

static void
ui_dispatch (struct ui *ui, enum action action, const struct key *key)
{
    struct screen *top = ui_top (ui);

    if (top->class->handle (top, ui, action, key) || action == ACT_NONE)
        return;
    ui_leave_all (ui, action);
    actions_do (ui, action);
}

void
ui_do (struct ui *ui, enum action action)
{
    const struct key none = { .code = K_NONE };

    ui_dispatch (ui, action, &none);
}

void
ui_release (struct ui *ui)
{
    input_release (ui->input);
    draw_release (ui->draw);
}

void
ui_regain (struct ui *ui)
{
    draw_regain (ui->draw);
    input_regain (ui->input);
    ui->anew = true;
}

void
ui_press (struct ui *ui, const struct key *key)
{
    struct screen *top = ui_top (ui);
    enum action action = keymap_action (top->class->state (top), key);

    ui_dispatch (ui, action, key);
    if (action == ACT_NONE && key->code != K_TEXT && keymap_key_name (key->code)[0] != '\0' && ui->message->len == 0 && ui_top (ui) == top)
        ui_say (ui, LOOK_MESSAGE, _("%s does nothing here; F10 lists what can be done."), keymap_key_name (key->code));
}

static void
ui_key (struct ui *ui, const struct key *key)
{
    bool chosen = ui->chosen;

    if (ui_too_small (ui)) {
        ui->quit = key->code == K_ESC;
        return;
    }
    g_string_truncate (ui->message, 0);
    ui->chosen = false;
    if (chosen && key->code == K_ENTER)
        ui_say (ui, LOOK_MESSAGE, _("The digit has chosen already; Enter again is for this cell."));
    else
        ui_press (ui, key);
    if (ui->screens->len == 0)
        ui->quit = true;
}

static bool
ui_bound (int code, void *data)
{
    struct ui *ui = data;
    const struct key key = { .code = code };
    struct screen *top = ui_top (ui);

    return keymap_action (top->class->state (top), &key) != ACT_NONE;
}

/* Nobody typed for a while. */
static void
ui_tick (struct ui *ui)
{
    struct edit *edit = ui->session == NULL ? NULL : ui_edit (ui);
    GError *error = NULL;

    if (ui->session == NULL)
        return;
    if (edit != NULL && edit_changed (edit) && session_writable (ui->session)) {
        ui_put_aside (ui);
        edit_preview (edit, ui);
    } else if (edit == NULL) {
        if (session_refresh (ui->session, &error))
            ui_changed (ui);
        if (error != NULL)
            ui_say_error (ui, error);
    }
}

static void
ui_click (struct ui *ui, const struct key *key)
{
    g_string_truncate (ui->message, 0);
    draw_clicked (ui->draw, key->y, key->x, ui);
}

/* What the terminal answered at the start. */
static void
ui_terminal (struct ui *ui, const struct key *key)
{
    if (key->slow && !ui->slow) {
        ui->slow = true;
        ui_say (ui, LOOK_MESSAGE, _("This line is slow: what follows from a figure is shown when you stop typing. ^O changes that."));
    }
    if (key->wide) {
        ui->ascii = true;
        draw_set_ascii (ui->draw, true);
        ui_say (ui, LOOK_WARNING, _("This terminal draws some characters over two cells; set ambiguous width to narrow. Lines are drawn with + - | now."));
    }
    ui->anew = ui->anew || key->wide;
}

static void
ui_run (struct ui *ui)
{
    while (!ui->quit) {
        struct key key;
        input_expect_block (ui->input, ui_top (ui)->class == &sheet_class);
        key = input_read (ui->input, ui->slow ? SLOW_TICK : TICK, ui_rest, ui);
        if (key.code == K_END_INPUT)
            break;
        if (key.code == K_NONE)
            ui_tick (ui);
        else if (key.code == K_RESIZE)
            draw_resize (ui->draw);
        else if (key.code == K_CLICK)
            ui_click (ui, &key);
        else if (key.code == K_TERMINAL)
            ui_terminal (ui, &key);
        else
            ui_key (ui, &key);
    }
}

/* Beginning and end. */

static void
ui_screen_free (gpointer data)
{
    struct screen *screen = data;

    screen->class->free (screen);
}

static void
ui_init (struct ui *ui, const char *path, const struct ui_options *options, struct session *session)
{
    *ui = (struct ui){ .options = options, .session = session };
    ui->path = g_strdup (path);
    ui->screens = g_ptr_array_new_with_free_func (ui_screen_free);
    ui->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    ui->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    ui->commands = g_ptr_array_new_with_free_func (g_free);
    ui->jumps = g_ptr_array_new_with_free_func (g_free);
    ui->worst = g_hash_table_new (NULL, NULL);
    ui->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    ui->message = g_string_new (NULL);
    ui->ascii = options->ascii;
    ui->mouse = options->mouse;
    ui->slow = options->slow;
}

static void
ui_clear (struct ui *ui)
{
    input_free (ui->input);
    draw_free (ui->draw);
    g_ptr_array_unref (ui->screens);
    g_hash_table_unref (ui->pending);
    g_hash_table_unref (ui->units);
    g_ptr_array_unref (ui->commands);
    g_ptr_array_unref (ui->jumps);
    g_hash_table_unref (ui->worst);
    g_hash_table_unref (ui->asked);
    g_free (ui->login);
    g_string_free (ui->message, TRUE);
    walk_clear (&ui->walk);
    g_free (ui->kept);
    g_free (ui->section);
    g_free (ui->path);
    if (ui->session != NULL)
        session_close (ui->session);
}

/* Takes over the terminal and shows the first screen. */
static bool
ui_begin (struct ui *ui, GError *warning, GError **error)
{
    const char *no_colour = g_getenv ("NO_COLOR");
    struct draw_options options = { .ascii = ui->options->ascii, .colour = no_colour == NULL || no_colour[0] == '\0' };

    ui->colour = options.colour;
    ui->draw = draw_open (&options, error);
    if (ui->draw == NULL)
        return false;
    ui->input = input_new ();
    input_twins (ui->input, ui_bound, ui);
    input_mouse (ui->input, ui->mouse);
    input_ask (ui->input);
    if (ui->session != NULL)
        ui_begin_book (ui);
    else
        ui_push (ui, books_new (ui));
    if (warning != NULL)
        ui_say (ui, LOOK_WARNING, _("%s The book can be read and printed."), warning->message);
    return true;
}

bool
ui_main (const char *path, const struct ui_options *options, GError **error)
{
    struct ui ui;
    struct session *session;
    g_autoptr (GError) warning = NULL;
    bool begun;

    if (!isatty (STDIN_FILENO) || !isatty (STDOUT_FILENO)) {
        g_set_error (
            error, UI_ERROR, UI_ERROR_TERMINAL, "%s",
            _("The screen needs a terminal. Without one use the subcommands, for instance: juesuan print FILE"));
        return false;
    }
    if (!ui_open_file (path, options, &session, &warning, error))
        return false;
    ui_init (&ui, path, options, session);
    begun = ui_begin (&ui, warning, error);
    if (begun) {
        ui_run (&ui);
        ui_put_aside (&ui);
    }
    ui_clear (&ui);
    return begun;
}
