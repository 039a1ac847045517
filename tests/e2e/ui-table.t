# A table: figures follow while they are typed, before Enter; last year's layer; control figures; undo and redo.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type 9
keys <Enter>
expect 公开09表 财政拨款“三公”经费支出决算表  单位：万元
screen
*
| 景德镇市人民政府驻北京联络处 2022年度  F4上年：收起  已填8/8 硬错0 软错1
|────────────────────────────────────────────────────────────────────────────────
|项目                           预算数      决算数
|────────────────────────────────────────────────────────────────────────────────
|合计                      [   =26.55]     =26.42
|因公出国（境）费                0.00        0.00
|公务用车购置及运行维护费      =26.55      =26.42
|  公务用车购置费               18.78      ?18.78
|  公务用车运行维护费            7.77        7.64
|公务接待费                      0.00        0.00
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| 公开09表 合计 预算数  取数(F5 看来历)
|
|
|
|
|
| Enter录入 F2编辑 F4上年 F5数从何来 F8下一错 F6全审 F7打印预览 ^F查找 F10菜单
# 18.78 + 7.77 + 0 becomes 30 + 7.77: the totals show it before Enter
keys <Down><Down><Down>
type 30
expect 30.00 万元  (300,000.00 元)
expect 合计                          =37.77
expect 公务用车购置及运行维护费      =37.77
expect 公开09表 财政拨款“三公”经费支出决算表  单位：万元
screen
*
| 景德镇市人民政府驻北京联络处 2022年度  F4上年：收起  已填8/8 硬错0 软错1
|────────────────────────────────────────────────────────────────────────────────
|项目                           预算数      决算数
|────────────────────────────────────────────────────────────────────────────────
|合计                          =37.77      =26.42
|因公出国（境）费                0.00        0.00
|公务用车购置及运行维护费      =37.77      =26.42
|  公务用车购置费          [      30 ]     ?18.78
|  公务用车运行维护费            7.77        7.64
|公务接待费                      0.00        0.00
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
*
|
|
| 编辑> 30       -> 30.00 万元  (300,000.00 元)  叁拾万元整
| 波及 10 处：五 三公经费 公务用车购置费 较全年预算 减少11.22万元
|
| Enter存 Esc弃 F2全选    F5数从何来 F8下一错 F6全审 F7打印预览 ^F查找 F10菜单
# Esc brings the old figures back
keys <Esc>
expect 合计                          =26.55
# an amount in the wrong unit is noticed before it is accepted
type 187800
expect 10000 倍；若为元则 18.78
keys <Esc>
type 187800元
expect 18.78 万元  (187,800.00 元)
keys <Enter>
shell juesuan get demo.db sangong.purchase.adjusted | grep -q 18.78
keys <Up>
# last year's figures, then the change as well
keys <F4>
expect 上年决算数
expect-not 上年预算数
expect 9.24
expect 冒号(:)为录入
keys <F4>
expect 增减额
expect 公开09表 财政拨款“三公”经费支出决算表  单位：万元
screen
*
| 景德镇市人民政府驻北京联络处 2022年度  F4上年：显示+增减  已填8/8 硬错0 软错1
|────────────────────────────────────────────────────────────────────────────────
|项目                           预算数      决算数  上年决算数      增减额
|────────────────────────────────────────────────────────────────────────────────
|合计                          =26.55      =26.42       =9.24       17.18
|因公出国（境）费                0.00        0.00       :0.00        0.00
|公务用车购置及运行维护费      =26.55  [   =26.42]      =9.24       17.18
|  公务用车购置费               18.78      ?18.78       :1.63       17.15
|  公务用车运行维护费            7.77        7.64       :7.61        0.03
|公务接待费                      0.00        0.00       :0.00        0.00
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| 公开09表 公务用车购置及运行维护费 决算数  取数(F5 看来历)
|
|
|
| 已显示上年数和增减额。再按 F4 加显示增减%。
|
| Enter录入 F2编辑 F4上年 F5数从何来 F8下一错 F6全审 F7打印预览 ^F查找 F10菜单
keys <F4>
expect 增减%
expect 1052.15
keys <F4>
expect-not 增减额
# the budget's last year is empty and nothing asks for it; whoever goes to it finds it
keys <C-g>
type sangong.purchase.adjusted@prior
keys <Enter>
expect 上年预算数
expect 公务用车购置费 预算数 上年
keys <F4><F4><F4>
expect-not 上年预算数
# a figure typed on a computed cell is its control figure
keys <C-Home><Right>
type 26.45
expect 核对数> 26.45
expect 本格由程序算出，所录只作核对，Delete 去掉
keys <Enter>
keys <C-Home><Right>
expect x26.42
expect 核对数 26.45
keys <C-z>
expect 撤销：公开09表 合计 决算数 核对数
expect =26.42
keys <C-y>
expect 重做：
expect x26.42
keys <Del>
expect 核对数已去掉
expect =26.42
# a figure wider than its column makes the column wider, also while it is typed: nothing is cut
keys <C-g>
type sangong.purchase.final
keys <Enter>
type 98765432109
expect =98765432116.64
keys <Esc>
expect =26.42
# on a narrow screen the figure itself stays in sight, its last year as far as there is room
resize 60x20
keys <F4><F4><F4>
expect [   ?18.78]
expect 上年决算数
# a blank that a figure refers to is named in words, not by its address
keys <C-g>
type sangong.abroad.adjusted
keys <Enter>
type =上年*110%
expect 公开09表 因公出国（境）费
expect 预算数 上年 是空的
keys <Esc>
# a figure that last year's book gives is refused at the first key
kill
shell juesuan demo two.db
shell juesuan new two.db --unit 景德镇市人民政府驻北京联络处 --year 2023
run juesuan two.db --book 景德镇市人民政府驻北京联络处/2023
keys <C-g>
type sangong.purchase.final@prior
keys <Enter>
type 3
expect 这个数取自本文件中
expect-not 编辑>
kill
