/* Where both programs begin: characters, messages and their catalogue. */
#ifndef LANGUAGE_H
#define LANGUAGE_H

/* Before anything else that speaks.  Texts inside the programs are UTF-8 whatever the terminal; GLib's g_print turns
 * them into the terminal's charset, and g_get_charset says whether that is UTF-8, which drawing screens needs. */
void language_begin (void);

#endif
