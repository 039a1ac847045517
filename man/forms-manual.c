/* Makes juesuan-forms.5 from juesuan-forms.5.in: the tables of keys and functions come from the program itself, so that the page cannot
 * say anything else.  Usage: forms-manual en|zh < juesuan-forms.5.in, in the language of the environment.
 *
 * In the .in file, @keys@ and @functions@ stand for the tables.  "@file NAME", "@run" and "@text" begin an example that is shown as it
 * stands until "@end"; tests/forms/manual.sh writes the files and runs the commands. */
#include "core/expr.h"
#include "formfile/keys.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

/* Plain text so that roff prints it as it is. */
static void
put_text (const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs ("\\&", stdout);
    for (; *text != '\0'; text++) {
        if (*text == '\\')
            fputs ("\\e", stdout);
        else if (*text == '-')
            fputs ("\\-", stdout);
        else if (*text == '\'')
            fputs ("\\(aq", stdout);
        else if (*text == '"')
            fputs ("\\(dq", stdout);
        else
            putchar (*text);
    }
}

static void
put_line (const char *macro, const char *text)
{
    fputs (macro, stdout);
    put_text (text);
    putchar ('\n');
}

static void
put_key (const struct key *key, bool zh)
{
    puts (".TP");
    put_line (".B ", key->name);
    if (key->words != NULL) {
        g_autofree char *words = g_strdelimit (g_strdup (key->words), "|", ' ');
        put_text (words);
    } else {
        put_text (_(key_types[key->type]));
    }
    if (key->type == KEY_NUMBER)
        printf (zh ? "，%d 至 %d" : ", %d to %d", key->low, key->high);
    if (key->required)
        fputs (zh ? "（必需）" : " (required)", stdout);
    puts (zh ? "。" : ".");
    puts (".br");
    put_text (_(key->help));
    puts (zh ? "。" : ".");
}

static void
put_keys (bool zh)
{
    for (int kind = 0; kind < N_GROUPS; kind++) {
        const struct group_def *group = &key_groups[kind];
        put_line (".SS ", group->name);
        put_text (_(group->help));
        puts (zh ? "。" : ".");
        for (const struct key *key = group->keys; key->name != NULL; key++)
            put_key (key, zh);
    }
}

static void
put_functions (bool zh)
{
    for (int i = 0; i < expr_n_functions; i++) {
        const struct expr_function *function = &expr_functions[i];
        g_autofree char *head = g_strdup_printf ("%s(%s)", function->name, function->args);
        puts (".TP");
        put_line (".B ", head);
        put_text (_(function->help));
        puts (zh ? "。" : ".");
        puts (".br");
        put_text (function->example);
        putchar ('\n');
    }
}

static void
begin_example (const char *line)
{
    if (g_str_has_prefix (line, "@file ")) {
        puts (".PP");
        put_line (".I ", line + strlen ("@file "));
    }
    puts (".PP\n.EX");
}

int
main (int argc, char **argv)
{
    bool zh = argc > 1 && strcmp (argv[1], "zh") == 0;
    bool example = false;
    char line[1000];

    setlocale (LC_ALL, "");
    bindtextdomain ("juesuan", g_getenv ("JUESUAN_LOCALEDIR"));
    bind_textdomain_codeset ("juesuan", "UTF-8");
    textdomain ("juesuan");
    while (fgets (line, sizeof line, stdin) != NULL) {
        line[strcspn (line, "\n")] = '\0';
        if (strcmp (line, "@keys@") == 0) {
            put_keys (zh);
        } else if (strcmp (line, "@functions@") == 0) {
            put_functions (zh);
        } else if (strcmp (line, "@end") == 0) {
            puts (".EE");
            example = false;
        } else if (line[0] == '@') {
            begin_example (line);
            example = true;
        } else if (example) {
            put_line ("", line);
        } else {
            puts (line);
        }
    }
    return ferror (stdin) || fflush (stdout) != 0 ? 1 : 0;
}
