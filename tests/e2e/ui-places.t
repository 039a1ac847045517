# F8, F6 and the contents lead to where a finding is put right, not to the figure at which it is seen.
shell juesuan new new.db --unit 测试市财政局 --year 2022 > /dev/null
shell juesuan set new.db staff.active=9
run juesuan new.db
# no unit is listed: the list is empty, so there is no cell to stand on
expect 汇编范围                             -    0    1    0    0  x 硬错 1
expect 人员情况                             6    1    0    0    0  ! 缺 5
keys <F6>
expect 汇编范围里还没有单位
expect-not 相差
keys <Enter>
expect 还没有行，直接录入就是第一行。
keys <Esc><Esc><F8>
expect 还没有行，直接录入就是第一行。
expect 第 1/
expect 汇编范围里还没有单位
keys <Esc><Esc>
keys 1
exit 0
# a class is spent in one table and missing in another: the table in which it is missing
shell juesuan demo demo.db
shell juesuan row demo.db add general 2050803 > /dev/null && juesuan set demo.db general.2050803.basic=1.20
run juesuan demo.db
keys <F8>
expect 公开03表 支出决算表
expect 公开04表有财政拨款支出1.20万元
expect 公开03表却没有这一类
keys <F6><Enter>
expect 公开03表 支出决算表
kill
shell juesuan demo demo2.db
# a total that is computed on both sides: the figure below it that was typed last
shell juesuan set demo2.db basic.30201.final=99
run juesuan demo2.db
keys <F8>
expect 公开06表 办公费
