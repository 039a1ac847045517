# A tree: codes are added by number or by name, summed at once, deleted, moved about.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type 5
keys <Enter>
expect 公开05表 一般公共预算财政拨款支出决算表  单位：万元
screen
*
| 景德镇市人民政府驻北京联络处 2022年度  F4上年：收起  已填9/9 硬错0 软错0
|────────────────────────────────────────────────────────────────────────────────
|                                              本年支出
|项目                                    小计    基本支出    项目支出  年初预算数
|                                           1           2           3
|────────────────────────────────────────────────────────────────────────────────
|合计                             [  =637.99]    =233.70     =404.29     =476.15
|201 一般公共服务支出                =541.12     =186.82     =354.30     =429.28
|  20103 政府办公厅（室）及相关 >    =541.12     =186.82     =354.30     =429.28
|    2010301 行政运行                =186.82      186.82                  248.69
|    2010302 一般行政管理事务         =21.10                   21.10       20.00
|    2010308 信访事务                =333.20                  333.20      160.59
|208 社会保障和就业支出               =22.21      =22.21           =      =22.21
|  20805 行政事业单位养老支出         =22.21      =22.21           =      =22.21
|    2080505 机关事业单位基本养 >     =14.81       14.81                   14.81
|──────────────────────────────────────────────────────────────────────── 1/20 ──
| 公开05表 合计 小计  取数(F5 看来历)
|
|
|
|
|
| Enter录入 F2编辑 F4上年 F5数从何来 F8下一错 F6全审 F7打印预览 ^F查找 F10菜单
# a code by a word of its name
keys <Ins>
expect 编码、名称中的字或拼音首字母
type 普通教育
expect 20502    普通教育
expect 公开05表 一般公共预算财政拨款支出决算表  单位：万元
screen
*
| 景德镇市人民政府驻北京联络处 2022年度  F4上年：收起  已填9/9 硬错0 软错0
|────────────────────────────────────────────────────────────────────────────────
|       ┌─ 加行                                                         ─┐
|项目   │ 编码、名称中的字或拼音首字母(xzyx)。回车加行，Esc 离开。       │ 预算数
|       │ > 普通教育                                                     │
|───────│>  20502    普通教育  205 教育支出                              │───────
|合计   │   2050299  其他普通教育支出                                    │476.15
|201 一 │                                                                │429.28
|  20103│                                                                │429.28
|    201│                                                                │248.69
|    201│                                                                │ 20.00
|    201│                                                                │160.59
|208 社 │                                                                │=22.21
|  20805│                                                                │=22.21
|    208│                                                                │ 14.81
|───────└─                                                              ─┘1/20 ──
| 公开05表 合计 小计  取数(F5 看来历)
|
|
|
|
|
| Enter录入 F2编辑 F4上年 F5数从何来 F8下一错 F6全审 F7打印预览 ^F查找 F10菜单
keys <Enter>
expect 20502 普通教育
# the caret is in the new row's first cell to fill in: 637.99 + 100
type 100
expect =737.99
keys <Enter>
shell juesuan get demo.db general.20502.basic | grep -q 100.00
# deleting the row takes its figure back, undo brings both
keys <C-g>
type general.20502.basic
keys <Enter>
keys <C-k>
type 6
keys 2
expect 已删 
keys <C-Home>
expect [  =637.99]
keys <C-z>
expect 撤销
keys <C-Home>
expect [  =737.99]
kill
# codes that other tables have come first, all of them at once where this one is empty
shell juesuan new rows.db --unit 某市某局 --year 2022
shell juesuan set rows.db income.2050101.fiscal=300.12 income.2080505.fiscal=20.50 spending.2130301.basic=5
run juesuan rows.db
keys <C-g>general<Enter>
keys <Ins>
expect >  全部 3 行：其他表已有、本表没有的科目
expect 2130301  行政运行  （其他表已有）
keys <Enter>
expect 已加 3 行，^Z 一次全部撤回
expect 205 教育支出
expect   21303 水利
# the caret waits for the first figure
type 1.25
keys <Enter>
shell test "$(juesuan get rows.db general.2050101.basic)" = 1.25
keys <C-z><C-z>
expect-not 水利
expect 还没有行，按 Insert 加行
# one by one: the first that is missing is what Enter takes
keys <C-g>spending<Enter>
keys <Ins>
expect >  2050101  行政运行  （其他表已有）
keys <Enter>
expect     2050101 行政运行
kill
