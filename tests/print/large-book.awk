# A large book of the edition jiangxi-2022 as lines for `juesuan set --from`: the first N function codes of the year, P projects with
# ten indicators each, and texts as long as people write them.  -v year=2022 -v codes=300 -v projects=12, reads functions.csv.
BEGIN { FS = ","; OFS = "\t" }
length($1) == 7 && ($4 == "" || $4 <= year) && ($5 == "" || $5 >= year) && n < codes {
    n++
    basic = 1000 * n + 37
    project = 2000 * n + 53
    print "income." $1 ".fiscal", (basic + project) "元"
    print "spending." $1 ".basic", basic "元"
    print "spending." $1 ".project", project "元"
    print "general." $1 ".basic", basic "元"
    print "general." $1 ".project", project "元"
}
END {
    long = "主要原因是本年度按照上级部署新增了一批专项工作任务，相应的设备购置、劳务用工、差旅和会议培训等支出都有较大幅度的增长"
    text = long "；" long "；" long "。"
    for (i = 1; i <= projects; i++) {
        print "projects." i ".name", "第" i "个重点项目工作经费（含信息化建设、运行维护和人员培训）"
        print "projects." i ".fiscal_initial", i "00000元"
        print "projects." i ".fiscal_adjusted", i "00000元"
        print "projects." i ".fiscal_final", i "00000元"
        print "projects." i ".goal", text
        print "projects." i ".result", text text
        for (k = 1; k <= 10; k++) {
            row = "indicators." ((i - 1) * 10 + k)
            print row ".project", "第" i "个重点项目工作经费（含信息化建设、运行维护和人员培训）"
            print row ".level1", k <= 5 ? "产出指标" : k <= 9 ? "效益指标" : "满意度指标"
            print row ".level2", k <= 5 ? "数量" : k <= 9 ? "社会效益" : "满意度"
            print row ".name", "完成第" k "项任务的数量和质量以及群众反映的情况"
            print row ".target", "≥" k "0项"
            print row ".actual", k "1项"
            print row ".weight", "9"
            print row ".score", "9"
        }
    }
    for (i = 1; i <= 20; i++)
        print "duties." i ".text", text
    print "unit.name", "某某市某某局"
    print "unit.report_kind", "部门"
}
