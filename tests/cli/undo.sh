#!/bin/sh
# undo, redo, log, verify: changes are taken back across runs, and all of it stands in the trail.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null

try undo a.db
status "nothing to undo" 1
try redo a.db
status "nothing to redo" 1
juesuan set a.db money.cars.final=1 money.trips.final=2 > /dev/null
juesuan set a.db money.cars.final=5 > /dev/null
try undo a.db
status "undo" 0
shows "tells what" "money.cars.final"
try get a.db money.cars.final money.trips.final
is "the newest only" "$out" "1.00
2.00"
try undo a.db
try get a.db money.cars.final money.trips.final
is "one set is one step" "$out" ""
try redo a.db
status "redo" 0
try redo a.db
try get a.db money.cars.final money.trips.final
is "both again" "$out" "5.00
2.00"
try redo a.db
status "no more to redo" 1
juesuan undo a.db > /dev/null
juesuan set a.db money.trips.final=3 > /dev/null
try redo a.db
status "a new change ends redo" 1
juesuan set a.db money.trips.final=3 > out
try log a.db --format tsv
before=$(wc -l < out)
juesuan set a.db money.trips.final=3 > /dev/null
try log a.db --format tsv
is "a change that changes nothing writes nothing" "$(wc -l < out)" "$before"

try log a.db
status "log" 0
shows "who" "$(id -un)"
shows "old and new" "1.00万元 -> 5.00万元"
try log a.db money.trips.final --format tsv
is "of one cell" "$(cut -f 6 out | sort -u)" "money.trips.final"
is "first blank" "$(head -n 1 out | cut -f 7)" ""
try log a.db --last 1 --format tsv
is "the newest" "$(cut -f 8 out)" "3.00万元"
try log a.db --last 0
status "the last 0 lines are no request" 2
try log a.db money.nowhere.final
status "the log of no cell" 2
try log a.db --format json
json "log as JSON" "data[-1]['cell'] == 'money.trips.final' and data[-1]['new'] == '3.00万元'"
try verify a.db
status "the trail is unbroken" 0
head=$(grep -o '[0-9a-f]\{64\}' out)
try log a.db --last 1 --format tsv
is "its head is the newest hash" "$(cut -f 10 out)" "$head"

finish
