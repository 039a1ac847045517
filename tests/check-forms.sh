#!/bin/sh
# Every edition is sound: forms check has nothing to say about it.  TAP.
: "${JUESUAN_FORMS:?}"
count=0
for edition in "$JUESUAN_FORMS"/*/edition.cfg; do
	folder=${edition%/edition.cfg}
	count=$((count + 1))
	if output=$(juesuan forms check "$folder" 2>&1); then
		echo "ok $count - forms/${folder##*/}"
	else
		echo "not ok $count - forms/${folder##*/}"
		echo "$output" | sed 's/^/#   /'
	fi
done
# Every rule that a form file adds has its source in rules.md.
count=$((count + 1))
awk 'match($0, /^[a-z0-9_]+ : \{/) { section = $1 }
	/^    rules = \(/ { inside = 1 } /^    \);/ { inside = 0 }
	inside && /^        \{ id = "[a-z0-9_]+"; severity/ { split($0, part, "\""); print section "." part[2] }' \
	"$JUESUAN_FORMS"/common/*.cfg "$JUESUAN_FORMS"/jiangxi-*/*.cfg | sort -u | while read -r rule; do
	grep -q "[| ]$rule[ |]" "$JUESUAN_FORMS/common/rules.md" || echo "#   $rule is not in forms/common/rules.md"
done > rules.$$
if [ -s rules.$$ ]; then
	echo "not ok $count - every rule has its source"
	cat rules.$$
else
	echo "ok $count - every rule has its source"
fi
rm -f rules.$$
echo "1..$count"
