# What a key and an accepted figure send to the terminal: a slow line carries some 1,000 bytes in a tenth of a second.  Of each line
# only what changed is drawn again: about 200 bytes a key for the figure, its totals, and amount and effects in the lines below.
# The bounds leave half as much again for longer names.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type sangong.purchase.final
keys <Enter>
# the line editor opens: two lines below and the keys are new
type 1
bytes 900
# a finding comes with its two lines of text
type 9
bytes 600
type .
bytes 300
type 5
bytes 300
keys <BS>
bytes 300
type 6
bytes 300
# and all of that goes again
keys <Enter>
bytes 600
