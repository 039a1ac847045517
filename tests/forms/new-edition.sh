#!/bin/sh
# A year and a province are added as HACKING.md says: a folder with a base that says only what differs.  Checked, filled, printed.
. "$abs_top_srcdir/tests/cli/lib.sh"

mkdir forms
JUESUAN_FORMS=$folder/forms:$abs_top_srcdir/forms
export JUESUAN_FORMS
generate=$abs_top_builddir/tests/lib/generate

# fill EDITION YEAR FILE: a generated book of it, printed to printed
fill () {
    "$generate" "$1" "$2" 7 mixed > typed
    ok "$1 is filled" test -s typed
    juesuan new "$3" --edition "$1" --unit 甲局 --year "$2" > /dev/null
    try set "$3" --from typed
    status "with its figures" 0
    try check "$3"
    shows "in which nothing is wrong" "Errors: 0, missing: 0"
    juesuan print "$3" > printed
}

# A year: the tables and words of the year before, but for a name, a table's number and a new row.
mkdir forms/jiangxi-2026
cat > forms/jiangxi-2026/edition.cfg <<'END'
edition : {
    base = "jiangxi-2023";
    name = "江西省2026年度部门决算公开";
    years = [ 2026 ];
    words = { surplus = "使用结余"; };
};
assets : {
    code = "公开11表";
    drop = [ "equip50" ];
    rows = ( { id = "equip100"; label = "单价100万元（含）以上设备（台、套）"; } );
};
say8 : {
    text = ( { text = "本{unit.report_kind}共有车辆{assets.vehicles.final}辆，单价100万元（含）以上设备{assets.equip100.final}台（套），见@assets。"; } );
};
END
try forms check forms/jiangxi-2026
test "$status" -eq 0 || diag "$out"
status "the year is sound" 0
ok "the old text is gone" test -z "$(juesuan forms show jiangxi-2026 say8 | grep equip50)"
fill jiangxi-2026 2026 year.db
ok "the row has its new name" grep -q '使用结余' printed
ok "the table its new number" grep -q '公开11表' printed
ok "the text speaks of it" grep -q '见公开11表' printed
ok "and the year is everywhere its own" grep -q '截至2026年\|2026年度' printed
ok "as last year is" grep -q '2025年' printed
try new auto.db --unit 甲局 --year 2026
status "the year finds its edition by itself" 0

# A province: the shared base, its own numbers of tables, order, headings and opening lines.
mkdir forms/anhui-2026
cat > forms/anhui-2026/edition.cfg <<'END'
edition : {
    base = "common";
    name = "安徽省2026年度部门决算公开";
    years = [ 2026 ];
    parts = ( { id = "explanation"; title = "第三部分 说明"; sections = [ "say1" ]; } );
    report = (
        { id = "cover"; lines = ( { text = "监督索引号34000"; style = "plain"; }, { text = "{unit.name}{year}年度决算"; style = "title"; } ); },
        { id = "assets"; after = "part2"; },
        { id = "part3"; kind = "part"; title = "第三部分 决算情况说明"; },
        { kind = "section"; section = "say1"; }
    );
};
totals : { code = "皖决01表"; };
income : { code = "皖决02表"; };
spending : { code = "皖决03表"; };
fiscal : { code = "皖决04表"; };
general : { code = "皖决05表"; };
basic : { code = "皖决06表"; };
fund : { code = "皖决07表"; };
capital : { code = "皖决08表"; };
sangong : { code = "皖决09表"; };
assets : { code = "皖决10表"; };
say1 : {
    kind = "narrative"; title = "一、收入支出总体说明"; heading = "heading1";
    columns = (
        { id = "final"; label = "决算数"; formula = "totals.total_in.final"; },
        { id = "change"; label = "比较"; type = "text"; formula = "change(final, prior(totals.total_in.final))"; },
        { id = "reason"; label = "原因"; type = "text"; required = "reason_due(final, prior(totals.total_in.final))"; }
    );
    rows = ( { id = "total"; label = "总计"; } );
    text = ( "收入支出总计{total.final}万元，{total.change}{if filled(total.reason)}，主要是{total.reason}{end}。" );
};
END
try forms check forms/anhui-2026
test "$status" -eq 0 || diag "$out"
status "the province is sound" 0
fill anhui-2026 2026 province.db
ok "its opening line stands on the cover" grep -q '监督索引号34000' printed
ok "its tables have its numbers" test "$(grep -c '皖决[01][0-9]表' printed)" -ge 10
ok "and its order" test "$(grep -o '皖决[01][0-9]表' printed | head -n 1)" = 皖决10表
ok "its sentence is filled" grep -q '收入支出总计[0-9.]*万元' printed
ok "nothing is left open" test -z "$(grep '待填' printed)"
try new two.db --unit 甲局 --year 2026
status "two editions for a year" 2
says "are both named" "anhui-2026, jiangxi-2026"

finish
