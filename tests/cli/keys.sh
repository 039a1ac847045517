#!/bin/sh
# The section about keys of the manual pages says what the table of actions says (make update-manual writes it).
. "$abs_top_srcdir/tests/cli/lib.sh"

for page in en:juesuan.1 zh_CN:zh_CN/juesuan.1; do
    file=$abs_top_srcdir/man/${page#*:}
    LANGUAGE=${page%%:*} "$abs_top_builddir/man/keys-manual" < "$file" > new
    ok "${page#*:} tells the keys" grep -q 'F10 (Esc 0)' new
    ok "${page#*:} is up to date" cmp -s "$file" new
done
finish
