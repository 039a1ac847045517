#!/bin/sh
# print --since: what was added, removed and changed since last year, since another file, since the approval.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null
juesuan set a.db unit.name=甲局 money.cars.final=18.78 money.trips.final=7.64 money.total.final@prior=9.24 \
    spend.2010301.basic=26.42 duties.1.text=管理车辆。 > /dev/null
cp a.db before.db

try print a.db --since before.db
status "the same figures" 0
shows "none is different" "No figure is different."
ok "and none is marked" test -z "$(grep -e '\[was' -e '\[new' out)"

juesuan set a.db money.cars.final=19.00 spend.2010301.basic= spend.2010302.basic=3.50 > /dev/null
try print a.db --since before.db --columns 120
status "another file" 0
ok "changed: 19.00 - 18.78 = 0.22" grep -q '车辆.* 18.78 *│ *19.00 *│ *+0.22 *│' out
ok "a new code" grep -q '3.50.*\[new\]' out
ok "a code that is gone" grep -q '26.42.*\[gone\]' out
ok "the table marks the figure" grep -q '\[was 18.78\]' out
ok "the sentence marks it: 26.42 became 26.64" grep -q '26.64\[was 26.42\]' out
try print a.db --since last-year --columns 120
status "last year" 0
ok "9.24 became 26.64: 17.40 more" grep -q '9.24 *│ *26.64 *│ *+17.40' out
try print a.db --since nowhere.db
status "a file that there is not" 2
says "is named" nowhere.db
try print a.db --since-approved
status "never approved" 2
says "says so" "never approved"
try print a.db --since before.db --section money
status "of one section" 0
ok "its marks alone" grep -q '\[was 18.78\]' out
juesuan print a.db --since before.db -o a.html
ok "in other formats too" grep -q '\[was 18.78\]' a.html
try print a.db --log
ok "the log says since when" grep -q 'compared with before.db' out

finish
