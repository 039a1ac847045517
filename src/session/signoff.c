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

/* The edition's word, else ours. */
static const char *
signoff_word (const char *word, const char *ours)
{
    return word ? word : ours;
}
#define WORD(session, name, ours) signoff_word ((session)->form->signoff.name, ours)

/* Rows are gathered first: a grid knows how many it has. */
struct sheet {
    struct report *report;
    GPtrArray *rows; /* of char **, the first one the heads */
    int columns;
};

/* The first text is the row's name; a row without one was left out by the edition. */
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
    if (row[0][0] != '\0')
        g_ptr_array_add (sheet->rows, row);
    else
        g_strfreev (row);
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
    g_autofree char *fingerprint = g_strdup_printf ("%s (%s)", signoff->shown, REPORT_FINGERPRINT_HASH);
    g_autofree char *trail = g_strdup_printf ("%s (%s)", signoff->head, signoff->hash);

    sheet_row (&sheet, WORD (session, unit, _("Unit")), session->info->unit);
    sheet_row (&sheet, WORD (session, year, _("Year")), year);
    sheet_row (&sheet, WORD (session, edition, _("Edition")), title);
    sheet_row (&sheet, WORD (session, version, _("Version")), version);
    sheet_row (&sheet, WORD (session, state, _("State")), stage_label (signoff->state));
    sheet_row (&sheet, WORD (session, fingerprint, _("Fingerprint of the report")), fingerprint);
    sheet_row (&sheet, WORD (session, trail, _("Newest hash of the trail")), trail);
    sheet_end (&sheet, WORD (session, content, _("Content")), false, "");
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
            signoff_note_person (people, order, change->source ? change->source->user : change->user,
                                 change->source ? change->source->time : change->time);
    }
    signoff_people_rows (sheet, WORD (session, filled, _("compiled")), people, order);
    return changes != NULL;
}

/* Everybody who ticked, asked or returned, but for who approved: that one signs for it below. */
static bool
signoff_reviewed (struct sheet *sheet, struct session *session, const char *head, GError **error)
{
    static const char *const deeds[] = { "tick", "query", "close", NULL };
    g_autoptr (GPtrArray) notes = store_notes (session->store, session->info->id, error);
    g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

    for (guint i = 0; notes && i < notes->len; i++) {
        const struct store_note *note = notes->pdata[i];
        bool returned = strcmp (note->what, "state") == 0 && g_strcmp0 (note->fields[0], "returned") == 0;
        if ((returned || g_strv_contains (deeds, note->what)) && g_strcmp0 (note->user, head) != 0)
            signoff_note_person (people, order, note->user, note->time);
    }
    signoff_people_rows (sheet, WORD (session, reviewed, _("reviewed")), people, order);
    return notes != NULL;
}

static bool
signoff_people (struct report *report, struct session *session, const struct signoff *signoff, GError **error)
{
    struct sheet sheet = sheet_new (report, 4);
    bool done;

    sheet_row (&sheet, WORD (session, step, _("Step")), WORD (session, person, _("Person")), WORD (session, when, _("When")),
               WORD (session, signature, _("Signature")));
    done = signoff_filled (&sheet, session, error) &&
           signoff_reviewed (&sheet, session, signoff->single ? NULL : signoff->approved_by, error);
    sheet_row (&sheet, WORD (session, submitted, _("submitted")), signoff->submitted_by, signoff->submitted_at, SIGNOFF_ROOM);
    sheet_row (&sheet, WORD (session, approved, _("approved")), signoff->approved_by, signoff->approved_at, SIGNOFF_ROOM);
    if (signoff->published_by)
        sheet_row (&sheet, WORD (session, published, _("published")), signoff->published_by, signoff->published_at, SIGNOFF_ROOM);
    sheet_end (&sheet, WORD (session, people, _("Who vouches for it")), true, "");
    if (signoff->single)
        report_add (report, BLOCK_NOTE, 0, "note", WORD (session, single, _("The file has no accounts: one person may have done all of this.")));
    return done;
}

