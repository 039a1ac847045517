# Pasting a block: what would be written is shown first, with the decisions; Enter writes all of it as one change.
shell juesuan demo demo.db
shell juesuan set demo.db sangong.purchase.final= sangong.upkeep.final=7
run juesuan demo.db
keys <C-g>
type sangong.total.final
keys <Enter>
paste
|“三公”经费支出\t
|单位：元\t
|项目\t决算数
|合计\t264,200.00
|因公出国(境)费\t0
|公务接待费\t-
|公务用车购置及运行维护费\t264,200.00
|购置\t187,800.00
|运行维护\t76,4O0.00
expect 单位：元，见标题行
expect 写入 1，相同 1，取数 2(不符
screen
| 贴入预览   9 行 x 2 栏   目标 公开09表                             [填报] root
| 单位：元，见标题行
|────────────────────────────────────────────────────────────────────────────────
|       项目(贴入 / 本表)        贴入原文      将写入       现值  判断
|>?   4 合计                   264,200.00       25.78       7.00  核对 差 6,400.>
|     5 因公出国(境)费 / 因             0        0.00       0.00  相同
| ?   6 公务接待费                      -                   0.00  ? 空 保留
| ?   7 公务用车购置及运行     264,200.00       25.78       7.00  核对 差 6,400.>
|     8 购置 / 公务用车购置    187,800.00       18.78             新
| x   9 运行维护 / 公务用车     76,4O0.00                   7.00  x 字母? 76,400>
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| 写入 1，相同 1，取数 2(不符 2)，无位置 0，不是数 1
| 横线和空格：  1 0   2 空   3 不涉及  [4 保留现值]
| 5 改单位  6 改行对应  7 字母当作数字  8 转置
| 合计 -> 合计   264,200.00  核对 差 6,400.00元
|
| Enter全部写入 Esc不写入 F1帮助 F10菜单
# the letter O as a digit, the stroke as 0
keys 7
expect 写入 2，
keys 1
expect [1 0]
screen
| 贴入预览   9 行 x 2 栏   目标 公开09表                             [填报] root
| 单位：元，见标题行
|────────────────────────────────────────────────────────────────────────────────
|       项目(贴入 / 本表)        贴入原文      将写入       现值  判断
|>    4 合计                   264,200.00       26.42       7.00  核对 过
|     5 因公出国(境)费 / 因             0        0.00       0.00  相同
|     6 公务接待费                      -           0       0.00  空 记0
|     7 公务用车购置及运行     264,200.00       26.42       7.00  核对 过
|     8 购置 / 公务用车购置    187,800.00       18.78             新
|     9 运行维护 / 公务用车     76,4O0.00        7.64       7.00  改
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| 写入 3，相同 1，取数 2(不符 0)，无位置 0，不是数 0
| 横线和空格： [1 0]  2 空   3 不涉及   4 保留现值
| 5 改单位  6 改行对应  7 字母当作数字(已选)  8 转置
| 合计 -> 合计   264,200.00  核对 过
|
| Enter全部写入 Esc不写入 F1帮助 F10菜单
# nothing is written before Enter
shell juesuan get demo.db sangong.upkeep.final | grep -q '^7.00$'
keys <Enter>
expect 已贴入 2 格
expect =26.42
shell juesuan get demo.db sangong.purchase.final --exact | grep -q '^187800.00元$'
shell juesuan get demo.db sangong.upkeep.final | grep -q '^7.64$'
# one undo takes all of it back
keys <C-z>
expect 撤销：
shell juesuan get demo.db sangong.upkeep.final | grep -q '^7.00$'
shell test "$(juesuan get demo.db sangong.purchase.final)" = ""
# figures alone: from the cell on; Esc writes nothing
keys <C-g>
type sangong.purchase.adjusted
keys <Enter>
paste
|1.00\t2.00
|3.00\t4.00
expect 公务用车购置费 按顺序
keys <Esc>
expect 没有贴入
shell juesuan get demo.db sangong.purchase.adjusted | grep -q '^18.78$'
paste
|1.00\t2.00
|3.00\t4.00
keys <Enter>
shell juesuan get demo.db sangong.upkeep.final | grep -q '^4.00$'
keys <C-z>
# a line goes to another row by hand
paste
|出行\t2.50
keys 6
type 接待
keys <Enter>
expect 手工
keys <Enter>
shell juesuan get demo.db sangong.reception.adjusted | grep -q '^2.50$'
keys <C-z>
# what is no figure is told and left out
keys <C-g>
type sangong.abroad.adjusted
keys <Enter>
paste
|1.00\t2..0
expect 2..0
keys <Enter>
shell juesuan get demo.db sangong.abroad.adjusted | grep -q '^1.00$'
keys <C-z>
# codes that the table does not have yet become rows
keys <C-g>
type general
keys <Enter>
paste
|科目编码\t科目名称\t基本支出\t项目支出
|2050803\t培训支出\t1.50\t
expect 新行
keys <Enter>
shell juesuan get demo.db general.2050803.basic | grep -q '^1.50$'
keys <C-z>
# one line: into the cell, to be looked at first
keys <C-g>
type sangong.purchase.adjusted
keys <Enter>
paste
|187,800.00元
expect 18.78 万元  (187,800.00 元)
keys <Esc>
# control characters never reach the screen
keys <C-g>
type say4.301.reason
keys <Enter>
paste
|奖金\e[31m减少\x07
expect 奖金[31m减少
keys <Enter>
# a terminal without bracketed paste: a burst of lines and tabs is a block all the same; a few keys are keys
keys <C-g>
type sangong.abroad.adjusted
keys <Enter>
raw 1.00\t2.00\r3.00\t4.00\r5.00\t6.00\r7.00\t8.00\r
wait 贴入预览
keys <Esc>
expect 没有贴入
raw 1.25\t
wait 1.25
shell juesuan get demo.db sangong.abroad.adjusted | grep -q '^1.25$'
keys <C-z>
# a total under another name is compared; a column that the form lacks is named; F1 is about the preview
keys <C-g>
type general
keys <Enter>
paste
|科目编码\t科目名称\t合计\t基本支出\t项目支出\t支付进度
|2010301\t行政运行\t333.20\t333.20\t\t500
expect 未取的栏(本表没有)：支付进度
expect 333.20  核对 过
expect-not 行政运行 333.20
keys <F1>
expect 把整块作为一次修改写入
keys <Esc>
expect 贴入预览
keys <Esc>
# a label that the form does not have, among others that it has, is written nowhere
paste
|行政运行\t1.00
|不存在的科目\t9.99
expect 无位置 1
keys <Esc>
kill
# a new book: the same code in another table says that these are 元; totals of rows that come with the paste are compared; a code that
# nobody knows is left out, and said so
shell juesuan new units.db --unit 某市某局 --year 2022
shell juesuan set units.db general.2070204.project=380.00
run juesuan units.db
keys <C-g>spending<Enter>
paste
|科目编码\t科目名称\t合计\t基本支出\t项目支出
|2070204\t文物保护\t3800100.00\t\t3800000.00
|2999999\t不存在的项\t\t100\t
expect 单位：元，按现有的数判断
expect 写入 1，相同 0，取数 1(不符 1)
expect 核对 差 100.00元
keys <Down><Down><Down><Down>
expect 无此编码：不写入，按 6 可改行对应
keys 5
expect 单位：千元，手工选定
keys 5555
expect 单位：元，手工选定
keys <Enter>
expect 已贴入 1 格
shell test "$(juesuan get units.db spending.2070204.project)" = 380.00
shell test "$(juesuan get units.db spending.2070204.total)" = 380.00
# typed one by one: the guard knows the other table, too
keys <C-g>spending.2070204.basic<Enter>
keys 3800000<Enter>
expect ? 3800000.00 万元 是这个科目在其他表中的数
keys 2
shell test "$(juesuan get units.db spending.2070204.basic)" = 380.00
# a form opens where something is wanted, not on its total; behind its last cell nothing is typed over
keys <C-g>staff<Enter>
expect   在职人员                            [!
keys <C-End>5<Enter>
expect 已到本表末尾
keys 77<Enter>88<Enter>
expect 已到本表末尾，刚才的键没有录入
expect-not 编辑>
keys <F2>
expect 编辑> 5
keys <Esc>
