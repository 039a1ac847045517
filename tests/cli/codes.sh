#!/bin/sh
# Classification codes: found by number, name and first letters, by year; and what a book says of codes that are not right.
. "$abs_top_srcdir/tests/cli/lib.sh"

try codes jiangxi-2022 2010301
status "a number" 0
is "with its name and that of the code above" "$out" "    2010301  行政运行  20103 政府办公厅（室）及相关机构事务"
try codes jiangxi-2022 信访 --format tsv
shows "a piece of the name" "2010308${tab}信访事务"
try codes jiangxi-2022 xzyx
status "first letters" 0
ok "fit many" test "$(wc -l < out)" -gt 20
try codes jiangxi-2022 xzyx 水利
is "less with a word that a code above has" "$out" "    2130301  行政运行  21303 水利"
try codes jiangxi-2022 20140
status "a code of later years" 1
shows "is none of this year" "No code of the year 2022 fits “20140”."
try codes jiangxi-2023 20140 --format json
json "but of the edition that has it" 'data[0]["code"] == "20140" and data[0]["name"] == "信访事务"'
try codes jiangxi-2023 --year 2023 2013804
is "names are those of the year" "$out" "    2013804  市场主体管理  2024年起改为“经营主体管理”  20138 市场监督管理事务"
try codes jiangxi-2022 --list economics gwyc
ok "economic codes" grep -qE '^ +30231 +公务用车运行维护费  302 商品和服务支出$' out
try codes jiangxi-2022 --list funds
status "no such list" 2
says "is told" "functions and economics"
try codes nowhere 201
ok "no such edition" test "$status" -ne 0

# In a book: names are never typed, and what is not right is a warning that can be settled for this file.
try new a.db --edition jiangxi-2023 --unit 甲局 --year 2024
try set a.db general.2100601.project=5
status "an expired code is taken" 0
try check a.db
shows "and warned of" "general.code  general.2100601.total"
shows "with the code that has its name now" "the code 2100601 is not for 2024; its name is now that of 2101704 中医（民族医）药专项"
try set a.db general.2130398.project=5 general.20138.basic=3
status "an unknown code and one that is no lowest one are taken" 0
try check a.db
shows "the unknown one is told with the one that is meant" "the code 2130398 is not in the list of 2024; is 2130399 其他水利支出 meant?"
shows "the other with a code below it" "20138 市场监督管理事务 has codes below it, such as 2013801 行政运行"
try codes a.db 经营主体
is "codes of the book's year" "$out" "    2013804  经营主体管理  20138 市场监督管理事务"
try explain a.db general.code general.20138.total 只分到款
status "such a warning is settled for this file" 0
try check a.db
shows "and says so" "explained: 1"

finish
