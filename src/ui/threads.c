/* Queries on a cell, its row, its section, or the whole book: reading, asking, answering, closing. */
#include "steps.h"

#include "list-screen.h"
#include "popup.h"
#include "words.h"

#include "core/text.h"
#include "session/review.h"

#include <glib/gi18n.h>
#include <string.h>

struct threads {
    struct list_screen list;
    char *cell;   /* where it was opened; NULL: for the whole book */
    char *target; /* the cell, its row, its section; NULL all */
};

static bool
threads_shown (const struct threads *threads, const struct thread *thread)
{
    size_t length = threads->target != NULL ? strlen (threads->target) : 0;

    return threads->target == NULL || (strncmp (thread->target, threads->target, length) == 0 && strchr (".", thread->target[length]) != NULL);
}

static void
threads_add (struct threads *threads, struct ui *ui, const struct thread *thread, int index)
{
    g_autofree char *place = words_place (ui_book (ui), thread->target);
    g_autofree char *head = g_strdup_printf ("%s %s  %s  [%s]", thread->id, query_kind_label (thread->kind), place,
                                             thread_state_label (thread->state));
    enum look look = thread->state == THREAD_CLOSED ? LOOK_QUIET : LOOK_WARNING;
    struct list_line *line = list_add (&threads->list.list, look, thread->target, head);

    line->mark = thread->state == THREAD_CLOSED ? '=' : '?';
    line->data = index;
    for (guint i = 0; i < thread->entries->len; i++) {
        const struct thread_entry *entry = g_ptr_array_index (thread->entries, i);
        g_autofree char *change = entry->old != NULL ? g_strdup_printf (_("  value changed: %s -> %s"), entry->old, entry->new) : g_strdup ("");
        g_autofree char *text = g_strdup_printf ("%s %s: %s%s", entry->time, entry->user, entry->text, change);
        guint first = threads->list.list.lines->len;
        list_add_wrapped (&threads->list.list, LOOK_PLAIN, 4, threads->list.width - 7, text);
        for (guint k = first; k < threads->list.list.lines->len; k++) {
            struct list_line *more = g_ptr_array_index (threads->list.list.lines, k);
            more->data = index;
            more->address = g_strdup (thread->target);
        }
    }
}

static void
threads_fill (struct list_screen *screen, struct ui *ui)
{
    struct threads *threads = (struct threads *)screen;
    const GPtrArray *all = session_threads (ui->session);

    for (guint i = 0; i < all->len; i++)
        if (threads_shown (threads, g_ptr_array_index (all, i)))
            threads_add (threads, ui, g_ptr_array_index (all, i), (int)i);
    if (screen->list.lines->len == 0)
        list_add (&screen->list, LOOK_PLAIN, threads->target, _("There is no query here."))->data = -1;
}

static const struct thread *
threads_current (const struct threads *threads, struct ui *ui)
{
    const struct list_line *line = list_current (&threads->list.list);
    const GPtrArray *all = session_threads (ui->session);

    return line == NULL || line->data < 0 || line->data >= (int)all->len ? NULL : g_ptr_array_index (all, line->data);
}

static void
threads_around (struct list_screen *screen, struct ui *ui, struct list_around *around)
{
    struct threads *threads = (struct threads *)screen;
    g_autofree char *place = threads->target != NULL ? words_place (ui_book (ui), threads->target) : g_strdup (_("the whole book"));

    around->title = g_strdup_printf (_("Queries: %s"), place);
    around->subtitle = g_strdup (threads->target != NULL ? _("1 query  2 opinion  3 note  4 answer  5 close  6 cell/row/section")
                                                         : _("4 answer  5 close   Enter goes to the place"));
}

/* Writing. */

/* "KIND TAB TARGET" */
static void
threads_asked (struct ui *ui, struct screen *below, const char *text)
{
    g_auto (GStrv) about = g_strsplit (ui->kept, "\t", 2);
    GError *error = NULL;
    bool done = session_query (ui->session, about[1], about[0], text, NULL, &error);

    (void)below;
    ui_end (ui, done, error, g_strdup (_("Asked. It stays open until you close it.")));
}

static void
threads_answered (struct ui *ui, struct screen *below, const char *text)
{
    GError *error = NULL;
    bool done = session_answer (ui->session, ui->kept, text, &error);

    (void)below;
    ui_end (ui, done, error, g_strdup (_("Answered.")));
}

