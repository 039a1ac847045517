/* The sign-off page: the sheet on which the supervisor signs.  What it says of the book, who worked on it, how its findings were
 * explained and its queries settled.  A report of its own, not a part of what is published. */
#include "session/export.h"
#include "session/private.h"
#include "session/review.h"
#include "session/steps.h"

#include <glib/gi18n.h>
#include <string.h>

/* Room to sign. */
#define SIGNOFF_ROOM "\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\n\u3000"

/* Rows are gathered first: a grid knows how many it has. */
struct sheet {
    struct report *report;
    GPtrArray *rows; /* of char **, the first one the heads */
    int columns;
};

static void
sheet_row (struct sheet *sheet, ...)
{
    char **row = g_new0 (char *, (gsize)sheet->columns + 1);
    va_list texts;

    va_start (texts, sheet);
    for (int i = 0; i < sheet->columns; i++) {
        const char *text = va_arg (texts, const char *);
        row[i] = g_strdup (text ? text : "");
    }
    va_end (texts);
    g_ptr_array_add (sheet->rows, row);
}

static struct sheet
sheet_new (struct report *report, int columns)
{
    return (struct sheet){ report, g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev), columns };
}

/* Puts the table under its heading; `heads`: the first row is one. */
static void
sheet_end (struct sheet *sheet, const char *title, bool heads, const char *none)
{
    int n = (int)sheet->rows->len;

    report_add (sheet->report, BLOCK_HEADING, 1, "heading1", title);
    if (n <= (heads ? 1 : 0)) {
        report_add (sheet->report, BLOCK_PARAGRAPH, 0, "text", none);
    } else {
        struct grid *grid = grid_new (n, sheet->columns, heads ? 1 : 0);
        for (int row = 0; row < n; row++)
            for (int column = 0; column < sheet->columns; column++) {
                bool head = heads ? row == 0 : column == 0;
                grid_add (grid, row, column, 1, 1, head ? ROLE_HEAD : ROLE_TEXT, head ? ALIGN_CENTRE : ALIGN_LEFT,
                          ((char **)sheet->rows->pdata[row])[column]);
            }
        grid_weigh (grid);
        report_add (sheet->report, BLOCK_TABLE, 0, NULL, NULL)->grid = grid;
    }
    g_ptr_array_unref (sheet->rows);
}

/* A cell in words: its table, row and column. */
static char *
signoff_cell (struct session *session, const char *address)
{
    enum layer layer;
    const struct cell *cell = book_find (session->book, address, &layer, NULL);
    const struct section *section = cell ? cell->section->form : form_section (session->form, address);
    const char *name = !section ? address : section->code ? section->code : section_short_title (section);

    if (!cell)
        return g_strdup (name);
    return g_strdup_printf ("%s %s%s%s", name, cell->row->label ? cell->row->label : cell->row->id,
                            section->kind == SECTION_FIELDS ? "" : " ", section->kind == SECTION_FIELDS || !cell->column->label ? "" : cell->column->label);
}

static void
signoff_content (struct report *report, struct session *session, const struct signoff *signoff)
{
    struct sheet sheet = sheet_new (report, 2);
    g_autofree char *title = form_title (session->form, session->info->year);
    g_autofree char *year = g_strdup_printf ("%d", session->info->year), *version = g_strdup_printf ("%d", signoff->version);

    sheet_row (&sheet, _("Unit"), session->info->unit);
    sheet_row (&sheet, _("Year"), year);
    sheet_row (&sheet, _("Edition"), title);
    sheet_row (&sheet, _("Version"), version);
    sheet_row (&sheet, _("State"), stage_label (signoff->state));
    sheet_row (&sheet, _("Fingerprint of the report"), signoff->shown);
    sheet_row (&sheet, _("Newest hash of the trail"), signoff->head);
    sheet_end (&sheet, _("Content"), false, "");
}

/* Who took part, and when last. */

static void
signoff_note_person (GHashTable *people, GPtrArray *order, const char *user, const char *time)
{
    if (!g_hash_table_contains (people, user))
        g_ptr_array_add (order, g_strdup (user));
    g_hash_table_insert (people, g_strdup (user), g_strdup (time));
}

static void
signoff_people_rows (struct sheet *sheet, const char *step, GHashTable *people, const GPtrArray *order)
{
    for (guint i = 0; i < order->len; i++) {
        g_autofree char *time = store_time_shown (g_hash_table_lookup (people, order->pdata[i]));
        sheet_row (sheet, step, order->pdata[i], time, SIGNOFF_ROOM);
    }
    if (order->len == 0)
        sheet_row (sheet, step, "", "", SIGNOFF_ROOM);
}

/* Everybody who typed; the trail has one row for each figure. */
static bool
signoff_filled (struct sheet *sheet, struct session *session, GError **error)
{
    g_autoptr (GPtrArray) changes = store_log (session->store, session->info->id, NULL, NULL, NULL, 0, error);
    g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

    for (guint i = 0; changes && i < changes->len; i++) {
        const struct store_change *change = changes->pdata[i];
        if (change->item)
            signoff_note_person (people, order, change->user, change->time);
    }
    signoff_people_rows (sheet, _("filled in"), people, order);
    return changes != NULL;
}

