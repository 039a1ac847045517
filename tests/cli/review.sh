#!/bin/sh
# user, submit, review and the other steps: two people, one file, from the first figure to the correction; copies, backups,
# and what verify says about a file changed by hand.
. "$abs_top_srcdir/tests/cli/lib.sh"
umask 077
echo "head secret" > head
echo "clerk secret" > clerk
echo "reviewer secret" > reviewer
as () { # as WHO WORDS...: logs in from the file of that name
    case $1 in head) who=贺 ;; clerk) who=陈 ;; *) who=任 ;; esac
    JUESUAN_PASSWORD_FILE=$1
    export JUESUAN_PASSWORD_FILE
    shift
    try "$@" --as $who
    unset JUESUAN_PASSWORD_FILE
}

juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null
juesuan set a.db unit.kind=行政 money.cars.final=2 money.cars.plan=3 money.cars.final@prior=1 > /dev/null

# Accounts
try user a.db list
shows "no accounts: one person does it all" "single person"
try user a.db add 陈 clerk --password-file clerk
status "the first account" 2
says "must be a head's" "head"
try user a.db add 贺 head --password-file head
status "the head's account" 0
try user a.db add 陈 clerk --password-file clerk
status "without a login nothing goes any more" 1
says "and the way is named" "--as NAME"
as head user a.db add 陈 clerk --password-file clerk
status "the clerk's account" 0
as head user a.db add 任 复核 --password-file reviewer
status "a role by its Chinese name is none in English" 2
as head user a.db add 任 reviewer --password-file reviewer
status "the reviewer's account" 0
as head user a.db disable 任 --reason 离职
shows "what was done is said" "The account of 任 is closed"
as head user a.db enable 任 --reason 回来
shows "and taken back" "The account of 任 is open again."
as head user a.db disable 无此人 --reason 离职
status "an account that is not there is refused" 2
says "with its name" "无此人"
as head user a.db role 贺 clerk --reason 换岗
ok "the last head stays one" test "$status" -ne 0
says "and it is said why" "head"
try user a.db list
is "the list" "$(awk '{print $2}' out | sort | tr '\n' ' ')" "clerk head reviewer "
try set a.db money.cars.final=5
status "no login: no figure" 1
try get a.db money.cars.final
is "but reading goes" "$out" "2.00"
echo wrong > bad
JUESUAN_PASSWORD_FILE=bad try set a.db money.cars.final=5 --as 陈
status "a wrong password" 1
chmod 644 clerk
as clerk set a.db money.cars.final=5
status "a password that others can read" 2
says "is refused" "chmod 600"
chmod 600 clerk
try log a.db
ok "no password and no hash is in the log" test -z "$(grep -e secret -e argon2 out)"
ok "nor in what the file says of itself" test -z "$(sqlite3 a.db 'SELECT old, new, note FROM change' | grep -e secret -e argon2)"
try new a.db --edition small --unit 乙局 --year 2022
status "no new book without a login" 2
as clerk new a.db --edition small --unit 甲局 --year 2023
status "a new book by the clerk" 0
as head set a.db money.cars.final=5 --book 甲局/2022
status "a head changes no figures" 1

# Submitting
as clerk set a.db money.trips.final=3 unit.kind= --book 甲局/2022
as clerk submit a.db --book 甲局/2022
status "submit with a gap" 1
shows "lists it with its place" "(unit.kind): "
as clerk set a.db unit.kind=行政 --book 甲局/2022
as clerk submit a.db --book 甲局/2022
status "submit" 0
shows "its fingerprint" "fingerprint "
ok "a backup was made" test -f a.db.1.bak
as clerk set a.db money.trips.final=4 --book 甲局/2022
status "the figures are locked" 1
says "and says why" "submitted"
as clerk undo a.db --book 甲局/2022
status "undo too" 1

