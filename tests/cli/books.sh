#!/bin/sh
# new, demo, books: making books and listing them; --book.
. "$abs_top_srcdir/tests/cli/lib.sh"

try new a.db --edition small --unit 甲局 --year 2022
status "new makes a file" 0
shows "new says what" "甲局/2022"
is "only its owner may read the file" "$(stat -c %a a.db)" 600
try new a.db --edition small --unit 甲局 --year 2022
ok "the same book twice is not made" test "$status" -ne 0
says "and is named" "甲局"
try new a.db --edition small --unit 甲局 --year 2023
status "another year in the same file" 0
try new a.db --edition small --unit 乙局 --year 2022
status "another unit in the same file" 0
try new b.db --edition small --unit 甲局 --year 2019
ok "a year that the edition has not is refused" test "$status" -ne 0
ok "no file is left behind" test ! -e b.db
try new b.db --edition nowhere --unit 甲局 --year 2022
status "an unknown edition" 2
ok "no file is left behind" test ! -e b.db
try new b.db --unit 甲局
status "new without a year" 2
says "asks for it" "--year"
try new b.db --year 2022
says "new without a unit asks for it" "--unit"
for year in 0 -5 99999 2022.5 二〇二二 99999999999999999999; do
    try new b.db --edition small --unit 甲局 --year "$year"
    status "the year $year is none" 2
done
try new nowhere/b.db --edition small --unit 甲局 --year 2022
status "a folder that is missing" 2
says "is named" "nowhere"

try books a.db
status "books" 0
is "a line each" "$(wc -l < out)" 3
shows "with the name that --book takes" "甲局/2023"
try books a.db --format tsv
is "unit, year, version, edition, state" "$(cut -f 1-5 out | grep 2023)" "甲局${tab}2023${tab}1${tab}small${tab}draft"
try books a.db --format json
json "books as JSON" "len(data) == 3 and data[1]['unit'] == '甲局'"
try get a.db unit.name
status "which of several books?" 2
says "tells them" "乙局/2022"
try set a.db --book 乙局/2022 money.cars.final=7
status "--book chooses" 0
try get a.db --book 乙局/2022 money.cars.final
is "the chosen book" "$out" "7.00"
try get a.db --book 甲局/2022 money.cars.final
is "the others are as before" "$out" ""
try get a.db --book 丙局/2022
status "no such book" 2
says "is named" "丙局"

try demo d.db
status "demo" 0
try books d.db --format tsv
is "demo is one book" "$(wc -l < out)" 1
try demo d.db
ok "demo does not touch a book that is there" test "$status" -ne 0

finish
