#!/bin/sh
# The main job: the published figures typed, the third part of the report states them, right where the published report is
# wrong; none of its figures is typed into a sentence; a change of one figure goes through to table and sentence.
. "$abs_top_srcdir/tests/cli/lib.sh"

juesuan new a.db --edition jiangxi-2022 --unit 景德镇市人民政府驻北京联络处 --year 2022 > /dev/null
try set a.db --from "$abs_top_srcdir/forms/jiangxi-2022/demo.tsv"
status "the figures are typed" 0

# Part three as one line: pages, their heads and feet, and line breaks taken out.
part_three () {
    juesuan print a.db | tr -d '\014' | sed -e 's/^ *//; s/ *$//' -e '/^草稿$/d; /^— [0-9]* —$/d' |
        awk '/^第三部分/ { on = 1 } /^第四部分/ { on = 0 } on && !/\.\.\./' | tr -d '\n' > text
}
part_three
ok "there is a third part" test -s text
while read -r piece; do
    ok "it states $piece" grep -q -F -e "$piece" text
done << 'END'
846.91万元
231.57万元，较2021年减少13.57万元，下降5.54%
615.34万元，较2021年增加41.44万元，增长7.22%
占97.65%
决算数为637.99万元
完成年初预算的133.99%
完成年初预算的126.05%
完成全年预算的99.51%
增加17.18万元，增长185.93%
增加12.58万元，增长106.79%
增加19.56万元，增长139.71%
增加17.15万元，增长1052.15%
与2021年持平
END
# The published report says these; each is wrong.
while read -r piece; do
    ok "it does not state $piece" test -z "$(grep -F -e "$piece" text)"
done << 'END'
141.27%
82.41%
减少-
%%
完成年初预算的100%
年初预算数为0.00万元，决算数为50.00万元，完成
增长0%
增加0万元
END
grep -v '^annex' "$abs_top_srcdir/forms/jiangxi-2022/demo.tsv" | cut -f 2 > typed
for figure in 846.91 231.57万 13.57 5.54% 615.34 41.44 7.22% 97.65% 637.99 133.99% 126.05% 99.51% 185.93% 106.79% 139.71% 1052.15%; do
    ok "$figure is typed nowhere" test -z "$(grep -F -e "$figure" typed)"
done
try trace a.db say5.purchase.change
status "a percentage of a sentence can be traced" 0
ok "in words, without functions and ids" test -z "$(grep -E '^ *= .*([a-z_]+\(|say5\.)' out)"
try help a.db say5.increase
status "what a rule says can be read" 0
ok "with names for figures" test -z "$(grep -F '{' out)"

# 公开05 has 1,868,200 元 for 2010301; one 万元 more: 637.99 + 1, 541.12 + 1; 638.99 / 476.15 = 134.199...%; 542.12 / 429.28 = 126.285...%.
cp text before
juesuan print a.db > before.txt
try set a.db general.2010301.basic==186.82+1
status "one figure of 公开05 is changed" 0
try get a.db general.201.total general.total.total fiscal.201.general
is "its class, its total and 公开04 follow" "$out" "542.12
638.99
542.12"
part_three
ok "the sentence follows" grep -q -F "决算数为638.99万元，完成年初预算的134.20%" text
ok "and that of the class" grep -q -F "决算数为542.12万元，完成年初预算的126.29%" text
juesuan undo a.db > /dev/null
part_three
ok "undone, the text is as before" cmp -s before text
juesuan print a.db > after.txt
ok "and so is the whole report" cmp -s before.txt after.txt

finish
