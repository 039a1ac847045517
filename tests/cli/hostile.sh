#!/bin/sh
# Text with ESC, TAB, NUL and broken UTF-8, enormous numbers and long arguments: refused or cleaned, never drawn.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null
broken=$(printf 'a\377b')
c1=$(printf 'a\302\233b')
long=$(head -c 100000 /dev/zero | tr '\0' 9)

for hostile in "$esc[2J" "a${tab}b" "$broken" "$c1" "
" "$long" '%s%n%s' '../../etc' '' ' ' "'; drop table item; --" '${HOME}' '公开99' '.' '..' 'a.b.c.d.e' '@' 'x@y' '公开01.total'; do
    for command in "get a.db" "trace a.db" "set a.db money.cars.final=1" "log a.db" "check" "row a.db add" "forms show" "forms check" "explain a.db"; do
        try $command "$hostile"
        ok "$command: a sentence, not a crash" test "$status" -le 2
        ok "$command: nothing raw on the terminal" clean err
        ok "$command: nor on standard output" clean out
    done
    try set a.db "money.cars.final=$hostile"
    ok "set: refused or a value" test "$status" -le 2
    ok "set: nothing raw" clean err
    try set a.db "unit.name=$hostile"
    ok "a text: refused or cleaned" test "$status" -le 2
    try get a.db unit.name
    ok "a text: comes back clean" clean out
    try new "x.db" --edition small --unit "$hostile" --year 2022
    ok "a name: refused or cleaned" test "$status" -le 2
    if [ -e x.db ]; then
        try books x.db
        ok "a name: comes back clean" clean out
    fi
    rm -f x.db
done
try set a.db "money.cars.final=$broken"
status "broken UTF-8 is wrong input" 2
try set a.db "money.cars.final=92233720368547758.07"
status "more than 分 can count" 2
try set a.db "money.cars.final=900000000000" "money.trips.final=900000000000"
ok "a sum that overflows is no crash" test "$status" -le 2
try get a.db money.total.final
ok "nor a wrong number" test -z "$(grep -e - out)"
juesuan set a.db money.cars.final=1 money.trips.final= > /dev/null

printf 'unit.name\tA\033[31mB\n' > esc.tsv
try set a.db --from esc.tsv
ok "ESC in a file: refused or cleaned" test "$status" -le 2
try get a.db unit.name
ok "it is not stored" clean out
printf 'unit.name\t\377\376\n' > broken.tsv
try set a.db --from broken.tsv
ok "broken bytes in a file: refused or read as GB18030" test "$status" -le 2
ok "without raw bytes on the terminal" clean err
head -c 3000000 /dev/zero | tr '\0' x > big.tsv
try set a.db --from big.tsv
status "a line of 3 MB is no cell" 2
ok "and not repeated whole" test "$(wc -c < err)" -lt 2000
head -c 200000 /dev/urandom > random.tsv
try set a.db --from random.tsv
status "random bytes are no cells" 2
ok "nothing raw" clean err

# Form files that are none.
cp -r "$cli_tests/forms/small" fifo && mkfifo fifo/x.cfg
cp -r "$cli_tests/forms/small" device && ln -s /dev/zero device/x.cfg
for folder_of_forms in fifo device; do
    timeout 20 juesuan forms check $folder_of_forms > out 2> err
    is "forms check of a $folder_of_forms is refused" $? 1
    ok "with a sentence" grep -q 'x.cfg.*no file of text' out err
done

# A file made by somebody else may hold anything.
if command -v sqlite3 > /dev/null; then
    juesuan set a.db unit.name=NAMENAME duties.1.text=TEXTTEXT > /dev/null
    for table in $(sqlite3 a.db "select name from sqlite_master where type = 'table' and sql like '%text%'"); do
        for column in $(sqlite3 a.db "select name from pragma_table_info('$table')"); do
            sqlite3 a.db "update \"$table\" set \"$column\" = replace(\"$column\", 'NAMENAME', char(27) || '[31mNAME')
                where \"$column\" = 'NAMENAME'" 2> /dev/null
        done
    done
    for command in "get a.db" "get a.db --exact --format tsv" "print a.db" "log a.db" "check a.db --all" "trace a.db unit.name"; do
        try $command
        ok "$command of a hostile file: clean" clean out
        ok "$command of a hostile file: clean messages" clean err
    done
fi

finish
