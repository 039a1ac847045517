/* Form files: libconfig in forms/<edition>/ -> struct form.  The only folder that knows libconfig. */
#ifndef FORMFILE_FORMFILE_H
#define FORMFILE_FORMFILE_H

#include "core/form.h"

/* Where editions are looked for: $JUESUAN_FORMS (folders separated by ':'), else the installed folder. */
char **formfile_folders (void);
/* Ids of all editions found that a book can be of, sorted; and with those that are only bases. */
GPtrArray *formfile_list (void);
GPtrArray *formfile_list_all (void);
/* Loads an edition by id or by folder path, with its bases. All complaints, one a line as file:line: sentence, in *error. */
struct form *formfile_load (const char *edition, GError **error);
/* Ids of the editions that are for the year, sorted; may be empty. */
GPtrArray *formfile_for_year (int year);
/* All complaints about a folder, also those that loading does not look for (every rule's formula bound and typed, every template,
 * codes known ...): array of char *, empty = sound. */
GPtrArray *formfile_check (const char *folder);
/* The edition as loaded, with inheritance done, as text with file:line of each piece; section NULL = all. */
char *formfile_show (const char *edition, const char *section, GError **error);

#define FORMFILE_ERROR (formfile_error_quark ())
GQuark formfile_error_quark (void);

#endif
