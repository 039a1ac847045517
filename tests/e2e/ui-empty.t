# Moving about in a list without rows ended the program.
shell juesuan demo d.db
run juesuan d.db
keys <C-g>
type attachments
keys <Enter>
expect 还没有行，直接录入就是第一行。
cursor 6 1
keys <Right><Left><Down><Up><End><Home><Tab><S-Tab><PgDn><PgUp><C-End><C-Home>
keys <F4><F4><F4><F4><F3>
expect 还没有行，直接录入就是第一行。
# a table by codes with nothing but its total says how to begin
keys <C-g>
type 公开07
keys <Enter>
expect 还没有行，按 Insert 加行；没有这类收支的不用填，打印时自动写明。
# not all the other tables' rows: they are of other money
keys <Ins>
expect-not 其他表已有、本表没有的科目
keys <Esc>
# and a digit there begins a code, not a control figure of the total; that is F3
keys 2
expect > 2
expect 录编码就是第一行
type 120801
keys <Enter>
expect 2120801 征地和拆迁补偿支出
kill
# a new book: nothing is computed yet, so nothing is said to be complete by itself; what was begun is not "not begun"
shell juesuan new n.db --unit 某市某局 --year 2022
run juesuan n.db
expect 公开01表 收支总表                    -    0    0    0    0  . 空
expect 公开06表 基本支出                    -    0    0    0    0  . 空
keys <C-g>general<Enter>
type 2010301
keys <Enter>1<Enter><Esc>
expect 公开05表 一般公共预算支出            1    0
expect-not 公开05表 一般公共预算支出            1    0    0    0    0  . 未开始
# home stands where the clerk was last, whichever way was taken
keys <C-g>income<Enter><C-PgDn><C-PgDn><Esc>
expect >      公开04表
keys <C-g>income<Enter>2010301<Enter>5<Enter><Esc>
expect 公开01表 收支总表                    -    0    0    0    0  = 自动
# the other tables' rows are told of before Insert is pressed
keys <C-g>spending<Enter>
expect 还没有行，按 Insert 加行。
keys <C-g>general<Enter><Ins>
type 2010302
keys <Enter><C-g>spending<Enter>
expect 也可一次加入其他表已有的 2 个科目。
# by name, those of the groups that the book has come first
keys <Ins>
type 一般行政管理
expect >  2010302  一般行政管理事务
keys <Esc>
# what tells figures of one name apart is said, and rows of a list have no last year
keys <C-g>projects<Enter>
type 甲
keys <Enter><F4>
expect-not 上年全年执行数
keys <F4><F4><F4><C-g>projects.1.carried_final<Enter>
expect 自评项目 第1行 上年结转资金 全年执行数
