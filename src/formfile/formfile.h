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
/* The same from a folder that is about to go: nothing of it is kept. */
struct form *formfile_load_folder (const char *folder, GError **error);
/* Ids of the editions that are for the year, sorted; may be empty. */
GPtrArray *formfile_for_year (int year);
/* All complaints about a folder, also those that loading does not look for (every rule's formula bound and typed, every template,
 * codes known ...): array of char *, empty = sound. */
GPtrArray *formfile_check (const char *folder);
/* The edition as loaded, with inheritance done, as text with file:line of each piece; section NULL = all. */
char *formfile_show (const char *edition, const char *section, GError **error);

/* All files that an edition was loaded from as one text, with those of its bases and their code lists; and the form made of it
 * again, the same with the same hash, wherever the folders are now. g_free, form_free. */
char *formfile_pack (const struct form *form, GError **error);
bool formfile_pack_is (const char *text, const struct form *form); /* whether that text is of this form */
struct form *formfile_unpack (const char *text, GError **error);

#define FORMFILE_ERROR (formfile_error_quark ())
GQuark formfile_error_quark (void);

#endif
