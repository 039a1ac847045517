/* The start of the program: locale, then the command.  It knows no subject of the program. */
#include "config.h"

#include <glib.h>
#include <glib/gi18n.h>
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *
main_locale_folder (void)
{
    const char *folder = g_getenv ("JUESUAN_LOCALEDIR");

    return folder != NULL && *folder != '\0' ? folder : LOCALEDIR;
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    bindtextdomain (GETTEXT_PACKAGE, main_locale_folder ());
    bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
    textdomain (GETTEXT_PACKAGE);
    if (argc == 2 && strcmp (argv[1], "--version") == 0) {
        printf ("juesuan %s\n", PACKAGE_VERSION);
        return 0;
    }
    fprintf (stderr, _("usage: juesuan --version\n"));
    return 2;
}
