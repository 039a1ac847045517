# Help of a cell, then the keys; the text being typed stays.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type sangong.purchase.final
keys <Enter>
keys <F1>
expect 说明  公开09表 公务用车购置费 决算数
screen
*
| 再按 F1 列出按键和标记，Esc 返回
|────────────────────────────────────────────────────────────────────────────────
| 这是什么
|   公务用车的购置支出，含车辆购置税、牌照费。
|
| 决算数
|   当年财政拨款和以前年度结转资金实际安排的支出，三种预算都在内。
|
| 从哪里取
|   部门决算报表机构运行信息表。
|
| 怎么算
|   直接录入。单位万元；带上单位也可用别的：187800元、18.78万。
|
| 依据
|   财政部2016年对决算公开的检查要点：购置费与运行维护费分列，写明团组、人次、
|   购置数、保有量、接待批次和人次。
|
| 常见错误
|   只公开购置及运行维护费的合计；购置费、运行维护费须分别列出。
|
|
| ^F查找 F1帮助 Esc返回 F10菜单
keys <F1>
expect F5 (Esc 5)
keys <Esc>
type 19.5
keys <F1>
expect 这是什么
keys <Esc>
expect 编辑> 19.5
# the Esc twin of F5
keys <Esc>
keys <Esc>5
expect 数从何来   公开09表 公务用车购置费 决算数
# the menu has every command with its key
keys <Esc>
keys <F10>
expect 1 F2        编辑          编辑本格，保留原文。
expect Shift-F8
# the second F1 lists the keys of the screen from which help was asked, not those of the help
keys <Esc>
keys <C-g>sangong.total.final<Enter>
keys <F1><F1>
expect F2 (Esc 2)
expect F4 (Esc 4)
keys <Esc>
keys <F6><F1><F1>
expect ^E
