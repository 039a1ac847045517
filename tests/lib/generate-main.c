/* generate EDITION YEAR SEED exact|rounded|mixed: what is typed for a generated book, for `juesuan set FILE --from`. */
#include "generate.h"

#include "formfile/formfile.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
print_items (const struct book *book)
{
    g_autoptr (GPtrArray) items = book_items (book);

    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, i);
        if (item->layer == LAYER_ROW)
            continue;
        g_autofree char *layer = item->layer != LAYER_VALUE ? g_strconcat ("@", layer_names[item->layer], NULL) : g_strdup ("");
        bool list = book_section (book, item->section)->form->kind == SECTION_LIST; /* a new row is addressed by its place */
        printf ("%s.%s.%s%s\t%s\n", item->section, item->row + (list ? 1 : 0), item->column, layer,
                item->new.raw != NULL ? item->new.raw : item->new.text);
    }
}

int
main (int argc, char **argv)
{
    static const char *const roundings[] = { "exact", "rounded", "mixed" };
    g_autoptr (GError) error = NULL;

    setlocale (LC_ALL, "");
    if (argc != 5) {
        fprintf (stderr, "usage: generate EDITION YEAR SEED exact|rounded|mixed\n");
        return 2;
    }
    g_autoptr (Form) form = formfile_load (argv[1], &error);
    g_autoptr (Book) book = form != NULL ? book_new (form, atoi (argv[2]), &error) : NULL;
    if (book == NULL) {
        fprintf (stderr, "%s\n", error->message);
        return 1;
    }
    for (int i = 0; i < 3; i++)
        if (strcmp (argv[4], roundings[i]) == 0)
            generate_book (book, (guint32)strtoul (argv[3], NULL, 10), (enum generate_rounding)i);
    print_items (book);
    return 0;
}
