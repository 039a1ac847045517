# Every way out gives the terminal back and loses nothing: end by signal, hang-up, kill; what was being typed is offered again.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type sangong.purchase.final
keys <Enter>
type 19.50
keys <Enter>
type 7.5
signal TERM
exit 0
shell juesuan get demo.db sangong.purchase.final | grep -q 19.50
run juesuan demo.db
expect 上次未完成的输入
expect 公开09表 公务用车运行维护费 预算数: 7.5
type 1
expect 编辑> 7.5
keys <Enter>
shell juesuan get demo.db sangong.upkeep.adjusted | grep -q 7.50
type 1
kill
run juesuan demo.db
expect 公开09表 公务用车运行维护费 决算数: 1
type 2
expect 必填 已填
# hang-up of the line
hangup
exit 0
shell juesuan verify demo.db
run juesuan demo.db
# another process changes the file: the screen follows by itself
keys <C-g>
type sangong.purchase.final
keys <Enter>
shell juesuan set demo.db sangong.purchase.final=21.07
wait 21.07
keys <Esc>
keys <Esc>
keys 1
exit 0
# another program was faster: also where the same is typed that stood there, and the cell is named in words
run juesuan demo.db
keys <C-g>
type sangong.purchase.final
keys <Enter>
type 21.07
shell juesuan set demo.db sangong.purchase.final=22.10
keys <Enter>
expect 公开09表 公务用车购置费 决算数 已由
expect 22.10
shell juesuan get demo.db sangong.purchase.final | grep -q 22.10
# what was being typed is named in words too
keys <Esc>
keys <C-g>
type sangong.upkeep.final
keys <Enter>
type 7.8
signal TERM
exit 0
run juesuan demo.db
expect 公开09表 公务用车运行维护费 决算数: 7.8
kill
