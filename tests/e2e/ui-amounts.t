# Amounts: both units before Enter, the ways out of a figure that is refused, the guard against the wrong unit, arithmetic.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type sangong.purchase.final
keys <Enter>
# 18.785 has a decimal too many: Enter asks, a digit answers
type 18.785
expect 18.79
keys <Enter>
expect 1 18.79 2 18.78 3 18.785万元
cursor-visible
keys 2
shell juesuan get demo.db sangong.purchase.final | grep -q '^18.78$'
keys <C-g>
type sangong.purchase.final
keys <Enter>
# Esc goes on typing, a second one drops
type 18.785
keys <Enter><Esc>
expect 编辑> 18.785
keys <Esc>
expect ?18.78
# full-width figures, thousands marks, suffixes; the amount in words where there is room
type １８７，８００．００元
expect 18.78 万元  (187,800.00 元)
keys <Esc>
type 187800y
expect 18.78 万元  (187,800.00 元)
keys <Esc>
type 18.78
expect 壹拾捌万柒仟捌佰元整
keys <Esc>
# ten thousand times last year's figure: asked once, 2 takes the other unit
type 187800
expect ? 187800.00 万元 是
keys <Enter>
expect 1 按万元 2 按元
keys 2
shell juesuan get demo.db sangong.purchase.final --exact | grep -q '^187800.00元$'
keys <C-g>
type sangong.purchase.final
keys <Enter>
# the same key again, or 1, takes the figure as it was typed; it is not asked again
type 187800
keys <Down>
expect 按数字选
keys <Down>
shell juesuan get demo.db sangong.purchase.final | grep -q '^187800.00$'
keys <C-z>
expect 撤销
keys <C-g>
type sangong.purchase.final
keys <Enter>
type 187800
expect-not ? 187800
keys <Enter>
keys <C-z>
# words of an input method: said with the whole string; a figure in Chinese is offered by F3
keys <C-g>
type sangong.purchase.final
keys <Enter>
type 景德镇
expect 收到汉字“景德镇”：此格录数字，请切到英文
expect ?18.78
type 壹拾捌万柒仟捌佰元整
expect 按 F3 记为 187800元
keys <F3>
expect 18.78 万元  (187,800.00 元)
keys <Esc>
# arithmetic: a change of what stands here, other cells, the form's words; what was typed is kept
type =+3.22
expect 18.78 +3.22 -> 22.00 万元
keys <Enter>
shell juesuan get demo.db sangong.purchase.final | grep -q '^22.00$'
shell juesuan get demo.db sangong.total.final | grep -q '^29.64$'
keys <C-g>
type sangong.purchase.final
keys <Enter>
keys <F2>
expect +3.22
keys <Esc>
type =预算-[公开09表.upkeep.2]
expect 11.14 万元
keys <Esc>
type =上年/3
expect 0.54 万元
expect 已四舍五入，舍去 0.0033
keys <Esc>
type =sum(r4:r5)
expect 7.64 万元
keys <Esc>
type =r9
expect 本表没有 r9
keys <Esc>
keys <C-z>
# a total on paper first: the rest runs down while the parts are typed
keys <C-Home><Right>
type 30
keys <Enter>
keys <C-g>
type sangong.reception.final
keys <Enter>
expect 余 3.58（合计 纸面数 30.00）
type 3
expect 余 0.58（合计 纸面数 30.00）
type .58
expect 合计：纸面数 30.00 已录齐
keys <Enter>
keys <C-g>
type sangong.total.final
keys <Enter>
expect 核对数 30.00
keys <Del>
expect 核对数已去掉
# a text wider than its cell shows its end, and that something is left out
keys <C-g>income<Enter><C-Home><Down><Down><Down><Right>
type 1868200元
expect [<68200元 ]
keys <Esc>
