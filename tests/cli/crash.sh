#!/bin/sh
# kill -9 while figures are stored: what was accepted is there, the file is sound, and the next figure goes in.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null
juesuan set a.db money.cars.final=1 > /dev/null

last=1
wrong=
i=2
while [ $i -le 25 ]; do
    juesuan set a.db money.cars.final=$i > /dev/null 2>&1 &
    pid=$!
    sleep 0.0$((i % 10))
    kill -9 $pid 2> /dev/null
    wait $pid 2> /dev/null
    code=$?
    now=$(juesuan get a.db money.cars.final)
    case $code,$now in
    0,$i.00) ;;
    137,$i.00 | 137,$last.00) ;;
    *) wrong="$wrong $i: status $code, $now instead of $last or $i;" ;;
    esac
    last=${now%.00}
    juesuan verify a.db > /dev/null || wrong="$wrong $i: not sound;"
    i=$((i + 1))
done
is "accepted figures survive, half-done ones leave nothing" "$wrong" ""
try set a.db money.cars.final=99
status "the next figure goes in" 0
try get a.db money.cars.final
is "and is there" "$out" "99.00"
ok "one file to copy" test -z "$(ls a.db-* 2> /dev/null)"

finish
