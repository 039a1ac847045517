#!/bin/sh
# set, get, mark: values in, values out; all or nothing; states and layers.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null

try set a.db money.cars.final=18.78 money.trips.final=7.64
status "set" 0
shows "set tells what it stored" "Stored: 2"
try get a.db money.total.final
is "the total follows: 18.78 + 7.64" "$out" "26.42"
try get a.db money.cars.final money.trips.final
is "values in the order asked, one a line" "$out" "18.78
7.64"
try get a.db money.cars.final --exact
is "as stored: with its unit, so that the precision comes back" "$out" "18.78万元"
try get a.db money.total.final --format tsv
is "TSV" "$out" "money.total.final${tab}26.42"
try set a.db money.cars.final=187800元
try get a.db money.cars.final
is "187,800 元 print as 18.78 万元" "$out" "18.78"
try get a.db money.cars.final --exact
is "and stay exact" "$out" "187800.00元"
try set a.db money.cars.final==9.24-7.61
status "arithmetic" 0
try get a.db money.cars.final
is "9.24 - 7.61" "$out" "1.63"
try set a.db 公开01.cars.plan=１８．７８
status "an address as on paper, full-width digits" 0
try get a.db money.cars.plan
is "is the same cell" "$out" "18.78"
try set a.db money.trips.plan=
status "blank over blank" 0
shows "is nothing" "Nothing is different"

try set a.db money.cars.final=5 money.trips.final=abc
status "one value is none" 2
says "it is named" "abc"
try get a.db money.cars.final
is "nothing of it was stored" "$out" "1.63"
try set a.db money.cars.final=5 money.nowhere.final=1
status "one cell is none" 2
says "it is named" "nowhere"
try get a.db money.cars.final
is "nothing of it was stored" "$out" "1.63"
try set a.db money.tripz.final=1
says "the nearest name is offered" "trips"
try set a.db money.total.final=5
status "a derived cell is refused" 1
for value in 1.2.3 12a 999999999999999999999999 -- - + 1,23 NaN inf 0x10 1e5 '=1/' '=(1'; do
    try set a.db "money.cars.final=$value"
    status "$value is no amount" 2
done
try set a.db money.cars.final
status "no =" 2
try set a.db =5
status "no cell" 2
try set a.db
status "set without anything" 2
try set a.db money.cars.final=1 --from x.tsv
status "words and --from" 2

try set a.db money.total.final@control=26.43 money.total.final@prior=9.24
status "the other layers, also of derived cells" 0
try get a.db money.total.final@control money.total.final@prior
is "control and prior" "$out" "26.43
9.24"
try get a.db --all
shows "--all lists them" "money.total.final@control"
try get a.db
ok "without --all only values" test -z "$(grep @ out)"

try mark a.db money.trips.final na
status "mark na" 0
try get a.db money.trips.final --format json
shows "is a state of its own" '"state": "na"'
try get a.db money.total.final
is "sums skip it" "$out" "1.63"
try mark a.db money.cars.final doubtful
status "mark doubtful" 0
try get a.db money.cars.final --format json
shows "stands beside the value" '"doubtful": true'
shows "which stays" '"value": "1.63"'
try mark a.db money.cars.final sure
try get a.db money.cars.final --format json
shows "sure takes it back" '"doubtful": false'
try mark a.db money.cars.final blank
try get a.db money.cars.final
is "blank takes the value away" "$out" ""
try mark a.db money.cars.final wrong
status "an unknown mark" 2
try mark a.db money.nowhere.final na
status "a mark on no cell" 2
try mark a.db money.total.final na
ok "a mark on a derived cell is refused" test "$status" -ne 0

printf '# comment\nmoney.cars.plan\t18.78\nmoney.trips.plan\t7.77\r\n\nunit.name\t甲局\\n二行\\t\\\\\n' > in.tsv
try set a.db --from in.tsv
status "set --from" 0
try get a.db money.total.plan
is "18.78 + 7.77" "$out" "26.55"
printf 'money.cars.plan\t5\nmoney.cars.final\tx\n' > bad.tsv
try set a.db --from bad.tsv
status "a bad line" 2
says "is told with its number" "bad.tsv:2"
try get a.db money.cars.plan
is "nothing of the file was stored" "$out" "18.78"
printf 'money.cars.plan 5\n' > bad.tsv
try set a.db --from bad.tsv
status "a line without TAB" 2
says "is told with its number" "bad.tsv:1"
try set a.db --from nowhere.tsv
status "no such file" 2
says "is named" "nowhere.tsv"
try set a.db --from .
status "a folder is no file" 2
printf 'money.cars.plan\t5\n' | juesuan set a.db --from - > out 2> err
is "--from - reads standard input" "$?" 0
try get a.db money.cars.plan
is "its value" "$out" "5.00"
printf 'unit.name\t\260\262\276\326\n' > gb.tsv
try set a.db --from gb.tsv
status "a GB18030 file" 0
try get a.db unit.name
is "is read as such" "$out" "安局"
printf '\357\273\277unit.name\t甲局\n' > bom.tsv
try set a.db --from bom.tsv
status "a byte order mark is no part of the address" 0
printf 'money.cars.plan\t5\0\n' > nul.tsv
try set a.db --from nul.tsv
ok "NUL is never a figure" test "$status" -ne 0

# a section or a row is all that is not blank in it
juesuan new places.db --edition small --unit 甲局 --year 2022 > /dev/null
try set places.db 1.cars.final=3 公开01.trips.plan=2 1.trips.final=1
status "a table by its number" 0
try get places.db money.cars
is "a row, with addresses" "$out" "money.cars.final                          3.00"
try get places.db 1 --format tsv
shows "a section by its number" "money.trips.plan${tab}2.00"
shows "with its totals: 3 + 1" "money.total.final${tab}4.00"
try get places.db money.cars.final 1.cars.final
is "cells alone have none" "$out" "3.00
3.00"
try get places.db nowhere
status "no such place" 2
try get places.db 公开01.9.9
status "no such line" 2
says "is told by the table's printed name" 'there is no “9” in “公开01表.9.9”'

finish
