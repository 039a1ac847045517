/* The examples of rules: each rule of a form is tried on the figures that it says it passes and fails with. */
#ifndef CORE_EXAMPLE_H
#define CORE_EXAMPLE_H

#include "check.h"

/* Runs every example of the form's rules for a year; whole sentences with file:line of what did not come out as promised, and of
 * rules that lack an example of either kind.  An example is "cell=text; cell=text": typed or computed cells of the rule (the
 * rule's own section may be left out, rows of trees and lists come into being, `it` is the text a rule on texts looks at,
 * param.NAME a parameter of the edition); all other cells are blank, and computed ones follow. */
GPtrArray *form_examples (const struct form *form, int year);

#endif
