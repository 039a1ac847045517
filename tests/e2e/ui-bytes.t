# What a key and an accepted figure send to the terminal: a slow line carries some 1,000 bytes in a tenth of a second.  Of each line
# only what changed is drawn again: some 160 bytes a key for the figure, its totals, and amount and effects in the lines below.  The
# bounds leave half as much again for longer names; of a whole book typed demo-typed.sh tells.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
# a box is its corners and sides, and what stands in it
bytes 350
type sangong.purchase.final
keys <Enter>
# the line editor opens: amount and effects are new, the two lines of a finding and the first three keys change
type 1
bytes 500
# a finding comes with its two lines of text
type 9
bytes 600
# the amount stands where it stood
type .
bytes 80
type 5
bytes 250
keys <BS>
bytes 250
type 6
bytes 250
# and all of that goes again
keys <Enter>
bytes 400
# one line up: two labels, two figures, the line about the cell
keys <Up>
bytes 400
