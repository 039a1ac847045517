/* How a figure may have been mistyped: every figure that one slip of a kind would have turned into the given one.  Knows
 * digits only, no cell and no rule.  Pure. */
#ifndef CORE_TYPO_H
#define CORE_TYPO_H

#include <glib.h>

enum typo {
    TYPO_SWAPPED, /* two digits beside each other changed places */
    TYPO_DIGIT,   /* one digit was left out, or one was hit twice */
    TYPO_SIGN,
    TYPO_POINT,   /* the point is one or two places off */
    TYPO_UNIT,    /* ten thousand times too much or too little: 元 for 万元 */
};

/* `figure` is "-18.78": digits, at most one point, at most one sign.  Gives the figures that may have been meant, of at most
 * `places` decimals, each once and none equal to `figure`; empty for 0 and for anything else.  Free with g_ptr_array_unref. */
GPtrArray *typo_meant (enum typo typo, const char *figure, int places);

#endif
