# What building and testing need, and how to get it.  Sourced by run and check at the top of the sources.
#
#   setup_install build|test   installs what is missing, through apt-get; silent and quick where nothing is
#   setup_build FOLDER OPTIONS configures once, then makes; silent unless something fails
#
# A thing counts as there when it works (a command, a pkg-config module), not when a package of some name is installed, so that
# systems which call their packages otherwise are served too.

setup_say()
{
	echo "juesuan: $*" >&2
}

setup_die()
{
	setup_say "$@"
	exit 1
}

# setup_needs PACKAGE COMMAND...: notes the package where the command fails
setup_needs()
{
	package=$1
	shift
	"$@" > /dev/null 2>&1 || missing="$missing $package"
}

setup_compiles()
{
	printf '#include <stdio.h>\n' | cc -E - -o /dev/null
}

setup_module()
{
	pkg-config --exists "$1"
}

setup_chinese_font()
{
	fc-list :lang=zh-cn family | grep -q .
}

setup_missing_build()
{
	setup_needs gcc command -v cc
	setup_needs libc6-dev setup_compiles
	setup_needs make command -v make
	setup_needs pkg-config command -v pkg-config
	setup_needs autoconf command -v autoreconf
	setup_needs automake command -v automake
	setup_needs autopoint command -v autopoint
	setup_needs gettext command -v msgfmt
	setup_needs libglib2.0-dev setup_module 'glib-2.0 >= 2.58'
	setup_needs libncurses-dev setup_module ncursesw
	setup_needs libconfig-dev setup_module 'libconfig >= 1.5'
	setup_needs libsqlite3-dev setup_module 'sqlite3 >= 3.27'
	setup_needs libsodium-dev setup_module 'libsodium >= 1.0.13'
	setup_needs libgcrypt20-dev setup_module 'libgcrypt >= 1.9'
	setup_needs libpango1.0-dev setup_module pangocairo
	setup_needs libcairo2-dev setup_module cairo-pdf
	setup_needs libarchive-dev setup_module 'libarchive >= 3.4'
	setup_needs libxlsxwriter-dev setup_module xlsxwriter
	setup_needs fontconfig command -v fc-list
	# The PDF needs Chinese faces; these are small.
	setup_needs 'fonts-arphic-gbsn00lp fonts-arphic-gkai00mp fonts-wqy-microhei' setup_chinese_font
}

setup_missing_test()
{
	setup_needs libvterm-dev setup_module vterm
	setup_needs sqlite3 command -v sqlite3
	setup_needs poppler-utils command -v pdftotext
	setup_needs qpdf command -v qpdf
	setup_needs binutils command -v nm
	setup_needs groff-base command -v groff
	setup_needs valgrind command -v valgrind
	# The PDF tests name the faces that they expect.
	setup_needs fonts-arphic-gbsn00lp test -e /usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf
	setup_needs fonts-arphic-gkai00mp test -e /usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf
	setup_needs fonts-wqy-microhei test -e /usr/share/fonts/truetype/wqy/wqy-microhei.ttc
}

# A large peer that a few tests use where it is there: opens what we write as DOCX and XLSX.
setup_missing_wished()
{
	setup_needs 'libreoffice-writer-nogui libreoffice-calc-nogui' command -v soffice
}

setup_apt_install()
{
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" > "$log" 2>&1
}

# setup_apt PACKAGE...: false, and the end of what apt-get said, where it cannot
setup_apt()
{
	setup_say "installing $*"
	log=$(mktemp) || exit 1
	setup_apt_install "$@" || { $sudo apt-get update -q > "$log" 2>&1 && setup_apt_install "$@"; }
	installed=$?
	[ $installed -eq 0 ] || tail -n 20 "$log" >&2
	rm -f "$log"
	return $installed
}

setup_install()
{
	missing=
	setup_missing_build
	[ "$1" = build ] || setup_missing_test
	needed=$missing missing=
	[ "$1" = build ] || setup_missing_wished
	[ -n "$needed$missing" ] || return 0
	sudo=
	[ "$(id -u)" -eq 0 ] || sudo=sudo
	if [ -n "$needed" ]; then
		command -v apt-get > /dev/null ||
			setup_die "please install these first (their names in Debian):$needed"
		[ -z "$sudo" ] || command -v sudo > /dev/null ||
			setup_die "please have an administrator run: apt-get install --no-install-recommends$needed"
		# shellcheck disable=SC2086 # a list of words
		setup_apt $needed || setup_die "apt-get could not install$needed"
	fi
	# shellcheck disable=SC2086
	[ -z "$missing" ] || setup_apt $missing || setup_say "the tests go on without$missing"
}

# setup_quiet LOG COMMAND...: its output goes to the log, and is shown where it fails
setup_quiet()
{
	log=$1
	shift
	"$@" >> "$log" 2>&1 && return 0
	tail -n 40 "$log" >&2
	setup_die "$* failed; everything it said is in $log"
}

setup_configure()
{
	[ ! -e config.status ] ||
		setup_die "the sources are configured for building in place; run make distclean, then this again"
	setup_say "首次构建，约需一分钟，请稍候 (configuring and building in $folder, about a minute)"
	: > "$folder/setup.log"
	setup_quiet "$folder/setup.log" autoreconf -fi
	(cd "$folder" && setup_quiet setup.log "$top/configure" "$@") || exit 1
}

setup_build()
{
	folder=$1
	shift
	mkdir -p "$folder"
	[ -e "$folder/config.status" ] && [ -e "$folder/Makefile" ] || setup_configure "$@"
	setup_quiet "$folder/setup.log" make -C "$folder" -j"$(getconf _NPROCESSORS_ONLN)" all
}
