#!/bin/sh
# check, explain, trace: findings with all their figures, exit statuses, and where a value comes from.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null

try check a.db
status "an empty book has no errors" 0
shows "the kind of the unit is missing" "unit.kind"
shows "and counted" "missing: 1"
juesuan set a.db unit.kind=行政 money.cars.final=18.78 money.trips.final=8 money.cars.plan=18.78 money.trips.plan=7.77 > /dev/null
try check a.db
status "a warning is no error" 0
shows "26.78 is over 26.55" "warning 公开01表 合计 决算数  (money.over_plan  money.total.final)"
shows "in a sentence" "决算26.78万元超过预算26.55万元"
shows "with the figures" "figures: 公开01表 合计 决算数 26.78万元; 公开01表 合计 预算数 26.55万元"
shows "and the difference" "difference 0.23万元"
shows "and what to do" "核对决算数，或说明原因"
shows "the last lines count" "Errors: 0, missing: 0, warnings: 1 (explained: 0), hints: 0."
try check a.db --format tsv
is "rule, severity, cell" "$(cut -f 1-3 out)" "money.over_plan${tab}warning${tab}money.total.final"
is "difference" "$(cut -f 6 out)" "0.23万元"
try check a.db --format json
shows "JSON: rule" '"rule": "money.over_plan"'
shows "JSON: difference" '"difference": "0.23万元"'
shows "JSON: operands" '{"cell": "money.total.plan", "value": "26.55万元"}'
json "JSON" "data['summary']['warning'] == 1 and data['summary']['error'] == 0 and len(data['findings']) == 1"

try explain a.db money.over_plan money.total.final "年中追加出国任务"
status "explain" 0
try check a.db
shows "the reason stands with the warning" "explained: 年中追加出国任务"
shows "and is counted" "warnings: 1 (explained: 1)"
juesuan set a.db money.trips.final=9 > /dev/null
try check a.db
shows "another figure: the reason lapses" "explained, but the figures changed since: 年中追加出国任务"
shows "and no longer counts" "warnings: 1 (explained: 0)"
juesuan undo a.db > /dev/null
try check a.db
shows "the figure back: the reason stands" "warnings: 1 (explained: 1)"
try explain a.db money.over_plan money.total.final ""
status "an empty reason takes it back" 0
try check a.db
shows "no reason" "warnings: 1 (explained: 0)"
try explain a.db money.nothing money.total.final x
status "no such rule" 2
try explain a.db money.over_plan money.nowhere.final x
status "no such cell" 2

juesuan set a.db money.total.final@control=26.79 > /dev/null
try check a.db
status "26.79 on paper against 26.78" 0
shows "is within the rounding of 18.78 and 8.00 and 26.79" "within rounding: 1"
juesuan set a.db money.total.final@control=36.78 > /dev/null
try check a.db
status "36.78 on paper is an error" 1
shows "of the generic rule" "error   公开01表 合计 决算数  (money.control  money.total.final)"
shows "with the difference" "difference -10.00万元"
shows "and the tolerance: three figures known to 0.005万元" "tolerance 0.015万元"
shows "errors are counted" "Errors: 1"
shows "and the one slip that explains it: 8 for 18" "would balance  (money.trips.final=18)"
juesuan set a.db money.total.final@control=62.78 > /dev/null
try check a.db
shows "two digits that changed places, with what to type" "perhaps: 合计 决算数, control figure: two digits may have changed places; 26.78万元 would balance  (money.total.final@control=26.78)"
try check a.db --format tsv
is "in tsv the last field" "$(awk -F "$tab" '$1 == "money.control" { print $10 }' out)" "swapped money.total.final@control=26.78"
try check a.db --format json
json "in json a list" "[c for f in data['findings'] if f['rule'] == 'money.control' for c in f['causes']][0]['text'] == '26.78'"
try trace a.db money.total.final
shows "and in the trace" "perhaps: "
try check a.db --all
status "--all is an error too" 1
shows "and shows what holds" "(money.negative  "
juesuan set a.db money.cars.final=-1 money.total.final@control= > /dev/null
try check a.db
status "a rule of severity error" 1
shows "is told" "车辆决算-1.00万元小于0"
try check nowhere.db
status "no such file" 2

juesuan set a.db spend.2010301.basic=10 spend.2010302.project=4 > /dev/null
try trace a.db spend.total.total
status "trace" 0
shows "the value" "14.00"
shows "down to what was typed" "10.00"
shows "with names" "行政运行"
try trace a.db money.total.final
shows "and what uses it: a sentence" "Used by:"
try trace a.db money.nowhere.final
status "no such cell" 2

finish
