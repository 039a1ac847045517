/* Heads of a table from what stands over each column.  Knows neither books nor forms. */
#include "core/report-private.h"

#include <string.h>

/* How many columns from `first` on have the same beginning of their path as far as `depth`, and something below it. */
static int
heads_run (char ***paths, int n, int first, int depth)
{
    int run = 1;
    while (first + run < n) {
        char **a = paths[first], **b = paths[first + run];
        bool same = (int)g_strv_length (b) > depth + 1;
        for (int i = 0; same && i <= depth; i++)
            same = strcmp (a[i], b[i]) == 0;
        if (!same)
            break;
        run++;
    }
    return run;
}

void
report_add_heads (struct grid *grid, int depth, char ***paths, int n)
{
    for (int level = 0; level < depth; level++)
        for (int column = 0; column < n;) {
            int length = (int)g_strv_length (paths[column]);
            int run = level < length - 1 ? heads_run (paths, n, column, level) : 1;
            int rows = level == length - 1 ? depth - level : 1;
            if (level < length)
                grid_add (grid, level, column, rows, run, ROLE_HEAD, ALIGN_CENTRE, paths[column][level]);
            column += run;
        }
}

void
report_path_add (GPtrArray *path, const char *text)
{
    if (text && *text != '\0')
        g_ptr_array_add (path, g_strdup (text));
}

void
report_path_group (GPtrArray *path, const char *group)
{
    g_auto (GStrv) parts = g_strsplit (group ? group : "", "/", -1);
    for (char **part = parts; *part; part++)
        report_path_add (path, *part);
}

char **
report_path_end (GPtrArray *path)
{
    if (path->len == 0)
        g_ptr_array_add (path, g_strdup (""));
    g_ptr_array_add (path, NULL);
    return (char **)g_ptr_array_free (path, FALSE);
}

int
report_paths_depth (char ***paths, int n)
{
    int depth = 1;
    for (int i = 0; i < n; i++)
        depth = MAX (depth, (int)g_strv_length (paths[i]));
    return depth;
}

void
report_paths_free (char ***paths, int n)
{
    for (int i = 0; i < n; i++)
        g_strfreev (paths[i]);
    g_free (paths);
}
