/* juesuan base: last year's figures and budgets that a first year has to type, and how many are there. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>

#include "core/book-base.h"

static void
base_line (GString *out, const struct book *book, const struct base_cell *base, bool tsv)
{
    const struct cell *cell = base->cell;
    bool prior = base->layer == LAYER_PRIOR;
    g_autofree char *address = g_strdup_printf ("%s%s", cell->address, prior ? "@prior" : "");
    g_autofree char *value = book_print (book, node_of (cell->index, prior));
    const char *fields[] = { address, value };

    if (tsv) {
        out_tsv (out, fields, 2);
        return;
    }
    out_padded (out, address, 44);
    out_line (out, " %s", base->filled ? value : _("blank"));
}

int
cli_base (struct run *run)
{
    gboolean missing = FALSE;
    const GOptionEntry options[] = {
        OPTION_FLAG ("missing", 0, &missing, N_ ("only those that are still blank")),
        OPTION_FORMAT (run),
        OPTION_BOOK (run),
        OPTION_END,
    };
    g_autoptr (Session) session = NULL;
    g_autoptr (GArray) base = NULL;
    int status, filled;

    session = command_begin (run, options, STORE_READ, &status);
    if (session == NULL)
        return status;
    base = book_base (session_book (session), &filled);
    for (guint i = 0; i < base->len; i++) {
        const struct base_cell *one = &g_array_index (base, struct base_cell, i);
        if (!missing || !one->filled)
            base_line (run->out, session_book (session), one, run->format != FORMAT_TEXT);
    }
    if (run->format == FORMAT_TEXT)
        out_line (run->out, _("%d of %u are there."), filled, base->len);
    return STATUS_DONE;
}
