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
