# A file that does not exist yet: a new book is made on the screen and opened.
run juesuan new.db
expect 文件中还没有套表
keys <Ins>
type 某市某局
keys <Enter>
type 2022
keys <Enter>
expect 某市某局
expect 必填 已填
keys <C-g>
type unit.name
keys <Enter>
expect 基本信息
screen
*
| 某市某局 2022年度  F4上年：收起  已填1/3 硬错0 软错0
|────────────────────────────────────────────────────────────────────────────────
|部门（单位）全称  [ 某市某局                                                   ]
|规范简称
|单位性质           !
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
|
|
|
|
|
| Enter录入 F2编辑 F4上年 F5数从何来 F8下一错 F6全审 F7打印预览 ^F查找 F10菜单
