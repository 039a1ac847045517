/* Conditions and sentences evaluated over a book, for the printed text and the screens. */
#include "core/book-private.h"
#include "core/text.h"

#include <glib/gi18n.h>

#include <string.h>

static char *
print_cell (int node, void *data)
{
    const struct book *book = data;
    const struct value *value = book_value (book, node);

    if (value->state == VALUE_TEXT && value->text[0] != '\0')
        return book_print (book, node);
    if (value->state == VALUE_NA && !type_is_text (book_cell (book, node_cell (node))->type)) {
        struct value nothing = value_number (book_cell (book, node_cell (node))->type, 0, 0);
        return value_print (&nothing, &book_cell (book, node_cell (node))->style); /* 不涉及 is an amount of 0 in a sentence */
    }
    if (value->state == VALUE_NUMBER) {
        bool percent = book_cell (book, node_cell (node))->type == TYPE_PERCENT;
        return percent ? book_print_unit (book, node) : book_print (book, node);
    }
    return NULL;
}

static struct bind_context
row_context (const struct book_section *section, const struct book_row *row)
{
    return (struct bind_context){ section, row, NULL, BIND_COLUMNS };
}

bool
book_test (struct book *book, const struct book_section *section, const struct book_row *row, const struct formula *formula)
{
    struct bind_context context = row_context (section, row);
    struct arena_mark mark = arena_mark (&book->arena);
    struct binding *bind = book_bind_formula (book, &context, formula, NULL, NULL);
    bool yes = false;

    if (bind != NULL) {
        struct eval_env env;
        book_env (book, section, NULL, bind, &env);
        yes = expr_test (formula->expr, &env, NULL) == 1;
    }
    arena_release (&book->arena, mark);
    return yes;
}

char **
book_wordings (struct book *book, const struct cell *cell)
{
    struct bind_context context = row_context (cell->section, cell->row);
    struct arena_mark mark = arena_mark (&book->arena);
    struct binding *bind = cell->wordings != NULL ? book_bind_formula (book, &context, cell->wordings, NULL, NULL) : NULL;
    char **wordings = NULL;

    if (bind != NULL) {
        struct eval_env env;
        struct value value;
        book_env (book, cell->section, NULL, bind, &env);
        value = expr_eval (cell->wordings->expr, &env);
        wordings = value.state == VALUE_TEXT && value.text[0] != '\0' ? g_strsplit (value.text, "|", -1) : NULL;
        value_clear (&value);
    }
    arena_release (&book->arena, mark);
    return wordings;
}

/* The list that gives the codes of a section their names: its own, or that of the section whose rows it has; NULL none. */
static const char *
code_list (const struct book *book, const struct section *section)
{
    const struct book_section *source = section->rows_of != NULL ? book_section (book, section->rows_of) : NULL;

    return source != NULL ? source->form->codes : section->codes;
}

/* The label, for a code with the names of the codes above, each with the edition's word of its level behind. */
static char *
row_path (const struct book *book, const struct book_section *section, const struct book_row *row)
{
    char **levels = book->form->levels;
    const char *list = section != NULL ? code_list (book, section->form) : NULL;
    const char *code = row->form != NULL ? row->form->code : row->id;
    GString *path = g_string_new (NULL);

    if (list == NULL || code == NULL || !g_ascii_isdigit (code[0]))
        return g_string_free (g_string_assign (path, row->label != NULL ? row->label : row->id), FALSE);
    for (size_t length = 3, level = 0; length <= strlen (code); length += 2, level++) {
        g_autofree char *above = g_strndup (code, length);
        const char *name = form_code_name (book->form, list, above, book->year);
        g_string_append (path, name != NULL ? name : above);
        g_string_append (path, levels != NULL && level < g_strv_length (levels) ? levels[level] : "");
    }
    return g_string_free (path, FALSE);
}