# Reviewing
try review a.db --book 甲局/2022 --format tsv
status "the list" 0
is "the riskiest first: twice last year's" "$(head -n 1 out | cut -f 1,2,4,5,7)" "money.cars.final${tab}2.00${tab}1.00${tab}100.00${tab}must"
as clerk review a.db tick all --book 甲局/2022
status "a clerk does not tick" 1
as head approve a.db --book 甲局/2022
status "approve before looking" 1
shows "lists what must be seen" "(money.cars.final): "
as reviewer review a.db query money.cars.final 为什么翻倍？ --book 甲局/2022
is "a query" "$out" "Q1"
as reviewer approve a.db --book 甲局/2022
status "a reviewer does not approve" 1
as reviewer review a.db tick money all --book 甲局/2022
status "ticks" 0
try review a.db --book 甲局/2022
shows "the thread" "Q1  query  money.cars.final  waiting for an answer"
shows "the foot" "To sign: errors 0 ok | unexplained 0 ok | open queries 1 STOP | must be seen "
as reviewer return a.db --book 甲局/2022
status "return with a query" 0
as clerk set a.db money.cars.final=2.5 --book 甲局/2022
as clerk review a.db answer Q1 录错了 --book 甲局/2022
as clerk review a.db close Q1 --book 甲局/2022
status "only who asked closes" 1
try review a.db diff --book 甲局/2022 --format tsv
ok "the difference" grep -q "^money.cars.final${tab}2.00${tab}2.50$" out
try review a.db --book 甲局/2022 --format json
json "the list as JSON" "data[0]['cell'] == 'money.cars.final' and data[0]['lapsed'] and data[0]['last'] == '2.00'"
as clerk submit a.db --book 甲局/2022 -o carried.db
status "submit with a copy" 0
as clerk submit a.db --book 甲局/2022 -o carried.db
says "a copy is never written over" "there already"

# Elsewhere
cp carried.db elsewhere.db
as reviewer review elsewhere.db close Q1 可以 --book 甲局/2022
as reviewer review elsewhere.db query say 措辞请改 --kind opinion --book 甲局/2022
is "a query there" "$out" "Q2"
as clerk review a.db query money.trips.final 与外事办核对 --kind hint --book 甲局/2022
is "and one here" "$out" "Q2"
as clerk review a.db --merge elsewhere.db --book 甲局/2022
status "taking over" 0
shows "how much" "2 entries"
try review a.db --book 甲局/2022
shows "closed here too" "Q1  query  money.cars.final  closed"
shows "the other query got a number of its own" "Q3  opinion  say"
as clerk review a.db --merge elsewhere.db --book 甲局/2022
shows "twice takes over nothing new" "0 entries"
as reviewer review elsewhere.db close Q2 --book 甲局/2022
as head review elsewhere.db tick all --book 甲局/2022
as head approve elsewhere.db --book 甲局/2022
status "approved there" 0
as clerk withdraw a.db --reason 有误 --book 甲局/2022
as clerk review a.db --merge elsewhere.db --book 甲局/2022
status "withdrawn here meanwhile" 1
as clerk set a.db money.trips.final=9 --book 甲局/2022
as clerk submit a.db --book 甲局/2022
status "submit with an opinion that nobody answered" 1
says "and says which" "query Q3"
as clerk review a.db answer Q3 已改 --book 甲局/2022
as clerk submit a.db --book 甲局/2022
as clerk review a.db --merge elsewhere.db --book 甲局/2022
status "figures changed here meanwhile" 1
says "is refused" "changed here"
rm carried.db elsewhere.db
as clerk submit a.db --book 甲局/2022 -o elsewhere.db
as reviewer review elsewhere.db close Q3 --book 甲局/2022
as clerk review elsewhere.db close Q2 --book 甲局/2022
as head review elsewhere.db tick all --book 甲局/2022
as head approve elsewhere.db --book 甲局/2022
status "approved there" 0
as clerk review a.db --merge elsewhere.db --book 甲局/2022
status "the decision comes back" 0
shows "with the state" "approved"
try print a.db --book 甲局/2022 --official
status "the official report" 0

# The rest of the way
as head unlock a.db --book 甲局/2022
status "unlock without a reason" 1
as head publish a.db --book 甲局/2022
status "publish" 0
as head correct a.db --reason 漏列 --book 甲局/2022
shows "the next version" "甲局/2022/2"
as clerk set a.db money.trips.final=10 --book 甲局/2022
try get a.db money.trips.final --book 甲局/2022
is "the newest version is meant" "$out" "10.00"
try get a.db money.trips.final --book 甲局/2022/1
is "the published one stays" "$out" "9.00"
try get a.db money.trips.final --book 乙局/2022
says "the versions have names of their own" "甲局/2022/1, 甲局/2022, 甲局/2023"
try get a.db money.trips.final@prior --book 甲局/2023
is "next year's last year is what was published, until the correction is approved" "$out" "9.00"
try verify a.db
status "all of it is in the trail" 0
head=$(grep -o '[0-9a-f]\{64\}' out)

