# From a cell with text that is no value every key of moving leads out at once; the text is kept.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type sangong.purchase.final
keys <Enter>
type 1..2
keys <Enter>
expect 还不是有效的值
keys <Up>
expect 未接受
expect x1..2
keys <Down><F2>
keys <Tab>
expect x1..2
keys <Up><Right><F2>
keys <S-Tab>
expect x1..2
expect [    18.78]
keys <Right><F2>
keys <F10>
expect 菜单
keys <Esc>
expect x1..2
keys <F2>
keys <F8>
expect 未被接受
keys <F2>
keys <Esc>
expect ?18.78
expect-not 1..2
# leaving the program with such a text: Enter stays, and the text can be looked at from there
type 1..2
keys <Down>
keys <Esc>
expect x 有未接受的文字
keys <Esc>
expect 还有未接受的文字
expect >2 留下
keys <Enter>
expect 必填 已填
keys <Esc>
type 3
expect “1..2”未被接受
keys <Del>
# Chinese in a cell of figures is refused with a reason, and nothing is lost
type 万
expect 此格录数字，请切到英文
# ^C ends nothing, ^S freezes nothing
keys <C-c>
expect 已复制：
keys <C-s>
expect 已存盘
# what cannot be done says why
keys <C-g>
type sangong.total.final
keys <Enter><C-t>
expect 公开09表 合计 决算数 是取数单元
