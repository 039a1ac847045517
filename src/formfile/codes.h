/* Classification codes beside the form files: codes/functions.csv, codes/economics.csv. */
#ifndef FORMFILE_CODES_H
#define FORMFILE_CODES_H

#include "core/form.h"
#include "formfile/node.h"

/* For form->load_codes: the list of this edition, else of its base; NULL none. */
GPtrArray *codes_load (const struct form *form, const char *list);

/* What is wrong in the list that the form would load: duplicate codes, codes without their parent, no names ... */
void codes_check (struct complaints *complaints, const struct form *form, const char *list, const char *file, int line);

#endif
