#!/bin/sh
# --line: the same work as on the screens, one question a line.
. "$abs_top_srcdir/tests/cli/lib.sh"

# line FILE ANSWER...: an answer a line
line () {
    file=$1
    shift
    printf '%s\n' "$@" | juesuan --line "$file" > out 2> err
    status=$?
    out=$(cat out)
    err=$(cat err)
}
# after PIECE ANSWERS...: what stands in the last run's output behind the first line that holds PIECE
asked () {
    printf '%s\n' "$out" | grep -cF -- "$1"
}

juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null
line a.db 行政 + 办公室 12 '' '' '制定政策' ''
status "answers in the order of the screens" 0
is "the first question is the first that must be answered" "$(printf '%s\n' "$out" | sed -n '2s/ .*//p')" 单位
shows "a question names the cell, what it may be and what stands there" "性质 (行政|事业) [blank, required]:"
shows "a number is asked with its measure" "人数 人"
is "a field" "$(juesuan get a.db unit.kind)" 行政
is "+ adds a row and asks for its cells" "$(juesuan get a.db offices.1.name offices.1.people)" "办公室
12"

line a.db @money.cars.final 18.78 7.64 '<' abc '' /9
status "a refused answer does not end it" 0
is "what was accepted before stays, undo takes back the newest" "$(juesuan get a.db money.cars.final)" 18.78
shows "the refusal is told" "abc"
line a.db @money.cars.final '/4' '/2' '@money.trips.final' '/3' '/0' 5
is "blank" "$(juesuan get a.db money.cars.final)" ""
is "not applicable" "$(juesuan get a.db money.trips.final --exact --format json | grep -c '"na"')" 1
ok "nothing is read behind /0" test "$(asked 'Everything is saved.')" = 1
line a.db @money.trips.final q 7
ok "7 is not read" test "$(juesuan get a.db money.trips.final)" != 7.00
status "q leaves, too" 0
ok "and it is no answer" test "$(asked 'Everything is saved.')" = 1
line a.db '＠money.cars.plan' '１８．７８' '、9'
is "signs of an input method are commands" "$(juesuan get a.db money.cars.plan)" ""
line a.db @money.cars.final @money.nothing 8.00 /2 '' 9 '@nowhere.x.y' 5 @money.trips.final 6
is "behind a jump that is refused nothing is stored before one says where" "$(juesuan get a.db money.cars.final money.trips.final)" "9.00
6.00"
is "which is told" "$(asked 'Nothing was done')" 3
juesuan set a.db money.cars.final=-1 > /dev/null
line a.db '!' '!!' '??' '?'
status "problems, findings, commands, help" 0
shows "a problem is counted" "1 of"
for sign in $(printf '%s\n' "$out" | sed -n 's/^\([<!?@/:][^ ]*\)  .*/\1/p'); do
    for page in juesuan.1 zh_CN/juesuan.1; do
        ok "$page has $sign" grep -qF -- "$sign" "$abs_top_srcdir/man/$page"
    done
done
line a.db :check ':nosuch' ':get money.cars.final'
says "an unknown subcommand is told" "There is no subcommand nosuch"
line a.db "$(printf '\377')"
status "bytes that are no text" 0
shows "are refused with a sentence" "no UTF-8 text"
line a.db @duties ' /2 is a text'
is "a blank in front makes an answer of what looks like a command" "$(juesuan get a.db duties.1.text)" "/2 is a text"
line nosuch.db
status "no file" 2
printf '' | juesuan --line a.db > out
status "no answer at all" 2

# The demonstration's figures typed as answers give the same book as `set --from`.
juesuan new b.db --edition jiangxi-2022 --unit 某局 --year 2022 > /dev/null
juesuan new c.db --edition jiangxi-2022 --unit 某局 --year 2022 > /dev/null
demo=$abs_top_srcdir/forms/jiangxi-2022/demo.tsv
juesuan set b.db --from "$demo" > /dev/null
awk -F '\t' '
    /^#/ || NF < 2 { next }
    { value = $2; gsub (/\\t/, "\t", value); gsub (/\\\\/, "\\", value) }
    /^!/ { print "@" substr ($1, 2); print value == "na" ? "/3" : "/4"; next }
    /^\?/ { split ($1, a, " "); print "@" a[2]; print "/11 " value; next }
    { split ($1, a, "."); row = a[1] "." a[2] }
    a[2] ~ /^[0-9]+$/ && !(row in seen) {
        seen[row]
        print "@" ((length (a[2]) <= 2 && a[1] in last) ? last[a[1]] : a[1])
        print (length (a[2]) > 2 ? "/5 " a[2] : "/5")
    }
    { print "@" $1; print " " value; last[a[1]] = $1 }
' "$demo" > answers
juesuan --line c.db < answers > out 2> err
status=$? out=$(tail -n 5 out) err=$(cat err)
status "the demonstration as answers" 0
juesuan get b.db --exact --format tsv > b.tsv
juesuan get c.db --exact --format tsv > c.tsv
ok "gives the same book as set --from" cmp b.tsv c.tsv
finish
