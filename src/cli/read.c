/* Files that subcommands read. */
#include "config.h"

#include "cli/command.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* All of a file, or of standard input for "-". */
bool
command_read (const char *path, char **data, gsize *length)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GIOChannel) channel = NULL;

    if (strcmp (path, "-") != 0) {
        if (g_file_get_contents (path, data, length, &error))
            return true;
    } else {
        channel = g_io_channel_unix_new (STDIN_FILENO);
        g_io_channel_set_encoding (channel, NULL, NULL);
        if (g_io_channel_read_to_end (channel, data, length, &error) == G_IO_STATUS_NORMAL)
            return true;
    }
    command_complain (_("%s cannot be read: %s."), path, error != NULL ? error->message : "");
    return false;
}
