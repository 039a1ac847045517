#!/bin/sh
# paste: a block of a spreadsheet over a table, shown first, written with --yes.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan demo a.db > /dev/null
juesuan set a.db sangong.purchase.final= sangong.upkeep.final=7 > /dev/null
printf '单位：元\t\n项目\t决算数\n合计\t264,200.00\n公务接待费\t-\n购置\t187,800.00\n运行维护\t76,4O0.00\n' > block.tsv

try paste a.db sangong --from block.tsv
status "shown only" 0
shows "the unit of the heads" "Unit: 元, as the heads say."
shows "a figure to be written" "new figure"
shows "a letter" "letters? 76,400.00元"
shows "a total that does not follow yet: 264,200.00 - 257,800.00" "computed: differs by 6,400.00元"
shows "how to write it" "--yes"
try get a.db sangong.upkeep.final
is "nothing is written" "$out" "7.00"

try paste a.db sangong --from block.tsv --letters --dash na --yes
status "written" 0
shows "the total follows" "computed: agrees"
try get a.db sangong.upkeep.final sangong.purchase.final sangong.total.final
is "figures in the form's unit" "$out" "7.64
18.78
26.42"
try get a.db sangong.reception.final --format json
shows "a stroke was not applicable" '"state": "na"'
try undo a.db
status "one undo" 0
try get a.db sangong.upkeep.final sangong.purchase.final sangong.reception.final
is "takes all of it back" "$out" "7.00

0.00"

# the same table in 万元 gives the same figures
printf '单位：万元\t\n项目\t决算数\n购置\t18.78\n运行维护\t7.64\n' > block.tsv
try paste a.db sangong --from block.tsv --yes
status "in 万元" 0
try get a.db sangong.upkeep.final sangong.total.final
is "equal" "$out" "7.64
26.42"

printf '2050803\t培训支出\t1.50\n' | juesuan paste a.db general.basic --yes > out 2> err
ok "standard input, a new code, a column by name" grep -q 'new row' out
try get a.db general.2050803.basic
is "the row is there" "$out" "1.50"
printf '公务接待费\t9000\n' | juesuan paste a.db sangong.adjusted --unit 元 --yes > out 2> err
try get a.db sangong.reception.adjusted
is "--unit" "$out" "0.90"
printf '公务接待费\t3\n' | juesuan paste a.db sangong.final@prior --yes > out 2> err
try get a.db sangong.reception.final@prior
is "last year's column" "$out" "3.00"

printf '2050803\t培训支出\t2.50\n2050803\t培训支出\t4.00\n' | juesuan paste a.db general.basic --yes > out 2> err
ok "a code that stands in two lines" grep -q 'code twice' out
ok "is not written twice" grep -q 'without a row: 1\.' out
try get a.db general.2050803.basic
is "the first line counts, the second does not replace it unseen" "$out" "2.50"
try paste a.db sangong.final@pior --from block.tsv --yes
status "a layer typed wrongly" 2
says "is no control figure" "@pior"

try paste a.db nix
status "no such section" 2
says "is named" "nix"
try paste a.db sangong.nix --from block.tsv
status "no such column" 2
says "is named" "nix"
try paste a.db sangong --from block.tsv --dash foo
status "no such way" 2
try paste a.db sangong --from block.tsv --unit 斤
status "no unit" 2
try paste a.db sangong --from none.tsv
status "no such file" 2
try paste a.db sangong --from block.tsv --yes
status "all of it stands there already" 0
shows "and that is said" "nothing to write"

finish
