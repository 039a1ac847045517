# The command line: what the screens do by name, and the subcommands on the open file; then what ^G understands.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-x>
type led
screen
*
*
*
|   章节┌─ 命令                                                         ─┐
|>  [-] │ Tab 取选中的一行，Enter 执行所录内容。                         │
|       │ > led                                                          │
*
*
*
*
*
*
*
*
*
*
*
*
*
*
*
*
*
*
keys <Tab>
cursor-after > ledger
keys <Enter>
expect 应检＝通过＋硬错
keys <Esc>
# as much of a name as no other begins with
keys <C-x>
type 封面
keys <Enter>
expect 基本信息
expect 单位负责人
keys <Esc>
# by its Chinese name, and by the colon that an input method sends
type ：应检清单
keys <Enter>
expect 应检＝通过＋硬错
keys <Esc>
keys <C-Home><C-x>
type 帮助
keys <Enter>
expect 这里的按键
keys <Esc>
# a subcommand, with FILE put in; its output is shown and can be read page by page
keys :log -h<Enter>
expect log -h
expect 用法： juesuan log
keys <End>
expect --help
keys <Esc>
# what a subcommand changes is on the screen at once, and its undo too
keys :set sangong.purchase.final=19.5<Enter>
keys :goto sangong.purchase.final<Enter>
expect 19.50
keys <C-z>
expect 19.50 -> 18.78
# a wrong word says what now; the last line stands first
keys <C-x>nonsense<Enter>
expect 没有“nonsense”这条命令。按 ^X 列出全部命令。
keys <C-x><Down><Tab>
cursor-after > goto sangong.purchase.final
keys <Esc>
# a colon is no command where a text is typed
keys :goto say1.total.reason<Enter>
keys <C-x>ledger x<Enter>
expect “ledger”后面不带内容。
# ^G: the number of the table, a cell as on paper and by order, a code, a rule, a page
keys <C-g>9<Enter>
expect 公开09表
keys <C-g>
type 公开05
keys <Enter>
expect 公开05表
keys <C-g>sangong.total.final<Enter>
expect 26.42
keys <C-g>09.1.2<Enter>
expect 公开09表 合计 决算数
keys <C-g>2010301<Enter>
expect 2010301
keys <C-g>sangong.over_budget<Enter>
expect sangong.over_budget 成立，或不适用。
keys <C-g>p9<Enter>
expect 打印预览   第 9/
keys <Esc>
# what the contents call it: the number, a piece of the title, a part
keys <C-g>
type 五
keys <Enter>
expect 五、财政拨款“三公”经费支出决算情况说明
keys <C-g>
type 七
keys <Enter>
expect 七、政府采购支出情况说明
keys <C-g>
type 第三部分
keys <Enter>
expect 一、收入决算情况说明
keys <C-g>nowhere<Enter>
expect “nowhere”不是表、单元、公式、编码或页码。
# Ctrl-S and Ctrl-Q never stop the terminal
keys <C-s>
expect 已存盘
keys <C-q>
keys <C-g>8<Enter>
expect 公开08表
# where no shell could wake it up again it is not stopped
keys :suspend<Enter>
keys <F1>
expect 说明
keys <Esc>
keys <Esc>
keys <Esc>
keys 1
exit 0
# stopped as a shell would see it, and on again where it was
plain
run sh -c 'set -m; juesuan demo.db; echo it is stopped; read line; fg'
wait 必填
keys <C-g>8<Enter>
wait 公开08表
keys :suspend<Enter>
wait it is stopped
keys <Enter>
wait 公开08表
keys <F1>
wait 说明
