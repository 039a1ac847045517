# Finding a figure or a word, and going to an address.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-f>
type 1052.15
keys <Enter>
expect 查找  “1052.15”
expect 1052.15
keys <Enter>
expect 五 三公经费
keys <Esc>
keys <Esc>
# the same figure in another unit
keys <C-f>
type 187800元
keys <Enter>
expect 公务用车购置费
keys <Esc>
keys <C-f>
type 没有这个词
keys <Enter>
expect 项目名称和数值中都没有找到
keys <Esc>
keys <C-g>
type sangong.totl.final
keys <Enter>
expect total
keys <C-g>
type 公开10
keys <Enter>
expect 国有资产占用情况表
