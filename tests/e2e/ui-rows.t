# Rows of a list and paragraphs: added, typed in Chinese, moved, deleted, given a level; several lines pasted become paragraphs.
shell juesuan new new.db --unit 某市某局 --year 2022
run juesuan new.db
keys <C-g>
type duties
keys <Enter>
expect 还没有行，直接录入就是第一行
type 负责全市的规划、协调、监督，组织实施有关方针政策，拟订事业发展规划并组织实施，承办市委、市政府交办的其他事项。
keys <Enter>
expect 接着录入就加一行
type 第二条
keys <Enter>
expect 主要职责
screen
*
| 某市某局 2022年度  F4上年：收起  已填2/2 硬错0 软错0
|────────────────────────────────────────────────────────────────────────────────
|序    职责
|────────────────────────────────────────────────────────────────────────────────
|1       负责全市的规划、协调、监督，组织实施有关方针政策，拟订事业发展规划并组
|        织实施，承办市委、市政府交办的其他事项。
|2     [ 第二条                                                                 ]
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
*
|
|
|
| 已到末行，接着录入就加一行。^PgDn 下一张表，Esc 返回目录。
|
| Enter录入 F2编辑 F4上年 F5数从何来 F8下一错 F6全审 F7打印预览 ^F查找 F10菜单
keys <C-k>
type 7
expect 1     [ 第二条
keys <C-k>
type 6
keys 2
expect 已删 
expect-not 第二条
keys <C-z>
expect 第二条
keys <C-g>
type annex1
keys <Enter>
keys <Ins>
keys <F2>
paste
|第一段
|第二段
keys <Enter>
expect 正文    第一段
keys <C-k>
type 1
expect 一、  [ 第二段
expect 附件1
screen
*
| 某市某局 2022年度  F4上年：收起  已填0/0 硬错0 软错0
|────────────────────────────────────────────────────────────────────────────────
|正文    第一段
|一、  [ 第二段                                                                 ]
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
|
|────────────────────────────────────────────────────────────────────────────────
*
|
|
|
|
|
| Enter录入 F2编辑 F4上年 F5数从何来 F8下一错 F6全审 F7打印预览 ^F查找 F10菜单
shell juesuan get new.db annex1.2.level | grep -q 1
# pasted over a paragraph: below it, nothing is replaced, one step of undo; a single line goes on where the text ends
keys <Up>
expect [ 第一段
paste
|粘贴一
|
|粘贴二
|粘贴三
expect 已贴入 3 段
expect 正文    第一段
expect 正文    粘贴一
expect 正文  [ 粘贴三
keys <C-z>
expect-not 粘贴
expect 第一段
shell test "$(juesuan get new.db annex1.2.text)" = 第二段
keys <Up>
paste
|，续写
expect 第一段，续写
keys <Enter>
shell test "$(juesuan get new.db annex1.1.text)" = 第一段，续写
# into prose that is empty; the whole text is one step, too
keys <C-g>
type annex2
keys <Enter>
paste
|甲
|乙
expect 已贴入 2 段
shell test "$(juesuan get new.db annex2.2.text)" = 乙
keys <C-z>
expect-not 甲
