# Sourced by the tests of the command line: a folder of its own, a small edition, and TAP.
#
#   try ARGUMENTS        runs juesuan; leaves $status, $out and $err (texts) and the files out and err
#   ok TEXT COMMAND      one test: passes where COMMAND does
#   is TEXT GOT WANTED   one test: passes where the two texts are equal
#   status TEXT N        one test on the last run's exit status; shows what it said where that is wrong
#   says TEXT PIECE      one test: standard error is sentences of juesuan, and holds PIECE
#   shows TEXT PIECE     one test: standard output holds PIECE
#   json TEXT CONDITION  one test: standard output is JSON, `data`, of which the Python condition holds (skipped without Python)
#   finish               the plan; removes the folder

LANGUAGE=en
export LANGUAGE
cli_tests=$abs_top_srcdir/tests/cli
JUESUAN_FORMS=$cli_tests/forms:$abs_top_srcdir/forms
export JUESUAN_FORMS

n=0
folder=$(mktemp -d "${TMPDIR:-/tmp}/juesuan-cli.XXXXXX") || exit 99
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder" || exit 99

tab=$(printf '\t')
esc=$(printf '\033')

try () {
    juesuan "$@" > out 2> err < /dev/null
    status=$?
    out=$(cat out)
    err=$(cat err)
}

result () {
    n=$((n + 1))
    if [ "$2" -eq 0 ]; then
        echo "ok $n - $1"
    else
        echo "not ok $n - $1"
    fi
}

diag () {
    printf '%s\n' "$1" | sed 's/^/# /'
}

ok () {
    text=$1
    shift
    "$@"
    result "$text" $?
}

is () {
    [ "$2" = "$3" ]
    result "$1" $?
    [ "$2" = "$3" ] || diag "got:    $2
wanted: $3"
}

status () {
    [ "$status" = "$2" ]
    result "$1" $?
    [ "$status" = "$2" ] || diag "exit status $status, wanted $2
out: $out
err: $err"
}

holds () {
    case $1 in
    *"$2"*) return 0 ;;
    esac
    return 1
}

says () {
    holds "$err" "$2" && head -n 1 err | grep -q '^juesuan: '
    result "$1" $?
    holds "$err" "$2" || diag "said: $err
wanted: $2"
}

shows () {
    holds "$out" "$2"
    result "$1" $?
    holds "$out" "$2" || diag "showed: $out
wanted: $2"
}

# UTF-8 without a control character but newline, TAB and form feed, and without marks that turn the direction of what follows.
clean () {
    ! LC_ALL=C grep -aq "$(printf '[\001-\010\013\016-\037\177]')" "$1" && ! LC_ALL=C grep -aq "$(printf '\302[\200-\237]')" "$1" &&
        ! LC_ALL=C grep -aq "$(printf '\342\200[\216\217\250-\256]\\|\342\201[\246-\251]\\|\330\234')" "$1" &&
        ! LC_ALL=C.UTF-8 grep -axvq '.*' "$1" && [ "$(tr -dc '\000' < "$1" | wc -c)" -eq 0 ]
}

json () {
    if command -v python3 > /dev/null; then
        ok "$1" python3 -c "import json; data = json.load(open('out', encoding='utf-8')); assert $2, data"
    else
        n=$((n + 1))
        echo "ok $n - $1 # SKIP no python3"
    fi
}

finish () {
    echo "1..$n"
}
