# Moving about in a list without rows ended the program.
shell juesuan demo d.db
run juesuan d.db
keys <C-g>
type attachments
keys <Enter>
expect 还没有行，直接录入就是第一行。
keys <Right><Left><Down><Up><End><Home><Tab><S-Tab><PgDn><PgUp><C-End><C-Home>
keys <F4><F4><F4><F4><F3>
expect 还没有行，直接录入就是第一行。
# a table by codes with nothing but its total says how to begin
keys <C-g>
type 公开07
keys <Enter>
expect 还没有行，按 Insert 加行。
# and a digit there begins a code, not a control figure of the total; that is F3
keys 2
expect > 2
expect 录编码就是第一行
type 120801
keys <Enter>
expect 2120801 征地和拆迁补偿支出
