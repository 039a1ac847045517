#!/bin/sh
# The demonstration book of jiangxi-2022 and the same book typed in 万元: the figures, the sentences and the findings.
# What is expected comes from the published report and from hand, never from the program.
. "$abs_top_srcdir/tests/cli/lib.sh"
form=$abs_top_srcdir/forms/jiangxi-2022
data=$abs_top_srcdir/tests/data

try forms check "$form"
status "the edition is sound" 0

try new a.db --edition jiangxi-2022 --unit 景德镇市人民政府驻北京联络处 --year 2022
try set a.db --from "$form/demo.tsv"
status "the book is typed from its lines" 0

cells=$(cut -f 1 "$data/demo-figures.tsv")
try get a.db $cells --format tsv
status "its figures" 0
ok "are those of the report" diff -u "$data/demo-figures.tsv" out

# One line of text: page ends, marks of drafts and line breaks taken out.
try print a.db
status "print" 0
tr -d '\014' < out | sed -e 's/^ *//; s/ *$//' -e '/^草稿$/d; /^— [0-9]* —$/d' | tr -d '\n' > text
while read -r line; do
    ok "says: $line" grep -q -F "$line" text
done < "$data/demo-sentences.txt"
for wrong in '（待填）' '增加0.00' '减少0.00' '减少-' '增加-' '%%' '增长0.00%' '下降0.00%'; do
    ok "never says: $wrong" test -z "$(grep -F -e "$wrong" text)"
done

# The car is dearer than the edition's ceiling, and it was not bought from basic spending.
try check a.db --format tsv
status "no error" 0
is "one warning and one hint" "$(cut -f 1 out | sort | tr '\n' ' ')" "counts.car_price sangong.purchase_source "

try demo d.db
ok "juesuan demo makes the same book" test "$(juesuan get d.db --exact --format tsv | cksum)" = "$(juesuan get a.db --exact --format tsv | cksum)"

# Typed in 万元 the classes add up to 638.00; the published 637.99 is within their rounding.
try new w.db --edition jiangxi-2022 --unit 景德镇市人民政府驻北京联络处 --year 2022
try set w.db --from "$data/wanyuan.tsv"
status "the book in 万元" 0
try get w.db general.total.total
is "adds up to 638.00" "$out" "638.00"
try check w.db --format tsv
status "the published totals agree within rounding" 0
is "nothing new is found" "$(cut -f 1 out | sort | tr '\n' ' ')" "counts.car_price sangong.purchase_source "
try set w.db general.total.total@control=637.79
try check w.db
status "a wrong control figure is an error" 1
shows "with the figure computed" "638.00"
shows "and the control figure" "637.79"
shows "and the addends" "541.12"
shows "and the difference" "0.21"
try set w.db say4.303.growth@control=141.27
try check w.db
shows "the published 141.27% is found" "141.27"

# What a mistake in the figures is called.
slip () {
    juesuan set a.db "$1" > /dev/null
    try check a.db --format tsv
    ok "$1: $2" grep -q "^$2$tab" out
    juesuan undo a.db > /dev/null
}
slip basic.30101.final=46 basic.general
slip counts.bought=0 counts.bought
slip sangong.upkeep.final=5 sangong.basic_upkeep
slip fiscal.opening_general.final=230 totals.opening_last
slip totals.closing.final@prior=232.13 totals.prior_balance
slip spending.2010302.project=10 fiscal.in_spending
slip procurement.goods.sme=20 procurement.sme
slip overall_items.2.weight=6 overall.weights
slip evaluation_items.1.score=4 evaluation_items.score
slip evaluation_items.1.weight=4 evaluations.weights
slip evaluation.score@control=98 evaluation.control
slip overall.total.score@control=98 overall.control
slip projects.1.name=信访专项经费 evaluations.selfeval
slip indicators.2.actual=45条 indicators.proposal
slip indicators.3.actual=205次 indicators.unit
slip indicators.10.actual=100 indicators.unit
slip indicators.14.weight=6 projects.weights
slip indicators.13.score=5 indicators.grade
slip indicators.4.level2=满意度 indicators.group
slip say5.total.reason=无 texts.vague
slip unit.kind=事业 counts.car_price
finish
