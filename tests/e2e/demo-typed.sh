#!/bin/sh
# The whole demonstration book typed at the screens, key by key, from a file that does not exist to the printed report; and the same
# lines through `juesuan set --from`.  Both must give the same book and the same print.
edition=$abs_top_srcdir/forms/jiangxi-2022
unit=景德镇市人民政府驻北京联络处
folder=$(mktemp -d "${TMPDIR:-/tmp}/juesuan-typed.XXXXXX") || exit 99
trap 'rm -rf "$folder"' EXIT

# What the demonstration has none of: states and an explanation.
printf '%s\t%s\n' \
	'!income.2010301.other' na \
	'!sangong.upkeep.final' doubtful \
	'?counts.car_price sangong.purchase.final' '含车辆购置税1.66万元和牌照费' > "$folder/more.tsv"
cat "$edition/demo.tsv" "$folder/more.tsv" > "$folder/book.tsv"

juesuan forms show jiangxi-2022 > "$folder/edition"
LC_ALL=C awk -f "$abs_top_srcdir/tests/e2e/type-book.awk" "$folder/edition" "$folder/book.tsv" > "$folder/keys" || exit 99
[ "$(wc -l < "$folder/keys")" -gt 3000 ] || exit 99

cat > "$folder/typed.t" <<END
size 100x30
run juesuan typed.db
keys <Ins>
type $unit
keys <Enter>
type 2
type 0
type 2
type 2
keys <Enter>
expect 基本信息
keys <Esc>
expect 2022年度决算公开  $unit
$(cat "$folder/keys")
# everything is filled in; the car, where it was paid from, and the doubtful figure are what is found
keys <C-g>
type unit
keys <Enter>
keys <Esc>
expect 硬错 0  软错 2(未说明 1)  提示 1  未检 0
expect 下一处(F8)：? 公务用车运行维护费 决算数
# the report, by its name in the menu
keys <C-x>
type 打印到文本
keys <Enter>
expect 打印报告
type 决算公开
type .
type t
type x
type t
keys <Enter>
expect 报告已写入
keys <Esc>
keys 1
exit 0
shell juesuan new set.db --edition jiangxi-2022 --unit $unit --year 2022
shell juesuan set set.db --from '$folder/book.tsv'
shell juesuan get set.db --exact --format tsv > set.tsv
shell juesuan get typed.db --exact --format tsv > typed.tsv
# every line of the demonstration is in it
shell test \$(wc -l < typed.tsv) -eq \$(wc -l < '$folder/book.tsv')
shell diff -u set.tsv typed.tsv
shell juesuan get set.db --all --format tsv > set.all
shell juesuan get typed.db --all --format tsv > typed.all
shell diff -u set.all typed.all
shell juesuan print set.db -o set.txt
shell test \$(wc -l < set.txt) -gt 800
shell diff -u set.txt 决算公开.txt
shell juesuan verify typed.db
END
"$abs_top_builddir/tests/e2e/screen" "$folder/typed.t"
