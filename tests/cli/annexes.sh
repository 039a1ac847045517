#!/bin/sh
# Annexes: figures in braces are those of the book, an outline to begin with, further attachments; several projects and their scores.
. "$abs_top_srcdir/tests/cli/lib.sh"

printed () {
    juesuan print a.db | tr -d '\014\n ' > text
}
has () {
    ok "$1" grep -q -F "$2" text
}

try new a.db --edition jiangxi-2022 --unit 某某市档案馆 --year 2022
try row a.db outline annex1
status "an outline" 0
try row a.db outline annex1
status "is taken once" 2
says "the annex has text then" "has paragraphs already"
try row a.db outline duties
says "where there is none it is said" "no outline"
try set a.db 'annex2.1.text=得{overall.totl.score}分'
status "a name that is no cell" 2
says "is told with the nearest" "total"
try set a.db 'annex2.1.text=得{overall'
says "so is a bracket that is left open" "braces"
try check a.db --format tsv
ok "a sentence of the outline is a place to be filled" grep -q "^texts.placeholder${tab}.*annex1" out

# Two projects, the second with indicators of every kind.
cat > lines <<END
annexes.title1	评价报告
projects.1.name	档案数字化
projects.1.fiscal_initial	100
projects.1.fiscal_adjusted	80
projects.1.fiscal_final	60
projects.1.weight	10
projects.1.score	7.5
projects.2.name	库房维修
projects.2.fiscal_initial	20
projects.2.fiscal_adjusted	20
projects.2.fiscal_final	20
projects.2.carried_adjusted	5
projects.2.carried_final	5
projects.2.weight	10
projects.2.score	10
indicators.1.project	档案数字化
indicators.1.level1	产出指标
indicators.1.level2	数量
indicators.1.name	扫描页数
indicators.1.target	不少于50万页
indicators.1.actual	40万页
indicators.1.weight	90
indicators.1.score	72
indicators.2.project	库房维修
indicators.2.level1	产出指标
indicators.2.level2	成本
indicators.2.name	单位造价
indicators.2.target	不超过800元
indicators.2.actual	1000元
indicators.2.weight	50
indicators.2.score	40
indicators.3.project	库房维修
indicators.3.level1	效益指标
indicators.3.level2	社会效益
indicators.3.name	保管条件
indicators.3.target	明显改善
indicators.3.actual	有所改善
indicators.3.grade	部分达成并具有一定效果
indicators.3.weight	30
indicators.3.score	20
indicators.4.project	库房维修
indicators.4.level1	满意度指标
indicators.4.level2	满意度
indicators.4.name	查档群众满意度
indicators.4.target	≥90%
indicators.4.actual	95%
indicators.4.weight	10
indicators.4.score	10
evaluations.1.name	档案数字化
evaluations.1.general	60
evaluations.1.conclusion	数量没有达到目标
evaluations.2.name	库房维修
evaluations.2.general	25
evaluations.2.conclusion	成本高于目标
evaluation_items.1.project	档案数字化
evaluation_items.1.group	产出
evaluation_items.1.name	综合得分
evaluation_items.1.weight	100
evaluation_items.1.score	79.5
evaluation_items.2.project	库房维修
evaluation_items.2.group	产出
evaluation_items.2.name	综合得分
evaluation_items.2.weight	100
evaluation_items.2.score	80.52
attachments.1.number	2
attachments.1.name	查档群众满意度调查表
attachments.1.file	调查表.pdf
annex1.1.text	两个项目平均得{selfeval.average}分，涉及资金{selfeval.money}万元。
END
try set a.db --from lines
status "two projects" 0
try set a.db "indicators.1.project="
try get a.db projects.1.total_score --format tsv
is "an indicator that names no project is the first one's, also once there is a second" "$(cut -f 2 out)" 79.50
try undo a.db
try get a.db selfeval.number selfeval.money selfeval.average selfeval.grade2 selfeval.grade3 projects.1.rate projects.1.proposal projects.1.total_score projects.1.grade \
    projects.2.total_score projects.2.grade indicators.1.proposal indicators.2.proposal indicators.3.proposal evaluation.number evaluation.score evaluation.general --format tsv
is "scores by hand: 7.5+72, 10+40+20+10" "$(cut -f 2 out | tr '\n' ' ')" "2 85.00 79.75 1 1 75.00 7.50 79.50 中 80.00 良 72.00 40.00 24.00 2 80.01 85.00 "
try set a.db indicators.2.score=45 indicators.1.project=档案数字 projects.1.score=8
try check a.db --format tsv
ok "more than was reached" grep -q "^indicators.proposal${tab}" out
ok "a project that is none" grep -q "^indicators.project${tab}" out
ok "more than the rate is worth" grep -q "^projects.proposal${tab}" out
ok "weights that are not 100" grep -q "^projects.weights${tab}" out
try undo a.db
printed
has "the text has the figures" "两个项目平均得79.75分，涉及资金85.00万元。"
has "section nine, too" "二级项目2个开展绩效自评，共涉及资金85.00万元"
has "both evaluations" "组织对“档案数字化”“库房维修”等2个项目开展了部门评价"
has "with the average" "平均得分80.01分，绩效等级为“良”"
has "the further attachment" "附件2　查档群众满意度调查表（调查表.pdf）"
ok "a paper for each project" test "$(grep -o '项目支出绩效自评表' text | wc -l)" -ge 2
try print a.db -o a.html
ok "money of last year where there is some" grep -q 上年结转资金 a.html
finish
