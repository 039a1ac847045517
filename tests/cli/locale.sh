#!/bin/sh
# Whatever the environment says about language and encoding: Chinese goes in and out as UTF-8, messages are in words.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null

run () { # variables, then arguments
    env -u LC_ALL -u LANG -u LANGUAGE -u LC_CTYPE -u LC_MESSAGES "$@" > out 2> err < /dev/null
    status=$?
    out=$(cat out)
    err=$(cat err)
}

for setting in A=1 LC_ALL=C LANG=C LC_ALL=POSIX LC_ALL=zh_CN.UTF-8 LANG=zh_CN.UTF-8 LC_ALL=xx_YY.UTF-8 LC_ALL=C.UTF-8 LC_CTYPE=C; do
    run $setting juesuan set a.db unit.name=甲局 money.cars.final=１２.5
    status "$setting: set" 0
    run $setting juesuan get a.db unit.name money.cars.final
    is "$setting: get" "$out" "甲局
12.50"
    run $setting juesuan print a.db
    shows "$setting: print" "收支表"
    run $setting juesuan get a.db money.nowhere.final
    status "$setting: a message" 2
    ok "$setting: has no question marks for characters" test -z "$(grep '???' err)"
    ok "$setting: is UTF-8" iconv -f UTF-8 -t UTF-8 -o converted err
done
for setting in A=1 LANG=C LANG=zh_CN.UTF-8 LC_ALL=zh_CN.UTF-8 LANGUAGE=zh_CN; do
    run $setting juesuan --help
    shows "$setting: Chinese" "用法"
done
for setting in LANGUAGE=en LANG=en_US.UTF-8; do
    run $setting juesuan --help
    shows "$setting: English" "Usage:"
done

# A Chinese locale of another encoding, where it can be made.
if command -v localedef > /dev/null && localedef -i zh_CN -f GB18030 "$folder/zh_CN.GB18030" > /dev/null 2>&1; then
    argument=$(printf 'unit.name=甲局' | iconv -f UTF-8 -t GB18030)
    run LOCPATH="$folder" LC_ALL=zh_CN.GB18030 juesuan set a.db "$argument"
    ok "GB18030: the argument is understood, or refused in words" test "$status" = 0 -o "$status" = 2
    ok "GB18030: the message is in the terminal's encoding" iconv -f GB18030 -t UTF-8 -o converted err
    run LOCPATH="$folder" LC_ALL=zh_CN.GB18030 juesuan get a.db unit.name
    is "GB18030: files are UTF-8" "$out" "甲局"
fi

finish
