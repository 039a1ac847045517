# Turns lines cell<TAB>value of a book (as `juesuan set --from` takes them) into keys for tests/e2e/screen: what a clerk does who
# types that book with a Chinese input method on: no key is a Latin letter.  Reads three files: what `juesuan forms show EDITION`
# says, lines cell<TAB>value of all figures that the finished book shows, then the lines.
#
# Figures are sent one key after the other, other texts in pieces of a few characters, as an input method commits them.  A section
# is gone to by ^G and its printed code (else its title), a cell by ^G and its line and column as on paper, unless Enter or Tab lead
# there: in rows that were added, and in the sections of `walked`, where every cell to be filled in is in the lines, in the order of
# the form.  What a paragraph quotes ({evaluation.score}) is chosen by F3 from the places of that figure.

BEGIN {
	FS = "\t"
	split("staff assets sangong counts overall", names, " ")
	for (i in names)
		walked[names[i]] = 1
}

# --- the edition

FNR == 1 {
	file++
}

file == 1 {
	if ($0 ~ /^[a-z0-9_]+ = {/) {
		shown = substr($0, 1, index($0, " ") - 1)
		place = ""
	}
	if ($0 ~ /^    [a-z]+ = \(/)
		place = substr($0, 5, index(substr($0, 5), " ") - 1)
	if ($0 ~ /^    kind = "/)
		kind[shown] = quoted($0, "kind")
	if ($0 ~ /^    code = "/)
		code[shown] = quoted($0, "code")
	id = quoted($0, "id")
	if (id != "")
		item = id
	if ($0 ~ /^    title = "/)
		title[shown] = quoted($0, "title")
	if ($0 ~ /^    short = "/)
		title[shown] = quoted($0, "short")
	if (id != "" && (place == "rows" || place == "columns"))
		order[shown, place, ++count[shown, place]] = id
	if (place == "rows" && (number = quoted($0, "line")) != "" || place == "columns" && (number = quoted($0, "index")) != "") {
		printed[shown, place, item] = number
		numbered[shown, place] = 1
	}
	if ((place == "rows" || place == "columns") && quoted($0, "label") != "" && !((shown, place, item) in label))
		label[shown, place, item] = quoted($0, "label")
	if ($0 ~ /(^|[ {])hidden = true/)
		hidden[shown, place, item] = 1
	if (place == "columns" && id != "")
		column[shown, id] = columns[shown]++ - formulas[shown]
	if (place == "columns" && $0 ~ /(^|[ {])formula = "/) {
		formulas[shown]++
		derived[shown, item] = 1
	}
	if ((place == "columns" || place == "rows") && $0 ~ /(^|[ {])choices = "/)
		choices[shown, item] = quoted($0, "choices")
	next
}

# --- what it shows

file == 2 {
	shows[$1] = $2
	next
}

# --- the book

{
	if ($1 ~ /^\?/)
		explain(substr($1, 2))
	else if ($1 ~ /^!/)
		mark(substr($1, 2))
	else
		cell($1, $2)
}

function quoted(line, key,    at, rest)
{
	at = match(line, "(^|[ {])" key " = \"")
	if (at == 0)
		return ""
	rest = substr(line, RSTART + RLENGTH)
	return substr(rest, 1, index(rest, "\"") - 1)
}

function keys(text)
{
	print "keys " text
}

# The character of a UTF-8 text that begins at byte `at`; awk counts bytes (LC_ALL=C).
function character(text, at,    end)
{
	end = at + 1
	while (substr(text, end, 1) ~ /[\200-\277]/)
		end++
	return substr(text, at, end - at)
}

# A text, as it comes from the keyboard: Latin characters one by one, Chinese ones in words of up to four.
function type(text,    at, c, word, n)
{
	word = ""
	for (at = 1; at <= length(text); at += length(c)) {
		c = character(text, at)
		if (length(c) == 1) {
			flush_word(word)
			word = ""
			print "type " c
			continue
		}
		n = word == "" ? 1 : n + 1
		word = word c
		if (n == 4 || index("，。；：、", c) > 0) {
			flush_word(word)
			word = ""
		}
	}
	flush_word(word)
}

function flush_word(word)
{
	if (word != "")
		print "type " word
}

function go(place)
{
	keys("<C-g>")
	type(place)
	keys("<Enter>")
}

# A section in words without a letter.
function called(section,    name)
{
	name = code[section]
	sub(/表$/, "", name)
	return name == "" ? title[section] : name
}

# The number on paper of a row or column; what is no item of the form is a code, or a number, itself.
function number_of(section, place, id,    i, n)
{
	if (numbered[section, place])
		return (section, place, id) in printed ? printed[section, place, id] : id
	for (i = 1; i <= count[section, place]; i++) {
		n += !((section, place, order[section, place, i]) in hidden)
		if (order[section, place, i] == id)
			return kind[section] == "tree" && place == "rows" && id ~ /^[0-9]/ ? id : n
	}
	return id
}

# The row behind one that has no number on paper.
function row_behind(section, id,    i)
{
	for (i = 1; i < count[section, "rows"]; i++)
		if (order[section, "rows", i] == id)
			return order[section, "rows", i + 1]
}

function go_cell(section, row, name,    above)
{
	above = (section, "rows", row) in hidden
	if (above)
		row = row_behind(section, row)
	go(called(section) "." number_of(section, "rows", row) (name == "" ? "" : "." number_of(section, "columns", name)))
	if (above)
		keys("<Up>")
}

# Shows or hides last year's figures.
function layers(wanted)
{
	if (wanted && !shows_prior)
		keys("<F4>")
	if (!wanted && shows_prior)
		keys("<F4><F4><F4>")
	shows_prior = wanted
}

function enter_section(section)
{
	if (at_section == section)
		return
	layers(0)
	go(called(section))
	at_section = section
	at_row = ""
}

function add_row(section, row)
{
	keys("<Ins>")
	if (kind[section] == "tree") {
		type(row)
		keys("<Enter>")
	}
	there[section, row] = 1
	at_row = row
	at_column = 0
}

# Stands on the cell: by Tab where the row is the current one, else by its address.
function stand(section, row, name)
{
	if ((kind[section] == "list" || kind[section] == "tree") && !((section, row) in there))
		add_row(section, row)
	if (at_row == row && (section, name) in column && !((section, name) in derived) && at_column <= column[section, name]) {
		for (; at_column < column[section, name]; at_column++)
			keys("<Tab>")
		return
	}
	if (section in walked && at_row == "*")
		return
	go_cell(section, row, name)
	at_row = kind[section] == "list" || kind[section] == "tree" ? row : ""
	at_column = column[section, name]
}

function cell(address, value,    parts, section, row, name, layer, n, list, item, i)
{
	layer = ""
	if (address ~ /@/) {
		layer = substr(address, index(address, "@") + 1)
		address = substr(address, 1, index(address, "@") - 1)
	}
	n = split(address, parts, ".")
	section = parts[1]
	row = parts[2]
	name = n > 2 ? parts[3] : ""
	enter_section(section)
	if (kind[section] == "prose") {
		paragraph(section, row, name, value)
		return
	}
	layers(layer == "prior")
	if (layer != "")
		at_row = ""
	stand(section, row, name)
	if (layer == "prior")
		keys("<Right>")
	item = kind[section] == "fields" ? row : name
	if ((section, item) in choices) {
		n = split(choices[section, item], list, "|")
		for (i = 1; i <= n; i++)
			if (list[i] == value && i <= 9) {
				keys(i)
			} else if (list[i] == value) { # more than there are digits: out of the list
				keys("<F3>")
				for (k = 1; k < i; k++)
					keys("<Down>")
				keys("<Enter>")
			}
	} else {
		type(value)
		keys("<Enter>")
	}
	at_column++
	if (section in walked && layer == "")
		at_row = "*"
	if (layer != "")
		at_row = ""
}

# A paragraph: its level is chosen from a menu, and comes before its text.
function paragraph(section, row, name, value)
{
	if (!((section, row) in there))
		add_row(section, row)
	if (name == "level") {
		keys("<C-k>")
		keys(value)
	} else {
		write(value)
		keys("<Enter>")
	}
}

# A cell as menus call it.
function name_of(address,    parts, name)
{
	split(address, parts, ".")
	name = (code[parts[1]] == "" ? title[parts[1]] : code[parts[1]]) " "
	name = name ((parts[1], "rows", parts[2]) in label ? label[parts[1], "rows", parts[2]] : parts[2])
	return kind[parts[1]] == "fields" || count[parts[1], "columns"] < 2 ? name : name " " label[parts[1], "columns", parts[3]]
}

# A text that quotes figures: the figure behind the brace is typed, and its place chosen.
function write(text,    address, figure, chosen)
{
	while (match(text, /\{[a-z0-9_.]*\}/)) {
		type(substr(text, 1, RSTART))
		address = substr(text, RSTART + 1, RLENGTH - 2)
		text = substr(text, RSTART + RLENGTH)
		figure = shows[address]
		if (match(figure, /[0-9.]+%/)) # a piece of a sentence: its percentage
			figure = substr(figure, RSTART, RLENGTH - 1)
		type(figure)
		keys("<F3>")
		print "choose " name_of(address)
	}
	type(text)
}

function go_address(address,    parts)
{
	split(address, parts, ".")
	go_cell(parts[1], parts[2], parts[3])
}

# "rule cell": why a warning stands.
function explain(what)
{
	go_address(substr(what, index(what, " ") + 1))
	keys("<C-e>")
	type($2)
	keys("<Enter>")
	at_section = ""
}

function mark(address)
{
	go_address(address)
	keys($2 == "doubtful" ? "<C-t>" : "<C-k>3")
	at_section = ""
}
