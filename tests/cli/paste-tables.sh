#!/bin/sh
# The ten tables of a published report as they are printed (tests/data/report-tables.tsv: parts side by side, figures in one line, codes
# of all levels), pasted into an empty book in 万元 and in 元: the same figures, which are those of the demonstration.
. "$abs_top_srcdir/tests/cli/lib.sh"
printf '%s\n' income spending general basic fund capital sangong assets totals fiscal > tables
mkdir wan yuan
awk '/^= / { table = $2; next } { print > ("wan/" table) }' "$abs_top_srcdir/tests/data/report-tables.tsv"
# 18.78 is 187800.00
awk 'BEGIN { FS = OFS = "\t" }
    { for (i = 1; i <= NF; i++) if ($i ~ /^[0-9]+\.[0-9][0-9]$/) $i = ($i * 100) "00.00"
      sub("金额单位：万元", "金额单位：元"); out = FILENAME; sub("wan", "yuan", out); print > out }' wan/*
for unit in wan yuan; do
    juesuan new $unit.db --edition jiangxi-2022 --unit 某局 --year 2022 > log
    while read -r table; do
        juesuan paste $unit.db "$table" --from $unit/"$table" --yes > out 2> err
        grep '^To write' out >> $unit.counts
    done < tables
    juesuan get $unit.db --all --format tsv > $unit.tsv
    juesuan get $unit.db --exact --format tsv | cut -f 1 | grep -v '^unit\.' > $unit.typed
done
is "a figure of each kind has its place" "$(grep -c 'To write: [1-9]' wan.counts)" 8
is "in both units" "$(grep -c 'To write: [1-9]' yuan.counts)" 8
ok "the books are equal" diff -u wan.tsv yuan.tsv
# Sums of figures rounded to 万元 may differ in the last place from those of the figures in 元: what was typed is compared.
juesuan demo demo.db > log
juesuan get demo.db --all --format tsv > demo.tsv
juesuan get demo.db --exact --format tsv | cut -f 1 | grep -E '^(totals|income|spending|fiscal|general|basic|sangong|assets)\.' |
    grep -v -e @ -e initial -e totals.opening_other > demo.typed # what is in no table as printed
is "what was pasted is what stands in the report" "$(awk -F '\t' 'FILENAME == "wan.typed" { typed[$1]; next }
    $1 in typed && FILENAME == "wan.tsv" { figure[$1] = $2 } FILENAME == "demo.tsv" && $1 in figure && figure[$1] != $2' wan.typed wan.tsv demo.tsv)" ""
is "nothing of it is missing" "$(awk 'FILENAME == "wan.typed" { there[$1]; next } !($1 in there)' wan.typed demo.typed)" ""
juesuan paste wan.db general --from wan/general > out
ok "the sums of the codes above agree" grep -q 'agree: 42, differ: 0' out
juesuan paste wan.db sangong --from wan/sangong > out
ok "so do those of a table in one line" grep -q 'agree: 4, differ: 0' out
finish
