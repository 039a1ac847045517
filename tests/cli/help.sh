#!/bin/sh
# juesuan help: what F1 shows, in the words of the form, with a file or without.
. "$abs_top_srcdir/tests/cli/lib.sh"
LANGUAGE=zh_CN
export LANGUAGE

try help 公开09.total.final --edition jiangxi-2022
status "without a file" 0
shows "names the cell" "公开09表 合计 决算数"
shows "what it is made of, by name" "= 因公出国（境）费 决算数 + 公务用车购置及运行维护费 决算数 + 公务接待费 决算数"
ok "and never by id" test -z "$(grep -E 'abroad|vehicles|sum\(' out)"
try help 9 --edition jiangxi-2022
shows "a table by its number" "财政拨款“三公”经费支出决算表"
juesuan demo a.db > /dev/null
try help a.db sangong.purchase.final
shows "with a file: what it is" "公务用车的购置支出"
shows "where to take it from" "部门决算报表机构运行信息表"
shows "on what it rests" "财政部2016年对决算公开的检查要点"
shows "what often goes wrong" "只公开购置及运行维护费的合计"
try help a.db sangong.over_budget
shows "a rule: how grave" "软错"
shows "and what to do" "核对全年预算数是否已含追加"
try help a.db sangong.totl.final
status "no such place" 2
says "the nearest name" "total"
try help a.db p9
status "a page has none" 2
finish
