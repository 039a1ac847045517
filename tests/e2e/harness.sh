#!/bin/sh
# The harness must see what is wrong: each of these little files has to fail, at the line and with the words given.
folder=$(mktemp -d) || exit 99
trap 'rm -rf "$folder"' EXIT
count=0
JUESUAN_E2E_TIMEOUT=1
export JUESUAN_E2E_TIMEOUT

# fails LINE WORDS: the test file on standard input
fails()
{
	count=$((count + 1))
	cat > "$folder/case.t"
	"$abs_top_builddir/tests/e2e/screen" "$folder/case.t" > "$folder/out" 2>&1
	status=$?
	if [ $status -eq 1 ] && grep -q "^not ok [0-9]* - line $1: " "$folder/out" && grep -qF -- "$2" "$folder/out"; then
		echo "ok $count - $2"
	else
		echo "not ok $count - $2"
		sed 's/^/# /' "$folder/out"
	fi
}

fails 1 'there is no program no-such-program' <<'E1'
run no-such-program
E1
fails 1 'there is no command expct' <<'E1'
expct x
E1
fails 2 'there is no key <F99>' <<'E1'
run parrot
keys <F99>
E1
fails 3 'the letter x does not arrive' <<'E1'
no-letters
run parrot
keys <C-x>1x
E1
fails 2 'it does not come' <<'E1'
run parrot
wait 决算
E1
fails 3 'it is not on the screen' <<'E1'
run parrot
keys a
expect b
expect a
E1
fails 2 'it is in row 1' <<'E1'
run parrot
expect-not size
E1
fails 2 'wanted |size 81x24' <<'E1'
run parrot
screen
|size 81x24
E1
fails 2 'wanted |' <<'E1'
run parrot
screen
E1
fails 2 'the cursor is at 2 1' <<'E1'
run parrot
cursor 1 1
E1
fails 2 'one of the last three' <<'E1'
size 20x4
run parrot
E1
fails 2 'the cursor is hidden' <<'E1'
run parrot
keys h
E1
fails 3 'the program wrote' <<'E1'
run parrot
keys a
bytes 0
E1
fails 3 'the last one ended with status 3' <<'E1'
run parrot
keys q
keys a
E1
fails 3 'its status is 134' <<'E1'
run parrot
keys c
exit 0
E1
fails 1 'does not say that it waits for input' <<'E1'
run cat
E1
fails 1 'status 7' <<'E1'
shell exit 7
E1
fails 2 'the sanitizers have nothing to say' <<'E1'
shell echo overflow > sanitizer.1
E1

# An expected screen is rewritten in place; everything else in the file stays.
count=$((count + 1))
printf 'run parrot\n# a remark\nscreen\n|old\nkeys q\nexit 3\n' > "$folder/case.t"
printf 'run parrot\n# a remark\nscreen\n|size 80x24\nkeys q\nexit 3\n' > "$folder/wanted.t"
SCREEN_UPDATE=1 "$abs_top_builddir/tests/e2e/screen" "$folder/case.t" > "$folder/out" 2>&1
if cmp "$folder/case.t" "$folder/wanted.t" > "$folder/out" 2>&1; then
	echo "ok $count - rewrites the expected screen"
else
	echo "not ok $count - rewrites the expected screen"
	sed 's/^/# /' "$folder/case.t"
fi
echo "1..$count"
