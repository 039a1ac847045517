# Pasting: a block goes over several cells as one change, computed cells are left out; one line goes into the cell.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type sangong.abroad.adjusted
keys <Enter>
paste
|1.00\t2.00
|9.99\t9.99
|3.00\t4.00
expect 已贴入 4 格，跳过取数格或不存在的格 2 个
shell juesuan get demo.db sangong.total.adjusted | grep -q 11.77
keys <C-z>
expect 撤销：
shell juesuan get demo.db sangong.total.adjusted | grep -q 26.55
# all or nothing
keys <C-g>
type sangong.abroad.adjusted
keys <Enter>
paste
|1.00\t2..0
expect 2..0
shell juesuan get demo.db sangong.total.adjusted | grep -q 26.55
# one line: into the cell, to be looked at first
paste
|187,800.00元
expect 18.78 万元  (187,800.00 元)
keys <Esc>
# control characters never reach the screen
keys <C-g>
type say4.301.reason
keys <Enter>
paste
|奖金\e[31m减少\x07
expect 奖金[31m减少
keys <Enter>
