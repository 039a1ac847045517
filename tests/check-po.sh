#!/bin/sh
# The message catalogue is complete: every file with messages is listed, every message is translated, none is fuzzy or stale.  TAP.
: "${abs_top_srcdir:?}"
for tool in xgettext msgfmt msgcmp; do
	command -v $tool > /dev/null || { echo "1..0 # SKIP no $tool"; exit 0; }
done
folder=$(mktemp -d) || exit 99
trap 'rm -rf "$folder"' EXIT
cd "$abs_top_srcdir" || exit 99
count=0

# result NAME FILE: ok where the file with the complaints is empty
result()
{
	count=$((count + 1))
	if [ -s "$2" ]; then
		echo "not ok $count - $1"
		head -n 40 "$2" | sed 's/^/#   /'
	else
		echo "ok $count - $1"
	fi
}

grep -v '^#' po/POTFILES.in | LC_ALL=C sort > "$folder/listed"
grep -rlE --include='*.[ch]' '(^|[^A-Za-z0-9_"])(_|N_|C_|NC_|ngettext) ?\("' src | LC_ALL=C sort > "$folder/needed"
diff "$folder/listed" "$folder/needed" > "$folder/found"
result 'po/POTFILES.in lists the files with messages' "$folder/found"

grep -v '^#' po/LINGUAS | while read -r language; do
	msgfmt --check -o /dev/null "po/$language.po" 2> "$folder/format.$language"
	sed -n '/^XGETTEXT_OPTIONS/,/[^\\]$/p' po/Makevars | sed 's/^XGETTEXT_OPTIONS = //; s/\\$//' |
		xargs xgettext --from-code=UTF-8 -f "$folder/listed" -o "$folder/messages.pot"
	msgcmp "po/$language.po" "$folder/messages.pot" > "$folder/missing.$language" 2>&1
	msgattrib --no-obsolete --only-fuzzy "po/$language.po" > "$folder/fuzzy.$language" 2>&1
	msgattrib --only-obsolete "po/$language.po" > "$folder/obsolete.$language" 2>&1
	msgmerge -q -N "po/$language.po" "$folder/messages.pot" -o - | grep '^#~ ' > "$folder/stale.$language"
done
for file in "$folder"/format.* "$folder"/missing.* "$folder"/fuzzy.* "$folder"/obsolete.* "$folder"/stale.*; do
	name=${file##*/}
	result "po/${name#*.}.po: ${name%%.*}" "$file"
done
echo "1..$count"
