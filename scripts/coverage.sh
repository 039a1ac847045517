#!/bin/sh
# Lines of src/ that the tests have run, in a build configured with --enable-coverage: a line a file, then one a folder.
#   scripts/coverage.sh BUILD [FOLDER PERCENT]    status 1 where FOLDER has less than PERCENT
cd "${1:?}" || exit 2
find . -path './src/*' -name '*.gcno' -exec gcov -n {} + 2> /dev/null |
	awk -v folder="$2" -v least="$3" '
		/^File / { file = $2; gsub (/\047/, "", file); sub (/^.*\/src\//, "src/", file) }
		/^Lines executed:/ && file ~ /^src\// {
			split ($0, part, /[:% ]+/)
			lines = part[5]; run = part[3] * lines / 100
			printf "%6.2f%% of %5d  %s\n", part[3], lines, file | "sort -k4"
			sub (/\/[^\/]*$/, "", file)
			all[file] += lines; done[file] += run
			file = ""
		}
		END {
			close ("sort -k4")
			for (f in all)
				printf "%6.2f%% of %5d  %s/\n", 100 * done[f] / all[f], all[f], f | "sort -k4"
			if (folder != "" && (!(folder in all) || 100 * done[folder] < least * all[folder]))
				exit 1
		}'
