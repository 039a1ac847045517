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
echo "1..$count"
