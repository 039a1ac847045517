/* Charts of the HTML. */
#ifndef PRINT_HTML_CHART_H
#define PRINT_HTML_CHART_H

#include "core/report.h"

void html_chart (GString *out, const struct block *block);

#endif
