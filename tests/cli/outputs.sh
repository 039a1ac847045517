#!/bin/sh
# Everything that writes a file beside the book, where that goes wrong: the disk is full, nothing may be written there, the helper is
# missing, is killed or fails halfway, another program has the file open.  Each time a sentence, the old file as it was, nothing else
# in the folder, and no line in the print log.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan new a.db --edition small --unit 甲局 --year 2022 > /dev/null
juesuan set a.db unit.kind=行政 money.cars.final=2 money.cars.plan=3 money.cars.final@prior=1 > /dev/null

formats=txt\ html
for format in pdf docx xlsx; do
    [ $format = pdf ] && program=juesuan-pdf || program=juesuan-office
    juesuan print a.db -o probe.$format 2> /dev/null && helped="$helped $format:$program" && formats="$formats $format"
    rm -f probe.$format
done
printed=$(juesuan print a.db --log | wc -l)

# print FORMAT FOLDER WHY: refused over an old report and under a new name, with that piece of a sentence.
refused () {
    for name in old new; do
        try print a.db -o "$2/$name.$1"
        is "$1 $name, $3: status" "$status" 2
        says "$1 $name, $3: is told" "$3"
        ok "$1 $name, $3: in one sentence" test "$(wc -l < err)" = 1
    done
    is "$1, $3: the old report" "$(cat "$2/old.$1")" "old report"
    is "$1, $3: the folder" "$(ls -A "$2")" "old.$1"
}

folder_with () { # folder_with FORMAT: the folder out, with an old report in it
    rm -rf outdir
    mkdir outdir
    echo "old report" > "outdir/old.$1"
}

# The helper
mkdir libexec
helper () { # helper PROGRAM SCRIPT
    printf '#!/bin/sh\n%s\n' "$2" > "libexec/$1"
    chmod 755 "libexec/$1"
}
real=$JUESUAN_LIBEXEC
JUESUAN_LIBEXEC=$folder/libexec
for pair in $helped; do
    format=${pair%%:*} program=${pair#*:}
    folder_with "$format"
    rm -f "libexec/$program"
    refused "$format" outdir "is not here"
    helper "$program" 'kill -9 $$'
    refused "$format" outdir "was ended before it was done (Killed)"
    helper "$program" 'echo 1; echo "a library says something" >&2; exit 3'
    refused "$format" outdir "did not say why (status 3)"
    helper "$program" 'echo "a library says something" >&2; echo "juesuan: The reason." >&2; exit 2'
    refused "$format" outdir "The reason."
    case $format in
    xlsx) why="The spreadsheet could not be made" ;; # its library has a limit, too
    *) why="larger than this system allows" ;;
    esac
    for blocks in 0 1; do
        helper "$program" "ulimit -f $blocks; exec $real/$program \"\$@\""
        refused "$format" outdir "$why"
    done
done
JUESUAN_LIBEXEC=$real

# Another program has it open.
for format in $formats; do
    folder_with "$format"
    for lock in ".~lock.old.$format#" "~\$old.$format" ".~old.$format"; do
        : > "outdir/$lock"
        try print a.db -o "outdir/old.$format"
        is "$format open elsewhere: status" "$status" 2
        says "$format open elsewhere: names the lock" "$lock"
        rm "outdir/$lock"
    done
    is "$format open elsewhere: the old report" "$(cat outdir/old.$format)" "old report"
done

# lp
mkdir bin
printf '#!/bin/sh\nkill -9 $$\n' > bin/lp
chmod 755 bin/lp
case $helped in
*pdf*)
    PATH=$folder/bin:$PATH TMPDIR=$folder/outdir try print a.db --to default
    status "a printing command that is killed" 2
    says "is told" "lp: Killed"
    is "and the sheets are gone" "$(ls -A outdir)" "old.$format"
    TMPDIR=$folder/nowhere
    export TMPDIR
    PATH=$folder/bin:$PATH try print a.db --to default
    unset TMPDIR
    says "no folder for the sheets" "TMPDIR"
    ;;
esac

is "nothing of all this is in the print log" "$(juesuan print a.db --log | wc -l)" "$printed"

# Copies
folder_with db
try submit a.db -o "$folder/nowhere/copy.db"
status "submit into no folder" 2
says "is told" "there is no such folder"
says "the book is submitted all the same" "juesuan submit a.db -o COPY"
try submit a.db -o outdir/old.db
status "over a file" 2
says "is told" "there already"
is "it is as it was" "$(cat outdir/old.db)" "old report"
(ulimit -f 1; head -c 4096 /dev/zero > unit) 2> /dev/null # 512 bytes or 1024: shells differ
(ulimit -f $((49152 / $(wc -c < unit))) && juesuan submit a.db -o outdir/copy.db) > out 2> err
err=$(cat err)
says "a copy that is too large" "The copy outdir/copy.db was not made: the disk is full"
is "leaves nothing" "$(ls -A outdir)" "old.db"
try submit a.db -o outdir/copy.db
status "where it goes" 0
try verify outdir/copy.db
status "it is whole" 0

# On a small disk and on one that may only be read, where a mount of one's own is allowed.
cat > disk.sh << 'END'
mount -t tmpfs -o size=64k none small && mount -t tmpfs none sealed && mount -t tmpfs -o size=1m none book || exit 9
. "$abs_top_srcdir/tests/cli/lib.sh"
cd "$1"
formats=$2
trap - EXIT
n=$3
for format in $formats; do
    echo "old report" > small/old.$format
    head -c 65536 /dev/zero > small/fill 2> /dev/null
    for name in old new; do
        try print a.db -o small/$name.$format
        is "$format $name on a full disk: status" "$status" 2
        says "$format $name on a full disk: is told" "$name.$format was not written: the disk is full"
    done
    is "$format on a full disk: the old report" "$(cat small/old.$format)" "old report"
    is "$format on a full disk: the folder" "$(ls -A small | tr '\n' ' ')" "fill old.$format "
    rm small/*
    echo "old report" > sealed/old.$format
done
mount -o remount,ro sealed
for format in $formats; do
    for name in old new; do
        try print a.db -o sealed/$name.$format
        is "$format $name read only: status" "$status" 2
        says "$format $name read only: is told" "$name.$format was not written: it may not be written there"
    done
    is "$format read only: the old report" "$(cat sealed/old.$format)" "old report"
done
try submit a.db -o sealed/copy.db
says "a copy where nothing may be written" "nothing may be written there"
cp a.db book/a.db
juesuan set a.db money.cars.final=2 > /dev/null
head -c 1048576 /dev/zero > book/fill 2> /dev/null
before=$(ls -A book)
try backup book/a.db
status "a backup on a full disk" 2
says "is told" "was not made: the disk is full"
try submit book/a.db -o copy2.db
ok "submit on a full disk: no backup, no step" test "$status" -ne 0
is "nothing lies about" "$(ls -A book)" "$before"
ok "nor the copy" test ! -e copy2.db
try print book/a.db -o b.txt
status "a report to another disk" 0
says "that the log did not note it is told" "the print log could not note it"
rm book/fill
try verify book/a.db
status "the book is sound" 0
try print book/a.db -o b.txt
is "and with room it is noted" "$(juesuan print book/a.db --log | grep -c b.txt)" 1
is "without a word" "$err" ""
echo "$n" > n
END
juesuan withdraw a.db --reason 试 > /dev/null
mkdir small sealed book
if unshare -rm sh -c 'mount -t tmpfs none small' 2> /dev/null; then
    unshare -rm sh disk.sh "$folder" "$formats" "$n"
    n=$(cat n)
else
    ok "no mounts of one's own here # SKIP" true
fi
finish
