#!/bin/sh
# juesuan book: copied, renamed, deleted; juesuan base: what a first year has to type.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan demo a.db > /dev/null
unit=$(juesuan books a.db --format tsv | cut -f1)

try book a.db copy 某市某局
status "copied" 0
is "says how to open it" "$(cat out)" "某市某局/2022"
juesuan get a.db --book "$unit/2022" --exact --format tsv | grep -v '^unit\.' > one
juesuan get a.db --book 某市某局/2022 --exact --format tsv | grep -v '^unit\.' > two
ok "with all that is typed" cmp -s one two
is "under its own name" "$(juesuan get a.db unit.name --book 某市某局/2022)" 某市某局
try book a.db copy 某市某局 --book "$unit/2022"
status "not twice" 2
try book a.db rename 某市新局 --book 某市某局/2022
status "renamed" 0
is "where it is printed" "$(juesuan get a.db unit.name --book 某市某局/2022)" 某市新局
shows_list=$(juesuan books a.db | grep -c 某市新局)
is "and in the list" "$shows_list" 1
try book a.db delete --book 某市某局/2022
status "deleted" 0
shows "after a copy" "a.db.1.bak"
is "gone from the list" "$(juesuan books a.db | wc -l)" 1
is "but in the copy" "$(juesuan books a.db.1.bak | wc -l)" 2
try verify a.db
status "the trail is unbroken" 0
try book a.db copy 某市某局
status "its name is free again" 0
juesuan submit a.db --book 某市某局/2022 > /dev/null 2>&1
try book a.db shred
status "no such thing" 2

try base a.db --book "$unit/2022"
shows "last year's figure" "sangong.purchase.final@prior"
shows "a budget" "general.2210201.initial"
try new c.db --unit 某局 --year 2022 --edition jiangxi-2022 --hash md5
status "no such function" 2
says "which there are" "sm3"
ok "and no file" test ! -e c.db
if juesuan new c.db --unit 某局 --year 2022 --edition jiangxi-2022 --hash sm3 2> err; then
    try verify c.db
    shows "chained by SM3" "(SM3)"
    juesuan log c.db > log
    ok "as the history says first" sh -c 'head -n 1 log | grep -q sm3'
    juesuan print c.db --sign-off --columns 160 > page
    ok "the sign-off page says by which function the trail is chained" grep -q '[0-9a-f]\{64\} (SM3)' page
    ok "and by which the report's content is told" grep -q '[0-9a-f-]\{19\} (SHA-256)' page
    try new c.db --unit 又一局 --year 2022 --edition jiangxi-2022 --hash sha256
    status "for ever" 2
else
    ok "a build without SM3 says what is missing" grep -q libgcrypt err
fi

juesuan new b.db --unit 某市某局 --year 2022 --edition jiangxi-2022 > /dev/null
try base b.db --missing
shows "all are missing at first" "0 of"
juesuan set b.db totals.income.final@prior=5 > /dev/null
try base b.db
shows "one is there" "1 of"
finish
