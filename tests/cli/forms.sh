#!/bin/sh
# forms list, check, show: the editions there are, complaints as file:line: sentence, an edition as it was read.
. "$abs_top_srcdir/tests/cli/lib.sh"

try forms list
status "list" 0
ok "one line an edition: id, years, name" grep -q '^small  *2022 2023  小样$' out
ok "the shipped one too" grep -q '^jiangxi-2022 ' out
try forms check "$cli_tests/forms/small"
status "a sound edition" 0
shows "is called so" "sound"
unset JUESUAN_FORMS
try forms check "$abs_top_srcdir/forms/jiangxi-2021/"
status "with a slash behind it, its bases and their code lists are found beside it" 0
JUESUAN_FORMS=$cli_tests/forms:$abs_top_srcdir/forms
export JUESUAN_FORMS
mkdir bad bad/codes
sed 's/formula = "cars + trips"/formula = "cars + tripz"/' "$cli_tests/forms/small/edition.cfg" > bad/edition.cfg
cp "$cli_tests/forms/small/codes/functions.csv" bad/codes/
line=$(grep -n tripz bad/edition.cfg | cut -d : -f 1)
try forms check bad
status "a wrong name in a formula" 1
shows "is told with file and line" "edition.cfg:$line: "
shows "and the nearest right one" "trips"
try new b.db --edition "$folder/bad" --unit 甲局 --year 2022
ok "such an edition makes no book" test "$status" -ne 0
ok "nor a file" test ! -e b.db
mkdir list list/torn
sed "${line}s/label = /label /" bad/edition.cfg > list/torn/edition.cfg
JUESUAN_FORMS=$folder/list juesuan forms list > out 2> err
is "a list with an edition that cannot be read" "$?" 1
ok "says where it is torn" grep -q "edition.cfg:$line: " err
try forms check nowhere
status "no such folder" 2
says "is named" "nowhere"
try forms check "$cli_tests/forms/small/edition.cfg"
status "a file is no folder" 2
try forms show small money
status "show a section" 0
shows "with its formula" "cars + trips"
shows "and the place of each piece" "edition.cfg:"
ok "and nothing of the others" test -z "$(grep 基本支出 out)"
try forms show small
shows "show all" "基本支出"
try forms show smal
status "no such edition" 2
says "gets the nearest one" "small"
try forms show small mony
status "no such section" 2
says "gets the nearest one" "money"
JUESUAN_FORMS=$folder/nowhere juesuan forms list > out 2> err
is "no form files at all" "$?" 2
ok "says where it looked" grep -q "nowhere" err

finish
