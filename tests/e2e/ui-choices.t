# F3: likely slips with the figure that balances, ways out of what is no figure, last year's and the budget's figure; ^D ^R ^P.
shell juesuan demo demo.db
# 7.64 typed as 6.74, and the total that stands on paper
shell juesuan set demo.db sangong.total.final@control=26.42 sangong.upkeep.final=6.74
run juesuan demo.db
keys <C-g>
type sangong.total.final
keys <Enter>
keys <F3>
expect 备选
expect 7.64
screen
| 公开09表 财政拨款“三公”经费支出决算表  单位：万元                  [填报] root
| 景德镇市人民政府驻北京联络处 2022年度  F4上年：收起  已填8/8 硬错1 软错1
|────────────────────────────────────────────────────────────────────────────────
|项目                           预算数      决算数
|────────────────────────────────────────────────────────────────────────────────
|合计                          =26.55  [   x25.52]
|因公出国（境）费                0.00        0.00
|公务用车购置及运行维护费      =26.55      =25.52
| ┌─ 备选                                                                     ─┐
| │>1 7.64万元  公务用车运行维护费 决算数：可能两位数字颠倒，改为7.64万元即平  │
| │   先录合计(纸面数)，再看余额                                               │
| └─                                                                          ─┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| 公开09表 合计 决算数  取数(F5 看来历)  核对数 26.42
| x 合计 决算数：取数 25.52万元（0.00万元 + 25.52万元 + 0.00万元），核对数 26.42
| 万元，相差 -0.90万元，取整容差 0.01万元  核对数是手工录的，按 Delete 去掉。 当>
| 余 0.90（合计 纸面数 26.42）
|
|
| Enter录入 F2编辑 F4上年 F5数从何来 F8下一错 F6全审 F7打印预览 ^F查找 F10菜单
type 1
expect 编辑> 7.64
keys <Enter>
shell juesuan get demo.db sangong.upkeep.final | grep -q '^7.64$'
# while typing: the ways out of a refused figure
keys <C-g>
type sangong.purchase.final
keys <Enter>
type 18.785
keys <F3>
expect 1 18.79
type 2
expect 18.78 万元  (187,800.00 元)
keys <Esc>
# last year's figure and the budget
keys <F3>
expect 1.63万元  上年
expect 18.78万元  预算
keys <Esc>
# the cell above, from the left, of last year: proposed, not stored before Enter
keys <C-d>
expect 26.42 万元
keys <Esc>
keys <C-r>
expect 编辑> 187800.00元
keys <Esc>
keys <C-p>
expect 1.63 万元
keys <Esc>
shell juesuan get demo.db sangong.purchase.final | grep -q '^18.78$'
# codes by first letters
keys <C-g>
type general.total.total
keys <Enter><Ins>
type xfsw
expect 信访事务
keys <Esc>
# wordings of other rows
keys <C-g>
type say4.302.reason
keys <Enter><F3>
expect 备选
keys <Esc>
# the slip may lie in another section: its screen opens with the figure on the edit line
shell juesuan set demo.db fiscal.201.general@control=541.12 general.2010308.project=330.32
keys <C-g>
type fiscal.201.general
keys <Enter>
wait x538.24
keys <F3>
expect 189.70万元
type 1
expect 公开05表
expect 编辑> 189.70
keys <Esc>
# a paragraph quotes a figure instead of copying it: the brace, which an input method may make wide, the figure, its place
keys <C-g>
type 附件1.18
keys <Enter>
keys <F2>
type ，得｛92.97
keys <F3>
choose 部门评价汇总 评价得分
type 分
keys <Enter>
shell juesuan get demo.db annex1.18.text | grep -q '，得{evaluation.score}分$'
