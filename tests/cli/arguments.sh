#!/bin/sh
# Every subcommand and every option of its help, with arguments that are too many, doubled, empty, endless, no text in this encoding, or
# names of what is no file: a sentence and exit status 2 where it is used wrongly, never a crash, nothing raw.  Also of an
# environment that somebody else wrote.
. "$abs_top_srcdir/tests/cli/lib.sh"
broken=$(printf 'a\377\033[2J\302\233b')
long=$(head -c 100000 /dev/zero | tr '\0' x)
juesuan new sound.db --edition small --unit 甲局 --year 2022 > /dev/null
mkdir folder
mkfifo pipe

# sane ARGUMENTS: no crash, no hang, nothing raw; where it fails, a sentence of ours that is not endless
sane () {
    cp sound.db a.db
    timeout 60 juesuan "$@" > out 2> err < /dev/null
    status=$?
    [ "$status" -le 2 ] && clean out && clean err && [ "$(wc -c < err)" -lt 4000 ] &&
        { [ "$status" -lt 2 ] || head -n 1 err | grep -q '^juesuan: .'; }
}

# wrong ARGUMENTS: sane, and refused as input
wrong () {
    sane "$@" && [ "$status" -eq 2 ]
}

for name in $(juesuan --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' | uniq); do
    juesuan "$name" --help > help
    bad=
    for word in '' "$broken" "$long" '%s%n' folder pipe /dev/zero; do
        sane "$name" "$word" || bad="$bad $name WORD: $status $(head -c 200 err);"
        sane "$name" a.db "$word" || bad="$bad $name a.db WORD: $status $(head -c 200 err);"
        sane "$name" a.db "$word" "$word" "$word" || bad="$bad $name a.db WORD WORD WORD: $status $(head -c 200 err);"
    done
    case $name in
    set | get | review | codes) ;; # these take any number
    *) wrong "$name" a.db 1 2 3 4 5 6 7 8 9 || bad="$bad $name with nine words: $status $(cat err);" ;;
    esac
    for option in $(sed -n 's/^  \(-[a-z], \)\{0,1\}\(--[a-z]*\) [^ ].*/\2/p' help | grep -v -x -e --help); do
        sane "$name" a.db x x "$option" || bad="$bad $name $option at the end: $status $(cat err);"
        for word in '' "$broken" "$long"; do
            sane "$name" a.db x "$option" "$word" || bad="$bad $name $option WORD: $status $(head -c 200 err);"
        done
        sane "$name" a.db "$option" 1 "$option" 2 "$option=3" || bad="$bad $name $option three times: $status $(cat err);"
    done
    is "$name: a sentence whatever it is given" "$bad" ''
    rm -f x x.* 1 2 3
done

# The environment.
for variable in LANG LC_ALL LANGUAGE TERM HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME TMPDIR JUESUAN_FORMS JUESUAN_CACHE JUESUAN_LIBEXEC JUESUAN_FONTS \
    JUESUAN_LOCALEDIR JUESUAN_USER JUESUAN_PASSWORD_FILE EDITOR TZ COLUMNS; do
    bad=
    for word in "$broken" "$long" /dev/null; do
        cp sound.db a.db
        for command in 'get a.db' 'print a.db -o report.pdf'; do
            # shellcheck disable=SC2086 # words
            (export "$variable=$word" && timeout 60 juesuan $command > out 2> err < /dev/null)
            status=$?
            [ "$status" -le 2 ] && clean out && clean err || bad="$bad $command: $status $(head -c 200 err);"
        done
    done
    is "$variable: whatever stands in it" "$bad" ''
done
finish
