/* Figures in Chinese characters.  The rules for writing capital amounts are those of 支付结算办法 (People's Bank, 1997, annex 1). */
#include "core/chinese-number.h"

#include <string.h>

static const char *const capitals[] = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };

/* The value of a digit character, -1 none. */
static int
digit_of (gunichar c)
{
    static const char *const twins[] = { "零〇Ｏ○", "一壹弌", "二贰貳两兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖" };

    for (int i = 0; c != 0 && i < 10; i++)
        if (g_utf8_strchr (twins[i], -1, c) != NULL)
            return i;
    return -1;
}

/* 10, 100, 1000 of a place word; 0 none. */
static int
place_of (gunichar c)
{
    static const char *const twins[] = { "十拾", "百佰", "千仟" };
    int place = 10;

    for (int i = 0; c != 0 && i < 3; i++, place *= 10)
        if (g_utf8_strchr (twins[i], -1, c) != NULL)
            return place;
    return 0;
}

struct numeral {
    const char *at;
    bool large; /* names 万 or 亿 */
    bool any;
};

/* Digits one after another, as figures are read out: 一八七八; false where places are named. */
static bool
read_row (struct numeral *numeral, int64_t *value)
{
    const char *p = numeral->at;
    int n = 0;

    *value = 0;
    for (; digit_of (g_utf8_get_char (p)) >= 0 && n < 17; p = g_utf8_next_char (p), n++)
        *value = *value * 10 + digit_of (g_utf8_get_char (p));
    if (n < 2 || place_of (g_utf8_get_char (p)) > 0)
        return false;
    numeral->at = p;
    numeral->any = true;
    return true;
}

/* Below 10,000: 一千二百零三, 十二, 两百五 (250). */
static int64_t
read_group (struct numeral *numeral)
{
    int64_t value = 0;
    int digit = -1, last = 0;
    bool zero = false;

    for (; *numeral->at != '\0'; numeral->at = g_utf8_next_char (numeral->at)) {
        gunichar c = g_utf8_get_char (numeral->at);
        int place = place_of (c);
        if (place > 0) {
            value += (digit < 0 ? 1 : digit) * place;
            last = place;
            digit = -1;
        } else if (digit_of (c) == 0) {
            zero = true;
        } else if (digit_of (c) > 0) {
            if (digit >= 0)
                break;
            digit = digit_of (c);
        } else {
            break;
        }
        numeral->any = true;
    }
    if (digit > 0)
        value += last >= 100 && !zero ? digit * (last / 10) : digit;
    return value;
}

static bool
take (struct numeral *numeral, const char *word)
{
    if (!g_str_has_prefix (numeral->at, word))
        return false;
    numeral->at += strlen (word);
    return true;
}

/* The whole part; false on overflow or where it is none. */
static bool
read_whole (struct numeral *numeral, int64_t *whole)
{
    int64_t total = 0, part;

    if (read_row (numeral, whole))
        return true;
    for (;;) {
        int64_t group = read_group (numeral);
        bool wan = take (numeral, "万") || take (numeral, "萬");
        bool yi = take (numeral, "亿") || take (numeral, "億");
        if (!wan && !yi) {
            *whole = total + group;
            return numeral->any;
        }
        numeral->large = true;
        part = group * (wan ? 10000 : 1);
        if (yi && total < 100000000) { /* 一万二千亿; behind a first 亿 the second takes its own group only */
            part += total;
            total = 0;
        }
        if (part == 0 || part > 100000000 || total > INT64_MAX / 2)
            return false;
        total += part * (yi ? 100000000 : 1);
    }
}

static int
read_coin (struct numeral *numeral, const char *word)
{
    const char *start = numeral->at;
    int digit = digit_of (g_utf8_get_char (numeral->at));

    if (digit < 0)
        return 0;
    numeral->at = g_utf8_next_char (numeral->at);
    if (digit == 0 && !g_str_has_prefix (numeral->at, word))
        return read_coin (numeral, word); /* 零五分 */
    if (take (numeral, word))
        return digit;
    numeral->at = start;
    return 0;
}

