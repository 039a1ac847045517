#!/bin/sh
# Everything typed, written as TSV and fed to an empty book, gives the same book: values, layers, rows, marks, reasons.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null

again () { # what, edition, year
    juesuan get a.db --exact --format tsv > a.tsv
    rm -f b.db
    juesuan new b.db --edition "$2" --unit 甲局 --year "$3" > /dev/null
    try set b.db --from a.tsv
    status "$1: is read" 0
    juesuan get b.db --exact --format tsv > b.tsv
    ok "$1: the same typed" cmp a.tsv b.tsv
    juesuan get a.db --all --format tsv | sed 's/^\([a-z0-9_]*\)\.r[0-9]*\./\1.r./' > a.all
    juesuan get b.db --all --format tsv | sed 's/^\([a-z0-9_]*\)\.r[0-9]*\./\1.r./' > b.all
    ok "$1: the same computed" cmp a.all b.all
    juesuan check a.db --all > a.check
    juesuan check b.db --all > b.check
    ok "$1: the same findings" cmp a.check b.check
    juesuan print a.db > a.txt
    juesuan print b.db > b.txt
    ok "$1: the same report" cmp a.txt b.txt
    try set a.db --from a.tsv
    shows "$1: fed to itself nothing is different" "Nothing is different"
}

again "an empty book" small 2022
juesuan set a.db unit.name='甲"局\n	\' unit.kind=行政 money.cars.final=187800元 money.trips.final=7.64 money.cars.plan==9.24-7.61 \
    money.trips.plan=0.123万元 money.total.final@control=26.42 money.total.final@prior=9.24 money.cars.final@prior=1.6 > /dev/null
juesuan set a.db spend.2010301.basic=10 spend.2010302.project=-4.5 spend.2080505.basic=0 spend.201.basic@control=10 > /dev/null
again "values and layers" small 2022
juesuan row a.db add offices > /dev/null
juesuan row a.db add offices > /dev/null
juesuan set a.db offices.2.name=甲科 offices.2.people=3 offices.4.name=乙科 duties.1.level=1 'duties.1.text=第一
第二' duties.3.text=末 > /dev/null
juesuan row a.db delete offices r2 > /dev/null
juesuan row a.db move offices r4 up > /dev/null
juesuan row a.db add spend 20805 > /dev/null 2>&1
juesuan row a.db add spend 2010302 > /dev/null 2>&1
again "rows, also empty ones" small 2022
juesuan mark a.db money.trips.plan doubtful > /dev/null
juesuan mark a.db spend.2080505.project na > /dev/null
juesuan mark a.db unit.kind na > /dev/null
juesuan mark a.db offices.1.people doubtful > /dev/null
juesuan explain a.db money.over_plan money.total.final '追加	了\任务' > /dev/null
again "marks and reasons" small 2022

# Random books: amounts of every precision in every cell.
seed=20221231
random () { # below $1
    seed=$(((seed * 1103515245 + 12345) % 2147483648))
    echo $((seed / 65536 % $1))
}
for round in 1 2 3 4 5; do
    rm -f a.db
    juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null
    : > in.tsv
    for cell in money.cars.plan money.cars.final money.trips.plan money.trips.final spend.2010301.basic spend.2010301.project \
        spend.2080505.basic money.total.plan@control money.total.final@prior spend.total.total@prior spend.20103.project@control; do
        case $(random 6) in
        0) value=$(random 9999).$(random 10)$(random 10) ;;
        1) value=-$(random 99).$(random 10) ;;
        2) value=$(random 99999).$(random 10)$(random 10)元 ;;
        3) value=$(random 9)亿 ;;
        4) value=0 ;;
        5) value=$(random 30000),$(random 9)00元 ;;
        esac
        case $value in *,*) value=$((1 + $(random 99))),$(random 10)$(random 10)$(random 10)元 ;; esac
        printf '%s\t%s\n' "$cell" "$value" >> in.tsv
    done
    try set a.db --from in.tsv
    status "random book $round" 0
    again "random book $round" small 2022
done

rm -f a.db
juesuan demo a.db > /dev/null
edition=$(juesuan books a.db --format tsv | cut -f 4)
year=$(juesuan books a.db --format tsv | cut -f 2)
juesuan get a.db --exact --format tsv > a.tsv
juesuan new b2.db --edition "$edition" --unit "$(juesuan books a.db --format tsv | cut -f 1)" --year "$year" > /dev/null
try set b2.db --from a.tsv
status "the demonstration: is read" 0
juesuan get b2.db --exact --format tsv > b.tsv
ok "the demonstration: the same typed" cmp a.tsv b.tsv
juesuan print a.db > a.txt
juesuan print b2.db > b.txt
ok "the demonstration: the same report" cmp a.txt b.txt

finish