static bool
signoff_reviewed (struct sheet *sheet, struct session *session, GError **error)
{
    static const char *const deeds[] = { "tick", "query", "close", NULL };
    g_autoptr (GPtrArray) notes = store_notes (session->store, session->info->id, error);
    g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

    for (guint i = 0; notes && i < notes->len; i++) {
        const struct store_note *note = notes->pdata[i];
        bool returned = strcmp (note->what, "state") == 0 && g_strcmp0 (note->fields[0], "returned") == 0;
        if (returned || g_strv_contains (deeds, note->what))
            signoff_note_person (people, order, note->user, note->time);
    }
    signoff_people_rows (sheet, _("reviewed"), people, order);
    return notes != NULL;
}

static bool
signoff_people (struct report *report, struct session *session, const struct signoff *signoff, GError **error)
{
    struct sheet sheet = sheet_new (report, 4);
    bool done;

    sheet_row (&sheet, _("Step"), _("Person"), _("When"), _("Signature"));
    done = signoff_filled (&sheet, session, error) && signoff_reviewed (&sheet, session, error);
    sheet_row (&sheet, _("submitted"), signoff->submitted_by, signoff->submitted_at, SIGNOFF_ROOM);
    sheet_row (&sheet, _("approved"), signoff->approved_by, signoff->approved_at, SIGNOFF_ROOM);
    if (signoff->published_by)
        sheet_row (&sheet, _("published"), signoff->published_by, signoff->published_at, SIGNOFF_ROOM);
    sheet_end (&sheet, _("Who vouches for it"), true, "");
    if (signoff->single)
        report_add (report, BLOCK_NOTE, 0, "note", _("The file has no accounts: one person may have done all of this."));
    return done;
}

static void
signoff_findings (struct report *report, struct session *session)
{
    const GPtrArray *findings = session_findings (session);
    struct sheet sheet = sheet_new (report, 3);
    int errors = 0, missing = 0, open = 0;

    sheet_row (&sheet, _("Where"), _("Finding"), _("Explanation"));
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = findings->pdata[i];
        g_autofree char *cell = signoff_cell (session, finding->cell);
        bool explained = finding->explanation && !finding->lapsed;
        errors += finding->severity == SEVERITY_ERROR;
        missing += finding->severity == SEVERITY_MISSING;
        open += finding->severity == SEVERITY_WARNING && !explained;
        if (explained)
            sheet_row (&sheet, cell, finding->sentence, finding->explanation);
    }
    sheet_end (&sheet, _("Findings that were explained"), true, _("None."));
    g_autofree char *left = g_strdup_printf (_("Still open: %d errors, %d missing figures, %d warnings without explanation."), errors, missing, open);
    report_add (report, BLOCK_NOTE, 0, "note", left);
}

static bool
signoff_queries (struct report *report, struct session *session)
{
    const GPtrArray *threads = session_threads (session);
    struct sheet sheet = sheet_new (report, 5);

    sheet_row (&sheet, _("Query"), _("Where"), _("Question"), _("Last answer"), _("State"));
    for (guint i = 0; threads && i < threads->len; i++) {
        const struct thread *thread = threads->pdata[i];
        const struct thread_entry *first = thread->entries->len > 0 ? thread->entries->pdata[0] : NULL;
        const struct thread_entry *last = thread->entries->len > 1 ? thread->entries->pdata[thread->entries->len - 1] : NULL;
        g_autofree char *where = signoff_cell (session, thread->target);
        sheet_row (&sheet, thread->id, where, first ? first->text : "", last ? last->text : "", thread_state_label (thread->state));
    }
    sheet_end (&sheet, _("Queries"), true, _("None."));
    return threads != NULL;
}

struct report *
session_signoff_report (struct session *session, GError **error)
{
    g_autoptr (Signoff) signoff = session_signoff (session, error);
    g_autoptr (Report) whole = signoff ? session_report (session) : NULL;
    g_autoptr (Report) report = report_new ();

    if (!signoff)
        return NULL;
    report->draft = whole->draft;
    report->draft_mark = g_strdup (whole->draft_mark);
    report->continued = g_strdup (whole->continued);
    report->author = g_strdup (whole->author);
    report->fingerprint = g_strdup (whole->fingerprint);
    report->title = g_strdup_printf (_("%s, sign-off page"), whole->title);
    report_add (report, BLOCK_HEADING, 1, "title", whole->title);
    report_add (report, BLOCK_HEADING, 1, "title", _("Sign-off page"));
    signoff_content (report, session, signoff);
    if (!signoff_people (report, session, signoff, error))
        return NULL;
    signoff_findings (report, session);
    if (!signoff_queries (report, session))
        return NULL;
    report_add (report, BLOCK_NOTE, 0, "stamp",
                _("The fingerprint is the one on the last page of the report. The hash proves changes to whoever keeps this page."));
    return g_steal_pointer (&report);
}
