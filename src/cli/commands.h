/* The subcommands, one a file: each reads its arguments, asks the session, fills run->out and returns the exit status. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

int cli_backup (struct run *run);
int cli_base (struct run *run);
int cli_book (struct run *run);
int cli_books (struct run *run);
int cli_check (struct run *run);
int cli_codes (struct run *run);
int cli_correct (struct run *run);
int cli_demo (struct run *run);
int cli_explain (struct run *run);
int cli_find (struct run *run);
int cli_forms (struct run *run);
int cli_get (struct run *run);
int cli_help (struct run *run);
int cli_log (struct run *run);
int cli_mark (struct run *run);
int cli_new (struct run *run);
int cli_paste (struct run *run);
int cli_print (struct run *run);
int cli_redo (struct run *run);
int cli_restore (struct run *run);
int cli_review (struct run *run);
int cli_row (struct run *run);
int cli_set (struct run *run);
int cli_step (struct run *run); /* withdraw, return, approve, unlock, publish */
int cli_submit (struct run *run);
int cli_terminal (struct run *run); /* no subcommand */
int cli_trace (struct run *run);
int cli_undo (struct run *run);
int cli_user (struct run *run);
int cli_verify (struct run *run);

#endif
