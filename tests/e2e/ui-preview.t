# The printed page on which a cell stands.
shell juesuan demo demo.db
run juesuan demo.db
keys <C-g>
type say4
keys <Enter>
keys <F7>
expect 打印预览
expect 工资福利支出175.78万元
expect 打印预览   第 14/29 页
screen
*
| 方向键选数，F7 看它在 PDF 第几页，F10 打印
|────────────────────────────────────────────────────────────────────────────────
|    （四）商业服务业等支出年初预算数为0.00万元，决算数为50.00万元，年初预算为0，
|不计算完成率，支出的主要原因是：年中追加在京招商引资活动经费，年初没有安排。
|    （五）住房保障支出年初预算数为15.68万元，决算数为15.69万元，完成年初预算的
|100.06%。
|
|    四、一般公共预算财政拨款基本支出决算情况说明
|    本部门2022年度一般公共预算财政拨款基本支出233.70万元，其中：
|    （一）工资福利支出175.78万元，较2021年减少53.06万元，下降23.19%，主要原因
|是：奖金结构改革完成，奖金支出减少。
|    （二）商品和服务支出24.36万元，较2021年增加12.58万元，增长106.79%，主要原因
|是：疫情影响减轻，联络协调工作恢复正常，差旅费、维修费等增加。
|    （三）对个人和家庭的补助33.56万元，较2021年增加19.56万元，增长139.71%，主要
|原因是：按规定发放北京地区养老补贴。
|    （四）资本性支出0.00万元，与2021年持平（均为0）。
|
|    五、财政拨款“三公”经费支出决算情况说明
|    本部门2022年度财政拨款“三公”经费支出全年预算数为26.55万元，决算数为26.42万
|元，完成全年预算的99.51%，决算数较2021年增加17.18万元，增长185.93%，主要原因是：
|
|
| Enter跳到该处 ^F查找 ^G页 F6全审 F7 PDF页码 F1帮助 Esc返回 F10菜单
keys <Esc>
expect 文字预览
# the report into a file, from the menu
keys <F10>
keys <End><Up><Up><Up><Up>
expect 打印到文本
keys <Enter>
expect 以 .pdf .docx .xlsx .html .txt 结尾；未审定的印“草稿”
# a name that does not say in which format is asked about again
type out
keys <Enter>
expect 从文件名 out 看不出格式
expect > out
shell test ! -e out
keys <End>
type .txt
keys <Enter>
expect /out.txt
shell grep -q 工资福利支出175.78万元 out.txt


# search: below the marked line, also over the end of a line, and from the top again
keys <F7>
keys <C-f>
type 没有这个词
keys <Enter>
expect 报告中没有“没有这个词”
keys <C-f>
type 支出决算表
keys <Enter>
expect 第 1/29 页
expect 已从头再找
# a page by the number that is printed on it, and back to the cell of a figure
keys <C-g>
type 8
keys <Enter>
expect 第 8/29 页
keys <C-f>
type 一般行政管理事务
keys <Enter>
expect 第 8/29 页
# the figures of the line one by one, a blank among them; Enter goes to the chosen one
expect 公开05表 一般行政管理事务 小计
keys <Right>
expect 公开05表 一般行政管理事务 基本支出
keys <Right>
expect 公开05表 一般行政管理事务 项目支出
# its page in the PDF, which has other pages
keys <F7>
expect 这个数在 PDF 里印在第 10 页
keys <Up>
expect 公开05表 行政运行
keys <Down>
keys <Enter>
expect 公开05表 一般行政管理事务 项目支出
# the cover is not an empty screen; what was printed
keys <Esc>
keys <Esc>
keys <Esc>
keys <C-Home><F7>
expect 封面，正文共
expect 2022年度部门决算
keys <F10>
keys <End><Up><Up><Up><Up><Up>
keys <Enter>
expect 打印记录，最近的在前
expect txt
expect 指纹相同的两份
# a blank cell is found in its table, not in the first sentence that has a figure of the table
kill
shell juesuan new blank.db --unit 测试局 --year 2022
run juesuan blank.db
keys <C-g>
type 公开01
keys <Enter><F7>
expect 页（文本）   公开01表
