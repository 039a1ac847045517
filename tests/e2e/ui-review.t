# Two people and one file on the screen: logging in, what stops the submission, the review, a query and its answer,
# ticks that lapse, the signature, and the lock.
shell printf 'head secret\n' > head; printf 'clerk secret\n' > clerk; chmod 600 head clerk
shell juesuan demo d.db
shell juesuan user d.db add 贺主任 head --password-file head
shell JUESUAN_PASSWORD_FILE=head juesuan user d.db add 陈会计 clerk --password-file clerk --as 贺主任
run juesuan d.db
expect 登录：您是谁？
expect 贺主任  负责人
expect -(只读)
# Esc only looks: typing is refused, and the way is named
keys <Esc>
expect-not 您是谁
keys <C-g>
type sangong.purchase.final
keys <Enter>1
expect 没有人登录，只能查看。请按 F9 登录。
keys <F10>
expect 登录
keys <Esc><C-x>
type 登录
keys <Enter>
expect 登录：您是谁？
# the second of the list; a wrong password; nothing of it on the screen
keys <Down><Enter>
expect 陈会计 的密码
keys guess
expect *****
expect-not guess
keys <Enter>
expect 姓名或密码不对
expect 陈会计 的密码
keys clerk<Space>secret<Enter>
expect 陈会计 已登录，身份是填报
expect 陈会计(填报)
# submitting is stopped, and the stop leads to its cell
keys <F9>
expect 1 送审
keys 1
screen
| “送审”之前须解决：1 处                                     [填报] 陈会计(填报)
| Enter 到该处，Esc 返回。改好的自动消失。
|────────────────────────────────────────────────────────────────────────────────
|>x 公开09表 公务用车购置费 决算数  公务用车购置费18.78万元、购置1辆，平均每辆超>
|
|
|
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| 公开09表 公务用车购置费 决算数  公务用车购置费18.78万元、购置1辆，平均每辆超过
| 18.00万元。
|
|
|
|
|
*
keys <Enter><C-e>
type 车价含购置税
keys <Enter><Esc>
expect 没有阻碍了
keys <F9>1
expect 套表现在的状态是“送审”。下一步(F9)：撤回 (填报)、退回 (复核、负责人)、审定
expect [送审] 陈会计(填报)
# locked
keys <C-g>
type sangong.purchase.final
keys <Enter>1
expect 数字已锁定；要改数，先撤回 (填报)、退回 (复核、负责人)。
# the head's turn
keys <F9>
expect 撤回
expect-not 审定
keys <Esc><C-x>
type 登录
keys <Enter><Enter>
keys head<Space>secret<Enter>
expect 贺主任(负责人)
# with nothing to put right, what the head has to do is said all the same
keys <F8>
expect 复核：必看数已看 0/21（F9 1）
keys <F9>
expect 1 复核：要看什么
keys 1
expect 复核 第1次送审 2022年度
expect 签字条件：硬错 0 可 | 未说明 0 可 | 问询未结 0 可 | 必看数 0/21 阻
expect 9 签字(还差1条)
# F8 goes to the next one that has to be seen; a narrow screen keeps what gives the order
keys <F8>
expect >! 公开01表 结余分配 决算数
resize 60x20
expect 大变 >看
expect-not 上年
resize 80x24
keys <Home>
expect >! 公开09表 公务用车购置费 决算数             18.78      1.63  1052.15 软错 >看
expect 说明：车价含购置
keys <Space>
expect 必看数 1/21 阻
expect  = 公开09表 公务用车购置费 决算数             18.78      1.63  1052.15 软错 已核
# not yet: everything in the way is listed
keys 9
expect “审定”之前须解决：20 处
keys <Esc><Up>1
expect 问询：公开09表 公务用车购置费 决算数
type 请附批文
keys <Enter>
expect 贺主任: 请附批文
keys <Esc>
expect 问询未结 1 阻
expect 9 签字(还差2条)
expect 软错 问询
expect 问询 Q1 [贺主任
expect 请附批文  (待答)
expect 检查 6 项，4 项过，未过 2
keys <Down>3
expect 必看数 2/21 阻
# Enter alone asks first, and stands on staying
keys 7<Enter>
expect >2 留下
keys 1
expect 套表现在的状态是“退回”
expect ? 问询 1
# the clerk: the mark on the cell, the answer with the figure that changed
keys <C-x>
type 登录
keys <Enter><Down><Enter>
keys clerk<Space>secret<Enter>
# what is to be done is on home, and F8 leads there
keys <Down>
expect 下一处(F8)：? Q1（贺主任）待答复(^N)：请附批文
expect 退回，因有问询未结。
keys <F8>
expect 问询 1 条(^N)
expect Q1（贺主任）待答复
keys 18.70<Enter>
keys <C-g>
type sangong.purchase.final
keys <Enter><C-n>4
type 录错，已改
keys <Enter>
expect 改值：18.78 -> 18.70
keys 5
expect 只有提出人能结
keys <Esc>
# back to the figure, and once more to the head, who closes, sees the rest and signs
keys <C-z>
expect 18.70 -> 18.78
keys <F9>1
expect 套表现在的状态是“送审”
keys <Esc>
keys 1
exit 0
shell JUESUAN_PASSWORD_FILE=head juesuan review d.db close Q1 --as 贺主任
shell JUESUAN_PASSWORD_FILE=head juesuan review d.db tick all --as 贺主任
run juesuan --as 贺主任 d.db
expect 贺主任 的密码
keys head<Space>secret<Enter>
keys <F9>1
expect 复核 第2次送审
expect 上次退回
expect 问询1
expect 签字条件：都已满足，必看数 21 处已全部看过
expect 9 签字
expect-not 还差
keys 5
expect 没有变化
keys <Esc>
keys 4
expect 没有可显示的
keys 9
expect 景德镇市人民政府驻北京联络处 2022
keys <Enter>
expect-not 套表现在的状态
keys 91
expect 套表现在的状态是“审定”
keys <F9>
expect 1 解锁
expect 2 公开
keys 1
expect 原因；记入改动记录
keys <Enter>
expect 须写明原因
keys <F9>21
expect [公开] 贺主任(负责人)
keys <F9>1
type 漏列一项
keys <Enter>
expect 新版本
expect [填报] 贺主任(负责人)
keys <Esc>
keys 1
exit 0
