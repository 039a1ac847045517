#!/bin/sh
# The demonstration book as HTML, DOCX and XLSX: the same figures in the same order as in the text; office programs open them.
. "$abs_top_srcdir/tests/cli/lib.sh"
JUESUAN_FORMS=$abs_top_srcdir/forms
juesuan demo d.db > /dev/null

# figures FILE: those with a point, one a line, without thousands marks
figures()
{
    grep -oE -e '-?[0-9][0-9,]*\.[0-9]+' "$1" | tr -d ,
}

# words FILE: the text of a document, a paragraph or cell on a line
words()
{
    tr -d '\n' < "$1" | sed -e 's/<style>.*<\/style>//' -e 's/<\/\(w:p\|p\|td\|th\|h[1-6]\|span\|b\|li\)>/\n/g' -e 's/<w:instrText[^<]*<\/w:instrText>//g' \
        -e 's/<[^>]*>//g'
}

# wide, so that no table is cut into bands and no line into two
juesuan print d.db --columns 1000 --lines 1000 > wide.txt
figures wide.txt > text.figures
ok "there are hundreds of figures" test "$(wc -l < text.figures)" -gt 300

try print d.db -o d.html
status "HTML" 0
words d.html > html.txt
figures html.txt > html.figures
ok "its figures are those of the text, in the same order" diff text.figures html.figures

# unpack FILE FOLDER
unpack()
{
    mkdir "$2"
    if command -v bsdtar > /dev/null; then
        bsdtar -xf "$1" -C "$2"
    else
        unzip -q "$1" -d "$2"
    fi
}

if ! command -v bsdtar > /dev/null && ! command -v unzip > /dev/null; then
    n=$((n + 1))
    echo "ok $n - DOCX and XLSX # SKIP neither bsdtar nor unzip is installed"
    finish
    exit
fi

try print d.db -o d.docx
if grep -q 'built without' err; then
    status "DOCX is not in this build" 2
else
    status "DOCX" 0
    unpack d.docx docx
    words docx/word/document.xml > docx.txt
    figures docx.txt > docx.figures
    ok "its figures are those of the text, in the same order" diff text.figures docx.figures
    sleep 1
    TZ=Asia/Shanghai juesuan print d.db -o later.docx
    ok "the same bytes a second later and elsewhere" cmp -s d.docx later.docx
    ok "no date" test -z "$(grep dcterms:created docx/docProps/core.xml)"
    SOURCE_DATE_EPOCH=1700000000 juesuan print d.db -o dated.docx
    unpack dated.docx dated
    ok "unless it is said" grep -q 2023-11-14T22:13:20Z dated/docProps/core.xml
fi

try print d.db -o d.xlsx
if grep -q 'built without' err; then
    status "XLSX is not in this build" 2
else
    status "XLSX" 0
    unpack d.xlsx xlsx
    TZ=Asia/Shanghai juesuan print d.db -o later.xlsx
    ok "the same bytes elsewhere" cmp -s d.xlsx later.xlsx
    sheets=xlsx/xl/worksheets
    # 公开01: 本年收入合计 615.34 is the sum of eight rows; 总计 846.91 of three.
    ok "income adds up its rows" grep -q '<f>SUM(C7:C14)</f><v>615.34</v>' $sheets/sheet1.xml
    ok "the total adds up three" grep -q '<f>SUM(C33:C35)</f><v>846.91</v>' $sheets/sheet1.xml
    ok "sheets are called as the tables" grep -q 'name="公开10表"' xlsx/xl/workbook.xml
fi

if command -v soffice > /dev/null && [ -e d.docx ] && command -v pdftotext > /dev/null; then
    HOME=$folder soffice --headless --convert-to pdf d.docx > /dev/null 2>&1
    pdftotext -layout d.pdf opened.txt
    ok "LibreOffice opens the DOCX" grep -q 846.91 opened.txt
    juesuan print d.db --columns 1000 --lines 1000 | grep -oE -e '-?[0-9][0-9,]*\.[0-9]+' > text.figures
    pdftotext -raw d.pdf - | grep -oE -e '-?[0-9][0-9,]*\.[0-9]+' > opened.figures
    ok "and sets all figures in their order" cmp -s text.figures opened.figures
    # a heading with a table that fills a page stands on the page of that table
    ok "headings stay with their tables" test "$(pdftotext -layout d.pdf - | awk -v RS='\f' '/自评结果/ && /项目支出绩效自评表/' | grep -c '总分')" -ge 1
    HOME=$folder soffice --headless --convert-to csv:'Text - txt - csv (StarCalc)':44,34,76,1,,0,false,true,false,false,false,-1 d.xlsx > /dev/null 2>&1
    ok "LibreOffice computes the XLSX to the same" grep -q '本年收入合计,27,615.34,本年支出合计,58,652.45' d-公开01表.csv
fi
finish
