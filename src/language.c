/* The surroundings decide: which characters, which language.  A system need not have the locale that the environment
 * names. */
#include "config.h"

#include "language.h"

#include <glib.h>
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <string.h>

/* The first of the variables that is set, or NULL: the order in which setlocale and gettext look. */
static const char *
language_first_set (const char *const *names)
{
    for (int i = 0; names[i] != NULL; i++) {
        const char *value = g_getenv (names[i]);

        if (value != NULL && *value != '\0')
            return value;
    }
    return NULL;
}

/* "C", "C.UTF-8", "POSIX" and an unset locale name no language. */
static bool
language_names_language (const char *locale)
{
    if (locale == NULL)
        return false;
    return strcmp (locale, "C") != 0 && !g_str_has_prefix (locale, "C.") && strcmp (locale, "POSIX") != 0;
}

/* The charset in a locale's name that the system does not have installed: "zh_CN.GB18030" says what the terminal
 * speaks all the same.  NULL where the name has none, or UTF-8. */
static char *
language_charset_of_name (const char *locale)
{
    const char *dot = locale == NULL ? NULL : strchr (locale, '.');

    if (dot == NULL)
        return NULL;
    char *charset = g_strndup (dot + 1, strcspn (dot + 1, "@"));
    if (g_ascii_strcasecmp (charset, "UTF-8") == 0 || g_ascii_strcasecmp (charset, "UTF8") == 0)
        g_clear_pointer (&charset, g_free);
    return charset;
}

/* Characters: what the environment says, if it can be had; a minimal system has no zh_CN.UTF-8, but C.UTF-8. */
static void
language_set_characters (void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG", NULL};
    const char *wanted = language_first_set (names);

    if (setlocale (LC_CTYPE, "") != NULL &&
        (language_names_language (wanted) || strcmp (nl_langinfo (CODESET), "UTF-8") == 0))
        return;
    setlocale (LC_CTYPE, "C.UTF-8");
    g_autofree char *charset = language_charset_of_name (wanted);
    if (language_names_language (wanted) && charset != NULL)
        g_setenv ("CHARSET", charset, TRUE); /* g_get_charset believes it before the locale */
}

/* Messages: Chinese, unless the environment names another language.  gettext translates nothing in the C locale, and
 * heeds LANGUAGE only outside it, hence C.UTF-8. */
static void
language_set_messages (void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG", NULL};
    const char *wanted = language_first_set (names);
    const char *language = g_getenv ("LANGUAGE");
    const char *set = setlocale (LC_MESSAGES, "");

    if (set == NULL || !language_names_language (set))
        setlocale (LC_MESSAGES, "C.UTF-8");
    if (language != NULL && *language != '\0')
        return;
    if (!language_names_language (wanted) || g_str_has_prefix (wanted, "zh"))
        g_setenv ("LANGUAGE", "zh_CN", TRUE);
}

static void
language_set_catalogue (void)
{
    const char *folder = g_getenv ("JUESUAN_LOCALEDIR");

    bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : LOCALEDIR);
    bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
    textdomain (GETTEXT_PACKAGE);
}

void
language_begin (void)
{
    language_set_characters ();
    language_set_messages ();
    language_set_catalogue ();
}
