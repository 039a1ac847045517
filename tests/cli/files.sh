#!/bin/sh
# Files that cannot be used: each gets its sentence and status, and stays as it is.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null
juesuan set a.db money.cars.final=1 > /dev/null

for command in books check print undo log verify get; do
    try "$command" nowhere.db
    status "$command of a missing file" 2
    says "$command names it" "nowhere.db"
    ok "$command does not make it" test ! -e nowhere.db
done
mkdir -p dir
try check dir
status "a folder" 2
says "is named" "dir"
echo "not a database, but a letter to the bureau" > letter.db
try check letter.db
status "not ours" 2
says "is named" "letter.db"
try set letter.db money.cars.final=1
status "nor written" 2
try new letter.db --edition small --unit 甲局 --year 2022
ok "nor made one" test "$status" -ne 0
is "it is as it was" "$(cat letter.db)" "not a database, but a letter to the bureau"
: > empty.db
try check empty.db
status "an empty file has no book" 2
if command -v sqlite3 > /dev/null; then
    sqlite3 other.db 'create table t (x); insert into t values (1)'
    try check other.db
    status "somebody else's database" 2
    cp a.db newer.db
    sqlite3 newer.db 'pragma user_version = 9999'
    try check newer.db
    status "a newer version" 2
    says "is told" "newer.db"
fi
head -c 5000 a.db > cut.db
try check cut.db
status "a damaged file" 2

chmod 400 a.db
if [ "$(id -u)" != 0 ]; then
    try set a.db money.cars.final=2
    ok "a read-only file is not written" test "$status" -ne 0
    says "and told" "a.db"
fi
try get a.db money.cars.final
is "a read-only file can be read" "$out" "1.00"
chmod 600 a.db
mkdir ro
cp a.db ro/a.db
chmod 500 ro
try get ro/a.db money.cars.final
is "also in a read-only folder" "$out" "1.00"
chmod 700 ro

if command -v sqlite3 > /dev/null && command -v mkfifo > /dev/null; then
    mkfifo hold
    (printf 'begin immediate;\n'; cat hold) | sqlite3 a.db > /dev/null 2>&1 &
    holder=$!
    exec 3> hold
    tries=0
    while sqlite3 a.db 'begin immediate; rollback;' 2> /dev/null && [ $tries -lt 50 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
    try set a.db money.cars.final=3
    status "a file that another process writes" 1
    says "is told" "a.db"
    exec 3>&-
    wait $holder
    try set a.db money.cars.final=3
    status "and free again" 0
fi

# The default file of the screens stands in a folder that only its owner can read.
try_home () {
    XDG_DATA_HOME=$folder/data juesuan > out 2> err < /dev/null
    status=$?
    err=$(cat err)
}
try_home
status "no file named, no terminal" 2
is "the folder is its owner's" "$(stat -c %a data/juesuan)" 700
: > data/file
XDG_DATA_HOME=$folder/data/file juesuan > out 2> err < /dev/null
is "a folder that cannot be made" "$?" 2
ok "is told" grep -q '^juesuan: .*data/file' err

# A limit on the size of files is a write that fails, not the end of the program.
(ulimit -f 8 && juesuan set a.db "unit.name=$(head -c 60000 /dev/zero | tr '\0' x)" > out 2> err)
code=$?
ok "a file that may not grow: refused" test "$code" = 1 -o "$code" = 2
ok "in words" grep -q '^juesuan: ' err
try get a.db money.cars.final
is "what was stored is there" "$out" "3.00"
(ulimit -f 1 && juesuan print a.db -o big.txt > out 2> err)
ok "a report that may not grow" test $? = 2
ok "leaves nothing half-written" test ! -e big.txt

finish
