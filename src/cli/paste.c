/* juesuan paste: a block copied from a spreadsheet, laid over a section. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/text.h"
#include "import/clip.h"
#include "import/tsv.h"

struct paste {
    struct run *run;
    struct session *session;
    struct clip *clip;
    const char *from, *sheet;
    enum clip_dash dash;
    const char *unit;
    bool letters;
};

/* The columns from the named one on, then those before it: heads may name them all. */
static GArray *
paste_targets (const struct section *form, int first, enum layer layer)
{
    GArray *targets = g_array_new (FALSE, FALSE, sizeof (struct clip_target));
    int n = (int) form->columns->len;

    for (int i = 0; i < n; i++) {
        struct clip_target target = { (first + i) % n, layer };
        g_array_append_val (targets, target);
    }
    return targets;
}

/* What stands behind the @; false and a sentence. */
static bool
paste_layer (const char *name, enum layer *layer)
{
    for (int i = LAYER_VALUE; i <= LAYER_PRIOR; i++) {
        *layer = (enum layer) i;
        if (strcmp (layer_names[i], name) == 0)
            return true;
    }
    command_complain (_("“@%s” is no layer; write @control or @prior, or nothing"), name);
    return false;
}

/* SECTION, SECTION.COLUMN, with @prior behind: the section and the column, 0 the first. */
static struct book_section *
paste_place (struct paste *paste, int *column, enum layer *layer)
{
    g_autofree char *place = g_strdup (paste->run->words[1]);
    struct book *book = session_book (paste->session);
    char *at = strchr (place, '@'), *dot;
    const struct section *form;

    *layer = LAYER_VALUE;
    *column = 0;
    if (at != NULL && !paste_layer (at + 1, layer))
        return NULL;
    if (at != NULL)
        *at = '\0';
    dot = strchr (place, '.');
    if (dot != NULL)
        *dot = '\0';
    form = form_section (book_form (book), place);
    for (guint i = 0; form != NULL && dot != NULL; i++) {
        const struct column *of = i < form->columns->len ? form->columns->pdata[i] : NULL;
        if (of == NULL) {
            command_complain (_("%s has no column %s."), place, dot + 1);
            return NULL;
        }
        *column = (int) i;
        if (strcmp (of->id, dot + 1) == 0 || g_strcmp0 (of->index, dot + 1) == 0 || g_strcmp0 (of->label, dot + 1) == 0)
            break;
    }
    if (form == NULL)
        command_complain (_("There is no section %s."), place);
    return form == NULL ? NULL : book_section (book, form->id);
}

/* A workbook begins as a zip; an old one, or one with a password, as the container that the last century had. */
static char *
paste_text (const struct paste *paste, const char *data, gsize length, GError **error)
{
    if (session_is_sheet (data, length))
        return session_sheet (paste->from, data, length, paste->sheet, error);
    if (length > 4 && memcmp (data, "\320\317\021\340", 4) == 0) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                     _("%s is an XLS file or has a password; save it as XLSX, without one."), paste->from);
        return NULL;
    }
    if (paste->sheet != NULL) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("%s is no XLSX file, so --sheet says nothing of it."), paste->from);
        return NULL;
    }
    return tsv_decode (paste->from, data, length, error);
}

static bool
paste_read (struct paste *paste)
{
    g_autofree char *data = NULL, *text = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) targets = NULL;
    struct book_section *section;
    enum layer layer;
    gsize length;
    int column;

    section = paste_place (paste, &column, &layer);
    if (section == NULL || !command_read (paste->from, &data, &length))
        return false;
    text = paste_text (paste, data, length, &error);
    if (text == NULL) {
        command_fail (error);
        return false;
    }
    targets = paste_targets (section->form, column, layer);
    paste->clip = clip_new (text, session_book (paste->session), section, NULL, (struct clip_target *) targets->data,
                            (int) targets->len, (int) targets->len - column);
    paste->clip->dash = paste->dash;
    paste->clip->letters = paste->letters;
    if (paste->unit != NULL) {
        paste->clip->unit = paste->unit;
        paste->clip->unit_chosen = true;
    }
    session_paste_judge (paste->session, paste->clip);
    return true;
}

static void
paste_show_line (const struct paste *paste, guint index)
{
    struct book *book = session_book (paste->session);
    const struct clip_line *line = paste->clip->lines->pdata[index];
    const struct book_section *section = book_section (book, paste->clip->section);
    const struct book_row *row = line->row != NULL ? book_row (section, line->row) : NULL;
    const char *label = row != NULL && row->label != NULL ? row->label : line->row != NULL ? line->row : "";
    GString *out = paste->run->out;

    out_line (out, "%u  %s  %s  %s", index + 1, line->label, label, clip_match_words (line));
    for (guint i = 0; i < line->cells->len; i++) {
        const struct clip_cell *cell = line->cells->pdata[i];
        const struct clip_target *target = &g_array_index (paste->clip->targets, struct clip_target, cell->target);
        const struct column *column = section->form->columns->pdata[target->column];
        g_autofree char *words = clip_words (paste->clip, cell);
        g_autofree char *head = g_strdup_printf ("     %s", column->label != NULL ? column->label : column->id);
        out_padded (out, head, 24);
        out_padded (out, cell->original, 18);
        out_padded (out, cell->shown != NULL ? cell->shown : "", 14);
        out_padded (out, cell->present != NULL ? cell->present : "", 14);
        out_line (out, "%s", words);
    }
}

