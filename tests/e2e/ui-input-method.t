# What an input method commits: characters in broken pieces, much at once, words and full-width figures where figures belong.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>say1.income.reason<Enter>
keys <F2><F2><Del>
# the three bytes of a character one by one: it is held until it is whole, and nothing else is shown
raw \xe9
raw \x91
expect-not �
raw \xab
cursor-after 鑫
raw 森\xe6\xb7
raw \xbc焱
cursor-after 鑫森淼焱
# a piece that never becomes a character is no text
raw \xe5\xb9
keys <Home><End>
cursor-after 鑫森淼焱
# two hundred characters in one piece
type 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九终
expect 八九终
expect 204 字
keys <BS>
expect-not 终
keys <Enter>
shell test "$(juesuan get demo.db say1.income.reason | wc -m)" -eq 204
shell juesuan get demo.db say1.income.reason | grep -q '^鑫森淼焱一二三.*七八九$'
# full-width figures, point and minus as the input method has them
keys <C-g>sangong.upkeep.final<Enter>
type －１
type ２。５
keys <Enter>
shell test "$(juesuan get demo.db sangong.upkeep.final)" = -12.50
keys <C-z>
# a word is refused and changes nothing; the figure behind it is not taken as the rest of it
keys <C-g>sangong.upkeep.final<Enter>
type 公务用车
expect 收到汉字“公务用车”：此格录数字，请切到英文
keys <Down><Up>
type 7.65
keys <Enter>
shell test "$(juesuan get demo.db sangong.upkeep.final)" = 7.65
# in a prompt, too
keys <C-f>
raw \xe5\x85
raw \xac务
cursor-after > 公务
keys <Esc>
# letters are no figure: that is said, too
keys <C-g>sangong.upkeep.final<Enter>
keys a
expect “a”不是数字的开头，此格只录数字：没有录入
# what is refused is quoted in brief, however long it is, so that the advice stays in sight
keys 1
type 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十
expect 第 2 个字符处（“1一二三四五六七八九十一…”）
keys <Esc>
# a text with a wrong year is said as soon as it is accepted, though the caret has gone on
keys <C-g>say1.income.reason<Enter>
type 2025年追加了信访工作专项经费
keys <Enter>
expect ? “2025年”
