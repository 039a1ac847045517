/* The command line: which subcommand, its arguments, its exit status.  The terminal program is the case without one. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

/* Runs the program after the locale has been set.  Returns the exit status: 0 done, 1 findings or a refusal, 2 wrong
 * usage or input. */
int cli_main (int argc, char **argv);

#endif
