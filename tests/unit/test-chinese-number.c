/* Figures in Chinese characters, both ways, and what is offered for a text that is none. */
#include "core/chinese-number.h"

#include <string.h>

static void
check_read (const char *text, const char *figure, const struct number_style *style)
{
    g_autofree char *found = chinese_figure (text, style);

    g_assert_cmpstr (found, ==, figure);
}

static void
test_read (void)
{
    struct number_style money = number_style (TYPE_MONEY, "万元", 2, false);
    struct number_style count = number_style (TYPE_COUNT, NULL, 0, false);

    check_read ("一千二百", "1200", &money);
    check_read ("壹佰", "100", &money);
    check_read ("十二", "12", &count);
    check_read ("二十", "20", &count);
    check_read ("一百零五", "105", &count);
    check_read ("两百五", "250", &count);
    check_read ("十二点五〇", "12.50", &money);
    check_read ("一八七八", "1878", &count);
    check_read ("负三", "-3", &money);
    check_read ("十八万七千八百", "187800元", &money);
    check_read ("壹拾捌万柒仟捌佰元整", "187800元", &money);
    check_read ("人民币叁元贰角伍分", "3.25元", &money);
    check_read ("叁元零伍分", "3.05元", &money);
    check_read ("一亿二千万元", "120000000元", &money);
    check_read ("三万亿", "3000000000000元", &money);
    check_read ("十二万", "120000", &count);
    check_read ("景德镇", NULL, &money);
    check_read ("", NULL, &money);
    check_read ("三元整不清", NULL, &money);
}

static void
check_write (int64_t fen, const char *words)
{
    g_autofree char *found = chinese_amount (fen);

    g_assert_cmpstr (found, ==, words);
}

/* The examples of 支付结算办法, annex 1: 1,409.50; 6,007.14; 1,680.32; 107,000.53; 16,409.02; 325.04. */
static void
test_write (void)
{
    check_write (140950, "壹仟肆佰零玖元伍角");
    check_write (600714, "陆仟零柒元壹角肆分");
    check_write (168032, "壹仟陆佰捌拾元叁角贰分");
    check_write (10700053, "壹拾万零柒仟元伍角叁分");
    check_write (1640902, "壹万陆仟肆佰零玖元零贰分");
    check_write (32504, "叁佰贰拾伍元零肆分");
    check_write (18780000, "壹拾捌万柒仟捌佰元整");
    check_write (0, "零元整");
    check_write (5, "伍分");
    check_write (-320, "负叁元贰角");
    check_write (100000000000, "壹拾亿元整");
    check_write (10000000500, "壹亿零伍元整");
}

/* What was written is read back. */
static void
test_round_trip (void)
{
    struct number_style style = number_style (TYPE_MONEY, "元", 2, false);
    GRand *rand = g_rand_new_with_seed (7);

    for (int i = 0; i < 3000; i++) {
        int64_t fen = (int64_t)g_rand_int (rand) * (i % 3 == 0 ? 100000 : 1) / (i % 7 + 1) / (i % 11 == 0 ? 100000 : 1);
        g_autofree char *words = chinese_amount (fen), *figure = NULL;
        struct money money = { 0, 0 };
        if (fen < 100)
            continue; /* 伍角 names no 元 */
        figure = chinese_figure (words, &style);
        g_assert_nonnull (figure);
        g_assert_true (number_parse (figure, &style, &money, NULL));
        g_assert_cmpint (money.fen, ==, fen);
    }
    g_rand_free (rand);
}

static void
check_offers (const char *text, const struct number_style *style, const char *expected)
{
    g_autoptr (GPtrArray) offers = number_offers (text, style);
    g_autofree char *found = NULL;

    g_ptr_array_add (offers, NULL);
    found = g_strjoinv (" ", (char **)offers->pdata);
    g_assert_cmpstr (found, ==, expected);
}

static void
test_offers (void)
{
    struct number_style wan = number_style (TYPE_MONEY, "万元", 2, false);
    struct number_style count = number_style (TYPE_COUNT, NULL, 0, false);

    check_offers ("18.785", &wan, "18.79 18.78 18.785万元");
    check_offers ("187800.123", &wan, "187800.12 187800.13 187800.123万元");
    check_offers ("18.785万", &wan, "");
    check_offers ("12.345元", &wan, "12.35元 12.34元");
    check_offers ("3.5", &count, "4 3");
    check_offers ("76,4O0.00", &wan, "76,400.00");
    check_offers ("l8.7B", &wan, "18.78");
    check_offers ("一千二百", &wan, "1200");
    check_offers ("18.78", &wan, "");
    check_offers ("随便", &wan, "");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/chinese-number/read", test_read);
    g_test_add_func ("/chinese-number/write", test_write);
    g_test_add_func ("/chinese-number/round-trip", test_round_trip);
    g_test_add_func ("/chinese-number/offers", test_offers);
    return g_test_run ();
}
