/* Printing from the screens: into a file or on paper, with the page that is being made and Esc to stop it. */
#include "actions.h"
#include "popup.h"

#include "session/paper.h"

#include <glib/gi18n.h>
#include <string.h>

struct watch {
    struct ui *ui;
    int page; /* last said */
};

static bool
print_step (int page, void *data)
{
    struct watch *watch = data;

    if (page != watch->page) {
        watch->page = page;
        ui_say (watch->ui, LOOK_MESSAGE, _("Printing page %d. Esc stops."), page);
        ui_show (watch->ui);
    }
    return !input_stopped (watch->ui->input);
}

static struct export_options
print_options (struct ui *ui, struct watch *watch)
{
    *watch = (struct watch){ .ui = ui };
    return (struct export_options){ .print = { .ascii = ui->ascii }, .step = print_step, .data = watch };
}

static void
print_said (struct ui *ui, const char *said, const char *unlogged)
{
    ui_say (ui, unlogged != NULL ? LOOK_WARNING : LOOK_MESSAGE, "%s%s%s", said, unlogged != NULL ? " " : "", unlogged != NULL ? unlogged : "");
}

/* With the folder: who chose no folder does not know where the program was started. */
static void
print_said_file (struct ui *ui, const char *path, bool signoff, const char *unlogged)
{
    g_autofree char *whole = g_canonicalize_filename (path, NULL);
    g_autofree char *said = g_strdup_printf (signoff ? _("The sign-off page is in %s.") : _("The report is in %s."), whole);

    print_said (ui, said, unlogged);
}

static void print_ask (struct ui *ui, const char *name, bool signoff);

static void
print_file (struct ui *ui, const char *text, bool signoff)
{
    g_autofree char *path = g_strstrip (g_strdup (text));
    const struct export_format *format = session_export_format_of (path);
    struct watch watch;
    struct export_options options = print_options (ui, &watch);
    g_autofree char *unlogged = NULL;
    GError *error = NULL;

    options.signoff = signoff;
    options.unlogged = &unlogged;
    if (path[0] == '\0')
        return;
    if (format == NULL) {
        print_ask (ui, path, signoff);
        ui_say (ui, LOOK_ERROR, _("The name %s does not say in which format; let it end in .txt, .html, .pdf, .docx or .xlsx."), path);
    } else if (session_export (ui->session, path, format, &options, &error)) {
        print_said_file (ui, path, signoff, unlogged);
    } else {
        ui_say_error (ui, error);
    }
}

static void
print_file_done (struct ui *ui, struct screen *below, const char *text)
{
    (void)below;
    print_file (ui, text, false);
}

static void
print_signoff_done (struct ui *ui, struct screen *below, const char *text)
{
    (void)below;
    print_file (ui, text, true);
}

static void
print_ask (struct ui *ui, const char *name, bool signoff)
{
    struct screen *prompt = prompt_new (signoff ? _("Print the sign-off page") : _("Print the report"),
                                        _("A file ending in .pdf .docx .xlsx .html or .txt. Drafts are marked."), name, NULL,
                                        signoff ? print_signoff_done : print_file_done);

    prompt_select (prompt);
    ui_push (ui, prompt);
}

/* A name made of the unit's: a file in this folder. */
static void
print_offer (struct ui *ui, char *name_take, bool signoff)
{
    print_ask (ui, g_strdelimit (name_take, "/", '_'), signoff);
    g_free (name_take);
}

void
print_to_file (struct ui *ui, const char *ending)
{
    const struct store_book *info = session_info (ui->session);

    print_offer (ui, g_strdup_printf ("%s-%d.%s", info->unit, info->year, ending), false);
}

void
print_signoff (struct ui *ui)
{
    const struct store_book *info = session_info (ui->session);

    print_offer (ui, g_strdup_printf ("%s-%d-%s.pdf", info->unit, info->year, _("Sign-off page")), true);
}

/* Paper */

/* "office", "office 3", "office 3 duplex": what follows the printer's name is copies and sides. */
static bool
print_parse (char **words, struct paper *paper)
{
    *paper = (struct paper){ .printer = words[0], .copies = 1 };
    for (int i = 1; words[i] != NULL; i++) {
        gint64 number;
        if (strcmp (words[i], "duplex") == 0 || strcmp (words[i], _("duplex")) == 0)
            paper->duplex = true;
        else if (g_ascii_string_to_signed (words[i], 10, 1, 999, &number, NULL))
            paper->copies = (int)number;
        else
            return false;
    }
    return true;
}

static void
print_paper_done (struct ui *ui, struct screen *below, const char *text)
{
    g_autofree char *clean = g_strstrip (g_strdup (text));
    g_auto (GStrv) words = g_strsplit_set (clean, " ", -1);
    struct watch watch;
    struct export_options options = print_options (ui, &watch);
    struct paper paper;
    GError *error = NULL;
    g_autofree char *said = NULL, *unlogged = NULL;

    (void)below;
    if (clean[0] == '\0')
        return;
    if (!print_parse (words, &paper)) {
        ui_say (ui, LOOK_ERROR, _("Write the printer, then perhaps the number of copies and duplex: office 2 duplex."));
        return;
    }
    options.unlogged = &unlogged;
    said = session_paper (ui->session, &paper, &options, &error);
    if (said != NULL)
        print_said (ui, said, unlogged);
    else
        ui_say_error (ui, error);
}

static void
print_fill_printers (struct ui *ui, struct screen *below, const char *text, struct list *list)
{
    g_auto (GStrv) printers = session_printers ();

    (void)ui;
    (void)below;
    (void)text;
    for (int i = 0; printers[i] != NULL; i++)
        list_add (list, LOOK_PLAIN, printers[i], printers[i]);
    list_add (list, LOOK_PLAIN, "default", _("default   the printer that the system chooses"));
}

void
print_to_paper (struct ui *ui)
{
    struct screen *prompt = prompt_new (_("Print on paper"), _("The printer, then perhaps copies and duplex: office 2 duplex."), "default",
                                        print_fill_printers, print_paper_done);

    prompt_suggest (prompt);
    prompt_select (prompt);
    ui_push (ui, prompt);
}
