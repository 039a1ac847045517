/* make-pdf MODEL OUT: a model of models.c as PDF; the name "rare" is a report with a character that no font has.
 * Exit status: 0 done, 1 refused (the sentence on standard error), 77 no Chinese font. */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "models.h"
#include "print/print.h"

static struct report *
make_report (const char *name)
{
    if (strcmp (name, "rare") != 0)
        return model_by_name (name);
    struct report *report = report_new ();
    report_add (report, BLOCK_PARAGRAPH, 0, "text", "前面的文字，某某\U0010fffd同志，后面的文字");
    return report;
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "C.UTF-8");
    g_autoptr (GError) error = NULL;
    g_autoptr (Report) report = argc == 3 ? make_report (argv[1]) : NULL;
    if (!report) {
        fprintf (stderr, "usage: make-pdf MODEL OUT\n");
        return 2;
    }
    g_autoptr (GBytes) bytes = print_pdf (report, NULL, &error);
    if (!bytes || !print_write (argv[2], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error)) {
        fprintf (stderr, "%s\n", error->message);
        return strstr (error->message, "No Chinese font") ? 77 : 1;
    }
    return 0;
}
