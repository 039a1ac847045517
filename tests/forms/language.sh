#!/bin/sh
# What forms can say about print: names of codes with those above, rows joined to one sentence, names of what has a figure, tables that
# are printed at times, with their own titles and entries, figures beside each other below the names of rows.
. "$abs_top_srcdir/tests/cli/lib.sh"

JUESUAN_FORMS=$folder:$cli_tests/forms
export JUESUAN_FORMS
mkdir -p city/codes
cat > city/codes/functions.csv <<'END'
code,name
205,教育支出
20502,普通教育
2050202,小学教育
2050203,初中教育
221,住房保障支出
22102,住房改革支出
2210201,住房公积金
END
sed -n '/phrases = {/,/};/p' "$cli_tests/forms/small/edition.cfg" > phrases
cat > city/edition.cfg <<END
edition : {
    name = "试验"; years = [ 2024 ]; unit = "万元"; decimals = 2; reason_from = "10.00";
    levels = [ "（类）", "（款）" ];
    $(cat phrases)
    parts = ( { id = "all"; title = "全部"; sections = [ "spent", "items", "classes", "cars", "words" ]; } );
    report = ( { kind = "contents"; title = "目录"; }, { kind = "section"; section = "spent"; }, { kind = "section"; section = "items"; },
               { kind = "section"; section = "classes"; }, { kind = "section"; section = "cars"; }, { kind = "section"; section = "words"; } );
};
spent : {
    kind = "tree"; codes = "functions"; title = "支出表"; entry = "一、支出表";
    columns = ( { id = "final"; label = "决算数"; } );
    rows = ( { id = "total"; label = "合计"; formula = "sum(children)"; } );
    layout = { title = "本年支出"; };
};
items : {
    kind = "narrative"; title = "各项"; rows_of = "spent"; rows_level = 7;
    columns = ( { id = "final"; label = "决算数"; formula = "spent[row].final"; } );
    text = ( { text = "{n}{path}{final}万元。"; each = "rows"; number = "1、"; } );
};
classes : {
    kind = "narrative"; title = "各类"; rows_of = "spent"; rows_level = 3;
    columns = ( { id = "final"; label = "决算数"; formula = "spent[row].final"; } );
    text = ( { text = "{n}{label}{final}万元"; each = "rows"; when = "any(final)"; join = "；"; lead = "支出{spent.total.final}万元，其中："; tail = "。"; number = "①"; },
             { text = "没有支出。"; when = "not any(spent.total.final)"; } );
};
cars : {
    kind = "table"; title = "用车表";
    columns = ( { id = "budget"; label = "预算数"; }, { id = "final"; label = "决算数"; } );
    rows = ( { id = "buy"; label = "购置"; group = "公务用车"; }, { id = "keep"; label = "维护"; group = "公务用车"; } );
    layout = { when = "any(buy.final, keep.final)"; title = ""; transposed = true; by_row = true; blocks = ( { head = "用车"; columns = ( { show = "budget"; }, { show = "final"; } ); } ); };
};
words : {
    kind = "narrative"; title = "用车说明";
    text = ( { text = "用车包括：{if filled(names(cars.buy.final, cars.keep.final, '、'))}{names(cars.buy.final, cars.keep.final, '、')}{else}无{end}。"; } );
};
END
try forms check city
status "the edition is sound" 0
test "$status" -eq 0 || diag "$out"
try new a.db --edition city --unit 甲局 --year 2024
try print a.db
shows "nothing to join: the sentence is left out" "没有支出。"
ok "and its lead, too" test -z "$(grep 其中 out)"
ok "the table whose condition does not hold is not printed" test -z "$(grep 预算数 out)"
shows "no name where there is no figure" "用车包括：无。"
try set a.db spent.2050203.final=3 spent.2050202.final=1.5 spent.2210201.final=0.5 spent.22102.final@control=0.5 cars.keep.final=2 cars.buy.final=0 cars.buy.budget=1
try print a.db
shows "the contents have the entry" "一、支出表"
ok "above the table stands its own title" grep -qE '^ +本年支出$' out
shows "a code with those above, counted" "1、教育支出（类）普通教育（款）小学教育1.50万元。"
shows "in the order of codes" "3、住房保障支出（类）住房改革支出（款）住房公积金0.50万元。"
shows "the classes in one sentence" "支出5.00万元，其中：①教育支出4.50万元；②住房保障支出0.50万元。"
shows "names of what has a figure, 0 is none" "用车包括：维护。"
ok "budget and final stand below each row" test "$(grep -c 预算数.*决算数.*预算数.*决算数 out)" -eq 1
ok "below what groups them" grep -q '公务用车' out
ok "without a title of its own" test -z "$(grep 用车表 out)"
try forms show city cars
shows "is shown as written" 'by_row = true'
sed 's/join = "；"; //' city/edition.cfg > one && cp one city/edition.cfg
try forms check city
status "lead without join" 1
shows "is told" "“lead” has no effect without “join”"
shows "and tail" "“tail” has no effect without “join”"

finish
