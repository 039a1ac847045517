#!/bin/sh
# print: text to standard output or a file, the format by the ending, nothing half-written.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null
juesuan set a.db unit.name=甲局 money.cars.final=18.78 money.trips.final=7.64 money.total.final@prior=9.24 \
    spend.2010301.basic=26.42 duties.1.text=管理车辆。 > /dev/null

try print a.db
status "print" 0
shows "the sentence: 26.42 - 9.24 = 17.18; 17.18 / 9.24 = 185.93%" "本年决算26.42万元，较2021年增加17.18万元，增长185.93%。"
shows "the table" "收支表"
shows "a draft says so" "草稿"
cp out stdout.txt
try print a.db -o a.txt
status "into a file" 0
is "says nothing" "$out" ""
ok "the same bytes" cmp -s a.txt stdout.txt
try print a.db -o -
ok "- is standard output" cmp -s out stdout.txt
try print a.db --ascii
ok "--ascii draws no lines" test -z "$(grep '[─│┌┐└┘├┤┬┴┼]' out)"
try print a.db --columns 100
status "--columns" 0
try print a.db --lines 40
status "--lines" 0
for bad in 0 -1 39 x 99999999999999999999; do
    try print a.db --columns "$bad"
    status "--columns $bad" 2
done
try print a.db -o a.odt
status "a format that there is not" 2
says "is named" "odt"
try print a.db -o a.html
status "HTML" 0
ok "is whole" test "$(tail -n 1 a.html)" = "</html>"
ok "has the sentence" grep -q '本年决算26.42万元' a.html
ok "runs nothing and fetches nothing" test -z "$(grep -iE '<script|<link|src=|url\(|@import' a.html)"
try print a.db --format html
status "HTML to standard output" 0
ok "is the same" cmp -s out a.html
if command -v xmllint > /dev/null; then
    ok "is well-formed" xmllint --noout a.html
fi
try print a.db -o report
status "a name without an ending" 2
says "wants --format" "--format"
try print a.db -o report --format txt
status "and has it" 0
try print a.db --format pdf
status "PDF to standard output" 2
says "wants a file" "-o"
cp a.db before.db
try print a.db -o a.db --format txt
status "the book itself is never written over" 2
ok "it is as before" cmp -s a.db before.db
try print a.db -o nowhere/a.txt
status "a folder that is missing" 2
try print a.db -o .
ok "a folder is no file" test "$status" -ne 0
if [ -c /dev/full ]; then
    juesuan print a.db > /dev/full 2> err
    is "a full disk" "$?" 2
    ok "is told" grep -q '^juesuan: ' err
fi
(juesuan print a.db 2> err; echo $? > code) | true
is "a reader that leaves" "$(cat code)" 2
ok "has seen enough" test ! -s err
juesuan print a.db >&- 2> err
is "standard output closed" "$?" 2
juesuan books a.db > out
ok "the book did not take its place" grep -q 甲局 out
JUESUAN_LIBEXEC=$folder/nowhere juesuan print a.db -o a.pdf 2> err
is "without the helper program" "$?" 2
ok "no PDF, and a sentence" grep -q '^juesuan: .*nowhere/juesuan-pdf' err
printf '#!/bin/sh\nprintf "%%s\\n" "$@" > "$folder/args"\nexit 1\n' > juesuan-pdf
chmod +x juesuan-pdf
folder=$folder JUESUAN_LIBEXEC=$folder juesuan print a.db --book 甲局/2022 -o a.pdf 2> err
is "a helper that fails is noticed" "$?" 2
ok "it gets the name of the file" grep -qx "a\.pdf" args
ok "and no book: the report comes to it" sh -c "! grep -q a\.db args"
if [ -x "$JUESUAN_LIBEXEC/juesuan-pdf" ]; then
    try print a.db -o a.pdf
    status "PDF" 0
    is "is one" "$(head -c 5 a.pdf)" "%PDF-"
fi
try print nowhere.db
status "no such file" 2

finish
