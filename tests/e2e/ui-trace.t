# Where a figure comes from, down to what was typed; going there and back.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type sangong.total.final
keys <Enter>
keys <F5>
expect 数从何来   公开09表 合计 决算数   26.42万元
screen
*
| Enter 跳到该格，在那里按 Backspace 跳回   2 试改(不存)   3 复制本页
|────────────────────────────────────────────────────────────────────────────────
|>  26.42万元  合计 决算数  公开09表
|      = 因公出国（境）费 + 公务用车购置及运行维护费 + 公务接待费
*
|   |- 26.42万元  公务用车购置及运行维护费 决算数  公开09表
|         = 公务用车购置费 + 公务用车运行维护费
*
*
*
|   用到它的地方 14 处
|    检查：合计：决算数 ≥ 0   成立
|    检查：合计：决算数 ≤ 预算数   成立
|    检查：合计 决算数 ≤ 公开04表 本年支出合计 合计   成立
|    26.42万元  “三公”经费 决算数  五 三公经费
|    句子：…公”经费支出全年预算数为26.55万元，决算数为26.42万元，完成全年预算的9>
|    99.51%  “三公”经费 完成%  五 三公经费
|    完成全年预算的99.51%  “三公”经费 与全年预算比较  五 三公经费
|    句子：…预算数为26.55万元，决算数为26.42万元，完成全年预算的99.51%，决算数较>
|    17.18万元  “三公”经费 增减额  五 三公经费
|
|
| Enter跳到该处 F6全审 F7打印预览 F1帮助 Esc返回 F10菜单
keys <Down><Down><Down><Down><Down>
keys <Enter>
expect [   ?18.78]
keys <BS>
expect [   =26.42]
# what if: another value is tried; findings and figures that would change are listed, nothing is stored
keys <C-g>
type sangong.upkeep.final
keys <Enter><F5>
type 2
expect 试改
type 9.99
keys <Enter>
expect 没有存储
screen
| 试改   公开09表 公务用车运行维护费 决算数  7.64 -> 9.99            [填报] root
| 没有存储。   Enter 到该格   1 把这个值录入   Esc 返回
|────────────────────────────────────────────────────────────────────────────────
|>  审核结果会变 3 处
|    新增：公务用车运行维护费决算9.99万元，超过全年预算7.77万元。
|    新增：合计决算28.77万元，超过全年预算26.55万元。
|    新增：公务用车运行维护费 较上年增减原因 必填，尚未填写
|   数和文字会变 22 处
|    公务用车运行维护费 决算数  公开09表  7.64 -> 9.99
|    公务用车购置及运行维护费 决算数  公开09表  26.42 -> 28.77
|    合计 决算数  公开09表  26.42 -> 28.77
|    “三公”经费 决算数  五 三公经费  26.42 -> 28.77
|    “三公”经费 完成%  五 三公经费  99.51 -> 108.36
|    “三公”经费 与全年预算比较  五 三公经费  完成全年预算的99.51% -> 完成全年预 >
|    “三公”经费 增减额  五 三公经费  17.18 -> 19.53
|    “三公”经费 增减%  五 三公经费  185.93 -> 211.36
|    “三公”经费 与上年比较  五 三公经费  较2021年增加17.18万元，增长185.93% ->  >
|    公务用车购置及运行维护费 决算数  五 三公经费  26.42 -> 28.77
|    公务用车购置及运行维护费 完成%  五 三公经费  99.51 -> 108.36
|    公务用车购置及运行维护费 与全年预算比较  五 三公经费  完成全年预算的99.51% >
|    公务用车购置及运行维护费 增减额  五 三公经费  17.18 -> 19.53
|
|
| Enter跳到该处 F6全审 F7打印预览 F1帮助 Esc返回 F10菜单
shell juesuan get demo.db sangong.upkeep.final | grep -q '^7.64$'
# 1 takes the value to the cell, still to be accepted; Esc drops it
type 1
expect 编辑> 9.99
keys <Esc>
shell juesuan get demo.db sangong.upkeep.final | grep -q '^7.64$'
# the same without a screen
shell LANGUAGE=en juesuan trace demo.db sangong.upkeep.final --try 9.99 | grep -q 'sangong.total.final'
shell ! juesuan trace demo.db sangong.upkeep.final --try nix
