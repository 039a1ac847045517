# A code that no list has gets a name on the command line of the screen, and is called so at once.
shell juesuan demo demo.db
shell juesuan row demo.db add general 2010388 > /dev/null && juesuan set demo.db general.2010388.basic=1
run juesuan demo.db
keys <C-g>
type 公开05
keys <Enter>
expect 2010388 2010388
keys <C-x>
type codes 2010388 --settle 地方联络 --reason 通知
keys <Enter>
expect 本文件中 2010388 现称“地方联络”。
expect 2010388 地方联络
expect-not ?1.00
keys <Esc><Esc>
hangup
exit 0
# without the command line: ^E on the finding, in the list of findings too, asks whether to explain it or to name the code
shell juesuan row demo.db add general 2010377 > /dev/null && juesuan set demo.db general.2010377.basic=1
run juesuan demo.db
keys <F6>
keys <Down><Down><Down><Down><Down>
expect >? 公开05表 2010377 小计
keys <C-e>
expect 科目表中没有的编码
expect 2 给它名称
keys <Esc><Esc>
keys <C-g>
type 2010377
keys <Enter><C-e>
keys 2
expect 编码 2010377 叫什么
type 其他联络
keys <Enter>
expect 依据
type 市财政局通知
keys <Enter>
expect 本文件中 2010377 现称“其他联络”。
expect 2010377 其他联络
shell juesuan log demo.db | grep -q '科目 2010377 认定为“其他联络”：市财政局通知'
# F3 on its row does the same, and takes it back
keys <F3>
expect 科目表中没有此编码
keys <Down><Enter>
type 甲
keys <Enter>
type 改名
keys <Enter>
expect 本文件中 2010377 现称“甲”。
keys <F3>
keys <Down><Enter>
keys <Enter>
type 改用在册编码
keys <Enter>
expect 本文件中 2010377 不再有认定的名称
