#!/bin/sh
# The examples of juesuan-forms(5) are written and run as they stand there, and must show what it says.
. "$abs_top_srcdir/tests/cli/lib.sh"

JUESUAN_FORMS=.
export JUESUAN_FORMS

# "@file NAME" ... "@end" to files, "@run" ... "@end" to the file wanted.
unpack () {
    awk '/^@end$/ { to = ""; next }
         /^@file / { to = $2; folder = to; sub("/[^/]*$", "", folder); system("mkdir -p " folder); printf "" > to; next }
         /^@run$/ { to = "wanted"; next }
         /^@/ { next }
         to != "" { print > to }' "$1"
}

for language in en zh_CN; do
    page=juesuan-forms.5
    [ $language = en ] || page=$language/$page
    mkdir -p "$folder/$language"
    cd "$folder/$language" || exit 99
    unpack "$abs_top_srcdir/man/$page.in"
    ok "$page has examples" test -s wanted
    LANGUAGE=$language
    export LANGUAGE
    grep '^\$ ' wanted | while IFS= read -r line; do
        printf '%s\n' "$line"
        sh -c "${line#$ }" 2>&1 < /dev/null
    done > got
    ok "$page shows what its examples do" cmp -s wanted got
    diff wanted got | sed 's/^/# /'
    ok "$page has been made" test -s "$abs_top_builddir/man/$page"
    if command -v man > /dev/null; then
        is "$page is clean" "$(LC_ALL=C.UTF-8 MANROFFSEQ= man --warnings -E UTF-8 -l -Tutf8 -Z "$abs_top_builddir/man/$page" 2>&1 > /dev/null)" ""
    fi
done

finish
