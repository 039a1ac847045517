#!/bin/sh
# What a terminal obeys or hides, in every text of a file that somebody else wrote, over every output: standard output and error of
# the subcommands, line mode, screens, all formats of the report.  The file is made with a marker in each text; in the bytes of the
# file other bytes, as many, take its place: no program of ours would have let them in.
. "$abs_top_srcdir/tests/cli/lib.sh"
marker=MARKMARKMARKMARKMARKMARKMARKMARKMARKMARK
LANGUAGE=en

juesuan new marked.db --edition small --unit "甲局$marker" --year 2022 > /dev/null
juesuan set marked.db "unit.name=$marker" unit.kind=行政 "offices.1.name=$marker" "duties.1.text=$marker" "say.total.reason=$marker" \
    money.cars.final=30 money.cars.plan=20 money.trips.final=1 money.trips.plan=1 "duties.2.text==1+1$marker" > /dev/null
juesuan explain marked.db money.over_plan money.total.final "$marker" > /dev/null
juesuan review marked.db query money.total.final "$marker" > /dev/null
juesuan review marked.db answer Q1 "$marker" > /dev/null
juesuan review marked.db query duties "$marker" > /dev/null
juesuan print marked.db -o "$marker.html" > /dev/null
ok "the markers are in the file" test "$(LC_ALL=C grep -ao "$marker" marked.db | wc -l)" -ge 20

# Each subcommand that a file of others can be given to, with what is asked.
commands () {
    cat << 'END'
books FILE
books FILE --format tsv
books FILE --format json
base FILE
get FILE
get FILE --exact
get FILE --exact --format tsv
get FILE --format json
get FILE unit.name offices duties
trace FILE unit.name
trace FILE money.total.final
find FILE 1
find FILE x
help FILE unit.name
check FILE --all
check FILE --format tsv
check FILE --format json
log FILE
log FILE --format tsv
log FILE --format json
log FILE duties.1.text
review FILE
review FILE --format tsv
review FILE diff
review FILE tick all
review FILE query nowhere x
print FILE
print FILE --signoff
print FILE --log
print FILE --section duties
undo FILE
redo FILE
undo FILE 1
set FILE duties.1.text=x unit.name=
row FILE delete offices 1
mark FILE duties.1.text doubtful
explain FILE money.over_plan money.total.final x
submit FILE
withdraw FILE --reason x
approve FILE
backup FILE
restore FILE 1
verify FILE
codes FILE 2
user FILE list
book FILE rename 乙局
book FILE copy 丙局
END
}

# What stands in place of the marker, as sed takes it; filled up with x to its length.
bodies () {
    cat << 'END'
controls|\x1b[99;66z\x1b]0;EVIL\x07\x08\x0b\x7f\x0e\xc2\x9b31m\xc2\x85\xe2\x80\xa8\xef\xbb\xbf\xef\xbf\xbe=1x
directions|\xe2\x80\xae\xe2\x80\x8f\xe2\x80\x8e\xd8\x9c\xe2\x81\xa6\xe2\x81\xa9\xe2\x80\xaa\xf3\xa0\x81\xa1\xef\xbf\xb9gnp.exe@12
broken|\xffab\x9b31m\xed\xa0\x80\xed\xb0\x80\xc0\x9b\xe0\x80\x9b\xf0\x80\x80\x9b\xf8\x88\x80\x80\x80cdefg\xe5\xb9\xf0
ends|\x0d\x0a=1+1\x09@SUM(A1)\x09-1+1\x0d+1\x1b[99;66z\x1b[99;66z
nothing|\x00\x1b[99;66zabcdefghijklmnopqrstuvwxyzABCDE
END
}

# What is in a document, as text.
texts_of () {
    case $1 in
    *.docx | *.xlsx) unzip -p "$1" '*.xml' '*.rels' 2> /dev/null ;;
    *.pdf) pdftotext "$1" - && pdfinfo "$1" ;;
    *) cat "$1" ;;
    esac
}

report () {
    for format in txt html docx xlsx pdf; do
        try print hostile.db -o "report.$format"
        [ "$status" -eq 0 ] || continue # without its library, or refused
        texts_of "report.$format" > text
        clean text || bad="$bad print -o report.$format;"
        case $name in
        directions) grep -q 'gnp[.]exe' text || bad="$bad nothing arrives in report.$format;" ;;
        esac
        try print hostile.db --signoff -o "report.$format"
        texts_of "report.$format" > text
        clean text || bad="$bad print --signoff -o report.$format;"
    done
}

screens () {
    [ -x "$abs_top_builddir/tests/e2e/raw" ] || return
    cp hostile.db screens.db
    LANGUAGE=zh_CN "$abs_top_builddir/tests/e2e/raw" stream 100x30 juesuan screens.db > /dev/null 2> err << 'END' || bad="$bad screens: $(cat err);"
\007duties\r
\r
\033
\007offices\r
\007say\r
\007unit.name\r
\r
\033
\033OP
\033
\033[17~
\r
\033
\033[15~
\033
\006x\r
\r
\033
\033[18~
\033[6~
\033
\033[20~
\033
\033[21~
\033
\022
\r
\033
\024
\033
END
    LC_ALL=C sed -e 's/\x1b\[[0-9;?]*[A-Zac-y]//g; s/\x1b[()][0-9A-Z]//g; s/\x1b[=>78MHc]//g; s/\x1b]7777;[0-9]*\x07//g; s/\x1b]104\x07//g; s/[\x08\x0d]//g' stream > text
    LC_ALL=C grep -aqF "$esc[99;66z" stream && bad="$bad screens obey;"
    [ "$name" != directions ] || grep -q 'gnp[.]exe' text || bad="$bad nothing arrives on the screens;"
    clean text || bad="$bad screens: $(LC_ALL=C grep -a "$(printf '[\001-\010\013\016-\037\177]')" text | head -n 2 | od -c | head -n 6);"
}

bodies > bodies
while IFS='|' read -r name body; do
    length=$(echo M | LC_ALL=C sed "s/M/$body/" | wc -c)
    filled=$body$(printf '%*s' $((41 - length)) '' | tr ' ' x)
    LC_ALL=C sed "s/$marker/$filled/g" marked.db > hostile.sound
    bad=
    ok "$name: as many bytes" test "$(wc -c < hostile.sound)" -eq "$(wc -c < marked.db)"
    commands > commands
    while read -r command; do
        rm -f hostile.db*
        cp hostile.sound hostile.db
        # shellcheck disable=SC2046 # words
        try $(printf '%s' "$command" | sed 's/FILE/hostile.db/')
        [ "$status" -le 2 ] && clean out && clean err || bad="$bad $command: $status;"
        case $command in
        *json*) [ "$status" -ne 0 ] || python3 -c 'import json, sys; json.load(sys.stdin)' < out 2> /dev/null || ! command -v python3 > /dev/null || bad="$bad $command: no JSON;" ;;
        *tsv*) ! LC_ALL=C grep -qE "(^|$tab)([=@]|[-+][^0-9])" out || bad="$bad $command: a formula;" ;;
        esac
    done < commands
    cp hostile.sound hostile.db
    printf 'go unit.name\nshow\ngo duties\nshow\ncheck\nlog\nfind x\nquit\n' | juesuan --line hostile.db > out 2> err
    clean out && clean err || bad="$bad --line;"
    cp hostile.sound hostile.db
    report
    screens
    is "$name: nothing raw anywhere" "$bad" ''
done < bodies

finish
