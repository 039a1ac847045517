# Finding a figure or a word, walking through the places, and going to an address.
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
# the same figure in another unit, with the words around it
keys <C-f>
type 187800元
keys <Enter>
screen
*
*
|────────────────────────────────────────────────────────────────────────────────
|   公开09表 三公经费 (2)
|>  公务用车购置费 预算数           值       18.78万元
|   公务用车购置费 决算数           值       18.78万元
|   五 三公经费 (4)
|   公务用车购置费 全年预算数       值       18.78万元
|   公务用车购置费 决算数           值       18.78万元
|   公务用车购置费 全年预算数       句子     …中：公务用车购置全年预算数为18.78 >
|   公务用车购置费 决算数           句子     …数为18.78万元，决算数为18.78万元，>
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
# F8 walks, backwards too, and Esc in the list ends it
keys <F8>
expect “187800元”第 2/6 处
expect 公开09表 公务用车购置费 决算数
keys <F8>
expect “187800元”第 3/6 处
keys <S-F8><S-F8>
expect “187800元”第 1/6 处
keys <Esc>
expect 查找  “187800元”  6 处
keys <Esc>
keys <F8>
expect 第 1/1 处：公务用车购置费18.78万元
# words of states; first letters; nothing
keys <C-f>
type 错
keys <Enter>
expect 审核结果 公务用车购置费18.78万元
keys <Esc><C-f>gwycgzf<Enter>
expect 公务用车购置费
keys <Esc><C-f>
type 没有这个词
keys <Enter>
expect 名称、值、句子、原因和说明中都没有找到
keys <Esc>
keys <C-g>
type sangong.totl.final
keys <Enter>
expect total
keys <C-g>
type 公开10
keys <Enter>
expect 国有资产占用情况表
# who goes to another form walks no more: F8 is about problems again
keys <C-f>
type 187800元
keys <Enter><Enter>
keys <F8>
expect “187800元”第 2/6 处
keys <C-g>
type 人员情况
keys <Enter><F8>
expect 第 1/1 处：公务用车购置费18.78万元

# from the last hit a figure is changed, and fewer hits are left than there were
keys <C-f>
type 18.78
keys <Enter><S-F8>
expect 第 6/6 处
keys <C-g>
type sangong.purchase.adjusted
keys <Enter>3<Enter>
keys <F8>
expect 处：
