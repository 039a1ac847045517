/* Exact numbers: amounts in 分, counts, percentages and scores, read from what people type and
 * written as the report prints them.  Nothing here passes through floating point or a locale. */
#ifndef CORE_MONEY_H
#define CORE_MONEY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

__extension__ typedef __int128 int128; /* for products before a division */

/* What a cell holds; decides the meaning of `num` and how it is read and printed. */
enum cell_type {
    TYPE_MONEY,   /* 分 (0.01 元) */
    TYPE_COUNT,   /* whole things: 人 辆 批 台 */
    TYPE_PERCENT, /* 0.01 % */
    TYPE_POINT,   /* scores and weights, 0.01 point */
    TYPE_TEXT,    /* free text, one or more lines */
    TYPE_CHOICE,  /* one of the listed words */
    TYPE_DATE,    /* text YYYY-MM-DD */
};

static inline bool
type_is_text (enum cell_type type)
{
    return type >= TYPE_TEXT;
}

/* An amount (or another number in the steps of its type) and how exactly it is known:
 * the true value lies within fen - half .. fen + half.  Both in 分. */
struct money {
    int64_t fen;
    int64_t half;
};

/* How numbers of one cell are read and printed. */
struct number_style {
    enum cell_type type;
    const char *unit; /* "万元", "元" ...; of counts the word behind them, 人; NULL none */
    int64_t scale;    /* steps of `num` in one printed unit: 万元 1000000, 元 100, percent 100, count 1 */
    int decimals;     /* places printed, 0..6 */
    bool marks;       /* thousands marks */
};

/* The unit words that may follow an amount (分 元 千元 万元 百万元 亿元 and their short forms 千 万 亿):
 * the number of 分 in one, or 0 where `word` is none. */
int64_t money_unit (const char *word);

/* The next of the units in which tables are written, the likeliest other one first: 元 for 万元.  Static. */
const char *money_unit_next (const char *word);

/* The style of `type`; `unit` counts for money only, is kept by pointer and must be one that money_unit knows; NULL is 元. */
struct number_style number_style (enum cell_type type, const char *unit, int decimals, bool marks);

/* num / den rounded half away from zero into *out; false on den == 0 or overflow. */
bool number_divide (int128 num, int128 den, int64_t *out);

/* Rounds `num` to what `style` prints: 分 in, 分 out (a multiple of the printed step). */
int64_t number_printed (int64_t num, const struct number_style *style);

/* Half of one printed step: 5000 for 万元 with two decimals, 0 for 元 with two decimals. */
int64_t number_half_step (const struct number_style *style);

/* Reads what a person typed.  Accepts full-width digits and signs, thousands marks (, ， and blanks),
 * a leading + or -, (3) for -3, 。 as point, a trailing % for percentages, and for amounts a unit
 * suffix (元 千 万 亿 ..., or the letters y q w e), which wins over the style's unit.  Amounts without suffix are in
 * style->unit.  out->half: 0 where the amount is in 元 or the value is 0, else half of the typed step, which is never coarser
 * than the printed one: in a form of 万元 18, 18.00 and 18.00万 are the same, and 1.5亿 is 15000.00.
 * Counts may have their own word behind them, style->unit: 52人.
 * With a suffix everything down to 分 is accepted, percentages and points down to 0.01.
 * Refused, with the reason and the place in *error: letters, two points, misplaced
 * marks, more decimals than the style has (unless they are zeros), overflow, an empty text. */
bool number_parse (const char *text, const struct number_style *style, struct money *out, GError **error);

/* What may be typed instead of a text that number_parse refuses, the likeliest first: rounded to the decimals allowed, up and
 * down; taken as 元; with its unit, which keeps it exactly; letters that look like digits; Chinese numerals.  All of them are
 * accepted by number_parse.  Of char *, may be empty; free with g_ptr_array_unref. */
GPtrArray *number_offers (const char *text, const struct number_style *style);

/* As printed: "1,234.50", "-0.03", "97.65" (no unit, no % sign).  Free with g_free. */
char *number_format (int64_t num, const struct number_style *style);

/* As stored: number_parse of the result gives exactly the same num and half, if number_parse can give them at all.
 * "187800.00元", "18.78万元", "3", "97.65".  A sum of figures of different precision has no such form: its amount is kept
 * and printed as finely as needed.  Free with g_free. */
char *number_exact (struct money value, const struct number_style *style);

bool money_add (struct money a, struct money b, struct money *sum); /* false on overflow */

/* Two figures that should be the same: equal, equal within a.half + b.half, or different. */
enum money_match { MONEY_EQUAL, MONEY_ROUNDING, MONEY_DIFFERENT };
enum money_match money_match (struct money a, struct money b);

enum number_error { NUMBER_ERROR_SYNTAX, NUMBER_ERROR_DECIMALS, NUMBER_ERROR_RANGE };
#define NUMBER_ERROR (number_error_quark ())
GQuark number_error_quark (void);

#endif
