#!/bin/sh
# What `check` says of the demonstration book, finding by finding with its reason; and of the same book typed in 万元, whose
# published totals stand as control figures.  Expected figures and tolerances are from hand.
. "$abs_top_srcdir/tests/cli/lib.sh"
form=$abs_top_srcdir/forms/jiangxi-2022

juesuan demo demo.db > /dev/null
try check demo.db --format tsv
status "the demonstration book has no error" 0
cp out findings

# rule, severity, cell, a piece of the sentence; the reason stands in demo.md, from which this list is checked too.
listed () {
    line=$(awk -F "$tab" -v rule="$1" '$1 == rule' findings)
    is "$1: once" "$(printf '%s\n' "$line" | grep -c .)" 1
    is "$1: $2 on $3" "$(printf '%s' "$line" | cut -f 2,3 | tr "$tab" ' ')" "$2 $3"
    ok "$1: says $4" holds "$line" "$4"
    ok "$1: its reason is in demo.md" test -n "$(reason "$1" "$2")"
}
# The third column of demo.md's last table, where rule and level are these.
reason () {
    case $2 in
    error) level=错误 ;;
    warning) level=提醒 ;;
    *) level=提示 ;;
    esac
    sed -n "s/^| \`$1\` | $level | \(.*\) |\$/\1/p" "$form/demo.md"
}
listed counts.car_price warning sangong.purchase.final '公务用车购置费18.78万元、购置1辆，平均每辆超过18.00万元'
listed sangong.purchase_source hint sangong.purchase.final '公开06表基本支出没有或没有全部列支'
is "and nothing else is found" "$(grep -c . findings)" 2
is "nor listed in demo.md" "$(grep -c '^| `[a-z_]*\.[a-z_]*` | ' "$form/demo.md")" 2

# 万元, two decimals.  Half a step is 0.005; zeros are exact.
juesuan new w.db --edition jiangxi-2022 --unit 景德镇市人民政府驻北京联络处 --year 2022 > /dev/null
try set w.db --from "$abs_top_srcdir/tests/data/wanyuan.tsv"
status "the book in 万元" 0
try check w.db --all --format tsv
status "its published totals hold" 0
cp out outcomes
outcome () {
    is "$1: $2, difference $3, tolerance $4" \
        "$(awk -F "$tab" -v cell="$1" '$1 ~ /\.control$/ && $3 == cell { print $8, $6, $7 }' outcomes)" "$2 $3 $4"
}
# 9 figures of 公开05 and the control figure: 10 halves; 638.00 against 637.99
outcome general.total.total rounding 0.01万元 0.05万元
# three of them are projects
outcome general.total.project rounding 0.01万元 0.02万元
outcome general.total.basic pass 0.00万元 0.035万元
# 18.78 and 7.64; 0 is exact
outcome sangong.total.final pass 0.00万元 0.015万元
# every control figure of the file is compared, none fails
is "all control figures are compared" "$(awk -F "$tab" '$1 ~ /\.control$/' outcomes | wc -l)" \
    "$(grep -c '@control' "$abs_top_srcdir/tests/data/wanyuan.tsv")"
is "none of them fails" "$(awk -F "$tab" '$1 ~ /\.control$/ && $8 != "pass" && $8 != "rounding"' outcomes)" ""

# A wrong control figure: an error with its addends, its difference and its tolerance.
juesuan set w.db general.total.total@control=637.79 > /dev/null
try check w.db --format tsv
status "a wrong control figure" 1
is "is an error" "$(awk -F "$tab" '$2 == "error" { print $1, $3, $8 }' out)" "general.control general.total.total fail"
is "with its addends" "$(awk -F "$tab" '$2 == "error" { print $5 }' out)" \
    "general.201.total=541.12万元; general.208.total=22.21万元; general.210.total=8.98万元; general.216.total=50.00万元; general.221.total=15.69万元"
is "its difference and its tolerance" "$(awk -F "$tab" '$2 == "error" { print $6, $7 }' out)" "0.21万元 0.05万元"
shows "and a sentence" "computed 638.00万元 (from 541.12万元 + 22.21万元 + 8.98万元 + 50.00万元 + 15.69万元), control figure 637.79万元"
juesuan set w.db general.total.total@control=637.99 totals.closing.final@control=194.96 > /dev/null
try check w.db
shows "what is taken away has a minus" "(from 846.91万元 - 652.46万元 - 0.00万元)"
# at the edge: 638.00 - 637.95 is the tolerance, one 元 more is not
juesuan set w.db totals.closing.final@control=194.46 general.total.total@control=637.95 > /dev/null
try check w.db
status "just within the rounding" 0
juesuan set w.db general.total.total@control=637.94 > /dev/null
try check w.db
status "just beyond it" 1
# two figures in which swapped digits would balance: the one typed last is told, and it is told first
juesuan set demo.db general.2010301.basic=168.82 > /dev/null
try check demo.db
is "the slip just made" "$(grep -o 'general\.[0-9]*\.basic=[0-9.]*' out | head -n 1)" "general.2010301.basic=186.82"

# What a formula means and rests on stands behind the difference.
juesuan new q.db --unit 甲局 --year 2024 --edition shanghai-2024 > /dev/null
juesuan row q.db add general 2010301 > /dev/null
juesuan set q.db general.2010301.basic=5 basic.30101.final=5 general.total.total@control=6 basic.total.final@control=6 > /dev/null
try check q.db
shows "a formula has its message, behind what takes the figure away" "take it away if it was not meant as one. 人员经费与公用经费之和。"
shows "a formula has its basis" "basis: 上海市部门决算模板（2024年度）"

# A finding at a section, whose list is empty: it is explained there, and the reason is kept.
juesuan new p.db --unit 甲局 --year 2022 --edition jiangxi-2022 > /dev/null
juesuan row p.db add spending 2010302 > /dev/null
juesuan set p.db spending.2010302.project=1 > /dev/null
try check p.db
shows "the finding stands at the section" "selfeval.none  projects"
try explain p.db selfeval.none projects 上级统一评价
status "it can be explained there" 0
try check p.db
shows "the reason is kept" "explained: 上级统一评价"

# Of the many texts that a rule looks through only those that are there are named.
juesuan set demo.db "say1.income.reason=结算了上年拖欠的工程款" "say2.spending.reason=结算了上年拖欠的工程款" "say4.301.reason=结算了上年拖欠的工程款" > /dev/null
try check demo.db
is "a reason written three times names no blank one" "$(grep -A2 'texts.repeated  say1.income.reason' out | grep -c '原因 ;')" 0
ok "but the other place" grep -q 'figures: .*二 支出.*结算了上年拖欠的工程款' out
finish
