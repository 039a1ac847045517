#!/bin/sh
# The sign-off page, the official report, and what is different since the approval: a clerk, a reviewer and a head.
. "$abs_top_srcdir/tests/cli/lib.sh"
umask 077
for name in head clerk reviewer; do echo "$name secret" > $name; done
as () { # as WHO WORDS...
    case $1 in head) who=贺 ;; clerk) who=陈 ;; *) who=任 ;; esac
    JUESUAN_PASSWORD_FILE=$1
    export JUESUAN_PASSWORD_FILE
    shift
    try "$@" --as $who
    unset JUESUAN_PASSWORD_FILE
}

juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null
juesuan user a.db add 贺 head --password-file head > /dev/null
as head user a.db add 陈 clerk --password-file clerk
as head user a.db add 任 reviewer --password-file reviewer
as clerk set a.db unit.name=甲局 unit.kind=行政 money.cars.final=2 money.cars.plan=3 money.trips.final=1 money.cars.final@prior=1
status "figures" 0

try print a.db --sign-off
status "a draft has a sign-off page too" 0
shows "who filled in" "陈"
ok "nobody reviewed yet" test -z "$(grep '任' out)"
shows "it says draft" "草稿"

as clerk submit a.db
status "submitted" 0
as reviewer review a.db query money.cars.final 为什么增加
status "a query" 0
id=$(printf '%s' "$out" | grep -oE 'Q[0-9]+' | head -n 1)
as clerk review a.db answer "$id" 新购车辆
status "answered" 0
as reviewer review a.db close "$id" 同意
status "closed" 0
as reviewer review a.db tick all
status "ticked" 0
as head review a.db tick money.cars.final
status "the head ticks, too" 0
as head approve a.db
status "approved" 0

try print a.db --sign-off
status "the page" 0
shows "who approved" "贺"
ok "what was marked with the whole book, less what was looked at" grep -q "^[1-9][0-9]* of the figures that must be seen were marked" out
shows "the question" "为什么增加"
ok "the reviewer" grep -q 'reviewed.*任' out
ok "who approved is no reviewer beside" test -z "$(grep 'reviewed.*贺' out)"
shows "what was answered" "新购车辆"
shows "closed" "closed"
ok "no mark of drafts" test -z "$(grep 草稿 out)"
mark=$(grep -oE '[0-9a-f]{4}(-[0-9a-f]{4}){3}' out | head -n 1)
head=$(sqlite3 a.db 'SELECT hash FROM change ORDER BY seq DESC LIMIT 1' 2> /dev/null)
if [ -n "$head" ]; then
    ok "the newest hash of the trail" grep -q "$(echo "$head" | cut -c 1-40)" out
fi
try print a.db --official -o official.txt
status "the official report" 0
ok "has no mark" test -z "$(grep 草稿 official.txt)"
juesuan print a.db --log > out
ok "the log says official, with the same fingerprint" grep -q "$mark *official *txt" out
juesuan print a.db --since-approved > out
ok "nothing is different since the approval" grep -q 'No figure is different' out
as head unlock a.db --reason 补一笔
status "unlocked" 0
as clerk set a.db money.trips.final=1.5
status "another figure" 0
try print a.db --official
status "no official report any more" 2
try print a.db --since-approved --columns 120
status "since the approval" 0
ok "1.00 became 1.50" grep -q '1.00 *│ *1.50 *│ *+0.50' out
juesuan print a.db --sign-off -o page.html
ok "the page in another format" grep -q '为什么增加' page.html

# The edition's words, and a row that it leaves out.
mkdir -p forms/signed
cat > forms/signed/edition.cfg << 'END'
edition : { name = "有词"; base = "small"; years = [ 2022 ];
  signoff = { title = "签批单"; filled = "编制"; trail = ""; left = "错{errors}处，缺{missing}处"; }; };
END
JUESUAN_FORMS=$folder/forms:$JUESUAN_FORMS
juesuan new b.db --edition signed --unit 甲局 --year 2022 > /dev/null
juesuan set b.db unit.name=甲局 money.cars.final=2 > /dev/null
try print b.db --sign-off
status "with words of the edition" 0
shows "its title" "签批单"
ok "its step" grep -q '编制' out
ok "its sentence" grep -q '错[0-9]*处，缺[0-9]*处' out
ok "not the row without a word" test -z "$(grep 'Newest hash' out)"
juesuan print a.db --sign-off > out
ok "which others have" grep -q 'Newest hash' out

finish
