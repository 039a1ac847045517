/* Charts: which figures stand beside each other.  How they are drawn is the business of the renderers. */
#include "core/report-private.h"

static void
chart_bar_free (struct chart_bar *bar)
{
    g_free (bar->label);
    g_free (bar->text[0]);
    g_free (bar->text[1]);
    g_free (bar->said[0]);
    g_free (bar->said[1]);
    g_free (bar);
}

struct chart *
chart_new (bool pie, int n_series)
{
    struct chart *chart = g_new0 (struct chart, 1);
    chart->pie = pie;
    chart->n_series = n_series;
    chart->bars = g_ptr_array_new_with_free_func ((GDestroyNotify)chart_bar_free);
    return chart;
}

void
chart_free (struct chart *chart)
{
    g_free (chart->names[0]);
    g_free (chart->names[1]);
    g_free (chart->unit);
    g_ptr_array_unref (chart->bars);
    g_free (chart);
}

struct chart_bar *
chart_add (struct chart *chart, const char *label)
{
    struct chart_bar *bar = g_new0 (struct chart_bar, 1);
    bar->label = g_strdup (label);
    bar->node = -1;
    g_ptr_array_add (chart->bars, bar);
    return bar;
}

/* From the form */

static char *
chart_text (struct book *book, const struct book_section *section, const struct template *template, GArray *spans)
{
    GString *text = g_string_new (NULL);
    if (template)
        book_render (book, section, NULL, template, NULL, text, spans);
    return g_string_free (text, FALSE);
}

static void
chart_take (struct book *book, struct chart_bar *bar, int series, int node)
{
    const struct cell *cell = book_cell (book, node_cell (node));
    const struct value *value = book_value (book, node);
    bar->text[series] = value->state == VALUE_NUMBER ? book_print (book, node) : g_strdup ("");
    bar->num[series] = value->state == VALUE_NUMBER ? number_printed (value->num, &cell->style) : 0;
}

static void
chart_take_item (struct chart *chart, struct book *book, const struct book_section *section, const struct chart_item *item)
{
    g_autofree char *label = chart_text (book, section, item->label, NULL);
    g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (struct span));
    g_autofree char *text = chart_text (book, section, item->value, spans);
    int node = spans->len > 0 ? g_array_index (spans, struct span, 0).node : -1;
    if (node < 0 || (chart->pie && book_value (book, node)->state != VALUE_NUMBER))
        return;
    struct chart_bar *bar = chart_add (chart, label);
    bar->node = node;
    chart_take (book, bar, 0, node);
    if (chart->n_series > 1)
        chart_take (book, bar, 1, node_of (node_cell (node), true));
    const struct cell *cell = book_cell (book, node_cell (node));
    if (!chart->unit)
        chart->unit = g_strdup (cell->type == TYPE_MONEY ? cell->style.unit : cell->measure);
}

/* Slices of a pie: parts of their own sum, in figures as printed.  NULL: there is no whole. */
static char *
chart_share (const struct chart_bar *bar, int64_t whole)
{
    const struct number_style percent = number_style (TYPE_PERCENT, NULL, 2, false);
    int64_t share;
    if (bar->num[0] < 0 || !number_divide ((int128)bar->num[0] * 10000, whole, &share))
        return NULL;
    g_autofree char *text = number_format (share, &percent);
    return g_strconcat (text, "%", NULL);
}

static void
chart_say (struct chart *chart, const char *slice)
{
    int64_t whole = 0;
    for (guint i = 0; i < chart->bars->len; i++)
        whole += MAX (((const struct chart_bar *)g_ptr_array_index (chart->bars, i))->num[0], 0);
    for (guint i = 0; i < chart->bars->len; i++) {
        struct chart_bar *bar = g_ptr_array_index (chart->bars, i);
        g_autofree char *share = chart->pie ? chart_share (bar, whole) : NULL;
        const char *unit = chart->unit ? chart->unit : "";
        for (int k = 0; k < chart->n_series; k++)
            if (*bar->text[k] == '\0')
                bar->said[k] = g_strdup ("");
            else
                bar->said[k] = share ? report_phrase (slice ? slice : "{amount}{unit} ({share})", "amount", bar->text[k], "unit", unit,
                                                      "share", share, NULL)
                                     : g_strconcat (bar->text[k], unit, NULL);
    }
}

static bool
chart_empty (const struct chart *chart)
{
    for (guint i = 0; i < chart->bars->len; i++) {
        const struct chart_bar *bar = g_ptr_array_index (chart->bars, i);
        if (bar->num[0] > 0 || bar->num[1] > 0)
            return false;
    }
    return true;
}

static struct chart *
chart_build (struct book *book, const struct book_section *section, const struct chart_form *form)
{
    bool pie = g_strcmp0 (form->kind, "pie") == 0;
    struct chart *chart = chart_new (pie, form->prior && !pie ? 2 : 1);
    for (guint i = 0; i < form->items->len; i++)
        chart_take_item (chart, book, section, g_ptr_array_index (form->items, i));
    chart_say (chart, book_form (book)->slice);
    if (chart->n_series > 1) {
        chart->names[0] = chart_text (book, section, form->now, NULL);
        chart->names[1] = chart_text (book, section, form->before, NULL);
    }
    return chart;
}

void
report_add_charts (struct report *report, struct book *book, const struct book_section *section)
{
    for (guint i = 0; i < section->form->charts->len; i++) {
        const struct chart_form *form = g_ptr_array_index (section->form->charts, i);
        if (form->when && !book_test (book, section, NULL, form->when))
            continue;
        struct chart *chart = chart_build (book, section, form);
        if (chart_empty (chart)) { /* nothing to be seen in it */
            chart_free (chart);
            continue;
        }
        g_autofree char *title = chart_text (book, section, form->title, NULL);
        struct block *block = report_add (report, BLOCK_CHART, 0, NULL, title);
        block->chart = chart;
        block->section = g_strdup (section->form->id);
    }
}
