/* The command line: everything a screen can do by its name, and the subcommands with the arguments they have in a shell; what
 * they say is shown.  Must not know what they do. */
#include "command.h"

#include "actions.h"
#include "pager.h"
#include "popup.h"

#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_REMEMBERED 100
#define COMMAND_CELLS 14 /* of the names in the list; longer ones push what is behind them */

char *
command_word (const struct binding_info *binding)
{
    GString *word = g_string_new (NULL);

    for (const char *p = binding->label; *p != '\0'; p++) {
        if (g_ascii_isalnum (*p))
            g_string_append_c (word, g_ascii_tolower (*p));
    }
    return g_string_free (word, FALSE);
}

/* An action can be called in a state if it needs no text being typed. */
static bool
command_callable (const struct binding_info *binding, enum ui_state state)
{
    return (binding->states & state) != 0 && binding->menu;
}

static const struct binding_info *
command_binding (enum ui_state state, const char *word)
{
    for (int i = 0; i < keymap_size; i++) {
        g_autofree char *name = command_word (&keymap[i]);
        if (command_callable (&keymap[i], state) &&
            (g_ascii_strcasecmp (name, word) == 0 || g_str_equal (_(keymap[i].label), word)))
            return &keymap[i];
    }
    return NULL;
}

/* The one action whose name begins so; NULL none, or several do. */
static const struct binding_info *
command_begun (enum ui_state state, const char *word)
{
    const struct binding_info *found = NULL;

    for (int i = 0; i < keymap_size; i++) {
        g_autofree char *name = command_word (&keymap[i]);
        if (!command_callable (&keymap[i], state) ||
            (g_ascii_strncasecmp (name, word, strlen (word)) != 0 && !g_str_has_prefix (_(keymap[i].label), word)))
            continue;
        if (found != NULL)
            return NULL;
        found = &keymap[i];
    }
    return found;
}

static const struct ui_verb *
command_verb (const struct ui *ui, const char *word)
{
    for (int i = 0; i < ui->options->n_verbs; i++) {
        if (g_str_equal (ui->options->verbs[i].name, word))
            return &ui->options->verbs[i];
    }
    return NULL;
}

/* The lists below the line: what was typed before, then all that begins with what is typed now. */

/* `word` is the English name, `name` the one that the user's language has; what is shown is taken. */
static void
command_suggest (struct list *list, const char *text, const char *word, const char *name, const char *help, bool more)
{
    bool english = text[0] != '\0' && g_ascii_strncasecmp (word, text, strlen (text)) == 0;
    const char *shown = english ? word : name;
    g_autofree char *padded = text_pad (shown, MAX (COMMAND_CELLS, text_width (shown)), -1);
    g_autofree char *line = g_strdup_printf ("%s  %s", padded, help);
    g_autofree char *taken = g_strdup_printf ("%s%s", shown, more ? " " : "");

    if (english || strstr (name, text) != NULL || strstr (help, text) != NULL)
        list_add (list, LOOK_PLAIN, taken, line);
}

/* The name of an action in the user's language, as it can be typed. */
static char *
command_name (const struct binding_info *binding)
{
    const char *label = _(binding->label);

    return (unsigned char)label[0] < 0x80 ? command_word (binding) : g_strdup (label);
}

static void
command_fill_sections (struct ui *ui, const char *text, const char *rest, struct list *list)
{
    g_autofree char *verb = g_strndup (text, (gsize)(rest - text));

    for (int i = 0; ui->session != NULL && i < book_n_sections (ui_book (ui)); i++) {
        const struct section *form = book_section_at (ui_book (ui), i)->form;
        g_autofree char *line = g_strdup_printf ("%s %s", form->code != NULL ? form->code : form->id, section_short_title (form));
        g_autofree char *taken = g_strdup_printf ("%s%s", verb, form->id);
        if (strstr (line, rest) != NULL || g_str_has_prefix (form->id, rest))
            list_add (list, LOOK_PLAIN, taken, line);
    }
}

