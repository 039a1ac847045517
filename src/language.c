/* Locale and language of the programs: UTF-8 wherever it can be had, Chinese unless the environment asks for another language. */
#include "config.h"

#include "language.h"

#include <glib.h>
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <string.h>

static bool
language_named (const char *locale)
{
    return locale != NULL && *locale != '\0' && strcmp (locale, "C") != 0 && strcmp (locale, "POSIX") != 0 && !g_str_has_prefix (locale, "C.");
}

/* Chinese, unless the environment asks for another language; also where the locale it names is not installed. */
static void
language_choose (void)
{
    static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    const char *language = g_getenv ("LANGUAGE");

    for (size_t i = 0; (language == NULL || *language == '\0') && i < G_N_ELEMENTS (variables); i++)
        if (language_named (g_getenv (variables[i])))
            language = g_getenv (variables[i]);
    if (language == NULL || *language == '\0')
        language = "zh_CN";
    g_autofree char *without_charset = g_strndup (language, strcspn (language, ".@"));
    g_setenv ("LANGUAGE", without_charset, TRUE);
    const char *now = setlocale (LC_MESSAGES, NULL);
    if (!language_named (now)) /* gettext translates nothing in the locale C */
        setlocale (LC_MESSAGES, "C.UTF-8");
}

/* A terminal that really speaks another encoding is left alone (and refused by the screens); no locale at all means UTF-8. */
static void
language_set_locale (void)
{
    bool known = setlocale (LC_ALL, "") != NULL;
    const char *charset = nl_langinfo (CODESET);

    if (!known || strcmp (charset, "ANSI_X3.4-1968") == 0)
        setlocale (LC_CTYPE, "C.UTF-8");
    language_choose ();
}

static const char *
language_folder (void)
{
    const char *folder = g_getenv ("JUESUAN_LOCALEDIR");

    return folder != NULL && *folder != '\0' ? folder : LOCALEDIR;
}

void
language_begin (void)
{
    language_set_locale ();
    bindtextdomain (GETTEXT_PACKAGE, language_folder ());
    bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
    textdomain (GETTEXT_PACKAGE);
}
