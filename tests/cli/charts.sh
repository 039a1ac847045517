#!/bin/sh
# Charts that an edition asks for: the same figures in all formats, and nothing where there is nothing to be seen.
. "$abs_top_srcdir/tests/cli/lib.sh"
mkdir -p forms/drawn
cat > forms/drawn/edition.cfg << 'END'
edition : { name = "有图"; base = "small"; years = [ 2022 ]; slice = "{amount}{unit}（{share}）"; };
say : {
  charts = (
    { id = "parts"; kind = "pie"; title = "图1 {year}年决算构成";
      items = ( { label = "车辆"; value = "{money.cars.final}"; }, { label = "出国"; value = "{money.trips.final}"; } ); },
    { id = "years"; kind = "columns"; title = "图2 两年决算"; prior = true; now = "{year}年"; before = "{last_year}年";
      items = ( { label = "车辆"; value = "{money.cars.final}"; }, { label = "合计"; value = "{money.total.final}"; } ); },
    { id = "never"; kind = "pie"; title = "图3"; when = "money.cars.final < 0"; items = ( { label = "车辆"; value = "{money.cars.final}"; } ); }
  );
};
END
JUESUAN_FORMS=$folder/forms:$JUESUAN_FORMS
juesuan forms check forms/drawn > out 2>&1
is "the edition is sound" "$?" 0
juesuan new a.db --edition drawn --unit 甲局 --year 2022 > /dev/null
juesuan set a.db unit.name=甲局 money.cars.final=7.50 money.trips.final=2.50 money.cars.final@prior=5 money.total.final@prior=8 > /dev/null

try print a.db
status "text" 0
ok "three quarters" grep -q '车辆 █* 7.50万元（75.00%）' out
ok "one quarter" grep -q '出国 █* 2.50万元（25.00%）' out
is "bars as long as their figures" "$(grep -o '车辆 █*' out | head -n 1 | wc -m)" "$(($(grep -o '出国 █*' out | head -n 1 | wc -m) * 3 - 8))"
shows "the title with the year" "图1 2022年决算构成"
ok "last year beside it" grep -q '2021年 █* 5.00万元' out
ok "no chart whose condition does not hold" test -z "$(grep 图3 out)"
try print a.db --ascii
ok "bars of #" grep -q '车辆 #* 7.50' out
try print a.db --section say --format html
status "HTML" 0
is "two drawings" "$(grep -c '<svg ' out)" 2
ok "read aloud by their titles" grep -q 'aria-label="图2 两年决算"' out
ok "a quarter of the circle is no large arc, three are" test "$(grep -c ' A66,66 0 0 1 ' out)" = 1 -a "$(grep -c ' A66,66 0 1 1 ' out)" = 1
if command -v xmllint > /dev/null; then
    ok "well-formed" xmllint --noout out
fi
juesuan print a.db --section say --columns 200 > text.txt
grep -oE '[0-9]+\.[0-9]+' text.txt > text.figures
sed 's/<[^>]*>/ /g' out | sed 's/[0-9.]*px[^}]*}//g' | grep -v '[{}]' | grep -oE '[0-9]+\.[0-9]+' > html.figures
ok "the figures of the text, in the same order" cmp -s text.figures html.figures
if juesuan print a.db --section say -o a.pdf 2> err; then
    if command -v pdftotext > /dev/null; then
        pdftotext -raw a.pdf pdf.txt
        grep -oE '[0-9]+\.[0-9]+' pdf.txt > pdf.figures
        ok "and those of the PDF" cmp -s text.figures pdf.figures
    fi
fi
# an office program draws them itself: the drawing, its figures, and a workbook to edit them
unpack () { rm -rf parts && mkdir parts && if command -v bsdtar > /dev/null; then bsdtar -xf "$1" -C parts; else unzip -q "$1" -d parts; fi; }
if juesuan print a.db -o a.docx 2> err && unpack a.docx; then
    is "DOCX: two drawings" "$(grep -o '<c:chart [^>]*r:id="chart[12]"' parts/word/document.xml | wc -l)" 2
    ok "a pie" grep -q '<c:pieChart>' parts/word/charts/chart1.xml
    ok "its words as they are printed" grep -q '<c:v>车辆 7.50万元（75.00%）</c:v>' parts/word/charts/chart1.xml
    is "two series of two columns" "$(grep -o '<c:v>[0-9.]*</c:v>' parts/word/charts/chart2.xml | tr -d '<c:v>/\n')" "7.5010.005.008.00"
    ok "told to who cannot see them" grep -q 'descr="图1 2022年决算构成[^"]*25.00%' parts/word/document.xml
    if command -v xmllint > /dev/null; then
        ok "well-formed" xmllint --noout parts/word/charts/*.xml parts/word/document.xml
    fi
    cp parts/word/embeddings/chart2.xlsx inner.xlsx
    unpack inner.xlsx
    ok "with a workbook of the figures" grep -q '<c r="C3"><v>8.00</v></c>' parts/xl/worksheets/sheet1.xml
    juesuan print a.db -o b.docx
    ok "the same bytes" cmp -s a.docx b.docx
fi
if juesuan print a.db -o a.xlsx 2> err && unpack a.xlsx; then
    is "XLSX: two drawings" "$(ls parts/xl/charts/chart*.xml | wc -l)" 2
    ok "of the sheet's figures" grep -q '<c:numCache>.*<c:v>7.5</c:v>' parts/xl/charts/chart1.xml
    juesuan print a.db -o b.xlsx
    ok "the same bytes" cmp -s a.xlsx b.xlsx
fi

juesuan set a.db money.cars.final= money.trips.final= money.cars.final@prior= money.total.final@prior= > /dev/null
try print a.db
ok "nothing to be seen, no chart" test -z "$(grep 图1 out)"

# What is wrong in a chart is told with its line.
sed 's/money.cars.final}"; }, { label = "出国"/money.carz.final}"; }, { label = "出国"/' forms/drawn/edition.cfg > bad.cfg
mkdir forms/bad
mv bad.cfg forms/bad/edition.cfg
try forms check forms/bad
status "a cell that there is not" 1
ok "is named with file and line" grep -qE 'edition.cfg:[0-9]+: .*carz' out err

finish
