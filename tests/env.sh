# Sourced before every test: the same surroundings on every machine. Needs abs_top_srcdir and abs_top_builddir.
# Messages are the English ones in the sources (a test of the Chinese ones sets LANGUAGE=zh_CN by itself; the screen tests do).

LC_ALL=C.UTF-8
LANGUAGE=en
TZ=UTC
TERM=xterm-256color
ESCDELAY=50
export LC_ALL LANGUAGE TZ TERM ESCDELAY
unset LANG LC_CTYPE LC_MESSAGES LINES COLUMNS NO_COLOR VISUAL EDITOR PAGER
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR

HOME=$abs_top_builddir/tests/home
mkdir -p "$HOME"
export HOME

# The uninstalled program, its forms, its helper programs and its catalogue.
PATH=$abs_top_builddir:$abs_top_builddir/tests/e2e:$PATH
JUESUAN_FORMS=$abs_top_srcdir/forms
JUESUAN_LIBEXEC=$abs_top_builddir
JUESUAN_FONTS=$abs_top_srcdir/fonts/fonts.conf
JUESUAN_LOCALEDIR=$abs_top_builddir/locale
export PATH JUESUAN_FONTS JUESUAN_FORMS JUESUAN_LIBEXEC JUESUAN_LOCALEDIR

# The same typefaces everywhere, where they are installed as Debian has them.
if [ -d /usr/share/fonts/truetype/wqy ] && [ -d /usr/share/fonts/truetype/arphic-gbsn00lp ]; then
    FONTCONFIG_FILE=$abs_top_srcdir/tests/fonts.conf
    export FONTCONFIG_FILE
fi

# The address sanitizer's leak check, less what libraries keep on purpose.
LSAN_OPTIONS=suppressions=$abs_top_srcdir/tests/leaks.supp:print_suppressions=0
export LSAN_OPTIONS
