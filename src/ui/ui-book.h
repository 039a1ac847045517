/* Opening a book, before the terminal is taken over and afterwards (ui_open_book is in screen.h). */
#ifndef UI_UI_BOOK_H
#define UI_UI_BOOK_H

#include "screen.h"

/* Before the terminal is taken over: the file must be one that can be used.  *session NULL = its books are to be
 * listed. */
bool ui_open_file (const char *path, const struct ui_options *options, struct session **session, GError **warning, GError **error);
/* Its home screen, with what there is to be said about it. */
void ui_begin_book (struct ui *ui);

#endif
