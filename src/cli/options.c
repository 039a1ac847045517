/* Arguments of a subcommand: options by GOption, the words between them, the usage text.  Every argument is looked at
 * here once: what passes is valid UTF-8, or the name of a file. */
#include "config.h"

#include "cli/command.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/text.h"

#define HELP_CELLS 26

/* An option whose value is called FILE, OUT or TSV takes any bytes: names of files are not always UTF-8. */
static bool
option_is_file (const GOptionEntry *entry)
{
    static const char *const files[] = { "FILE", "OUT", "TSV", NULL };

    return g_strv_contains (files, entry->arg_description);
}

static bool
option_is_number (const char *word)
{
    return word[0] == '-' && g_ascii_isdigit (word[1]);
}

const char *
command_nearest (const char *word)
{
    g_autoptr (GPtrArray) names = g_ptr_array_new ();

    for (int i = 0; i < n_commands; i++)
        g_ptr_array_add (names, (gpointer) commands[i].name);
    return form_nearest (word, names);
}

static const char *
option_nearest (const char *word, const GOptionEntry *options)
{
    g_autoptr (GPtrArray) names = g_ptr_array_new ();

    for (; options->long_name != NULL; options++)
        g_ptr_array_add (names, (gpointer) options->long_name);
    return form_nearest (word + strspn (word, "-"), names);
}

static int
option_unknown (const struct run *run, const char *word, const GOptionEntry *options)
{
    const char *near = option_nearest (word, options);

    if (near != NULL)
        return command_misused (run, _("There is no option %s; did you mean --%s?"), word, near);
    return command_misused (run, _("There is no option %s. A word that begins with - goes behind --."), word);
}

/* Where "--" ends the options; else argc. */
static int
option_end (int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp (argv[i], "--") == 0)
            return i;
    return argc;
}

/* Takes the options out of argv[0 .. *n - 1].  Texts are taken as bytes and flags take none, so that only a missing value
 * can fail here. */
static bool
command_parse_options (struct run *run, const GOptionEntry *options, gboolean *help, int *n, char **argv)
{
    const GOptionEntry common[] = {
        OPTION_FLAG ("help", 'h', help, NULL),
        OPTION_TEXT ("as", 0, &run->as, NULL, ""),
        OPTION_END,
    };
    g_autoptr (GOptionContext) context = g_option_context_new (NULL);
    const char *last = argv[*n - 1];

    g_option_context_set_help_enabled (context, FALSE);
    g_option_context_set_ignore_unknown_options (context, TRUE);
    g_option_context_add_main_entries (context, common, NULL);
    g_option_context_add_main_entries (context, options, NULL);
    if (g_option_context_parse (context, n, &argv, NULL))
        return true;
    command_misused (run, _("The option %s lacks its value."), last);
    return false;
}

/* The words that are left once the options are taken out, and all behind "--". */
static bool
command_take_words (struct run *run, const GOptionEntry *options, int n, char **argv, int end)
{
    run->words = g_new0 (char *, (gsize) run->argc + 1);
    for (int i = 1; i < n; i++) {
        if (argv[i][0] == '-' && argv[i][1] != '\0' && !option_is_number (argv[i])) {
            option_unknown (run, argv[i], options);
            return false;
        }
        run->words[run->n_words++] = g_strdup (argv[i]);
    }
    for (int i = end + 1; i < run->argc; i++)
        run->words[run->n_words++] = g_strdup (run->argv[i]);
    return true;
}

/* Text is UTF-8 from here on, whatever the terminal's encoding is. */
static bool
argument_take (char **argument)
{
    char *converted;

    if (g_get_charset (NULL))
        return g_utf8_validate (*argument, -1, NULL);
    converted = g_locale_to_utf8 (*argument, -1, NULL, NULL, NULL);
    if (converted == NULL)
        return false;
    g_free (*argument);
    *argument = converted;
    return true;
}

static bool
command_valid (struct run *run, const GOptionEntry *options)
{
    for (; options->long_name != NULL; options++) {
        char **text = options->arg == G_OPTION_ARG_FILENAME ? (char **) options->arg_data : NULL;
        if (text != NULL && *text != NULL && !option_is_file (options) && !argument_take (text)) {
            command_complain (_("The value of --%s is no text in the terminal's encoding: %s"), options->long_name, *text);
            return false;
        }
    }
    if (run->as != NULL && !argument_take (&run->as)) {
        command_complain (_("The value of --%s is no text in the terminal's encoding: %s"), "as", run->as);
        return false;
    }
    for (int i = 1; i < run->n_words; i++)
        if (!argument_take (&run->words[i])) {
            command_complain (_("An argument is no text in the terminal's encoding: %s"), run->words[i]);
            return false;
        }
    return true;
}

