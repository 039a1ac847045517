#!/bin/sh
# juesuan find: a figure in whatever unit, words, codes, first letters, people, states.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan demo a.db > /dev/null

# places WORD: the addresses
places () {
    juesuan find a.db "$1" --format tsv | cut -f1 | sort -u | tr '\n' ' '
}

is "18.78 wherever it stands" "$(places 18.78)" \
    "sangong.purchase.adjusted sangong.purchase.final say5.purchase.adjusted say5.purchase.final "
is "the same in 元" "$(places 187,800.00元)" "$(places 18.78)"
is "and with a needless decimal" "$(places 18.780)" "$(places 18.78)"
is "a code in every table" "$(places 2210201 | tr ' ' '\n' | grep -c '\.2210201\.total$')" 3
try find a.db 信访维稳
status "a word in a reason" 0
shows "names the cell" "say2.spending.reason"
try find a.db gwycgzf
status "first letters" 0
shows "find the name" "sangong.purchase"
try find a.db 车辆购置税
shows "help is searched" "help"
juesuan set a.db duties.1=测试职责 > /dev/null
try find a.db "@$(id -un)"
shows "what a person changed last" "duties.r1.text"
try find a.db 没有这个词
status "found nowhere" 1
shows "says so" "没有这个词"
juesuan set a.db sangong.purchase.final= > /dev/null
try find a.db blank
shows "a blank that is missing" "sangong.purchase.final"
try find a.db 18.78 --format json
json "JSON" "data[0]['where'] == 'value' and data[0]['cell'].startswith('sangong.purchase')"
finish
