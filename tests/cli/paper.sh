#!/bin/sh
# print: parts of the report, the print log, and paper through a printing command that only writes down what it was given.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null
juesuan set a.db unit.name=甲局 money.cars.final=18.78 money.trips.final=7.64 money.total.final@prior=9.24 \
    spend.2010301.basic=26.42 duties.1.text=管理车辆。 > /dev/null

# parts
juesuan print a.db > all.txt
try print a.db --page 2
status "one page" 0
is "is one" "$(tr -cd '\f' < out | wc -c)" 0
shows "with the number that is printed on it" "— 2 —"
page=$(printf '%s\n' "$out" | grep -c .)
ok "as it stands in the whole report" test "$(tr '\f' '\n' < all.txt | grep -cxF -f out)" -ge "$page"
try print a.db --pages 1-2
is "two pages" "$(tr -cd '\f' < out | wc -c)" 1
try print a.db --page 77
status "a page that there is not" 2
says "is named" "no page 77"
for bad in 0 x 3-1 2- -3; do
    try print a.db --pages "$bad"
    status "--pages $bad" 2
done
try print a.db --section money
status "one section" 0
shows "has its table" "26.42"
ok "and nothing else" test -z "$(grep -e 管理车辆 -e 2010301 out)"
try print a.db --section mony
status "a section that there is not" 2
says "is guessed" "did you mean money?"
try print a.db --section offices
status "a section that is not printed" 2
says "says so" "Nothing of the section"
try print a.db --tables-only
status "only tables" 0
shows "all of them" "2010301"
ok "no sentence" test -z "$(grep -e 管理车辆 -e 增加 out)"
try print a.db --page 2 -o a.html
status "pages of a format that has none" 2
says "is told" "txt and pdf"
ok "and nothing is written" test ! -e a.html
try print a.db --official
status "no official report of a draft" 2
says "says why" "not approved"

# the log
try print a.db --log
is "nothing was printed into a file yet" "$out" ""
juesuan print a.db -o one.txt
juesuan print a.db -o two.html
juesuan set a.db money.trips.final=7.65 > /dev/null
juesuan print a.db --section money -o three.txt
try print a.db --log
status "the log" 0
is "has each file" "$(cut -d' ' -f 9- out | tr -s ' ' | sed 's/.*draft //' | tr '\n' ';')" "txt one.txt;html two.html;txt three.txt 公开01表;"
marks=$(sed 's/.* \([0-9a-f]\{4\}-[0-9a-f]\{4\}-[0-9a-f]\{4\}-[0-9a-f]\{4\}\) .*/\1/' out)
is "one figure more, another fingerprint" "$(printf '%s\n' "$marks" | uniq | wc -l)" 2
cp a.db readonly.db
chmod 444 readonly.db
cp readonly.db before.db
juesuan print readonly.db -o four.txt
is "a file that may not be written is printed" "$?" 0
[ "$(id -u)" = 0 ] || ok "and not changed" cmp -s readonly.db before.db

# paper
mkdir bin
for command in sh cat sed rm cp; do ln -s "$(command -v $command)" bin/$command; done
program=$(command -v juesuan)
PATH_BEFORE=$PATH
if juesuan print a.db -o try.pdf > /dev/null 2>&1; then
    PATH=$folder/bin "$program" print a.db --to office > out 2> err < /dev/null
    is "without lp" "$?" 0
    ok "the file and its path" grep -q "$folder/甲局-2022.pdf" out
    ok "it is there" test -s 甲局-2022.pdf
    cat > bin/lp << 'END'
#!/bin/sh
printf '%s\n' "$@" > "$folder/args"
for last; do :; done
cp "$last" "$folder/spooled.pdf"
echo "request id is office-1 (1 file(s))"
END
    printf '#!/bin/sh\necho office\necho hall\n' > bin/lpstat
    chmod +x bin/lp bin/lpstat
    export folder
    PATH=$folder/bin:$PATH
    try print a.db --to office --copies 3 --duplex --pages 2
    status "to a printer" 0
    shows "what lp answered" "office-1"
    is "printer, copies, sides" "$(head -n 6 args | tr '\n' ' ')" "-d office -n 3 -o sides=two-sided-long-edge "
    is "it got a PDF" "$(head -c 5 spooled.pdf)" "%PDF-"
    ok "which is no longer ours to keep" test ! -e "$(tail -n 1 args)"
    ok "nor its folder" test ! -e "$(dirname "$(tail -n 1 args)")"
    try print a.db --log
    ok "the log knows the printer" grep -q 'pdf  lp:office  2-2' out
    if command -v pdfinfo > /dev/null; then
        juesuan print a.db --to office > /dev/null
        pages=$(pdfinfo spooled.pdf | sed -n 's/^Pages: *//p')
        juesuan print a.db --to office --duplex > /dev/null
        is "on both sides the back of the cover stays blank" "$(pdfinfo spooled.pdf | sed -n 's/^Pages: *//p')" "$((pages + 1))"
    fi
    try print a.db --to default
    ok "the system's choice is not named" test "$(head -n 1 args)" = -n
    printf '#!/bin/sh\necho "lp: The printer or class does not exist." >&2\nexit 1\n' > bin/lp
    try print a.db --to cellar
    status "a printer that there is not" 2
    says "says what lp said, and which there are" "does not exist. The system knows these printers: office, hall."
    try print a.db --to office -o a.pdf
    status "file and printer" 2
    for bad in 0 1000 x; do
        try print a.db --to office --copies $bad
        status "--copies $bad" 2
    done

    # stopped while it works: nothing is left behind
    printf '#!/bin/sh\necho 3\nexec sleep 60\n' > juesuan-pdf
    chmod +x juesuan-pdf
    JUESUAN_LIBEXEC=$folder timeout -s INT 1 "$program" print a.db -o stopped.pdf 2> err
    ok "stopped: no file" test ! -e stopped.pdf
    ok "no debris" test -z "$(ls -A | grep '^\.juesuan')"
else
    n=$((n + 1))
    echo "ok $n - paper # SKIP no PDF can be made here"
fi
PATH=$PATH_BEFORE

finish
