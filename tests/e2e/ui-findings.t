# Findings: listed worst first, gone to, explained; F8 walks through problems; text that is no value is one of them.
shell juesuan demo demo.db
run juesuan demo.db
keys <F6>
expect 全审结果  2 条
screen
*
| 按 1 也列出取整差和资料不足的。右键展开连带。
|────────────────────────────────────────────────────────────────────────────────
|   软错：改正或说明(^E) (1)
|>? 公开09表 公务用车购置费 决算数  公务用车购置费18.78万元、购置1辆，平均每辆超>
|   提示 (1)
| ~ 公开09表 公务用车购置费 决算数  公务用车购置费18.78万元，公开06表基本支出没 >
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| 公务用车购置费18.78万元、购置1辆，平均每辆超过18.00万元。  相差7,800.00元，取
| 整容差0.00元。  看金额是否含车辆购置税和牌照费；确已批准的，写出错说明。
| 公开09表 公务用车购置费 决算数 18.78万元; 三公统计数 公务用车购置数 1辆
|
|
|
|
| Enter跳到该处 F5数从何来 F8下一错 F7打印预览 ^F查找 F1帮助 ^Z撤销 F10菜单
# to the cell and back
keys <Enter>
expect [   ?18.78]
keys <Esc>
expect 全审结果
# written reason: the warning counts no longer
keys <C-e>
expect 出错说明
type 经批准购置
keys <Enter>
expect 已说明
keys <Esc>
keys <F8>
expect 没有硬错，没有应填未填，没有未说明的软错
# text that is no value is kept, marked and found again
keys <C-g>
type sangong.upkeep.final
keys <Enter>
type 7.6x
keys <Down>
expect x7.6x
expect 未接受
keys <C-PgUp>
keys <F8>
expect 未被接受
expect x7.6x
keys <F2>
keys <BS>
type 4
keys <Enter>
expect 7.64
expect-not x7.6
