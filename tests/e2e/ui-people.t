# Accounts on the screen: the first, others, another role, a new password, closing; what is refused says why, and no password is shown.
shell juesuan demo d.db
run juesuan d.db
keys <C-x>
type 用户
keys <Enter>
expect 没有用户：能写这个文件的人可以做一切
expect 第一个用户是负责人
keys 1
expect 新用户
type 贺主任
keys <Enter>
expect 贺主任 的密码
keys short<Enter>
expect 再录一次
keys short<Enter>
expect 密码太短：至少 6 个字符
# nothing was made by that, and two that differ make none
keys 1
type 贺主任
keys <Enter>head<Space>secret<Enter>head<Space>secre<Enter>
expect 两次录入的密码不一样
keys head<Space>secret<Enter>
expect 再录一次
expect-not secret
keys head<Space>secret<Enter>
expect 贺主任 已登录，身份是负责人
expect 贺主任  负责人
# the next by name and role
keys 1
type 陈会计
keys <Enter>
expect 1 填报
keys 1
expect 陈会计 的密码
keys clerk<Space>secret<Enter>clerk<Space>secret<Enter>
expect 陈会计 现在是用户了
# the last head stays one
keys <Home>2
expect 2 复核
keys 1
expect 记入改动记录
type 轮岗
keys <Enter>
expect 是唯一的负责人
expect 贺主任  负责人
# a forgotten password, with a reason; a person who leaves, and who can no longer log in
keys <Down>3
expect 陈会计：新密码
type 忘记
keys <Enter>
expect 陈会计 的密码
keys other<Space>secret<Enter>other<Space>secret<Enter>
expect 陈会计 的密码已更换
keys 4
expect 陈会计：停用
keys <Enter>
expect 须写明原因
keys 4
type 调离
keys <Enter>
expect 已停用
expect 陈会计  填报  已停用
keys 4
expect 陈会计：启用
type 调回
keys <Enter>
expect 重新启用
# all of it stands in the history, without a password
keys <Esc>
keys <Esc>
expect >2 留下
keys 1
shell juesuan log d.db > log.txt
shell grep 忘记 log.txt && grep 调离 log.txt && grep 调回 log.txt
shell ! cat log.txt d.db | grep -aE '(head|clerk|other) secret'
run juesuan d.db
expect 登录：您是谁
keys <Down><Enter>
expect 陈会计 的密码
keys other<Space>secret<Enter>
expect 陈会计 已登录
# a clerk may change nobody but the own password
keys <C-x>
type 用户
keys <Enter>1
expect 负责人
keys 4
expect 负责人
keys <Home><Down>3
expect 陈会计 的密码
keys new<Space>secret<Enter>new<Space>secret<Enter>
expect 陈会计 的密码已更换
