# ^E explains the finding that is shown, on whichever of its sides F8 stands.
shell juesuan demo demo.db
run juesuan demo.db
keys <F8>
expect 第 1/1 处
expect 公开09表 公务用车购置费 决算数
keys <C-e>
type 含车辆购置税
keys <Enter>
shell juesuan check demo.db | grep -q '软错 1（已说明 1）'
keys <C-z>
# a refusal says why
keys <Home><Up><Up><Up>
keys <C-k>3
expect-not 没有做成
# the other side was changed last: it is shown there
keys <C-g>
type counts.bought
keys <Enter>2<Enter><Up>1<Enter><Esc>
keys <F8>
expect 三公统计数 公务用车购置数
keys <C-e>
type 含车辆购置税和牌照费
keys <Enter>
shell juesuan check demo.db | grep -q '软错 1（已说明 1）'
