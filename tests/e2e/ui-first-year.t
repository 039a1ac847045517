# The first year: F8 leads to the side of last year that is asked for, and after it is typed goes on from there.
shell juesuan new first.db --edition jiangxi-2023 --unit 临江县档案馆 --year 2023
shell juesuan set first.db unit.kind.value=行政 unit.report_kind.value=单位 units.1.name=临江县档案馆 staff.active.value=18 staff.honoured.value=0 staff.retired.value=16 staff.other.value=2 staff.students.value=0 staff.pensioners.value=0
shell printf 'general.2012604.basic\t290\ngeneral.2012604.project\t90\ngeneral.2012604.initial\t300\nspending.2012604.basic\t290\nspending.2012604.project\t90\nincome.2012604.fiscal\t380\nfiscal.opening_general.final\t15\nbasic.30101.final\t290\n' > first.tsv
shell juesuan set first.db --from first.tsv
run juesuan first.db
keys <F8><F8>
expect 收入总计2023年为395.00万元，2022年的数还没有录
expect 31 总计                                 =395.00  [         ]
keys 360<Enter>
keys <F8>
expect 第 2/
expect 年初结转和结余2023年为15.00万元，2022年的数还没有录
expect 29 年初结转和结余                        =15.00  [         ]
# last year's column is typed downwards, past what is computed
keys <F4><F4><F4><C-g>sangong<Enter>
keys 0<Enter>0<Enter>18.78<Enter>18.78<Enter>7.77<Enter>7.64<Enter>0<Enter>0<Enter>
keys <F4><C-Home><Down><End>
expect 因公出国（境）费 决算数 上年
keys 0<Enter>1.63<Enter>7.61<Enter>
expect [         ]
expect 公务接待费 决算数 上年
shell test "$(juesuan get first.db sangong.purchase.final@prior sangong.upkeep.final@prior | tr '\n' ' ')" = "1.63 7.61 "
keys <F4><F4><F4>
# and so is a column of this year whose neighbour is done
keys <C-g>sangong.purchase.final<Enter><Del><Down><Del><Down><Del><Up><Up>
keys 17.77<Enter>
expect 公务用车运行维护费 决算数
keys 7.66<Enter>
expect 公务接待费 决算数
keys 0<Enter>
shell test "$(juesuan get first.db sangong.total.final sangong.total.adjusted | tr '\n' ' ')" = "25.43 26.55 "