/* Complains where there are too few or too many words. */
static bool
command_count (const struct run *run)
{
    const struct command *command = run->command;

    if (run->n_words >= command->least && (command->most < 0 || run->n_words <= command->most))
        return true;
    if (run->n_words < command->least)
        command_misused (run, _("Too few arguments: %d, at least %d are needed."), run->n_words, command->least);
    else
        command_misused (run, _("Too many arguments: %d, at most %d are read."), run->n_words, command->most);
    return false;
}

static bool
command_take_format (struct run *run)
{
    static const char *const names[] = { "text", "tsv", "json" };

    for (int i = 0; i < 3; i++)
        if (run->format_name == NULL || strcmp (run->format_name, names[i]) == 0) {
            run->format = (enum format) i;
            return true;
        }
    command_complain (_("There is no format %s; there are text, tsv and json."), run->format_name);
    return false;
}

bool
command_parse (struct run *run, const GOptionEntry *options, int *status)
{
    int end = option_end (run->argc, run->argv), n = end;
    gboolean help = FALSE;
    g_autofree char **argv = g_new0 (char *, (gsize) run->argc + 1);

    memcpy (argv, run->argv, sizeof *argv * (size_t) end);
    *status = STATUS_INPUT;
    if (!command_parse_options (run, options, &help, &n, argv))
        return false;
    if (help) {
        command_help (run->command, options, run->out);
        *status = STATUS_DONE;
        return false;
    }
    return command_take_words (run, options, n, argv, end) && command_count (run) && command_valid (run, options) &&
           command_take_format (run);
}

void
run_clear (struct run *run)
{
    g_strfreev (run->words);
    g_free (run->as);
    g_free (run->which);
    g_free (run->format_name);
}

bool
command_number (const char *text, const char *what, int min, int max, int *number)
{
    gint64 value;

    if (g_ascii_string_to_signed (text, 10, min, max, &value, NULL)) {
        *number = (int) value;
        return true;
    }
    command_complain (_("%s must be a whole number from %d to %d, not %s."), what, min, max, text);
    return false;
}

static void
help_usage (const struct command *command, GString *out)
{
    g_auto (GStrv) ways = g_strsplit (_(command->arguments), "\n", -1);
    const char *lead = _("Usage:"), *name = command->name != NULL ? command->name : "";

    for (int i = 0; ways[i] != NULL; i++) {
        out_padded (out, i == 0 ? lead : "", text_width (lead) + 1);
        out_line (out, "juesuan%s%s %s", name[0] != '\0' ? " " : "", name, ways[i]);
    }
}

static void
help_option (const GOptionEntry *entry, GString *out)
{
    g_autofree char *letter = entry->short_name != 0 ? g_strdup_printf ("-%c, ", entry->short_name) : g_strdup ("");
    const char *value = entry->arg_description != NULL ? _(entry->arg_description) : "";
    g_autofree char *names = g_strdup_printf ("  %s--%s %s", letter, entry->long_name, value);

    out_padded (out, names, HELP_CELLS);
    out_line (out, " %s", _(entry->description));
}

void
command_help (const struct command *command, const GOptionEntry *options, GString *out)
{
    const GOptionEntry help = OPTION_FLAG ("help", 0, NULL, N_("this page"));
    const GOptionEntry as = OPTION_TEXT ("as", 0, NULL, N_ ("who logs in, where the file has accounts"), N_ ("NAME"));

    help_usage (command, out);
    out_line (out, "%s", "");
    out_line (out, "%s", _(command->help));
    out_line (out, "%s", "");
    if (command->more != NULL) {
        out_text (out, _(command->more));
        g_string_append (out, "\n\n");
    }
    out_line (out, "%s", _("Options:"));
    for (; options->long_name != NULL; options++)
        help_option (options, out);
    if (strstr (command->arguments, "FILE") != NULL)
        help_option (&as, out);
    help_option (&help, out);
}
