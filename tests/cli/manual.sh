#!/bin/sh
# The examples of the manual are run as they stand there, and must show what it says.
. "$abs_top_srcdir/tests/cli/lib.sh"

# Lines between .EX and .EE: "$ command", then what it writes.
examples () {
    sed -n '/^\.EX/,/^\.EE/{/^\.E[XE]/d;p;}' "$1" |
        sed -e 's/\\-/-/g' -e 's/\\\[u51B3\]/决/g' -e 's/\\\[u4E07\]/万/g' -e 's/\\\[u5143\]/元/g' -e 's/\\e/\\/g'
}

for page in juesuan.1 zh_CN/juesuan.1; do
    mkdir -p "run/$(dirname "$page")"
    examples "$abs_top_srcdir/man/$page" > wanted
    ok "$page has examples" test -s wanted
    : > got
    case $page in zh_CN/*) LANGUAGE=zh_CN ;; *) LANGUAGE=en ;; esac
    export LANGUAGE
    # A command sees only the terminal it would see: what it writes stands below it.
    grep '^\$ ' wanted | while IFS= read -r line; do
        printf '%s\n' "$line"
        (cd "run/$(dirname "$page")" && sh -c "${line#$ }" 2>&1 < /dev/null)
    done > got
    ok "$page shows what its examples do" cmp -s wanted got
    diff wanted got | sed 's/^/# /'
done
if command -v man > /dev/null; then
    for page in juesuan.1 zh_CN/juesuan.1; do
        is "$page is clean" "$(LC_ALL=C.UTF-8 MANROFFSEQ= man --warnings -E UTF-8 -l -Tutf8 -Z "$abs_top_srcdir/man/$page" 2>&1 > /dev/null)" ""
    done
fi

finish
