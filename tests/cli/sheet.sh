#!/bin/sh
# paste --from X.xlsx: a sheet of a workbook over a table, as if it had been copied there.
. "$abs_top_srcdir/tests/cli/lib.sh"
juesuan demo a.db > /dev/null
if ! juesuan print a.db -o d.xlsx 2> /dev/null; then
    n=$((n + 1))
    echo "ok $n - XLSX # SKIP built without libxlsxwriter"
    finish
    exit
fi

# What we printed ourselves is what stands there.
try paste a.db income --from d.xlsx
status "several sheets: which?" 2
says "their names" "公开02表"
try paste a.db income --from d.xlsx --sheet 公开99表
status "a sheet that is not there" 2
says "is no guess" "no sheet 公开99表"
try paste a.db income --from d.xlsx --sheet 公开02表
status "a printed sheet" 0
shows "the unit of its heads" "Unit: 万元, as the heads say."
shows "has nothing to write and nothing that differs" "To write: 0; the same: 10; computed, agree: 31, differ: 0;"
code=$(juesuan get a.db --exact --format tsv | sed -n 's/^income\.\([0-9]*\)\.fiscal.*/\1/p' | tail -n 1)
juesuan get a.db "income.$code.fiscal" > before
juesuan set a.db "income.$code.fiscal=" > /dev/null
juesuan paste a.db income --from - --sheet 公开02表 --yes < d.xlsx > out 2> err
ok "standard input is a file, too" grep -q '^Written' out
juesuan get a.db "income.$code.fiscal" > after
ok "a figure taken away is there again" cmp before after
try undo a.db
is "one undo takes it back" "$(juesuan get a.db "income.$code.fiscal")" ""
try paste a.db income --from d.xlsx --sheet "$(printf 'a\033[31mb')"
ok "ESC in a name is not drawn" clean err

head -c 3000 d.xlsx > cut.xlsx
try paste a.db income --from cut.xlsx
status "half a file" 2
says "is said to be" "cut.xlsx"
printf '\320\317\021\340\241\261\032\341' > old.xls
try paste a.db income --from old.xls
status "an XLS file or one with a password" 2
says "is saved as XLSX" "XLSX"
printf '项目\t决算数\n' > block.tsv
try paste a.db income --from block.tsv --sheet x
status "a text has no sheets" 2
libexec=$JUESUAN_LIBEXEC
JUESUAN_LIBEXEC=$folder
try paste a.db income --from d.xlsx
JUESUAN_LIBEXEC=$libexec
status "without the program that reads it" 2
says "that is said" "juesuan-office"

# One made by another program.
if command -v soffice > /dev/null; then
    printf '单位：元,,\n项目,决算数,\n购置,"187,800.00",\n运行维护,=70000+6400,\n' > l.csv
    HOME=$folder soffice --headless --convert-to xlsx --infilter='Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false' l.csv > /dev/null 2>&1
    juesuan set a.db sangong.purchase.final= sangong.upkeep.final= > /dev/null
    try paste a.db sangong --from l.xlsx --yes
    status "a sheet of LibreOffice" 0
    try get a.db sangong.purchase.final sangong.upkeep.final sangong.total.final
    is "figures, and a formula's value, in the form's unit" "$out" "18.78
7.64
26.42"
else
    n=$((n + 1))
    echo "ok $n - a sheet of LibreOffice # SKIP it is not installed"
fi

finish
