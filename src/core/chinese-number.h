/* Figures in Chinese characters: read as people say or write them, written as cheques have them.  Pure. */
#ifndef CORE_CHINESE_NUMBER_H
#define CORE_CHINESE_NUMBER_H

#include "core/money.h"

/* 一千二百, 壹佰, 十二点五, 一八七八, 壹拾捌万柒仟捌佰元整 -> the text that number_parse takes: "1200", "100", "12.5", "1878",
 * "187800元".  An amount that names 万 or 亿 and no unit is meant in 元.  NULL where `text` is no such figure; g_free. */
char *chinese_figure (const char *text, const struct number_style *style);

/* An amount of 分 in capital numerals: 壹拾捌万柒仟捌佰元整, 负叁元贰角, 零元整.  g_free. */
char *chinese_amount (int64_t fen);

#endif