static void
threads_closed (struct ui *ui, struct screen *below, const char *text)
{
    GError *error = NULL;
    bool done = session_close_query (ui->session, ui->kept, text, &error);

    (void)below;
    ui_end (ui, done, error, g_strdup (_("Closed.")));
}

static void
threads_ask (struct threads *threads, struct ui *ui, int kind)
{
    g_autofree char *place = NULL;
    GError *error = NULL;

    if (threads->target == NULL)
        return;
    if (!session_may (ui->session, DEED_QUERY, &error)) {
        ui_say_error (ui, error);
        return;
    }
    place = words_place (ui_book (ui), threads->target);
    g_free (ui->kept);
    ui->kept = g_strdup_printf ("%s\t%s", query_kinds[kind], threads->target);
    ui_push (ui, prompt_new (query_kind_label (query_kinds[kind]), place, "", NULL, threads_asked));
}

static void
threads_reply (struct threads *threads, struct ui *ui, bool close)
{
    const struct thread *thread = threads_current (threads, ui);
    const struct thread_entry *first = thread != NULL ? g_ptr_array_index (thread->entries, 0) : NULL;
    GError *error = NULL;

    if (thread == NULL || thread->state == THREAD_CLOSED) {
        ui_say (ui, LOOK_MESSAGE, _("There is no open query on this line."));
        return;
    }
    if (!session_may (ui->session, close ? DEED_CLOSE : DEED_ANSWER, &error) ||
        (close && !session_may_close (ui->session, thread, &error))) {
        ui_say_error (ui, error);
        return;
    }
    g_free (ui->kept);
    ui->kept = g_strdup (thread->id);
    ui_push (ui, prompt_new (close ? _("Close; a last word may be left out") : _("Answer"), first->text, "", NULL,
                             close ? threads_closed : threads_answered));
}

/* The cell, its row, its section, and round again. */
static void
threads_widen (struct threads *threads, struct ui *ui)
{
    char *dot = threads->target != NULL ? strrchr (threads->target, '.') : NULL;

    if (threads->cell == NULL)
        return;
    if (dot != NULL) {
        *dot = '\0';
    } else {
        g_free (threads->target);
        threads->target = g_strdup (threads->cell);
    }
    list_screen_fill (&threads->list, ui);
}

static void
threads_digit (struct threads *threads, struct ui *ui, char digit)
{
    if (digit >= '1' && digit <= '3')
        threads_ask (threads, ui, digit - '1');
    else if (digit == '4' || digit == '5')
        threads_reply (threads, ui, digit == '5');
    else if (digit == '6')
        threads_widen (threads, ui);
    else
        ui_say (ui, LOOK_MESSAGE, _("1 opens a box for a query, 4 one for an answer."));
}

static bool
threads_handle (struct list_screen *screen, struct ui *ui, enum action action, char digit)
{
    if (action == ACT_NONE && digit != '\0')
        threads_digit ((struct threads *)screen, ui, digit);
    return action == ACT_NONE;
}

static char *
threads_address (struct screen *screen)
{
    return g_strdup (((struct threads *)screen)->cell);
}

static void
threads_clear (struct list_screen *screen)
{
    struct threads *threads = (struct threads *)screen;

    g_free (threads->cell);
    g_free (threads->target);
}

static const struct list_class threads_class = {
    .screen = { LIST_SCREEN, .address = threads_address, .refresh = list_screen_refresh },
    .state = STATE_LIST,
    .fill = threads_fill,
    .around = threads_around,
    .handle = threads_handle,
    .clear = threads_clear,
};

struct screen *
threads_new (struct ui *ui, const char *address)
{
    struct threads *threads = list_screen_new (ui, &threads_class, sizeof *threads);

    threads->cell = address != NULL ? g_strndup (address, strcspn (address, "@")) : NULL;
    threads->target = g_strdup (threads->cell);
    list_screen_fill (&threads->list, ui);
    return &threads->list.screen;
}

void
threads_begin (struct ui *ui, const char *address)
{
    struct threads *threads = (struct threads *)threads_new (ui, address);

    ui_push (ui, &threads->list.screen);
    if (threads_current (threads, ui) == NULL)
        threads_ask (threads, ui, 0);
}
