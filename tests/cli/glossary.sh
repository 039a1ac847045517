#!/bin/sh
# Part four prints the terms and subjects that the book uses, each once, in the library's or the clerk's words, and no others.
. "$abs_top_srcdir/tests/cli/lib.sh"

try new g.db --edition jiangxi-2022 --unit 某局 --year 2022
part () {
    juesuan print g.db | tr -d '\014\n ' | sed 's/.*第四部分名词解释一、/一、/; s/第五部分附件.*//' > part
}
has () {
    ok "$1" grep -q -F "$2" part
}
hasnt () {
    ok "$1" test -z "$(grep -F "$2" part)"
}

part
hasnt "a blank book explains no subject" "功能分类科目"
hasnt "and no money that it does not have" "结余分配"

try set g.db spending.2010301.basic=10 spending.2013101.basic=20 spending.2010308.project=0 spending.2150510.project=5
status "figures" 0
part
has "the class" "（一）一般公共服务支出：政府提供一般公共服务的支出。"
has "the subject" "（一）行政运行：行政单位"
ok "that two codes share is printed once" test "$(grep -o '行政运行：' part | wc -l)" -eq 1
hasnt "a subject without money is not" "信访事务"
has "项目支出 is used" "项目支出："
hasnt "结余分配 is not" "结余分配"
try check g.db --format tsv
ok "a subject without explanation is found" grep -q "^subjects.explained${tab}.*subjects.2150510" out

try set g.db subjects.2150510.own=用于扶持中小企业发展的支出 more_terms.1.name=招商引资 more_terms.1.text=引进市外资金的活动。 totals.distribution.final=3 spending.2010308.project=1
status "own words" 0
part
has "are printed with the others" "（三）工业和信息产业支持：用于扶持中小企业发展的支出。"
has "the subject has money now" "（二）信访事务：用于接待和处理群众来信来访的支出。"
has "a term of the clerk's" "五、其他名词（一）招商引资：引进市外资金的活动。"
has "结余分配 is used now" "结余分配："
try set g.db subjects.2010301.own=本局机关的基本支出
part
has "own words go before the library's" "（一）行政运行：本局机关的基本支出。"
finish
