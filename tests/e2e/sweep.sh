#!/bin/sh
# Every screen at many sizes (sweep.c).
JUESUAN_SENTINEL=1 LANGUAGE=zh_CN
export JUESUAN_SENTINEL LANGUAGE
folder=$(mktemp -d "${TMPDIR:-/tmp}/juesuan-sweep.XXXXXX") || exit 99
trap 'rm -rf "$folder"' EXIT
cd "$folder" && juesuan demo sweep.db && juesuan demo review.db && juesuan explain review.db counts.car_price sangong.purchase.final 批文见附件 > /dev/null &&
	juesuan submit review.db > /dev/null && HOME=$folder "$abs_top_builddir/tests/e2e/sweep"
