# F3 on a reason: what the form offers for a figure that rose or fell, what other rows say, what was written last year.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type say5.upkeep.reason
# 7.64 after 7.61: more than last year, so no wording of less
keys <Enter><F3>
expect >1 车辆使用年限较长，维修费用增加
expect 2 （写工作事项）任务增加，用车里程增加
expect (本年支出合计)
expect-not 报废、移交公务用车
type 2
expect 编辑>
expect （写工作事项）任务增加，用车里程增加
# what is in brackets is still to be written: a finding until it is
keys <Enter>
keys <Up><Up>
expect “（写工作事项）”是模板里没有填写或没有删去的字样
keys <C-z>
# the figure falls: other wordings
keys <C-g>
type sangong.upkeep.final
keys <Enter>
type 6
keys <Enter><C-g>
type say5.upkeep.reason
keys <Enter><F3>
expect >1 报废、移交公务用车，运行维护费相应减少
expect-not 车辆使用年限较长
keys <Esc><C-z><Esc>
hangup
exit 0
# next year: what was written here, and what other rows said
shell juesuan new demo.db --unit 景德镇市人民政府驻北京联络处 --year 2023
run juesuan --book 景德镇市人民政府驻北京联络处/2023 demo.db
keys <C-g>
type say5.purchase.reason
keys <Enter><F3>
expect >1 上年：因工作需要购置公务用车一辆
expect 本年购置公务用车  (上年，“三公”经费)
keys <Esc><C-p>
expect 因工作需要购置公务用车一辆
keys <Esc>
