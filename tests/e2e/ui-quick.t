# Little goes over the line for a key, and keys that come faster than repaints are not lost.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type 9
keys <Enter>
keys <Down>
bytes 400
keys <Right>
bytes 400
type 5
bytes 700
keys 1
bytes 400
keys <Esc>
# open a book's screen, go to a cell and type, all in one piece
keys <C-g>sangong.purchase.final<Enter>20<Enter>
shell juesuan get demo.db sangong.purchase.final | grep -q 20.00
keys <C-g>general<Enter><Ins>20502<Enter>7<Enter>
shell juesuan get demo.db general.20502.basic | grep -q 7.00