static void
command_fill (struct ui *ui, struct screen *below, const char *text, struct list *list)
{
    const char *rest = strchr (text, ' ');
    enum ui_state state = below->class->state (below);

    for (int i = (int)ui->commands->len - 1; i >= 0 && text[0] == '\0'; i--)
        list_add (list, LOOK_FIELD, g_ptr_array_index (ui->commands, i), g_ptr_array_index (ui->commands, i));
    if (rest != NULL) {
        command_fill_sections (ui, text, rest + 1, list);
        return;
    }
    for (int i = 0; i < keymap_size; i++) {
        g_autofree char *word = command_word (&keymap[i]);
        bool more = keymap[i].action == ACT_GOTO || keymap[i].action == ACT_FIND;
        g_autofree char *name = command_name (&keymap[i]);
        if (command_callable (&keymap[i], state))
            command_suggest (list, text, word, name, _(keymap[i].help), more);
    }
    for (int i = 0; i < ui->options->n_verbs; i++) {
        const struct ui_verb *verb = &ui->options->verbs[i];
        if (command_binding (state, verb->name) == NULL)
            command_suggest (list, text, verb->name, verb->name, _(verb->help), true);
    }
}

/* Subcommands. */

static void
command_show (struct ui *ui, const char *title, const char *said, bool good)
{
    const char *end = strchr (said, '\n');

    if (said[0] == '\0')
        ui_say (ui, LOOK_MESSAGE, "%s", good ? _("Done.") : _("That did not work."));
    else if (end == NULL || end[1] == '\0')
        ui_say (ui, good ? LOOK_MESSAGE : LOOK_ERROR, "%s", said);
    else
        ui_push (ui, pager_new (title, said));
}

static void
command_run_verb (struct ui *ui, const char *line)
{
    const struct store_book *info = ui->session == NULL ? NULL : session_info (ui->session);
    g_autofree char *book = info == NULL ? NULL : session_which (info);
    g_autoptr (GString) said = g_string_new (NULL);
    int status = ui->options->run (line, ui->path, book, ui->login, said);
    GError *error = NULL;

    if (ui->session != NULL && session_refresh (ui->session, &error))
        ui_changed (ui);
    if (error != NULL)
        ui_say_error (ui, error);
    else
        command_show (ui, line, said->str, status == 0);
}

/* What is typed behind the first word, as it stands. */
static const char *
command_rest (const char *line)
{
    const char *blank = strchr (line, ' ');

    return blank == NULL ? "" : blank + strspn (blank, " ");
}

static bool
command_takes_text (const struct binding_info *binding)
{
    return binding->action == ACT_GOTO || binding->action == ACT_FIND;
}

static bool
command_run_action (struct ui *ui, struct screen *below, const char *word, const char *rest)
{
    const struct binding_info *binding = command_binding (below->class->state (below), word);

    if (binding == NULL && command_verb (ui, word) == NULL)
        binding = command_begun (below->class->state (below), word);
    if (binding == NULL || (rest[0] != '\0' && command_verb (ui, word) != NULL && !command_takes_text (binding)))
        return false;
    if (rest[0] != '\0' && !command_takes_text (binding))
        ui_say (ui, LOOK_ERROR, _("“%s” takes nothing behind it here."), word);
    else if (rest[0] == '\0')
        ui_do (ui, binding->action);
    else if (binding->action == ACT_GOTO)
        actions_goto (ui, rest);
    else
        actions_find (ui, rest);
    return true;
}

static void
command_remember (struct ui *ui, const char *line)
{
    for (guint i = 0; i < ui->commands->len; i++) {
        if (g_str_equal (g_ptr_array_index (ui->commands, i), line)) {
            g_ptr_array_remove_index (ui->commands, i);
            break;
        }
    }
    g_ptr_array_add (ui->commands, g_strdup (line));
    if (ui->commands->len > MOST_REMEMBERED)
        g_ptr_array_remove_index (ui->commands, 0);
}

static void
command_done (struct ui *ui, struct screen *below, const char *text)
{
    g_autofree char *line = g_strstrip (g_strdup (text));
    g_auto (GStrv) words = NULL;
    GError *error = NULL;

    if (line[0] == '\0')
        return;
    command_remember (ui, line);
    if (!g_shell_parse_argv (line, NULL, &words, &error)) {
        ui_say_error (ui, error);
        return;
    }
    if (command_run_action (ui, below, words[0], command_rest (line)))
        return;
    if (command_verb (ui, words[0]) != NULL)
        command_run_verb (ui, line);
    else
        ui_say (ui, LOOK_ERROR, _("There is no command “%s”. ^X lists all of them."), words[0]);
}

struct screen *
command_new (struct ui *ui)
{
    struct screen *prompt = prompt_new (_("Command"), _("Tab takes the marked line, Enter does what is typed."), "",
                                        command_fill, command_done);

    (void)ui;
    prompt_suggest (prompt);
    return prompt;
}
