# A test recorded at the screens runs, and is about what was done.
shell juesuan demo demo.db
plain
run record out.t juesuan demo.db
wait 必填
keys <C-g>
type sangong.upkeep.final
keys <Enter>
wait 公务用车运行维护费 决算数
keys 9.99<Enter>
wait 28.77
keys <F12>
shell until grep -q '^|合计 .*28.77' out.t; do sleep 0.05; done
keys <F2>
wait 编辑>
type 一二，三
wait 一二，三
keys <Esc>
wait-not 一二，三
keys <F6>
wait 全审结果
keys <Esc>
wait-not 全审结果
keys <Esc>
wait 必填
keys <Esc>
wait 退出？
keys 1
exit 0
shell grep -qx 'run juesuan demo.db' out.t
shell grep -qx 'type 一二，三' out.t
shell grep -qx 'exit 0' out.t
# the row that says when a figure was typed is of another minute
shell (echo 'shell juesuan demo demo.db'; sed 's/^|.* [0-9][0-9]:[0-9][0-9].*/*/' out.t) > again.t
shell screen again.t
