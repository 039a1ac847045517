#!/bin/sh
# Whole books as PDF and in the other formats: the demonstration, an empty book of each edition and year, a large one.  The same
# figures in the same order everywhere, and those of the book; the grid of the page; fonts; the same bytes; what can go wrong.
. "$abs_top_srcdir/tests/cli/lib.sh"
JUESUAN_FORMS=$abs_top_srcdir/forms
for tool in pdftotext pdffonts pdfinfo; do
    command -v $tool > /dev/null || { echo "1..0 # SKIP $tool is not installed (Debian: poppler-utils)"; exit 0; }
done

skip()
{
    n=$((n + 1))
    echo "ok $n - $1 # SKIP $2"
}

# figures FILE: those with a point, one a line, without thousands marks
figures()
{
    grep -oE -e '-?[0-9][0-9,]*\.[0-9]+' "$1" | tr -d ,
}

words()
{
    tr -d '\n' < "$1" | sed -e 's/<style>.*<\/style>//' -e 's/<\/\(w:p\|p\|td\|th\|h[1-6]\|span\|b\|li\)>/\n/g' -e 's/<w:instrText[^<]*<\/w:instrText>//g' \
        -e 's/<[^>]*>//g'
}

# signs FILE: its Chinese characters, one a line, without lines and dashes (UTF-8 342) and the mark of a draft
signs()
{
    sed -e 's/草稿//' -e 's/　//g' -e 's/./&\n/g' "$1" | LC_ALL=C grep -v -e '^[[:cntrl:] -~]*$' -e "^$(printf '\342')" | LC_ALL=C sort
}

# sound NAME: the PDF is what other programs take for one
sound()
{
    bad=$(pdffonts "$1.pdf" | tail -n +3 | grep -vc 'yes yes yes')
    some=$(pdffonts "$1.pdf" | tail -n +3 | wc -l)
    ok "$1: fonts embedded, as subsets, with Unicode" test "$bad" -eq 0 -a "$some" -gt 0
    ok "$1: tagged" grep -q '^Tagged: *yes$' "$1.info"
    if command -v qpdf > /dev/null; then
        ok "$1: sound for qpdf" sh -c "qpdf --check '$1.pdf' > qpdf.out 2>&1"
    else
        skip "$1: sound for qpdf" "qpdf is not installed"
    fi
}

# unpack FILE FOLDER: false where nothing can, or the format is not in this build
unpack()
{
    rm -rf "$2"
    mkdir "$2"
    [ -e "$1" ] || return 1
    if command -v bsdtar > /dev/null; then
        bsdtar -xf "$1" -C "$2"
    else
        command -v unzip > /dev/null && unzip -q "$1" -d "$2"
    fi
}

pdf()
{
    try print "$1.db" -o "$1.pdf"
    status "$1: PDF" 0
    pdfinfo "$1.pdf" > "$1.info"
    sound "$1"
}

juesuan demo demo.db > /dev/null
juesuan print demo.db -o demo.pdf 2> err
if grep -q 'No Chinese font' err; then
    echo "1..0 # SKIP no Chinese font is installed"
    exit 0
fi
juesuan new big.db --edition jiangxi-2022 --unit 某某市某某局 --year 2022 > /dev/null
awk -v year=2022 -v codes=300 -v projects=12 -f "$abs_top_srcdir/tests/print/large-book.awk" "$abs_top_srcdir/forms/common/codes/functions.csv" > big.tsv
juesuan set big.db --from big.tsv > /dev/null
pdf demo
pdf big

# the same figures in the same order in all formats, wide so that text cuts no table into bands
for book in demo big; do
    juesuan print $book.db --columns 1000 --lines 1000 > wide.txt
    figures wide.txt > $book.figures
    ok "$book: hundreds of figures" test "$(wc -l < $book.figures)" -gt 300
    pdftotext -raw $book.pdf raw.txt
    figures raw.txt > pdf.figures
    ok "$book: those of the PDF are those of the text" cmp -s $book.figures pdf.figures
    juesuan print $book.db -o $book.html
    words $book.html > html.txt
    figures html.txt > html.figures
    ok "$book: those of the HTML" cmp -s $book.figures html.figures
    juesuan print $book.db -o $book.docx 2> /dev/null
    if unpack $book.docx docx; then
        words docx/word/document.xml > docx.txt
        figures docx.txt > docx.figures
        ok "$book: those of the DOCX" cmp -s $book.figures docx.figures
    else
        skip "$book: those of the DOCX" "no bsdtar or unzip, or built without libarchive"
    fi
