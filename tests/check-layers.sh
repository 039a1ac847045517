#!/bin/sh
# A folder of src/ is a layer and may use those below it, never beside or above: proved from the includes and, behind the
# compiler's back, from what the objects in the libraries ask for.  TAP.
: "${abs_top_srcdir:?}" "${abs_top_builddir:?}"
folder=$(mktemp -d) || exit 99
trap 'rm -rf "$folder"' EXIT
cd "$abs_top_srcdir/src" || exit 99
count=0

# Each layer with those that it may use.
layers='core:
formfile:core
store:core
print:core
import:core
session:core formfile store print import
ui:core formfile store print import session
cli:core formfile store print import session ui'

# result NAME FILE: ok where the file with the complaints is empty
result()
{
	count=$((count + 1))
	if [ -s "$2" ]; then
		echo "not ok $count - $1"
		sed 's/^/#   /' "$2"
	else
		echo "ok $count - $1"
	fi
}

# only LAYERS PATTERN: lines that include such a header outside the layers (a basic regular expression of folders)
only()
{
	grep -rnE --include='*.[ch]' "^ *# *include *[<\"]($2)" . | grep -v "^\./\($1\)" > "$folder/found"
	result "only $1 includes $2" "$folder/found"
}

echo "$layers" | while IFS=: read -r layer below; do
	[ -d "$layer" ] || continue
	allowed=$(echo "$layer $below" | tr ' ' '|')
	grep -nE '^ *# *include *"' "$layer"/*.[ch] | grep -vE "\"([a-z-]*\.h\"|($allowed)/)" > "$folder/includes.$layer"
done
for file in "$folder"/includes.*; do
	result "${file##*.} includes only what is below it" "$file"
done

only 'ui/' 'n?curses|term\.h|panel|form\.h>|menu\.h'
only 'store/' 'sqlite3'
only 'formfile/' 'libconfig'
only 'session/password' 'sodium'
only 'print/pdf' 'pango|cairo|ft2build|fontconfig'
only 'print/docx\|import/xlsx' 'archive'
only 'print/xlsx' 'xlsxwriter'

# Pure: no files, no clock, no environment, no locale.
grep -nE '# *include *<(gio/|glib/gstdio|stdio_ext|fcntl|unistd|dirent|sys/|time\.h|locale\.h|langinfo|signal|pthread)' \
	core/*.[ch] > "$folder/found"
result 'core includes no header of the system' "$folder/found"

# No figure passes through floating point.
grep -rnwE --include='*.[ch]' '(double|float|strtod|strtof|strtold|atof|g_ascii_strtod|g_strtod|G_TYPE_DOUBLE)' \
	core store session | grep -vE '^[^:]*:[0-9]+: *(\*|/\*)' > "$folder/found"
result 'no floating point in core, store and session' "$folder/found"

# The libraries: who defines a symbol, and who asks for it.
cd "$abs_top_builddir" || exit 99
for layer in $(echo "$layers" | sed 's/:.*//'); do
	[ -e "lib$layer.a" ] || continue
	nm -g "lib$layer.a" 2> /dev/null | awk -v layer="$layer" 'NF == 3 { print $3, layer }'
done > "$folder/defined"
echo "$layers" | while IFS=: read -r layer below; do
	[ -e "lib$layer.a" ] || continue
	nm -gu "lib$layer.a" 2> /dev/null | awk '$1 == "U" { print $2 }' | sort -u |
		awk -v layer="$layer" -v below=" $layer $below " '
			NR == FNR { home[$1] = $2; next }
			$1 in home && !index (below, " " home[$1] " ") { print layer " asks for " $1 " of " home[$1] }' \
			"$folder/defined" - > "$folder/symbols.$layer"
done
for file in "$folder"/symbols.*; do
	result "the objects of ${file##*.} ask only below" "$file"
done

nm -gu libcore.a 2> /dev/null | awk '$1 == "U" { print $2 }' | sort -u |
	grep -E '^(fopen|fclose|f?open(at)?(64)?|read|write|close|creat|unlink|rename|stat|l?stat64|getenv|secure_getenv|setlocale|nl_langinfo|time|clock_gettime|gettimeofday|localtime(_r)?|gmtime(_r)?|rand(om)?|strtod|atof|printf|puts|fputs|fprintf|__fprintf_chk|__printf_chk|system|exec.*|fork|g_file_.*|g_dir_.*|g_mkdir.*|g_getenv|g_setenv|g_get_(home|user|tmp|current|real_name|host|charset|monotonic|real_time|environ|language).*|g_date_time_new_now.*|g_spawn.*|g_print|g_printerr|g_random.*|g_ascii_strtod|g_strtod|g_timeout.*|g_idle.*)$' \
	> "$folder/found"
result 'the objects of core ask for no file, clock or environment' "$folder/found"

# Starting the program must not load what only printing needs.
if command -v readelf > /dev/null && [ -e juesuan ]; then
	readelf -d juesuan | grep -E 'NEEDED.*(pango|cairo|harfbuzz|freetype|fontconfig|archive|xlsx)' > "$folder/found"
	result 'juesuan itself loads nothing that only some formats need' "$folder/found"
fi
echo "1..$count"
