#!/bin/sh
# Random keys: SOAK_KEYS of them (2000) from each of the seeds SOAK_SEEDS (1).
JUESUAN_SENTINEL=1 EDITOR=true LANGUAGE=zh_CN
export JUESUAN_SENTINEL EDITOR LANGUAGE
n=0
for seed in ${SOAK_SEEDS:-1}; do
	n=$((n + 1))
	folder=$(mktemp -d "${TMPDIR:-/tmp}/juesuan-soak.XXXXXX") || exit 99
	(cd "$folder" && HOME=$folder "$abs_top_builddir/tests/e2e/soak" "$seed" "${SOAK_KEYS:-2000}") | grep -v '^1\.\.1' | sed "s/ok 1 /ok $n /"
	rm -rf "$folder"
done
echo "1..$n"
