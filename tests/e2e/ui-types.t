# Types of terminals: with colours, without (by wish and by nature), old ones, and one that has no cursor to place.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type 三公.5.2
keys <Enter>
# 18.78 for one car is over the limit: a warning is coloured, and marked
expect ?18.78
coloured
kill
env NO_COLOR=1
run juesuan demo.db
keys <C-g>
type 三公.5.2
keys <Enter>
expect ?18.78
uncoloured
kill
unset NO_COLOR
env TERM=vt100
run juesuan demo.db
keys <C-g>
type 三公.5.2
keys <Enter>
expect ?18.78
uncoloured
type 9.99
# 18.78 + 9.99 follows before Enter
expect =28.77
cursor-after 9.99
keys <Esc>
kill
# the console: other sequences for the same keys
env TERM=linux
run juesuan demo.db
raw \e[B
# the arrow of the console, not an Esc with text behind it
expect >      基本信息
keys <C-g>
type 三公.5.2
keys <Enter>
type 9.99
expect =28.77
# a box keeps its text and its caret when the window changes
keys <Esc>
keys <C-g>
type 公开
resize 60x20
cursor-after > 公开
resize 200x60
cursor-after > 公开
keys <Esc>
kill
env TERM=dumb
plain
caret-anywhere
run juesuan demo.db
wait 不能移动光标
exit 2
