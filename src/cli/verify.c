/* juesuan verify: the chain of hashes over the trail of changes, and all that follows from it. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whether a hash that was noted earlier is one of this history: then everything up to it is as it was. */
static int
verify_head (struct run *run, struct store *store, const char *head)
{
    g_autofree char *plain = g_ascii_strdown (head, -1);
    g_autoptr (GError) error = NULL;
    int64_t row;

    if (strlen (plain) != 64 || strspn (plain, "0123456789abcdef") != 64) {
        command_complain (_("%s is no hash: 64 digits 0-9 a-f stand on the sign-off page."), head);
        return STATUS_INPUT;
    }
    row = store_hash_row (store, plain, &error);
    if (row < 0)
        return command_fail (error);
    if (row == 0) {
        command_complain (_("%s: no row of the history has the hash %s. The history was made anew since it was noted, or it is of another file. "
                            "Take the last good copy."),
                          run->words[0], plain);
        return STATUS_REFUSED;
    }
    out_line (run->out, _("That hash is of row %d: the history up to there is what it was when it was noted."), (int)row);
    return STATUS_DONE;
}

int
cli_verify (struct run *run)
{
    g_autofree char *noted = NULL;
    const GOptionEntry options[] = {
        OPTION_TEXT ("head", 0, &noted, N_ ("a hash noted earlier, for instance from the sign-off page"), N_ ("HASH")),
        OPTION_END,
    };
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
    out_line (run->out, _("The trail is unbroken. Newest hash (%s): %s"), store_hash_shown (store), head != NULL ? head : "-");
    return noted != NULL ? verify_head (run, store, noted) : STATUS_DONE;
}
