# An edition whose tables have no numbers: they are counted, 5 or 表5, and called by their names or first letters.
shell juesuan new sh.db --edition shanghai-2024 --unit 甲局 --year 2024 > /dev/null
run juesuan sh.db
# the home screen says by which number
expect 5 一般公共预算支出
keys <C-g>
type 7
keys <Enter>
expect 财政拨款“三公”经费
keys <C-g>
type 表5
keys <Enter>
expect 一般公共预算财政拨款支出决算表
keys <C-g>
type 公开07.1.2
keys <Enter>
expect 三公经费 合计 决算数
keys <C-g>
type zfxjj
keys <Enter>
expect 政府性基金预算财政拨款收入支出决算表
keys <C-g>
type 表77
keys <Enter>
expect “表77”不是表
