#!/bin/sh
# row: rows of trees and lists; set adds them too.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null

try row a.db add offices
status "a row of a list" 0
is "its address" "$out" "offices.r1"
try row a.db add offices
is "the next" "$out" "offices.r2"
try row a.db add offices --after r1
is "between them" "$out" "offices.r3"
try set a.db offices.r1.name=甲科 offices.r3.name=乙科 offices.r2.name=丙科
try get a.db offices.1.name offices.2.name offices.3.name
is "in their order" "$out" "甲科
乙科
丙科"
try row a.db move offices r2 up
status "move up" 0
try get a.db offices.2.name
is "has moved" "$out" "丙科"
try row a.db move offices r2 -1
status "move by a negative number" 0
try get a.db offices.1.name
is "has moved to the start" "$out" "丙科"
try row a.db move offices r2 2
try get a.db offices.3.name
is "and to the end" "$out" "丙科"
try row a.db move offices r2 sideways
status "sideways is no move" 2
try row a.db delete offices r2
status "delete" 0
try get a.db offices.r2.name
status "the row is gone" 2
try undo a.db
try get a.db offices.3.name
is "undo brings it back with its content" "$out" "丙科"
try row a.db delete offices r3
try row a.db add offices
is "numbers are never used again" "$out" "offices.r4"
try row a.db delete offices r9
status "no such row" 2
try row a.db add money
ok "a fixed table takes no rows" test "$status" -ne 0
try row a.db add nowhere
status "no such section" 2
try row a.db shuffle offices
status "no such action" 2
try row a.db add
status "too little" 2
try row a.db delete offices
status "delete what?" 2

try row a.db add spend 2010301
status "a code" 0
is "its address" "$out" "spend.2010301"
try row a.db add spend 2010301
ok "the same code twice" test "$status" -ne 0
try row a.db add spend 9999999
status "a code that is none" 2
says "is named" "9999999"
try row a.db add spend
ok "a tree needs a code" test "$status" -ne 0
try set a.db spend.2010301.basic=10 spend.2080505.project=4
status "set adds the row of a legal code" 0
try get a.db spend.total.total
is "and the total follows" "$out" "14.00"
try set a.db spend.9990301.basic=1
status "but not of an illegal one" 2
try set a.db duties.2.text=第二段 duties.1.text=第一段
status "set adds the rows of prose up to a place" 0
try get a.db duties.1.text duties.2.text
is "in their places" "$out" "第一段
第二段"

finish