done

# no character is lost in a cell that is too narrow for it
juesuan print demo.db --columns 1000 --lines 1000 > wide.txt
signs wide.txt > text.signs
pdftotext -raw demo.pdf raw.txt
signs raw.txt > pdf.signs
ok "demo: thousands of characters" test "$(wc -l < text.signs)" -gt 5000
ok "demo: those of the PDF are those of the text" cmp -s text.signs pdf.signs

# every figure that the book has for a table stands in the PDF of that table, and no other (the budget is asked but not printed)
for section in income spending general fiscal sangong; do
    juesuan print demo.db --section $section -o one.pdf
    pdftotext -raw one.pdf one.txt
    figures one.txt | sort > printed
    juesuan get demo.db --format tsv | grep "^$section\." | grep -v '\.initial' | cut -f 2 > values
    figures values | sort > held
    ok "demo: $section in print is $section in the book" cmp -s printed held
done

# XLSX: the values in the sheets are the figures of the tables
juesuan print demo.db -o demo.xlsx 2> /dev/null
if unpack demo.xlsx xlsx; then
    sed 's/<c /\n<c /g' xlsx/xl/worksheets/sheet*.xml | grep -v 't="s"' | grep -o '<v>[^<]*</v>' | tr -d '<v>/' | LC_ALL=C awk '{ printf "%.2f\n", $0 }' | sort > sheets
    juesuan print demo.db --tables-only --columns 1000 --lines 1000 > tables.txt
    sed 's/[0-9.]*%//g' tables.txt > plain.txt # percentages are kept as parts of one
    figures plain.txt | LC_ALL=C awk '{ printf "%.2f\n", $0 }' | sort > wanted
    lost=$(comm -13 sheets wanted | grep -c .)
    ok "demo: figures of the tables in the sheets ($lost lost of $(wc -l < wanted))" test "$lost" -eq 0
else
    skip "demo: figures of the tables in the sheets" "no bsdtar or unzip, or built without libxlsxwriter"
fi

# the page: 22 lines of 28 characters in 156 x 225 mm (GB/T 9704-2012, 5.2), folios outside
page=$(pdftotext -layout demo.pdf - | awk -v RS='\f' '/本部门2022年度收入总计/ { print NR; exit }')
pdftotext -bbox -f $((page + 1)) -l $((page + 1)) demo.pdf page.html
grep '<word' page.html | sed 's/.*xMin="\([0-9.]*\)" yMin="\([0-9.]*\)" xMax="\([0-9.]*\)" yMax="\([0-9.]*\)">\(.*\)<.word>/\1 \2 \3 \4 \5/' > boxes
# lines by their middle; mark and folio stand outside the area (37 to 262 mm)
awk '{ middle = ($2 + $4) / 2 * 25.4 / 72; if (middle > 37 && middle < 262) print middle }' boxes | sort -n | awk 'NR == 1 || $1 - last > 5 { print; last = $1 }' > lines
is "a full page has 22 lines" "$(wc -l < lines)" 22
ok "225/22 mm apart" awk 'NR > 1 && ($1 - last < 10 || $1 - last > 10.5) { bad = 1 } { last = $1 } END { exit bad }' lines
ok "within 156 mm" awk '{ l = $1 * 25.4 / 72; r = $3 * 25.4 / 72; m = ($2 + $4) / 2 * 25.4 / 72; if (m > 37 && m < 262 && (l < 25.9 || r > 184.2)) bad = 1 } END { exit bad }' boxes
folio()
{
    pdftotext -bbox -f $(($1 + 1)) -l $(($1 + 1)) demo.pdf - | grep ">$1<" | tail -n 1 | sed 's/.*xMin="\([0-9]*\).*/\1/'
}
ok "odd folios to the right, even ones to the left" test "$(folio 3)" -gt 400 -a "$(folio 2)" -lt 150