/* 元 and what follows it: 角, 分, 整; false where there is none. */
static bool
read_yuan (struct numeral *numeral, int *cents)
{
    if (!take (numeral, "元") && !take (numeral, "圆") && !take (numeral, "圓"))
        return false;
    *cents = 10 * read_coin (numeral, "角");
    *cents += read_coin (numeral, "分");
    if (!take (numeral, "整"))
        take (numeral, "正");
    return true;
}

/* Digits behind 点. */
static void
read_fraction (struct numeral *numeral, GString *out)
{
    g_string_append_c (out, '.');
    for (; digit_of (g_utf8_get_char (numeral->at)) >= 0; numeral->at = g_utf8_next_char (numeral->at))
        g_string_append_c (out, (char)('0' + digit_of (g_utf8_get_char (numeral->at))));
}

char *
chinese_figure (const char *text, const struct number_style *style)
{
    struct numeral numeral = { .at = text };
    g_autoptr (GString) out = g_string_new (NULL);
    bool negative, yuan;
    int64_t whole = 0;
    int cents = 0;

    take (&numeral, "人民币");
    negative = take (&numeral, "负") || take (&numeral, "減") || take (&numeral, "减");
    if (!read_whole (&numeral, &whole))
        return NULL;
    g_string_append_printf (out, "%s%" G_GINT64_FORMAT, negative ? "-" : "", whole);
    if (take (&numeral, "点") || take (&numeral, "點"))
        read_fraction (&numeral, out);
    yuan = style->type == TYPE_MONEY && read_yuan (&numeral, &cents);
    if (cents > 0)
        g_string_append_printf (out, ".%02d", cents);
    if (*numeral.at != '\0' && !yuan)
        g_string_append (out, numeral.at); /* a unit, or nonsense that number_parse refuses */
    else if (yuan || (numeral.large && style->type == TYPE_MONEY))
        g_string_append (out, "元");
    return yuan && *numeral.at != '\0' ? NULL : g_strdup (out->str);
}

/* Below 10,000 in capitals; *zero: a 零 is due before the next digit. */
static void
write_group (GString *out, int group, bool *zero)
{
    static const char *const places[] = { "仟", "佰", "拾", "" };
    int unit = 1000;

    for (int i = 0; i < 4; i++, unit /= 10) {
        int digit = group / unit % 10;
        if (digit == 0) {
            *zero = out->len > 0;
            continue;
        }
        g_string_append_printf (out, "%s%s%s", *zero ? "零" : "", capitals[digit], places[i]);
        *zero = false;
    }
}

char *
chinese_amount (int64_t fen)
{
    static const char *const units[] = { "万亿", "亿", "万", "" };
    guint64 size = fen < 0 ? (guint64)0 - (guint64)fen : (guint64)fen;
    guint64 yuan = size / 100, unit = G_GUINT64_CONSTANT (1000000000000);
    int jiao = (int)(size / 10 % 10), cent = (int)(size % 10);
    GString *out = g_string_new (NULL);
    bool zero = false;

    for (int i = 0; i < 4; i++, unit /= 10000) {
        int group = (int)(yuan / unit % (i == 0 ? 1000000 : 10000));
        if (i == 0 && group > 9999) {
            write_group (out, group / 10000, &zero);
            g_string_append (out, "亿");
            group %= 10000;
        }
        if (group == 0) {
            zero = out->len > 0;
            continue;
        }
        write_group (out, group, &zero);
        g_string_append (out, units[i]);
        zero = zero && group % 10 == 0;
    }
    if (yuan > 0)
        g_string_append (out, "元");
    else if (size == 0)
        g_string_append (out, "零元");
    if (jiao > 0)
        g_string_append_printf (out, "%s角", capitals[jiao]);
    if (cent > 0)
        g_string_append_printf (out, "%s%s分", jiao == 0 && yuan > 0 ? "零" : "", capitals[cent]);
    else
        g_string_append (out, jiao == 0 ? "整" : "");
    if (fen < 0)
        g_string_prepend (out, "负");
    return g_string_free (out, FALSE);
}
