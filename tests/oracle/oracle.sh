#!/bin/sh
# The published report of 2022 as an oracle: its figures and texts are taken in as printed (values, control figures, prose). Every
# fault that a machine can find is raised (faults.tsv), nothing that is right is denied (correct.tsv), and what is raised
# besides is right, too (other.tsv).  Precision and recall are printed.
. "$abs_top_srcdir/tests/cli/lib.sh"
data=$abs_top_srcdir/tests/oracle
JUESUAN_FORMS=$data/forms:$abs_top_srcdir/forms

juesuan new seed.db --edition seed --unit 景德镇市人民政府驻北京联络处 --year 2022 > /dev/null
try set seed.db --from "$data/seed.tsv"
status "the figures are taken in" 0
try set seed.db --from "$data/prose.tsv"
status "the texts are taken in" 0
try check seed.db --format tsv
status "there are errors" 1
awk -F "$tab" '{ print $1 "@" $3 }' out > raised

awk -F "$tab" '!/^#/' "$data/faults.tsv" > faults
is "114 faults" "$(grep -c . faults)" 114
is "33 errors, 50 warnings, 31 hints" "$(cut -f 3 faults | sort | uniq -c | awk '{ printf "%s%s ", $2, $1 }')" "E33 I31 W50 "
is "each has a finding, or a reason why there is none" \
    "$(awk -F "$tab" '($4 == "yes") != ($5 != "") || ($4 == "no") != ($6 != "") { print $1 }' faults)" ""

# number, severity and what is missing of each fault that a machine can find
awk -F "$tab" 'NR == FNR { raised[$0] = 1; next }
    $4 == "yes" { n = split($5, want, " "); for (i = 1; i <= n; i++) if (!(want[i] in raised)) print $1, want[i] }' raised faults > missing
is "every fault that a machine can find is raised" "$(cat missing)" ""

awk -F "$tab" '!/^#/ { print $2 }' "$data/correct.tsv" > correct
is "nothing that is right is denied" "$(grep -xFf correct raised)" ""
juesuan check seed.db --all --format tsv | awk -F "$tab" '{ print $1 "@" $3 }' > looked
is "and all of it was looked at" "$(grep -vxFf looked correct | grep -v '^texts\.')" ""

awk -F "$tab" '{ n = split($5, want, " "); for (i = 1; i <= n; i++) print want[i] }' faults > known
awk -F "$tab" 'FILENAME == ARGV[1] { known[$0] = 1; next }
    FILENAME == ARGV[2] { if (!/^#/) known[$1] = 1; next }
    { split($0, part, "@"); if (!($0 in known) && !(part[1] in known)) print }' known "$data/other.tsv" raised > strange
is "what is raised besides is right" "$(cat strange)" ""
awk -F "$tab" '!/^#/ { print $1 }' "$data/other.tsv" > besides
is "and nothing is listed that is not raised" "$(while read -r line; do grep -qF "$line" raised || echo "$line"; done < besides)" ""

count () { awk -F "$tab" -v severity="$1" '$3 ~ severity { n++; if ($4 == "yes") found++ } END { print found + 0 " of " n }' faults; }
diag "recall: errors $(count E), warnings $(count W), hints $(count I); errors and warnings $(count '[EW]')"
diag "precision: $(($(grep -c . raised) - $(grep -c . strange))) of $(grep -c . raised) findings are right, $(grep -xFf known -c raised) of them numbered faults"
diag "not found: $(awk -F "$tab" '$4 == "no" && $3 ~ /[EW]/ { printf "%s (%s); ", $1, $6 }' faults)"
finish