/* In any context; the label is that of the row, else of the column. */
bool
book_render_in (struct book *book, const struct bind_context *context, const struct template *template, const char *number,
                const char *found, GString *out, GArray *spans)
{
    struct arena_mark mark = arena_mark (&book->arena);
    const char *label = context->row != NULL ? context->row->label : context->column != NULL ? context->column->label : NULL;
    struct template_env env = { .label = label, .number = number, .found = found, .print = print_cell, .data = book };
    struct binding *bind = book_bind_template (book, context, template, NULL);
    bool asks = context->row != NULL && strstr (template_source (template), "{path}") != NULL;
    g_autofree char *path = asks ? row_path (book, context->section, context->row) : NULL;
    bool complete = false;

    env.path = path;
    if (bind != NULL) {
        book_env (book, context->section, NULL, bind, &env.eval);
        complete = template_render (template, &env, out, spans);
    } else {
        g_string_append (out, template_source (template)); /* a form that does not bind: forms check says why */
    }
    arena_release (&book->arena, mark);
    return complete;
}

bool
book_render (struct book *book, const struct book_section *section, const struct book_row *row, const struct template *template,
             const char *number, GString *out, GArray *spans)
{
    struct bind_context context = row_context (section, row);

    return book_render_in (book, &context, template, number, NULL, out, spans);
}

void
book_prose (struct book *book, const struct cell *cell, const char *text, GString *out, GArray *spans)
{
    struct template *template = strchr (text, '{') != NULL ? template_parse (text, NULL) : NULL;

    if (template != NULL)
        book_render (book, cell->section, NULL, template, NULL, out, spans);
    else
        g_string_append (out, text);
    template_free (template);
}

bool
book_prose_sound (struct book *book, const struct cell *cell, const char *text, GError **error)
{
    struct bind_context context = row_context (cell->section, NULL);
    struct arena_mark mark = arena_mark (&book->arena);
    struct template *template = template_parse (text, error);
    bool sound = template != NULL && book_bind_template (book, &context, template, error) != NULL;

    template_free (template);
    arena_release (&book->arena, mark);
    if (!sound)
        g_prefix_error (error, "%s: ", _("braces stand for a figure of the book, as in {unit.name}"));
    return sound;
}

char *
book_number (const char *pattern, int number)
{
    static const char circled[] = "①";
    const char *at;

    if ((at = strstr (pattern, "一")) != NULL || (at = strstr (pattern, circled)) != NULL) {
        bool chinese = g_str_has_prefix (at, "一");
        char circle[7] = "";
        g_autofree char *word = chinese ? text_chinese_number (number) : NULL;
        if (!chinese)
            circle[g_unichar_to_utf8 (0x2460 + (gunichar)CLAMP (number - 1, 0, 19), circle)] = '\0';
        g_autofree char *before = g_strndup (pattern, (gsize)(at - pattern));
        return g_strconcat (before, chinese ? word : circle, g_utf8_next_char (at), NULL);
    }
    if ((at = strchr (pattern, '1')) != NULL) {
        g_autofree char *before = g_strndup (pattern, (gsize)(at - pattern));
        return g_strdup_printf ("%s%d%s", before, number, at + 1);
    }
    return g_strdup (pattern);
}

bool
book_sentence (struct book *book, const struct book_section *section, const struct book_row *row, const struct paragraph *paragraph,
               int number, GString *out, GArray *spans)
{
    g_autofree char *text = book_number (paragraph->number != NULL ? paragraph->number : "（一）", number);

    return book_render (book, section, row, paragraph->text, text, out, spans);
}

bool
book_prints (struct book *book, const struct book_section *section, const struct book_row *row, const struct paragraph *paragraph)
{
    if (row != NULL && paragraph->rows != NULL && !g_strv_contains ((const char *const *)paragraph->rows, row->id))
        return false;
    if (row != NULL && paragraph->rows == NULL && row->form != NULL && row->form->hidden)
        return false;
    return paragraph->when == NULL || book_test (book, section, row, paragraph->when);
}

bool
book_joined (struct book *book, const struct book_section *section, const struct paragraph *paragraph, GString *out, GArray *spans)
{
    int n = 0;

    for (guint r = 0; r < section->rows->len; r++) {
        const struct book_row *row = g_ptr_array_index (section->rows, r);
        if (!book_prints (book, section, row, paragraph))
            continue;
        if (n > 0)
            g_string_append (out, paragraph->join);
        else if (paragraph->lead != NULL)
            book_render (book, section, NULL, paragraph->lead, NULL, out, spans);
        book_sentence (book, section, row, paragraph, ++n, out, spans);
    }
    if (n > 0 && paragraph->tail != NULL)
        book_render (book, section, NULL, paragraph->tail, NULL, out, spans);
    return n > 0;
}
