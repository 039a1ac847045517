# While a figure of 公开05 is typed, before Enter: its totals, 公开04, the sentences, the percentages and the findings follow; Esc
# puts all of it back, Enter keeps it.  In the demonstration 2010301 has 186.82, its class 541.12, the table 637.99.
size 200x40
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type general.2010301.basic
keys <Enter>
expect [   186.82]
expect 的133.99%
expect 的126.05%
expect-not x 一般公共服务支出
type 2
# 637.99 - 186.82 + 2
expect =453.17
type 0
expect =471.17
type 0
# + 13.18: table, class, group, code; 651.17 / 476.15 and 554.30 / 429.28
expect =651.17     =246.88     =404.29     =476.15
expect 201 一般公共服务支出                             =554.30     =200.00     =354.30     =429.28
expect   20103 政府办公厅（室）及相关机构事务           =554.30
expect     2010301 行政运行                             =200.00  [     200 ]
expect 决算数为651.17万
expect 的136.76%
expect 的129.12%
expect 公开04表 年末财政拨款结转和结余 合计 194.46 -> 181.28
# 公开06 still has 233.70, 公开03 186.82
expect 硬错 0 -> 2
expect x 一般公共服务支出：公开03表基本支出186.82万元，少于财政拨款的基本支出200.00万元
expect 200.00 万元  (2,000,000.00 元)
cursor-after [     200
# nothing of it is stored
shell test "$(juesuan get demo.db general.2010301.basic general.total.total | tr '\n' ' ')" = '186.82 637.99 '
# text that is no value: what is stored stands again, the text stays
type .
type .
expect [   200.. ]
expect =637.99
expect 的133.99%
expect-not 硬错 0 -> 2
keys <BS><BS>
expect =651.17
keys <Esc>
expect [   186.82]
expect =637.99
expect 的133.99%
expect 的126.05%
expect-not x 一般公共服务支出
expect-not 波及
# the same with Enter, and 公开04 has it
type 200
keys <Enter>
expect =651.17
expect 的136.76%
shell test "$(juesuan get demo.db general.2010301.basic general.total.total fiscal.201.general | tr '\n' ' ')" = '200.00 651.17 554.30 '
keys <C-g>
type fiscal.201.general
keys <Enter>
expect [  =554.30]
keys <C-z>
expect 撤销
keys <C-g>
type fiscal.201.general
keys <Enter>
expect [  =541.12]
# a reason, word by word, in its sentence
keys <C-g>
type say3.216.reason
keys <Enter>
type 招商
expect 不计算完成率，支出的主要原因是：招商。
type 任务
expect 不计算完成率，支出的主要原因是：招商任务。
keys <BS><BS>
expect 不计算完成率，支出的主要原因是：招商。
keys <Esc>
expect 主要原因是：年中追加在京招商引资活动经费
shell juesuan get demo.db say3.216.reason | grep -qx 年中追加在京招商引资活动经费，年初没有安排
# on 80 columns what follows elsewhere is told below the edit line
keys <Esc>
resize 80x24
keys <C-g>
type general.2010301.basic
keys <Enter>
type 200
expect =651.17     =246.88
expect 硬错 0 -> 2。波及
expect 公开04表 年末财政拨款结转和结余 合计 194.46 ->
expect x 一般公共服务支出：公开03表基本支出186.82万元
keys <Esc>
expect =637.99     =233.70
expect-not 硬错 0 -> 2
