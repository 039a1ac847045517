#!/bin/sh
# PDF read back with other programs: fonts, words and their order, structure, pages, the same bytes twice.
# Skipped where there is no Chinese font or no poppler.

make_pdf=$abs_top_builddir/tests/print/make-pdf
folder=$(mktemp -d) || exit 99
trap 'rm -rf "$folder"' EXIT
number=0

result () { # result STATUS NAME
    number=$((number + 1))
    if [ "$1" -eq 0 ]; then echo "ok $number $2"; else echo "not ok $number $2"; fi
}

text () { # text MODEL: its words without any blank, for lines are spread out and fonts change within them
    pdftotext -layout "$folder/$1.pdf" - | tr -d ' \n\f'
}

contains () { # contains TEXT WORD...: all of them, in this order
    rest=$1
    shift
    for word; do
        case $rest in
        *"$word"*) rest=${rest#*"$word"} ;;
        *) echo "# missing: $word"; return 1 ;;
        esac
    done
}

for tool in pdftotext pdffonts pdfinfo; do
    command -v $tool > /dev/null || { echo "1..0 # SKIP $tool is not installed (Debian: poppler-utils)"; exit 0; }
done
"$make_pdf" document "$folder/document.pdf" 2> "$folder/error"
case $? in
0) ;;
77) echo "1..0 # SKIP no Chinese font is installed"; exit 0 ;;
*) cat "$folder/error"; echo "Bail out! the PDF was not made"; exit 1 ;;
esac
for model in cut heads kept long merged tree wide; do
    "$make_pdf" $model "$folder/$model.pdf" || echo "# $model failed"
done

for model in cut document heads long merged tree wide; do
    bad=$(pdffonts "$folder/$model.pdf" | tail -n +3 | grep -vc 'yes yes yes')
    some=$(pdffonts "$folder/$model.pdf" | tail -n +3 | wc -l)
    [ "$bad" -eq 0 ] && [ "$some" -gt 0 ]
    result $? "$model: all fonts are embedded, as subsets, with Unicode"
done

contains "$(text document)" 某市某局 2022年度部门决算 2023年9月 目录 第一部分某市某局概况 一、部门主要职能 公开02表收入决算表 —1— 第一部分 （一）负责本市重大政务 \
    不缩进的一段。 —2— 第二部分部门决算表 —3— 收入决算表 公开02表 部门：某市某局 金额单位：万元 项目 金额 合计 1.50 其他 说明文字，见附件 \
    注：本表反映收入情况。 —4— 二、附件
result $? "document: words in their order"
pages=$(pdfinfo "$folder/document.pdf" | sed -n 's/^Pages: *//p')
[ "$pages" -eq 6 ]
result $? "document: six pages"
contains "$(pdftotext -layout -f 2 -l 2 "$folder/document.pdf" - | tr -d ' \n\f')" 第一部分某市某局概况 2 一、部门主要职能 2 第二部分部门决算表 3 公开02表收入决算表 4 二、附件 5
result $? "document: folios in the contents"
pdfinfo "$folder/document.pdf" | grep -q '^Title: *某市某局2022年度部门决算$'
result $? "document: title"
pdfinfo "$folder/document.pdf" | grep -q '^Author: *某市某局$'
result $? "document: author"
pdfinfo "$folder/document.pdf" | grep -q '^Page size: .*A4'
result $? "document: A4"
pdfinfo "$folder/document.pdf" | grep -q '^Tagged: *yes$'
result $? "document: tagged"
[ "$(pdfinfo -dests "$folder/document.pdf" | grep -c XYZ)" -eq 5 ]
result $? "document: a place to jump to for each line of the contents"
! pdftotext -f 1 -l 1 "$folder/document.pdf" - | grep -q —
result $? "document: no folio on the cover"

contains "$(text heads)" 预算数 决算数 26.55 18.78 7.77 26.42 18.78 7.64 注：
result $? "heads: figures in their order"
contains "$(text tree)" 草稿 合计 637.99 233.70 404.29 201 541.12 186.82 354.30 2010301 行政运行 186.82 186.82 208 22.21 22.21
result $? "tree: figures in their order, marked as a draft"
! text heads | grep -q 草稿
result $? "heads: no mark where it is no draft"
contains "$(text long)" 100.00 200.00 1500.00 2900.00 4000.00
result $? "long: all rows"
contains "$(text cut)" 坚持经常分析 化解在基层、解决在萌芽状态。 其他 2
result $? "cut: nothing is lost"

[ "$(pdfinfo "$folder/kept.pdf" | sed -n 's/^Pages: *//p')" -eq 2 ] &&
    contains "$(pdftotext -layout -f 2 -l 2 "$folder/kept.pdf" - | tr -d ' \n\f')" 一、总体情况 （一）逐项情况 逐项情况表 项目金额
result $? "kept: headings stand on the page of their table, which takes one"

wide=$(pdftotext -layout "$folder/wide.pdf" -)
lost=0
row=0
while [ $row -lt 3 ]; do
    column=0
    while [ $column -lt 40 ]; do
        figure=$(printf '%d.%02d' $((row * 40 + column + 1000)) $column)
        case $wide in *"$figure"*) ;; *) lost=$((lost + 1)); echo "# missing: $figure" ;; esac
        column=$((column + 1))
    done
    row=$((row + 1))
done
result $lost "wide: every figure, on as many pages as it takes"

"$make_pdf" document "$folder/again.pdf" && cmp -s "$folder/document.pdf" "$folder/again.pdf"
result $? "the same report gives the same bytes"
! pdfinfo "$folder/document.pdf" | grep -q '^CreationDate'
result $? "no date without SOURCE_DATE_EPOCH"
SOURCE_DATE_EPOCH=1694476800 "$make_pdf" document "$folder/dated.pdf" && TZ=UTC pdfinfo "$folder/dated.pdf" | grep -q '^CreationDate: .*Sep 12 00:00:00 2023'
result $? "the date of SOURCE_DATE_EPOCH"

"$make_pdf" rare "$folder/rare.pdf" 2> "$folder/error"
[ $? -eq 1 ] && grep -q 'U+10FFFD' "$folder/error" && grep -q '某某' "$folder/error" && [ ! -e "$folder/rare.pdf" ]
result $? "a character without glyph is refused, named with its place"

cat > "$folder/fonts.conf" << END
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>$folder/none</dir><cachedir>$folder/cache</cachedir></fontconfig>
END
FONTCONFIG_FILE=$folder/fonts.conf "$make_pdf" document "$folder/none.pdf" 2> "$folder/error"
[ $? -eq 77 ] && grep -q 'No Chinese font is installed' "$folder/error" && [ ! -e "$folder/none.pdf" ]
result $? "no font at all: a sentence"

if command -v qpdf > /dev/null; then
    for model in cut document heads long merged tree wide; do
        qpdf --check "$folder/$model.pdf" > /dev/null 2>&1
        result $? "$model: sound for qpdf"
    done
fi
echo "1..$number"