static void
paste_show (const struct paste *paste)
{
    struct clip_count count = clip_count (paste->clip);
    g_autofree char *unit = clip_unit_words (paste->clip, session_book (paste->session));
    GString *out = paste->run->out;

    out_line (out, _("Unit: %s."), unit);
    if (paste->clip->left_out != NULL)
        out_line (out, _("Left out, the form has no such column: %s."), paste->clip->left_out);
    for (guint i = 0; i < paste->clip->lines->len; i++) {
        const struct clip_line *line = paste->clip->lines->pdata[i];
        if (!line->head && (line->figures || line->row != NULL))
            paste_show_line (paste, i);
    }
    out_line (out, _("To write: %d; the same: %d; computed, agree: %d, differ: %d; empty: %d; no figure: %d; without a row: %d."),
              count.n[CLIP_NEW] + count.n[CLIP_CHANGE], count.n[CLIP_SAME], count.n[CLIP_AGREES], count.n[CLIP_DIFFERS],
              count.n[CLIP_EMPTY], count.n[CLIP_BAD], count.no_row);
    if (count.letters > 0 && !paste->letters)
        out_line (out, "%s", _("Some figures have letters that look like digits; --letters takes them as digits."));
}

static int
paste_run (struct paste *paste, bool write)
{
    g_autoptr (GError) error = NULL;
    const GPtrArray *changes;

    if (!paste_read (paste))
        return STATUS_INPUT;
    paste_show (paste);
    if (!write) {
        out_line (paste->run->out, "%s", _("Nothing is written yet; --yes writes it, one undo takes it back."));
        return STATUS_DONE;
    }
    changes = session_paste (paste->session, paste->clip, &error);
    if (g_error_matches (error, SESSION_ERROR, SESSION_ERROR_NOTHING)) {
        out_line (paste->run->out, "%s", error->message);
        return STATUS_DONE;
    }
    if (changes == NULL)
        return command_fail (error);
    out_line (paste->run->out, "%s", _("Written."));
    return STATUS_DONE;
}

/* --dash and --unit; false = complained. */
static bool
paste_settings (struct paste *paste, const char *dash, const char *unit)
{
    for (int i = 0; dash != NULL && i < N_CLIP_DASHES; i++) {
        if (strcmp (clip_dash_names[i], dash) == 0) {
            paste->dash = (enum clip_dash) i;
            dash = NULL;
        }
    }
    if (dash != NULL)
        command_complain (_("--dash is keep, zero, blank or na, not %s."), dash);
    else if (unit != NULL && money_unit (unit) == 0)
        command_complain (_("%s is no unit of amounts; there are 元, 千元, 万元 and 亿元."), unit);
    paste->unit = unit;
    return dash == NULL && (unit == NULL || money_unit (unit) > 0);
}

int
cli_paste (struct run *run)
{
    g_autofree char *from = NULL, *sheet = NULL, *dash = NULL, *unit = NULL;
    gboolean yes = FALSE, letters = FALSE;
    const GOptionEntry options[] = {
        OPTION_TEXT ("from", 0, &from, N_ ("read the block from this file, text or XLSX, not from standard input"), N_ ("FILE")),
        OPTION_TEXT ("sheet", 0, &sheet, N_ ("the sheet of the XLSX file, where it has several"), N_ ("NAME")),
        OPTION_FLAG ("yes", 0, &yes, N_ ("write it, not only show what would be written")),
        OPTION_TEXT ("unit", 0, &unit, N_ ("unit of the amounts, where the heads say none or a wrong one"), N_ ("UNIT")),
        OPTION_TEXT ("dash", 0, &dash, N_ ("empty cells and strokes: keep (default), zero, blank or na"), N_ ("HOW")),
        OPTION_FLAG ("letters", 0, &letters, N_ ("letters that look like digits are digits")),
        OPTION_BOOK (run),
        OPTION_END,
    };
    g_autoptr (Session) session = NULL;
    struct paste paste = { .run = run, .letters = false };
    int status;

    if (!command_parse (run, options, &status))
        return status;
    paste.from = from != NULL ? from : "-";
    paste.sheet = sheet;
    paste.letters = letters;
    if (!paste_settings (&paste, dash, unit))
        return STATUS_INPUT;
    session = command_open (run, yes ? STORE_WRITE : STORE_READ, &status);
    if (session == NULL)
        return status;
    paste.session = session;
    status = paste_run (&paste, yes);
    clip_free (paste.clip);
    return status;
}
