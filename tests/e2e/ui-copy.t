# ^C copies a cell or a block for a spreadsheet, and never ends the program; the file is for terminals without a clipboard.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type sangong.purchase.adjusted
keys <Enter><C-c>
expect 已复制：18.78
shell test "$(cat .cache/juesuan/copy.tsv)" = 18.78
shell test "$(stat -c %a .cache/juesuan/copy.tsv)" = 600
# Shift and the arrows mark a block
keys <S-Right><S-Down>
keys <C-c>
expect 已复制：2 行 x 2 栏
shell printf '18.78\t18.78\n7.77\t7.64\n' | cmp - .cache/juesuan/copy.tsv
# by command, for terminals that keep these keys; with heads
keys :block<Enter>
expect 块从这里开始
keys <Up><Left>
keys :copywithheads<Enter>
shell printf '\t预算数\t决算数\n公务用车购置费\t18.78\t18.78\n公务用车运行维护费\t7.77\t7.64\n' | cmp - .cache/juesuan/copy.tsv
# what was copied can be pasted back
keys <C-g>
type sangong.total.final
keys <Enter>
paste
|\t预算数\t决算数
|公务用车购置费\t18.78\t18.78
|公务用车运行维护费\t7.77\t7.64
expect 相同 4
keys <Esc>
# a text that begins with = is no formula in a spreadsheet; Esc ends a mark
keys <C-g>
type say4.302.reason
keys <Enter><F2><F2>
type =1+1
keys <Enter>
keys <C-g>
type say4.302.reason
keys <Enter><C-c>
expect 已复制：'
keys <C-z>
