# First start: a file that does not exist yet is no empty screen but a guide; then the books of a file, copied, renamed, deleted.
run juesuan new.db
screen
*
*
|────────────────────────────────────────────────────────────────────────────────
|
|   这里还没有套表。一套是一个单位一个年度的决算公开，一个文件可以放许多套。
|
|>1 建本单位的套表：单位名称、年度、用哪里的版式
| 2 看演示：一份真实的报告，可以随意试
| 3 退出
|
|   之后先录单位和封面，再逐表录数(Enter、Tab)；合计、句子和审核自动跟上。
|   F8 到缺的和错的地方，F1 说明当前位置，F10 列出能做的所有事。
|   每个数接受时即存盘。Esc 从任何地方返回。
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
| Enter打开 Insert新建 ^K复制改名删除 F1帮助 Esc退出 F10菜单
type 1
expect 新建套表 1/3：单位
# "1 Enter" is a habit: the box stays and says what it wants
keys <Enter>
expect 请先写单位全称
expect 新建套表 1/3：单位
type 某市某局
keys <Enter>
expect 新建套表 2/3：年度
type 今年
keys <Enter>
expect 请先写年度
expect 新建套表 2/3：年度
type 2022
keys <Enter>
# the unit and the cover come first
expect 套表已建立并存盘
expect 基本信息
screen
*
| 某市某局 2022年度  F4上年：收起  已填1/3 硬错0 软错0
|────────────────────────────────────────────────────────────────────────────────
|部门（单位）全称    某市某局
|规范简称
|单位性质          [!                                                           ]
|报告种类           !
|上年没有决算
|决算批复日期
|公开日期
|单位负责人
|财务负责人
|填报人
|联系电话
|
|
|────────────────────────────────────────────────────────────────────────────────
*
| ! 单位性质 必填，尚未填写
|
| 按数字或空格选： 1 行政 2 参公 3 事业
| 套表已建立并存盘。先录单位和人员；Tab 到下一格，Esc 回目录。
|
| Enter录入 F2编辑 F4上年 F5数从何来 F8下一错 F6全审 F7打印预览 ^F查找 F10菜单
keys <Esc>
expect 必填 已填
# what a first year has to type besides: in one place, with progress
keys <C-x>
type 上年数和预算
keys <Enter>
expect 上年数和预算数  已录 0/
expect 公开01表
keys <Enter>
expect 公开01表 本年收入合计
type 573.90
keys <Enter>
expect 已录 1/
# a figure begins by itself; what is none stays in the line
type 24x
keys <Enter>
expect > 24x
keys <BS>
type 5.14
keys <Enter>
expect 已录 2/
keys <Space>
expect-not 573.90
keys <Space>
expect 573.90
keys <Esc>
# the books
keys <C-x>books<Enter>
expect 某市某局
keys <C-k>
expect 复制成另一个单位的
type 1
type 某市另一局
keys <Enter>
expect 已复制：某市另一局/2022。
keys <Home><C-k>2
keys <C-e>
keys <Enter>
expect 单位名称已改为
keys <C-k>3
expect 删除这套表？
keys <Enter>
expect-not 已删除
keys <C-k>32
expect 已删除。原来的文件备份在 new.db.1.bak。
keys <Ins>
expect 新建套表 1/3：单位
keys <Esc>
shell juesuan verify new.db
shell test "$(juesuan books new.db | wc -l)" = 1
shell test "$(juesuan books new.db.1.bak | wc -l)" = 2
