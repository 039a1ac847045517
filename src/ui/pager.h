/* A text to be read page by page: what a subcommand said, a ledger in words. */
#ifndef UI_PAGER_H
#define UI_PAGER_H

#include "screen.h"

struct screen *pager_new (const char *title, const char *text);

#endif
