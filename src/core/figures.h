/* All figures that a book shows, to look up those that stand in a text.  Knows no cell.  Pure. */
#ifndef CORE_FIGURES_H
#define CORE_FIGURES_H

#include "value.h"

struct figures;

struct figures *figures_new (void);
void figures_free (struct figures *figures);
/* `measure`: of counts (辆); counts without one are not looked up.  Signs do not matter: 减少37.11 is -37.11.  The value's half says
 * how far it may be off itself. */
void figures_add (struct figures *figures, const struct value *value, const char *measure);
/* One that was added. */
void figures_remove (struct figures *figures, const struct value *value, const char *measure);

/* The first amount (with its unit: 元, 万元 ...), percentage or count (with a measure that the book has) in the text which no
 * figure equals within rounding, to as many decimals as stand there: 404.3万元 is 404.29万元.  `units`: only numbers with these behind them, parted
 * by |; "" all.  A limit (50万元以上) is no figure.  NULL none; g_free. */
char *figures_unknown (const struct figures *figures, const char *text, const char *units);

/* The figure, with the unit written there, that the amount or percentage found by `figures_unknown` would be if two of its digits
 * had changed places: 18.78万元 for 18.87万元.  Two digits are too few to tell.  NULL none; g_free. */
char *figures_near (const struct figures *figures, const char *text, const char *units);

/* Whether the text may be judged otherwise when these figures come or go: it names one of them or one with two digits swapped, or
 * counts what one of them counts. */
bool figures_concern (const struct figures *figures, const char *text);

#endif