# tables: figures of a column end at the same place
juesuan print demo.db --section general -o general.pdf
pdftotext -bbox general.pdf table.html
grep -E '>-?[0-9]+\.[0-9]{2}<' table.html | sed 's/.*xMax="\([0-9]*\.[0-9]\).*/\1/' | sort -u > ends
is "three columns of figures, each flush on the right" "$(wc -l < ends)" 3

# the same book, the same bytes, wherever and whenever: no time of day is in it
TZ=Asia/Shanghai LANGUAGE=zh_CN juesuan print demo.db -o again.pdf
ok "the same bytes" cmp -s demo.pdf again.pdf
ok "and no date" test -z "$(pdfinfo demo.pdf | grep -E '^(Creation|Mod)Date')"
title=$(pdfinfo demo.pdf | sed -n 's/^Title: *//p')
is "title" "$title" "景德镇市人民政府驻北京联络处2022年度部门决算"
mark=$(pdftotext -layout demo.pdf - | grep -o '[0-9a-f]\{4\}-[0-9a-f]\{4\}-[0-9a-f]\{4\}-[0-9a-f]\{4\}' | tail -n 1)
ok "version and fingerprint on the last page" test -n "$mark"
is "the fingerprint that the log has" "$(juesuan print demo.db --log | tail -n 1 | grep -c -e "$mark")" 1
ok "and the document's keywords" sh -c "pdfinfo demo.pdf | tr -d ' ' | grep -q '^Keywords:$(echo "$mark" | tr -d -)'"

# an empty book of each edition and year prints whole, with all its tables
juesuan forms list > editions
while read -r edition rest; do
    for year in $(echo "$rest" | grep -oE '\b20[0-9]{2}\b' | sort -u | head -n 5); do
        rm -f empty.db
        juesuan new empty.db --edition "$edition" --unit 某某局 --year "$year" > /dev/null 2>&1 || continue
        juesuan print empty.db -o empty.pdf 2> err
        is "$edition $year: an empty book" "$?" 0
        pdftotext -layout empty.pdf empty.txt
        juesuan print empty.db --tables-only > tables.txt
        ok "$edition $year: its contents are on one page" test "$(awk -v RS='\f' 'NR == 3 && /第一部分/ { print NR }' empty.txt)" = 3
        ok "$edition $year: has its tables" test "$(grep -c '收入决算表' empty.txt)" -ge 1 -a "$(wc -l < tables.txt)" -gt 100
    done
done < editions

# what can go wrong: a sentence, and no debris
before=$(ls -A)
JUESUAN_FONTS=$folder/nowhere.conf juesuan print demo.db -o x.pdf 2> err
is "no list of typefaces" "$?" 2
ok "is named" grep -q nowhere.conf err
printf '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>%s/none</dir><cachedir>%s</cachedir></fontconfig>\n' "$folder" "$HOME/fc" > none.conf
FONTCONFIG_FILE=$folder/none.conf juesuan print demo.db -o x.pdf 2> err
is "no font" "$?" 2
ok "which to install" grep -q 'fonts-noto-cjk' err
cp demo.db rare.db
juesuan set rare.db duties.1.text=$(printf '\364\217\277\275')同志 > /dev/null
juesuan print rare.db -o x.pdf 2> err
is "a character that no font has" "$?" 2
ok "is named, with its page" grep -q 'U+10FFFD.*on page [0-9]' err
juesuan print demo.db -o . --format pdf 2> err
is "a folder" "$?" 2
ok "is told" grep -q 'folder' err
juesuan print demo.db -o nowhere/x.pdf 2> err
is "no such folder" "$?" 2
(ulimit -f 20 && juesuan print demo.db -o x.pdf 2> err)
ok "a file that may not become so large" test ! -e x.pdf
ok "is told" grep -q '^juesuan: ' err
if [ -c /dev/full ]; then
    juesuan print demo.db --format pdf -o /dev/full 2> err
    is "a full disk" "$?" 2
    ok "is told" grep -q 'full' err
fi
rm -f none.conf rare.db
is "no debris" "$(ls -A)" "$before"

finish
