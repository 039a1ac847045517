# Esc and digits: a twin only of function keys that mean something where one is; a digit that chose has taken the Enter behind it.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type sangong.upkeep.final
keys <Enter>
# help closes, and the digit begins a figure
keys <F1>
expect 帮助
keys <Esc>6
expect 编辑> 6
keys <Esc>
# so after a box
keys <C-k>
expect 不涉及
keys <Esc>6
expect 编辑> 6
keys <Esc>
# choosing a cell, Esc 5 is F5
keys <Esc>5
expect 数从何来
keys <Esc>
# in help Esc 1 is still F1 again
keys <F1>
keys <Esc>1
expect 标记
keys <Esc>
# a list of words: 1 takes it and goes on, and the Enter of habit does not open the next list
keys <C-g>
type unit.report_kind
keys <Enter>1<Enter>
expect 数字已选定
expect-not >1
keys <Enter>
expect >1
keys <Esc>
