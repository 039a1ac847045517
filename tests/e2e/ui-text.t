# Long texts: wide characters, word moves, undo inside the text, a long paste, finding in it, the user's own editor.
shell juesuan demo demo.db
file long.sh
|i=0; while [ $i -lt 500 ]; do printf '一二三四五六七八九十'; i=$((i+1)); done
file ed.sh
|stat -c %a "$1" > mode
|sed -i 's/招商引资/招商引资（外部编辑）/; $a 第二行' "$1"
file bad.sh
|exit 3
env EDITOR=sh ed.sh
run juesuan demo.db
keys <C-g>say1.income.reason<Enter>
keys <F2>
cursor-after 招商引资经费
# Backspace takes one whole character; a word left goes to the start of the run; undo has its own stack
keys <BS><BS>
cursor-after 招商引资
keys <C-z><C-z>
cursor-after 招商引资经费
keys <C-Left>
type 和
expect 和年中追加信访
keys <C-z>
expect-not 和年中追加信访
keys <Esc>
# in the own editor: the text comes back to be accepted; a line end is a blank in a field
keys <C-x>editor<Enter>
expect 年中追加信访工作专项经费和招商引资（外部编辑）经
keys <Enter>
shell test "$(cat mode)" = 600
shell test "$(juesuan get demo.db say1.income.reason)" = "年中追加信访工作专项经费和招商引资（外部编辑）经费 第二行"
keys <C-z>
shell test "$(juesuan get demo.db say1.income.reason)" = "年中追加信访工作专项经费和招商引资经费"
# 5,000 characters as one paste, found in, and kept whole
keys <C-g>say2.spending.reason<Enter>
keys <F2><F2>
shell sh long.sh > long.txt
paste
|一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十终点一二三
cursor-after 终点一二三
keys <C-f>
type 十一二三四五六七八九十终
keys <Enter>
cursor-after 九十终
keys <C-f>
type 无此词
keys <Enter>
expect 本段文字中没有“无此词”
keys <Esc>
shell juesuan set demo.db "say2.spending.reason=$(cat long.txt)"
shell test "$(juesuan get demo.db say2.spending.reason | wc -m)" -ge 5000