/* Whoever marks everything with one word has perhaps not looked at everything. */
static void
signoff_at_once (struct report *report, struct session *session)
{
    g_autoptr (Review) review = session_review (session, NULL);
    g_autofree char *n = g_strdup_printf ("%d", review ? review->at_once : 0);

    if (review && review->at_once > 0) {
        g_autofree char *note = report_phrase (
            WORD (session, at_once, _("{n} of the figures that must be seen were marked as checked all at once, with the whole book.")), "n", n, NULL);

        report_add (report, BLOCK_NOTE, 0, "note", note);
    }
}

static void
signoff_findings (struct report *report, struct session *session)
{
    const GPtrArray *findings = session_findings (session);
    struct sheet sheet = sheet_new (report, 3);
    int errors = 0, missing = 0, open = 0;

    sheet_row (&sheet, WORD (session, where, _("Where")), WORD (session, finding, _("Finding")), WORD (session, explanation, _("Explanation")));
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
    sheet_end (&sheet, WORD (session, findings, _("Findings that were explained")), true, WORD (session, none, _("None.")));
    g_autofree char *n_errors = g_strdup_printf ("%d", errors), *n_missing = g_strdup_printf ("%d", missing), *n_open = g_strdup_printf ("%d", open);
    g_autofree char *left = report_phrase (
        WORD (session, left, _("Still open: {errors} errors, {missing} missing figures, {warnings} warnings without explanation.")),
        "errors", n_errors, "missing", n_missing, "warnings", n_open, NULL);
    report_add (report, BLOCK_NOTE, 0, "note", left);
}

/* All that was said after the question, a line each. */
static char *
signoff_answers (const struct thread *thread)
{
    GString *out = g_string_new (NULL);

    for (guint i = 1; i < thread->entries->len; i++) {
        const struct thread_entry *entry = thread->entries->pdata[i];
        if (entry->text && entry->text[0] != '\0')
            g_string_append_printf (out, "%s%s %s", out->len > 0 ? "\n" : "", entry->user, entry->text);
    }
    return g_string_free (out, FALSE);
}

static bool
signoff_queries (struct report *report, struct session *session)
{
    const GPtrArray *threads = session_threads (session);
    struct sheet sheet = sheet_new (report, 5);

    sheet_row (&sheet, WORD (session, query, _("Query")), WORD (session, where, _("Where")), WORD (session, question, _("Question")),
               WORD (session, answer, _("Answers")), WORD (session, state, _("State")));
    for (guint i = 0; threads && i < threads->len; i++) {
        const struct thread *thread = threads->pdata[i];
        const struct thread_entry *first = thread->entries->len > 0 ? thread->entries->pdata[0] : NULL;
        g_autofree char *answers = signoff_answers (thread);
        g_autofree char *where = signoff_cell (session, thread->target);
        sheet_row (&sheet, thread->id, where, first ? first->text : "", answers, thread_state_label (thread->state));
    }
    sheet_end (&sheet, WORD (session, queries, _("Queries")), true, WORD (session, none, _("None.")));
    return threads != NULL;
}

/* The name of the report as its cover has it, line by line. */
static char *
signoff_name (const struct report *whole)
{
    g_autoptr (GPtrArray) lines = g_ptr_array_new ();

    for (guint i = 0; i < whole->blocks->len; i++) {
        const struct block *block = whole->blocks->pdata[i];
        if (block->kind == BLOCK_TITLE && g_strcmp0 (block->style, "title") == 0)
            g_ptr_array_add (lines, block->text);
    }
    if (lines->len == 0)
        g_ptr_array_add (lines, whole->title);
    g_ptr_array_add (lines, NULL);
    return g_strjoinv ("\n", (char **)lines->pdata);
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
    g_autofree char *name = signoff_name (whole);
    const char *title = WORD (session, title, _("Sign-off page"));
    report->title = g_strdup_printf ("%s %s", whole->title, title);
    report_add (report, BLOCK_HEADING, 1, "title", name);
    report_add (report, BLOCK_HEADING, 1, "title", title);
    signoff_content (report, session, signoff);
    if (!signoff_people (report, session, signoff, error))
        return NULL;
    signoff_at_once (report, session);
    signoff_findings (report, session);
    if (!signoff_queries (report, session))
        return NULL;
    report_add (report, BLOCK_NOTE, 0, "stamp",
                WORD (session, foot, _("The fingerprint is the one on the last page of the report. The hash proves changes to whoever keeps this page.")));
    return g_steal_pointer (&report);
}
