/* The start of the program: language, then the command line.  It knows no subject of the program. */
#include "config.h"

#include "cli/cli.h"
#include "language.h"

int
main (int argc, char **argv)
{
    language_begin ();
    return cli_main (argc, argv);
}
