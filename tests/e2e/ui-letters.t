# With a Chinese input method on, letters do not arrive: a book is made, typed, checked, submitted, returned, signed and printed
# without one.
shell printf '86429753\n' > head; printf '97538642\n' > clerk; chmod 600 head clerk
shell juesuan demo d.db
no-letters
# a new book, its cover, a table by codes
run juesuan new.db
keys 1
type 某市某局
keys <Enter>2022<Enter>
expect 套表已建立并存盘
keys 11
expect 行政
keys <C-g>5<Enter>
expect 公开05表
keys <Ins>2010301<Enter>
keys 120.50<Enter>
expect =120.50
keys <C-g>9<Enter>
keys 3.25<Enter>
keys <C-z>
expect 撤销
keys <C-y>
expect 重做
# all that has no key of its own stands in the menu, gone to with arrows and digits
keys <F10>
expect 菜单
keys <Esc><F5>
expect 数从何来
keys <Esc><F6>
expect 全审结果
keys <Esc><C-f>3.25<Enter>
expect 公开09表
keys <Esc><F1>
expect 帮助
keys <Esc><C-o>
expect 语言
keys <Esc><Esc>
kill
shell juesuan user d.db add 贺主任 head --password-file head
shell JUESUAN_PASSWORD_FILE=head juesuan user d.db add 陈会计 clerk --password-file clerk --as 贺主任
run juesuan d.db
keys <Down><Enter>97538642<Enter>
expect 陈会计(填报)
# a reason with Chinese text, the way F8 leads
keys <F8><C-e>
type 车价含购置税
keys <Enter>
# submitted
keys <Esc><F9>1
expect 套表现在的状态是“送审”
# what else there is to do; returning, answering, signing and printing are in demo-typed.sh
keys <F9>
expect 撤回
keys <Esc><F10>
expect 登录
