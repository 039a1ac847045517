#!/bin/sh
# forms/common/rules.md says where each rule comes from, and of every entry of the two older catalogues which rule it became or why it
# is none.  Nothing is left out on either side.
. "$abs_top_srcdir/tests/cli/lib.sh"
forms=$abs_top_srcdir/forms
map=$forms/common/rules.md

# The entries of both catalogues: C of engines of the same kind, R of local checklists.
catalogue () {
    expand C F 01 10; for id in T01a T01b T01c T01d T02a T02b T03a T03b T04a T04b T05a T05c T06a T06b T07a T07b T07c T07d T08a T09a T10a T10b \
        X12 X13 X24 X34 X45 X56 X67 X48 X49 X6J X7V XPj; do echo "C $id"; done
    expand C P 01 08; expand C D 01 10; expand C Z 01 05; expand C N 01 18; expand C R 01 06; expand C E 01 08; expand C A 01 05
    expand C K 01 06; expand C C 01 04; expand C W 01 06; expand C L 01 05
    for id in T01-1 T01-2 T01-3 T01-4 T01-5 T01-6 T01-7 T02-1 T02-2 T03-1 T04-1 T04-2 T04-3 T04-4 T05-1 T06-1 T06-2 T07-1 T08-1 T09-1 T10-1 Tx \
        N11 N21 N31 N41 N51 N61 N71 N81 N91 N92 N93 N94; do echo "R $id"; done
    expand R X 01 17; expand R Y 01 07; expand R R 01 12; expand R S 01 10; expand R G 01 06; expand R P 01 13; expand R H 01 05; expand R C 01 14
}
expand () {
    awk -v kind="$1" -v letter="$2" -v from="$3" -v to="$4" 'BEGIN { for (i = from + 0; i <= to + 0; i++) printf "%s %s%02d\n", kind, letter, i }'
}
catalogue | sort > wanted
is "the catalogues have 125 and 118 entries" "$(grep -c "^C" wanted) $(grep -c "^R" wanted)" "125 118"

# A line of the map names entries after C or R until the next Chinese word; ranges are written with a dash.
awk '/^\|/ {
    gsub (/[|，；、：。（）]/, " & ")
    kind = ""
    for (i = 1; i <= NF; i++) {
        if ($i == "C" || $i == "R") { kind = $i; continue }
        if (kind == "" || $i !~ /^[A-Z][0-9A-Za-z]*(-[0-9])?(—[A-Z][0-9]+)?$/) { kind = ""; continue }
        n = split ($i, ends, "—")
        if (n == 1) { print kind, $i; continue }
        for (k = substr (ends[1], 2) + 0; k <= substr (ends[2], 2) + 0; k++) printf "%s %s%02d\n", kind, substr (ends[1], 1, 1), k
    }
}' "$map" | sort -u > mapped
is "every entry has a rule, or a reason why it is none" "$(comm -23 wanted mapped)" ""
is "the map names no entry that there is not" "$(comm -13 wanted mapped)" ""

# section.word of every rule that has a severity.
awk '/^[a-z][a-z0-9_]* : [{]/ { section = $1 } /[{] id = "[a-z0-9_]+"; severity = / { split ($0, part, "\""); print section "." part[2] }' \
    "$forms"/*/*.cfg | sort -u > rules
grep '^|' "$map" | grep -oE '[a-z][a-z0-9_]*\.[a-z0-9_]+' | grep -v '\.md$' | sort -u > named
is "every rule has a source" "$(comm -23 rules named)" ""
is "every rule that is named is there" "$(comm -13 rules named)" ""
finish