# By hand
cp a.db b.db
sqlite3 b.db "DROP TRIGGER value_update; UPDATE value SET num = 900 WHERE section = 'money' AND row = 'trips'"
try verify b.db
ok "a changed figure, or the missing guard, is noticed" test "$status" -ne 0
cp a.db b.db
sqlite3 b.db "UPDATE book SET state = 'draft' WHERE version = 1"
try verify b.db
status "a state set by hand" 1
says "is named" "甲局"
cp a.db b.db
sqlite3 b.db "UPDATE user SET secret = (SELECT secret FROM user WHERE name = '陈') WHERE name = '贺'"
try verify b.db
status "an exchanged password" 1
says "is named" "贺"
try verify a.db --head "$head"
status "the hash noted" 0
as clerk set a.db money.trips.final=11 --book 甲局/2022
try verify a.db --head "$head"
status "still stands when the history went on" 0
shows "says up to where" "row "
try verify a.db --head "$(echo "$head" | tr 0-9a-f 1-9a-f0)"
status "another hash" 1
try verify a.db --head 123
status "no hash" 2

# Backups
as clerk backup a.db --book 甲局/2022
status "backup" 0
name=$out
juesuan set a.db money.trips.final=12 --book 甲局/2022 2> /dev/null
as clerk set a.db money.trips.final=12 --book 甲局/2022
try backup a.db --list
ok "the list" grep -q -x -F -e "$name" out
number=$(echo "$name" | sed 's/.*\.\([0-9]*\)\.bak/\1/')
as clerk restore a.db "$number" --book 甲局/2022
status "restore" 0
try get a.db money.trips.final --book 甲局/2022
is "is what was backed up" "$out" "11.00"
try verify a.db
status "and sound" 0
try log a.db --book 甲局/2022
shows "and said in the trail" "backup put back"
try restore a.db 99 --book 甲局/2022
status "restore without a login" 1
as head restore a.db 99 --book 甲局/2022
says "a backup that is not there" "no backup 99"

# Two copies of one book, reviewed by two people at the same time
juesuan new two.db --edition small --unit 丙局 --year 2022 > /dev/null
juesuan set two.db unit.kind=行政 money.cars.final=2 money.trips.final=3 > /dev/null
juesuan user two.db add 贺 head --password-file head > /dev/null
as head user two.db add 陈 clerk --password-file clerk
as head user two.db add 任 reviewer --password-file reviewer
as clerk submit two.db -o first.db
cp first.db second.db
as reviewer review first.db query money.cars.final 甲问一
as reviewer review first.db query money.cars.final 甲问二
as head review second.db query money.trips.final 乙问
as clerk review two.db --merge first.db
shows "the first copy" "2 entries"
as clerk review two.db --merge second.db
shows "the second copy, whose history is shorter than what was taken of the first" "1 entry"
as head review second.db close Q1
as clerk review two.db --merge second.db
try review two.db
shows "what was closed there is closed here under its own number" "Q3  query  money.trips.final  closed"
shows "and not the query that has that number here" "Q1  query  money.cars.final  waiting"
as head review second.db tick all
as head approve second.db
as clerk review two.db --merge second.db
status "approved by whoever did not see what is open here" 1
says "names what is open" "query Q1 of 任"
as reviewer review two.db close Q1
as reviewer review two.db close Q2
as clerk review two.db --merge second.db
shows "the approval once they are closed" "approved"

# Another book of the file was approved since the backup; later an account was made since
juesuan new both.db --edition small --unit 丁局 --year 2022 > /dev/null
juesuan new both.db --edition small --unit 戊局 --year 2022 > /dev/null
juesuan set both.db --book 戊局/2022 unit.kind=行政 money.cars.final=2 > /dev/null
juesuan user both.db add 贺 head --password-file head > /dev/null
as head user both.db add 陈 clerk --password-file clerk
as clerk submit both.db --book 戊局/2022
as clerk restore both.db 1 --book 丁局/2022
status "a backup from before the submission of another book" 1
says "names the book" "戊局/2022"
as head restore both.db 1 --book 丁局/2022
status "a head may" 0
as head user both.db add 任 reviewer --password-file reviewer
as clerk restore both.db 1 --book 丁局/2022
status "accounts of old do not come back" 1
says "and that is said" "accounts"

# One person
juesuan new one.db --edition small --unit 独立室 --year 2022 > /dev/null
juesuan set one.db unit.kind=事业 money.cars.final=1 > /dev/null
try set one.db money.cars.final=2 --as 陈
status "a login in a file without accounts" 1
try submit one.db
try return one.db
status "return says what for" 1
try return one.db --reason 再核
try submit one.db
try review one.db tick all
try approve one.db
try unlock one.db --reason 再改
try submit one.db
try approve one.db
status "one person goes the whole way; ticks hold while figures do" 0
try publish one.db
status "to the end" 0
try correct one.db --reason 更正
status "and beyond" 0
try submit one.db --book 独立室/2022/1
status "the old version stays published" 1
try withdraw one.db --reason 想改 --book 独立室/2022/1
status "but not back" 1
says "and is told when that goes" "submitted"

finish
