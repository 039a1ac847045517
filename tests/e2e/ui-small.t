# The ways about at 60x20 and in English: guide, findings, ledger, search, what a first year types, command line, help.
env LANGUAGE=en
size 60x20
run juesuan new.db
screen
*
|────────────────────────────────────────────────────────────
|
|   There is no book here yet. A book is one unit's report
|   of one year; a file holds many.
|
|>1 make the book of my unit: name, year, whose forms
| 2 look at the demonstration, a real report to try things on
| 3 leave
|
|   Afterwards: the unit and the cover, then table by table
|   (Enter, Tab); totals, sentences and checks follow.
|   F8 goes to what is missing or wrong, F1 explains where
|   you are, F10 lists all that can be done.
|   Every figure is saved when it is accepted. Esc leads
|   back from everywhere.
|
|
|
| Enter open Insert new book ^K copy, rename, delete F10 menu
type 2
expect err. warn  ask
keys <F6>
expect Findings of all checks
screen
*
|────────────────────────────────────────────────────────────
|   Warnings: put right or explain (^E) (1)
|>? 公开09表 公务用车购置费 决算数  公务用车购置费18.78万元 >
|   Hints (1)
| ~ 公开09表 公务用车购置费 决算数  公务用车购置费18.78万元 >
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| 公务用车购置费18.78万元、购置1辆，平均每辆超过18.00万元。
| Difference 7,800.00元, rounding explains 0.00元.  看金额是
| 否含车辆购置税和牌照费；确已批准的，写出错说明。
| 公开09表 公务用车购置费 决算数 18.78万元; 三公统计数 公务 >
|
|
| Enter go there F5 where from F8 next fault ^F find F10 menu
keys <Esc>
type 2
expect Ledger of checks
keys <Esc>
keys <C-f>18.78<Enter>
expect places
screen
*
|────────────────────────────────────────────────────────────
|   公开09表 三公经费 (2)
|>  公务用车购置费 预算数           value    18.78万元
|   公务用车购置费 决算数           value    18.78万元
|   五 三公经费 (4)
|   公务用车购置费 全年预算数       value    18.78万元
|   公务用车购置费 决算数           value    18.78万元
|   公务用车购置费 全年预算数       sentence …中：公务用车购>
|   公务用车购置费 决算数           sentence …数为18.78万元 >
|
|
|
|
|
|
|
|
|
| Enter go there F5 where from F8 next fault ^F find F10 menu
keys <Esc>
keys <C-x>lastyearbudgets<Enter>
expect Last year's figures and budgets
keys <Esc>
keys <C-x>che
screen
*
|─┌─ Command                                              ─┐─
| │ Tab takes the marked line, Enter does what is typed.   │
|>│ > che                                                  │
| │>  checkall        Runs all checks and lists what they >│
| │   command         A line for everything by its name, a>│
| │   ledger          What must be checked, what was, and >│
| │   check           check all rules and show the findings│
| │   verify          check that the trail of changes is u>│
| │   forms           list, check or show the form files   │
| │                                                        │
| │                                                        │
| │                                                        │
| │                                                        │
| └─                                                      ─┘
|     公开06表 基本支出         0    0    0  = complete
|
| Next (F8): ? 公务用车购置费18.78万元、购置1辆，平均每辆超>
| 1 shows only what is not finished, 2 the ledger of checks.
| Enter open F8 next fault F6 check all F7 preview F10 menu
keys <Esc>
keys <C-g>sangong.purchase.final<Enter><F1>
expect What this is
keys <F1>
expect F2 (Esc 2)
