#!/bin/sh
# The table of subcommands, seen from outside: every one has its help, in both languages, and its place in the manual;
# what is typed wrongly is told with exit status 2.
. "$abs_top_srcdir/tests/cli/lib.sh"

names=$(juesuan --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' | uniq)
is "the subcommands of the contract" "$(echo $names | tr ' ' '\n' | sort | tr '\n' ' ')" \
    "approve backup base book books check codes correct demo explain find forms get help log mark new paste print publish redo restore return review row set submit trace undo unlock user verify withdraw "

# The manual without its markup; a usage line of the table must stand in it as it is.
plain () {
    sed -e 's/\\f[BIRP]//g' -e 's/\\-/-/g' -e 's/\\e/\\/g' -e 's/^\.[BIR]* //' -e 's/"//g' "$abs_top_srcdir/man/$1"
}
plain juesuan.1 > man-page
plain zh_CN/juesuan.1 > zh_CN-page
usage () { # the usage lines of the last run
    sed -e '/^$/,$d' -e 's/^.*juesuan /juesuan /' out
}
in_manual () {
    usage | while IFS= read -r line; do
        grep -q -x -F -e "$line" "$1" || return 1
    done
}

try --help
status "--help is done" 0
shows "--help names the exit statuses" "1 findings"
ok "--help fits 100 columns" test "$(awk 'length > 100' out | wc -l)" = 0
for name in $names; do
    try "$name" --help
    status "$name --help is done" 0
    shows "$name --help has its usage" "Usage: juesuan $name "
    shows "$name --help tells of --help" "--help"
    ok "$name --help says nothing on standard error" test ! -s err
    ok "$name stands in the manual as in the table" in_manual man-page
    for option in $(grep -o -e '^  -[-a-z, ]*' out | grep -o -e '--[a-z]*'); do
        ok "$name $option stands in both manual pages" test "$(grep -l -e "$option" ./*-page | wc -l)" = 2
    done
    LANGUAGE=zh_CN juesuan "$name" --help > out
    ok "$name stands in the Chinese manual as in the table" in_manual zh_CN-page
    ok "$name --help in Chinese" grep -q '^用法' out
    ok "$name --help says in Chinese what it does" test -n "$(sed -n '/^$/{n;p;q;}' out | LC_ALL=C tr -d '[ -~]')"
    ok "$name --help has Chinese options" test -z "$(grep -e '^  -.*[a-z] [a-z]' out)"
    ok "$name has tests of its own" test -n "$(cd "$cli_tests" && grep -l -e "try $name " -e "juesuan $name " $(ls ./*.sh | grep -v -e usage.sh -e hostile.sh -e lib.sh))"
    try "$name"
    status "$name without arguments is wrong usage" 2
    says "$name without arguments points at its help" "juesuan $name --help"
    try "$name" --nonsense
    status "$name with an unknown option is wrong usage" 2
    says "$name names the unknown option" "--nonsense"
done
LANGUAGE=zh_CN juesuan --help > out
ok "--help in Chinese" grep -q '用法' out
try --version
status "--version is done" 0
ok "--version tells it" grep -q '^juesuan [0-9]' out

try chekc x.db
status "a mistyped subcommand" 2
says "gets the nearest one" "did you mean check?"
try nonsense x.db
status "an unknown subcommand" 2
says "is named" "nonsense"
try check x.db --formta json
says "a mistyped option gets the nearest one" "did you mean --format?"
try check x.db --format
status "an option without its value" 2
says "is named" "--format"
try check x.db y.db
status "too many arguments" 2
try get
says "too few arguments are told" "at least 1"
try check x.db --format html
status "an unknown format" 2
says "gets those there are" "text, tsv and json"
try x.db
status "the screen needs a terminal" 2
says "and says so" "needs a terminal"
try "$esc[31mx" y
ok "a hostile subcommand is cleaned" clean err

finish
