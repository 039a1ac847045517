# The harness itself, on a program that shows what it reads.
size 40x6
caret-anywhere
run parrot
expect size 40x6
cursor 2 1
cursor-visible
keys ab<lt><Enter><Up><S-Up><C-Del><F2><F10><C-k>
expect ab<(0d)(1b)OA(1b)[1;2A(1b)[3;5~(1b)OQ(1
screen
|size 40x6
|ab<(0d)(1b)OA(1b)[1;2A(1b)[3;5~(1b)OQ(1b
|)[21~(0b)
resize 30x5
expect size 30x5
type 景德镇市1.5
expect 景德镇市1.5
cursor-after 镇市1.5
cursor 2 12
expect-not ab
bytes 40
raw \x01\e\t
screen
*
|景德镇市1.5(01)(1b)(09)
resize 60x5
paste
|一	1
|二\t2
expect (1b)[200~一(09)
expect 二(09)2(1b)[201~
keys h
cursor-hidden
keys q
exit 3
run parrot
kill
exit 137
run parrot
hangup
exit 129
plain
run cat
type 合计<
wait 合计<
keys <C-d><C-d>
file a.tsv
|x\ty
|\xe5\x86\xb3
shell printf 'x\ty\n决\n' | cmp - a.tsv
shell test "$HOME" = "$PWD"
