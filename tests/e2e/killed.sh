#!/bin/sh
# kill -9 after every KILLED_EVERYth key (11): killed.c.  1 takes minutes: make check-long.
JUESUAN_SENTINEL=1 LANGUAGE=zh_CN
export JUESUAN_SENTINEL LANGUAGE
folder=$(mktemp -d "${TMPDIR:-/tmp}/juesuan-killed.XXXXXX") || exit 99
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 99
for file in killed.db whole.db; do
	juesuan new $file --edition jiangxi-2022 --unit 某局 --year 2022 > log || exit 99
done
HOME=$folder "$abs_top_builddir/tests/e2e/killed" "${KILLED_EVERY:-11}"
