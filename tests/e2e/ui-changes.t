# The list of changes: one of them taken back out of the list, refused where a later one stands on it, redone; rows are named.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type sangong.purchase.final
keys <Enter>
type 20
keys <Enter>
keys <C-g>
type sangong.upkeep.final
keys <Enter>
type 8
keys <Enter>
keys <C-g>
type sangong.upkeep.final
keys <Enter>
type 9
keys <Enter>
keys <C-g>
type sangong.total.final
keys <Enter>
expect =29.00
keys :changelist<Enter>
expect 修改记录
screen
| 修改记录(6 条，最新在前)                                           [填报] root
| Enter 到该格   1 只撤销这一条   ^Z 撤销最新   ^Y 重做
|────────────────────────────────────────────────────────────────────────────────
*
*
*
*
*
*
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| Enter跳到该处 F5数从何来 F8下一错 F7打印预览 ^F查找 F1帮助 ^Z撤销 F10菜单
# the oldest of the three alone; the two of 运行维护费 stay
keys <Down><Down>
type 1
expect 撤销：公开09表 公务用车购置费 决算数  20.00 -> 18.78
shell juesuan get demo.db sangong.purchase.final | grep -q '^18.78$'
shell juesuan get demo.db sangong.upkeep.final | grep -q '^9.00$'
expect 录入 (已撤销)  公开09表 公务用车购置费
# taken back once is enough; what a later change stands on cannot go before it
type 1
expect 已经撤销过
keys <Up>
type 1
expect 不能撤销：root 后来改了
shell juesuan get demo.db sangong.upkeep.final | grep -q '^9.00$'
# ^Y does it again; Enter goes to the cell, Backspace comes back
keys <C-y>
expect 重做
shell juesuan get demo.db sangong.purchase.final | grep -q '^20.00$'
keys <End><Up><Up><Up><Enter>
expect [   ?20.00]
keys <Esc>
# a row of codes: deleting says what goes with it and asks; undo names the row
keys <C-g>
type general.201.total
keys <Enter>
shell juesuan get demo.db general.201.total > before
keys <C-k>
type 6
expect 删除 201 一般公共服务支出
expect 2 删除
type 1
expect-not 已删
keys <C-k>
type 6
keys 2
expect 已删 201 一般公共服务支出
keys <C-z>
expect 撤销：公开05表 20103 政府办公厅（室）及相关机构事务: 加行，另 8 处
shell test "$(juesuan get demo.db general.201.total)" = "$(cat before)"
# the same without a screen: by the number that log shows
shell n=$(juesuan log demo.db sangong.upkeep.final --format tsv | tail -1 | cut -f1); juesuan undo demo.db $n | grep -q 'sangong.upkeep.final: 9.00万元 -> 8.00万元'
shell ! juesuan undo demo.db 1
