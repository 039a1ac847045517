# One wrong figure breaks every total above it: one cause with what follows folded below it, its likely slip named, and F8
# goes to causes only, in one round that does not turn about when it enters another section.
shell juesuan demo demo.db
shell juesuan set demo.db general.22102.total@control=15.69 general.221.total@control=15.69 general.total.total@control=637.99 fiscal.spending.general@control=637.99
shell juesuan set demo.db sangong.total.final@control=26.40
shell juesuan set demo.db general.2210201.basic=16.59
run juesuan demo.db
keys <F6>
expect 根因 + 6 连带
expect [+6连带] 住房改革支出 小计：取数 16.59万元
# below: all addends, difference, tolerance, and the slip that would explain it
expect 核对数 15.69万元，相差 0.90万
expect 公开05表 住房公积金 小计 16.59万元
expect 可能： 住房公积金 基本支出
keys <Right>
expect 公开04表 本年支出合计 一般公
expect 公开06表 基本支出合计 决算数
keys <Left>
expect-not 公开06表 基本支出合计 决算数
# there and back again
keys <Enter>
expect 公开05表 住房改革支出 小计
keys <Esc>
expect 根因 + 6 连带
keys <Esc>
# F8: the causes here first, then elsewhere in the order of the report, then warnings; none of what follows
keys <F8>
expect 第 1/3 处：住房改革支出
keys <F8>
expect 第 2/3 处：合计
keys <F8>
expect 第 3/3 处：公务用车购置费18.78万元、购置1辆
keys <F8>
expect 第 1/3 处：住房改革支出
keys <S-F8>
expect 第 3/3 处
keys <BS>
expect 公开05表
# put right, all seven are gone
keys <C-g>general.2210201.basic<Enter>15.69<Enter>
keys <F6>
expect 全审结果  3 条
