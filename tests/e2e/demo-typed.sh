#!/bin/sh
# The whole demonstration book typed at the screens, key by key and with letters blocked as by a Chinese input method, from a file
# that does not exist to the printed report; and the same lines through `juesuan set --from`.  Both must give the same book and the
# same print.  Then it is submitted, returned with a question, answered, signed and printed, without a letter.
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
juesuan new "$folder/set.db" --edition jiangxi-2022 --unit "$unit" --year 2022 > "$folder/log" &&
	juesuan set "$folder/set.db" --from "$folder/book.tsv" > "$folder/log" &&
	juesuan get "$folder/set.db" --all --format tsv > "$folder/set.all" || exit 99
LC_ALL=C awk -f "$abs_top_srcdir/tests/e2e/type-book.awk" "$folder/edition" "$folder/set.all" "$folder/book.tsv" > "$folder/keys" || exit 99
[ "$(wc -l < "$folder/keys")" -gt 3000 ] || exit 99

cat > "$folder/typed.t" <<END
no-letters
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
# bytes to the terminal, on a screen of 80x24: a digit or a word, 44 and 349 when this was written; other keys, of which every fourth
# opens a form, a list or a menu (a form of ten rows may cost 1,500), 240 and 1,290
bytes-of type 80 400
bytes-of keys 300 1500
# everything is filled in; the car, where it was paid from, and the doubtful figure are what is found
keys <C-g>
type 基本信息
keys <Enter>
keys <Esc>
expect 硬错 0  软错 2(未说明 1)  提示 1  未检 0
expect 下一处(F8)：? 公务用车运行维护费 决算数
# the report, by its name in the menu, under the name that is offered
keys <C-x>
type 打印到文本
keys <Enter>
expect > $unit-2022.txt
keys <Enter>
expect 报告已写入
keys <Esc>
keys 1
exit 0
shell juesuan get '$folder/set.db' --exact --format tsv > set.tsv
shell juesuan get typed.db --exact --format tsv > typed.tsv
# every line of the demonstration is in it
shell test \$(wc -l < typed.tsv) -eq \$(wc -l < '$folder/book.tsv')
shell diff -u set.tsv typed.tsv
shell juesuan get typed.db --all --format tsv > typed.all
shell diff -u '$folder/set.all' typed.all
shell juesuan print '$folder/set.db' -o set.txt
shell test \$(wc -l < set.txt) -gt 800
shell diff -u set.txt $unit-2022.txt
shell juesuan verify typed.db
# two people from here on: one submits, the other returns and signs
shell printf '86429753\n' > head; printf '97538642\n' > clerk; chmod 600 head clerk
shell juesuan user typed.db add 贺主任 head --password-file head
shell JUESUAN_PASSWORD_FILE=head juesuan user typed.db add 陈会计 clerk --password-file clerk --as 贺主任
run juesuan typed.db
keys <Down><Enter>97538642<Enter>
expect 陈会计(填报)
# the doubtful figure was looked up
keys <C-g>9.5.2<Enter><C-t>
keys <Esc>
expect 软错 1(未说明 0)
keys <F9>1
expect 套表现在的状态是“送审”
keys <Esc>
keys 1
exit 0
run juesuan typed.db
keys <Enter>86429753<Enter>
expect 贺主任(负责人)
keys <F9>1
expect 必看数 0/
keys 1
type 请附批文
keys <Enter><Esc>
keys 7<Enter>1
expect 套表现在的状态是“退回”
kill
run juesuan typed.db
keys <Down><Enter>97538642<Enter>
keys <F8><C-n>4
type 已附
keys <Enter><Esc><Esc><F9>1
expect 套表现在的状态是“送审”
kill
run juesuan typed.db
keys <Enter>86429753<Enter>
keys <F9>1
expect 问询未结 1 阻
keys <C-n>5<Enter>
keys <Esc>
expect 问询未结 0 可
keys <Space><Space><Space><Space><Space><Space><Space><Space><Space><Space><Space><Space><Space><Space><Space><Space><Space><Space><Space><Space><Space><Space><Space><Space>
expect 签字条件：都已满足
keys 91
expect 套表现在的状态是“审定”
# the official print
keys <Esc><C-x>
type 打印到文本
keys <Enter>
expect -2022.txt
keys <Enter>
expect 报告已写入
# it is the report that was typed, and no draft any more
shell grep -q 草稿 set.txt
shell ! grep 草稿 $unit-2022.txt
shell JUESUAN_PASSWORD_FILE=head juesuan get typed.db --as 贺主任 --all --format tsv > signed.all
shell diff -u '$folder/set.all' signed.all
shell JUESUAN_PASSWORD_FILE=head juesuan verify typed.db --as 贺主任
END
"$abs_top_builddir/tests/e2e/screen" "$folder/typed.t"
