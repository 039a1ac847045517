# The terminal's own ways: mouse, slow lines, sequences that nobody knows, answers to the question of widths.
shell juesuan demo demo.db
run juesuan --mouse demo.db
expect 公开09表
# a click chooses a line, a second one opens it
raw \e[<0;10;20M\e[<0;10;20m
expect >      公开09表
raw \e[<0;10;20M\e[<0;10;20m
expect 财政拨款“三公”经费支出决算表
# on cells: the first click stands on it, the second begins to type
raw \e[<0;47;10M\e[<0;47;10m
expect 公开09表 公务用车运行维护费 决算数
raw \e[<0;47;10M\e[<0;47;10m
expect 编辑> 76400元
# what no key sends leaves the text as it is
keys <F2>9.9
raw \e[99;7u\e[1;9P\e[200
expect 编辑> 9.9
# a click elsewhere accepts it
raw \e[<0;47;9M\e[<0;47;9m
expect 公开09表 公务用车购置费 决算数
expect =28.68
# the wheel moves like the arrows
raw \e[<65;47;9M
expect 公开09表 公务用车运行维护费 决算数
raw \e[<64;47;9M
expect 公开09表 公务用车购置费 决算数
# what a pop-up covers cannot be clicked
keys <C-o>
expect 鼠标
raw \e[<0;47;11M\e[<0;47;11m
keys <Esc>
expect 公开09表 公务用车购置费 决算数
keys <C-o>1
expect 鼠标交还终端
keys <C-o>3
expect ----------------
# without colours, and in the other language
keys <C-o>4
keys <C-o>5
expect [draft] root
keys <C-o>
expect language: English
keys 5
expect [填报] root
keys <Esc><Esc>1
exit 0
# a slow line: what follows is shown when nobody types
run juesuan --slow demo.db
keys <C-g>
type sangong.upkeep.final
keys <Enter>
keys 8.88
expect 编辑> 8.88     -> 8.88 万元
expect-not 27.66
wait =27.66
keys <Enter>
shell juesuan get demo.db sangong.upkeep.final | grep -qx 8.88
