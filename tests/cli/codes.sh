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

# Whoever reviews gives it a name, in all books of the file.
try codes a.db 2130398 --settle 地方水利支出
status "not without a reason" 2
says "which is asked for" "Say on what it rests"
try codes a.db 2130398 --settle 地方水利支出 --reason 市财政局2024年通知
status "an unknown code gets a name" 0
try check a.db
ok "and is no finding" test -z "$(grep 'code.*2130398' out)"
try print a.db
ok "it is printed by it" grep -q '2130398.*地方水利支出' out
try codes a.db 2130399 --settle 甲 --reason 乙
says "not one that is in the list" "No table of this book has a row 2130399"
try row a.db add general 2130399
try codes a.db 2130399 --settle 甲 --reason 乙
says "nor where it is used" "2130399 stands in the list of 2024 as 其他水利支出"
try log a.db
shows "it stands in the trail" "code 2130398 settled as 地方水利支出: 市财政局2024年通知"
try verify a.db
status "which is whole" 0
try new a.db --edition jiangxi-2023 --unit 甲局 --year 2025
try set a.db --book 甲局/2025 general.2130398.project=5
try check a.db --book 甲局/2025
ok "so it is in the next year's book" test -z "$(grep 'code.*2130398' out)"
try codes a.db --book 甲局/2024 2130398 --settle "" --reason 改用2130399
status "it is taken back" 0
try check a.db --book 甲局/2024
shows "and is a warning again" "the code 2130398 is not in the list of 2024"

finish
