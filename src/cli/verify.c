/* juesuan verify: the chain of hashes over the trail of changes. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>

int
cli_verify (struct run *run)
{
    const GOptionEntry options[] = { OPTION_END };
    g_autoptr (GError) error = NULL;
    g_autoptr (Store) store = NULL;
    g_autofree char *head = NULL;
    int status;

    if (!command_parse (run, options, &status))
        return status;
    store = store_open (run->words[0], STORE_READ, &error);
    if (store == NULL)
        return command_fail (error);
    if (!store_verify (store, &head, &error)) {
        command_fail (error);
        return STATUS_REFUSED;
    }
    out_line (run->out, _("The trail is unbroken. Newest hash: %s"), head != NULL ? head : "-");
    return STATUS_DONE;
}
