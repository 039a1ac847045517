# The home screen: parts and sections with their state; folding; only what is unfinished; leaving asks.
shell juesuan demo demo.db
run juesuan demo.db
cursor-visible
expect 2022年度决算公开  景德镇市人民政府驻北京联络处
screen
*
*
|────────────────────────────────────────────────────────────────────────────────
|   章节  1/51                            必填 已填 硬错 软错 问询  状态
|>  [-] 基本信息                             3    3    0    0    0  = 齐
|       基本信息                             3    3    0    0    0  = 齐
|   [-] 第一部分 概况                       15   15    0    0    0  = 齐
|       主要职责                             8    8    0    0    0  = 齐
|       汇编范围                             1    1    0    0    0  = 齐
|       人员情况                             6    6    0    0    0  = 齐
|   [-] 第二部分 决算表                     20   20    0    1    0  ? 待说明 1
|       公开01表 收支总表                    -    2    0    0    0  = 齐
|       公开02表 收入                        -   10    0    0    0  = 齐
|       公开03表 支出                        -    9    0    0    0  = 齐
|       公开04表 财政拨款总表                1    1    0    0    0  = 齐
|       公开05表 一般公共预算支出            9    9    0    0    0  = 齐
|       公开06表 基本支出                    -   31    0    0    0  = 齐
|       公开07表 政府性基金                  -    0    0    0    0  . 空
|       公开08表 国有资本经营预算            -    0    0    0    0  . 空
|       公开09表 三公经费                    8    8    0    1    0  ? 待说明 1
|
| 下一处(F8)：? 公务用车购置费18.78万元、购置1辆，平均每辆超过18.00万元。
| 按 1 只显示未完成或有问题的，按 2 看应检清单
| Enter打开 F8下一错 F6全审 F7打印预览 F9流程 ^F查找 F1帮助 ^Z撤销 F10菜单
keys <Down>
keys <Enter>
expect 部门（单位）全称
keys <Esc>
expect 必填 已填
# folding a part hides its sections
keys <Home><Left>
expect [+] 基本信息
keys <Enter>
expect [-] 基本信息
# what is unfinished: the one section with a warning that nobody explained
type 1
expect 2022年度决算公开  景德镇市人民政府驻北京联络处
screen
*
*
|────────────────────────────────────────────────────────────────────────────────
|   章节                                  必填 已填 硬错 软错 问询  状态
|>  [-] 基本信息                             3    3    0    0    0  = 齐
|   [-] 第一部分 概况                       15   15    0    0    0  = 齐
|   [-] 第二部分 决算表                     20   20    0    1    0  ? 待说明 1
|       公开09表 三公经费                    8    8    0    1    0  ? 待说明 1
|   [-] 辅助录入                           302  302    0    0    0  = 齐
|   [-] 第三部分 决算情况说明               11   11    0    0    0  = 齐
|   [-] 第四部分 名词解释                    -    0    0    0    0  = 齐
|   [-] 第五部分 附件                        -  266    0    0    0  = 齐
|
|
|
|
|
|
|
|
|
| 下一处(F8)：? 公务用车购置费18.78万元、购置1辆，平均每辆超过18.00万元。
| 只显示未完成或有问题的；按 1 显示全部，按 2 看应检清单
| Enter打开 F8下一错 F6全审 F7打印预览 F9流程 ^F查找 F1帮助 ^Z撤销 F10菜单
type 1
keys <Esc>
expect 退出？
keys <Esc>
expect-not 退出？
# Enter stays, and any other key closes the box and does what it does
keys <Esc>
expect >2 留下
keys <Enter>
expect-not 退出？
keys <Esc><F10>
expect 菜单
expect-not 退出？
keys <Esc>
keys <Esc><C-g>
type 9
keys <Enter>
expect 公开09表
keys <Esc>
keys <Esc>
keys 1
exit 0
# a wide screen shows beside the contents what is to be done in the chosen section, what stands in it, and who changed what
size 200x60
run juesuan demo.db
keys <C-g>
type 公开05
keys <Enter>
keys <Esc>
expect 第四部分 名词解释
keys <Home><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>
expect │── 这里要做的 ─
expect │ 无
expect │── 一般公共预算财政拨款支出决算表 ─
expect │ 合计                                637.99       233.70       404.29
expect │── 最近的修改 ─
expect root  公开05表 住房公积金 基本支出  空 -> 15.69
keys <Down><Down><Down><Down>
expect │ ? 公开09表 公务用车购置费 决算数  公务用车购置费18.78万元
# on a part it is the whole book
keys <Home>
expect │ ? 公开09表 公务用车购置费 决算数
expect-not │── 一般公共预算财政拨款支出决算表 ─
keys <Esc>
keys 1
exit 0
