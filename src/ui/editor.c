/* A long text in the user's own editor: $VISUAL, else $EDITOR, else vi.  The terminal is the editor's until it ends; the text is in
 * a file that only its owner can read, and gone afterwards. */
#include "editor.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char **
editor_argv (const char *file, GError **error)
{
    const char *visual = g_getenv ("VISUAL"), *editor = g_getenv ("EDITOR");
    const char *command = visual != NULL && visual[0] != '\0' ? visual : editor != NULL && editor[0] != '\0' ? editor : "vi";
    g_autofree char *quoted = g_shell_quote (file);
    g_autofree char *line = g_strdup_printf ("%s %s", command, quoted);
    char **argv;

    return g_shell_parse_argv (line, NULL, &argv, error) ? argv : NULL;
}

/* False where it could not be started, or ended badly: then nothing counts that it wrote. */
static bool
editor_spawn (struct ui *ui, char **argv, GError **error)
{
    int status = 0;
    bool started;

    ui_release (ui);
    started = g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_CHILD_INHERITS_STDIN, input_child, ui->input, NULL, NULL,
                            &status, error);
    ui_regain (ui);
    if (started && (!WIFEXITED (status) || WEXITSTATUS (status) != 0)) {
        g_set_error (error, UI_ERROR, UI_ERROR_TERMINAL, _("The editor %s ended badly; the text is as it was."), argv[0]);
        return false;
    }
    return started;
}

bool
editor_write_private (const char *file, const char *text, GError **error)
{
    mode_t mask = umask (077); /* what is replaced does not pass its mode on */
    bool done = g_file_set_contents (file, text, -1, error);

    umask (mask);
    return done;
}

static bool
editor_do (struct ui *ui, const char *file, const char *text, char **changed, GError **error)
{
    g_auto (GStrv) argv = editor_argv (file, error);
    g_autofree char *line = g_strconcat (text, "\n", NULL);
    gsize length;

    if (argv == NULL || !editor_write_private (file, line, error) || !editor_spawn (ui, argv, error) ||
        !g_file_get_contents (file, changed, &length, error))
        return false;
    g_strchomp (*changed);
    return true;
}

char *
editor_edit (struct ui *ui, const char *text)
{
    g_autofree char *file = NULL;
    GError *error = NULL;
    char *changed = NULL;
    int descriptor = g_file_open_tmp ("juesuan-XXXXXX.txt", &file, &error);

    if (descriptor < 0) {
        ui_say_error (ui, error);
        return NULL;
    }
    close (descriptor);
    if (!editor_do (ui, file, text, &changed, &error))
        ui_say_error (ui, error);
    g_unlink (file);
    return changed;
}
