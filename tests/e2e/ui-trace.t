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
| Enter 跳到该格，在那里按 Backspace 跳回
|────────────────────────────────────────────────────────────────────────────────
|>  26.42万元  合计 决算数  公开09表  sangong.total.final
|      = sum(abroad, vehicles, reception)
|   |- 0.00万元  因公出国（境）费 决算数  公开09表  sangong.abroad.final
|   |- 26.42万元  公务用车购置及运行维护费 决算数  公开09表  sangong.vehicles.fi>
|         = sum(purchase, upkeep)
|      |- 18.78万元  公务用车购置费 决算数  公开09表  sangong.purchase.final
|      |- 7.64万元  公务用车运行维护费 决算数  公开09表  sangong.upkeep.final
|   |- 0.00万元  公务接待费 决算数  公开09表  sangong.reception.final
|   用到它的地方 13 处
|    审核公式 sangong.over_budget：pass
|    审核公式 sangong.part_of_fiscal：pass
|    26.42万元  “三公”经费 决算数  五 三公经费  say5.total.final
|    句子：…公”经费支出全年预算数为26.55万元，决算数为26.42万元，完成全年预算的9>
|    99.51%  “三公”经费 完成%  五 三公经费  say5.total.rate
|    完成全年预算的99.51%  “三公”经费 与全年预算比较  五 三公经费  say5.total.co>
|    句子：…预算数为26.55万元，决算数为26.42万元，完成全年预算的99.51%，决算数较>
|    17.18万元  “三公”经费 增减额  五 三公经费  say5.total.diff
|    审核公式 say5.needless：pass
|
|
| Enter跳到该处 F6全审 F7打印预览 F1说明 Esc返回 F10菜单
keys <Down><Down><Down><Down><Down>
keys <Enter>
expect [   ?18.78]
keys <BS>
expect [   =26.42]
