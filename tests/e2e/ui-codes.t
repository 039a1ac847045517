# A code that no list has gets a name on the command line of the screen, and is called so at once.
shell juesuan demo demo.db
shell juesuan row demo.db add general 2010388 > /dev/null && juesuan set demo.db general.2010388.basic=1
run juesuan demo.db
keys <C-g>
type 公开05
keys <Enter>
expect 2010388 2010388
keys <C-x>
type codes 2010388 --settle 地方联络 --reason 通知
keys <Enter>
expect 本文件中 2010388 现称“地方联络”。
expect 2010388 地方联络
expect-not ?1.00
