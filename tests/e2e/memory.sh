#!/bin/sh
# Out of memory ends the program, which gives the terminal back first; every accepted figure is in the file, which is sound.
# The sanitizers' own memory is too large to be limited, so that this runs with a plain build only.
nm "$(command -v juesuan)" 2> /dev/null | grep -q __asan_init && { echo '1..0 # SKIP built with the sanitizers'; exit 0; }
command -v prlimit > /dev/null || { echo '1..0 # SKIP no prlimit'; exit 0; }
folder=$(mktemp -d "${TMPDIR:-/tmp}/juesuan-memory.XXXXXX") || exit 99
trap 'rm -rf "$folder"' EXIT
cat > "$folder/limit" <<'END'
pid=$(pgrep -n -f '^juesuan memory.db$')
prlimit --pid "$pid" --as=$(($(awk '/^VmSize/ { print $2 }' "/proc/$pid/status") * 1024))
END
cat > "$folder/memory.t" <<END
shell juesuan demo memory.db
run sh -c 'juesuan memory.db; echo "ended by \$?"; stty -a'
keys <C-g>
type sangong.purchase.final
keys <Enter>
type 19.50
keys <Enter>
shell sh '$folder/limit'
keys <F7>
wait ended by 13
expect 已录入的数都已存盘
wait-not -icanon
expect icanon
cursor-visible
shell juesuan get memory.db sangong.purchase.final | grep -q 19.50
shell juesuan verify memory.db
END
tests/e2e/screen "$folder/memory.t"
