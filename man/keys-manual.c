/* Writes the section about keys of juesuan.1 from the table of actions: standard input with what
 * stands between its two marks replaced.  Usage: keys-manual < juesuan.1 > new, in the language of the environment. */
#include "ui/keymap.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#define BEGIN ".\\\" keys: begin"
#define END ".\\\" keys: end"

/* Plain text so that roff prints it as it is. */
static void
put_text (const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs ("\\&", stdout);
    for (; *text != '\0'; text = g_utf8_next_char (text)) {
        gunichar c = g_utf8_get_char (text);
        if (c == '\\')
            fputs ("\\e", stdout);
        else if (c == '-')
            fputs ("\\-", stdout);
        else if (c == '^')
            fputs ("\\(ha", stdout);
        else if (c < 0x80)
            putchar ((int)c);
        else
            fwrite (text, 1, (size_t)(g_utf8_next_char (text) - text), stdout);
    }
}

static void
put_binding (const struct binding_info *binding)
{
    const char *twin = keymap_twin (binding->keys[0]);

    puts (".TP");
    fputs (".B \"", stdout);
    for (int k = 0; k < 3 && binding->keys[k] != K_NONE; k++) {
        put_text (k > 0 ? ", " : "");
        put_text (keymap_key_name (binding->keys[k]));
    }
    if (twin != NULL) {
        put_text (" (");
        put_text (twin);
        put_text (")");
    }
    if (binding->keys[0] == K_NONE) {
        put_text ("F10, ");
        put_text (_(binding->label));
    }
    puts ("\"");
    put_text (_(binding->help));
    putchar ('\n');
}

/* Each entry stands in the first of its groups only; what is the same everywhere is told once. */
static void
put_keys (void)
{
    unsigned told = 0;

    for (gsize g = 0; g < (gsize)keymap_n_states; g++) {
        printf (".SS ");
        put_text (_(keymap_states[g].name));
        putchar ('\n');
        for (int i = 0; i < keymap_size; i++) {
            if ((keymap[i].states & keymap_states[g].state) != 0 && (keymap[i].states & told) == 0)
                put_binding (&keymap[i]);
        }
        told |= keymap_states[g].state;
    }
}

int
main (void)
{
    char line[2000];
    bool inside = false;

    setlocale (LC_ALL, "");
    bindtextdomain ("juesuan", g_getenv ("JUESUAN_LOCALEDIR"));
    bind_textdomain_codeset ("juesuan", "UTF-8");
    textdomain ("juesuan");
    while (fgets (line, sizeof line, stdin) != NULL) {
        if (g_str_has_prefix (line, END))
            inside = false;
        if (!inside)
            fputs (line, stdout);
        if (g_str_has_prefix (line, BEGIN)) {
            inside = true;
            put_keys ();
        }
    }
    return ferror (stdin) || fflush (stdout) != 0 ? 1 : 0;
}
