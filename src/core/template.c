/* Sentence templates: text with {names} and {if}.  Rendering also tells which piece of text shows which cell. */
#include "core/expr-private.h"
#include "core/expr-tell.h"

#include <glib/gi18n.h>
#include <string.h>

enum piece_kind { PIECE_TEXT, PIECE_CELL, PIECE_EXPR, PIECE_NUMBER, PIECE_LABEL, PIECE_PATH, PIECE_FOUND, PIECE_IF };

struct piece {
    enum piece_kind kind;
    char *text;             /* PIECE_TEXT */
    struct expr *expr;      /* PIECE_CELL, PIECE_EXPR, PIECE_IF */
    int offset;             /* of the expr's names in the template's numbering */
    GPtrArray *yes, *no;    /* PIECE_IF: of struct piece * */
};

struct template {
    char *source;
    GPtrArray *pieces;      /* of struct piece * */
    GPtrArray *refs;        /* of const struct ref *, borrowed from the pieces */
};

struct reader {
    const char *source;
    const char *next;
    struct template *template;
    bool sound; /* read before without an error */
    GError **error;
};

static void
piece_free (struct piece *piece)
{
    g_free (piece->text);
    expr_free (piece->expr);
    g_clear_pointer (&piece->yes, g_ptr_array_unref);
    g_clear_pointer (&piece->no, g_ptr_array_unref);
    g_free (piece);
}

static GPtrArray *
pieces_new (void)
{
    return g_ptr_array_new_with_free_func ((GDestroyNotify)piece_free);
}

static struct piece *
add_piece (GPtrArray *pieces, enum piece_kind kind)
{
    struct piece *piece = g_new0 (struct piece, 1);

    piece->kind = kind;
    g_ptr_array_add (pieces, piece);
    return piece;
}

static bool
reader_fail (struct reader *reader, const char *where, const char *what)
{
    g_set_error (reader->error, EXPR_ERROR, 0, _("character %d of the sentence: %s"),
                 (int)g_utf8_pointer_to_offset (reader->source, where) + 1, what);
    return false;
}

static bool
read_expr (struct reader *reader, struct piece *piece, const char *source, const char *where)
{
    g_autoptr (GError) error = NULL;

    piece->expr = reader->sound ? expr_parse_sound (source) : expr_parse (source, &error);
    if (piece->expr == NULL)
        return !reader->sound && reader_fail (reader, where, error->message);
    piece->offset = (int)reader->template->refs->len;
    for (int i = 0; i < expr_n_refs (piece->expr); i++)
        g_ptr_array_add (reader->template->refs, (void *)expr_ref (piece->expr, i));
    if (piece->kind == PIECE_EXPR && piece->expr->root->op == OP_REF)
        piece->kind = PIECE_CELL;
    return true;
}

/* Reads up to {else}, {end} or the end; *stop gets which one it was ("" at the end). */
static bool
read_pieces (struct reader *reader, GPtrArray *pieces, const char **stop, int depth)
{
    *stop = "";
    while (*reader->next != '\0') {
        const char *open = strchr (reader->next, '{');
        size_t length = open != NULL ? (size_t)(open - reader->next) : strlen (reader->next);
        if (length > 0)
            add_piece (pieces, PIECE_TEXT)->text = g_strndup (reader->next, length);
        if (open == NULL) {
            reader->next += length;
            return true;
        }
        const char *close = strchr (open, '}');
        if (close == NULL)
            return reader_fail (reader, open, _("“{” without “}”"));
        g_autofree char *inner = g_strndup (open + 1, (gsize)(close - open - 1));
        g_strstrip (inner);
        reader->next = close + 1;
        if (strcmp (inner, "end") == 0 || strcmp (inner, "else") == 0) {
            *stop = inner[1] == 'n' ? "end" : "else";
            if (depth == 0)
                return reader_fail (reader, open, _("{else} or {end} without {if}"));
            return true;
        }
        if (strcmp (inner, "n") == 0) {
            add_piece (pieces, PIECE_NUMBER);
        } else if (strcmp (inner, "label") == 0) {
            add_piece (pieces, PIECE_LABEL);
        } else if (strcmp (inner, "found") == 0) {
            add_piece (pieces, PIECE_FOUND);
        } else if (strcmp (inner, "path") == 0) {
            add_piece (pieces, PIECE_PATH);
        } else if (g_str_has_prefix (inner, "if ")) {
            struct piece *piece = add_piece (pieces, PIECE_IF);
            const char *end;
            piece->yes = pieces_new ();
            piece->no = pieces_new ();
            if (depth > 20)
                return reader_fail (reader, open, _("too many {if} inside each other"));
            if (!read_expr (reader, piece, inner + 3, open) || !read_pieces (reader, piece->yes, &end, depth + 1))
                return false;
            if (strcmp (end, "else") == 0 && !read_pieces (reader, piece->no, &end, depth + 1))
                return false;
            if (strcmp (end, "end") != 0)
                return reader_fail (reader, open, _("{if} without {end}"));
        } else if (!read_expr (reader, add_piece (pieces, PIECE_EXPR), inner, open)) {
            return false;
        }
    }
    return true;
}

struct template *
template_later (const char *source)
{
    struct template *template = g_new0 (struct template, 1);

    template->source = g_strdup (source);
    return template;
}

static bool
template_read (struct template *template, bool sound, GError **error)
{
    const char *stop;
    struct reader reader = { template->source, template->source, template, sound, error };

    template->pieces = pieces_new ();
    template->refs = g_ptr_array_new ();
    if (g_utf8_validate (template->source, -1, NULL))
        return read_pieces (&reader, template->pieces, &stop, 0);
    g_set_error_literal (error, EXPR_ERROR, 0, _("the sentence is not valid UTF-8"));
    return false;
}

struct template *
template_parse (const char *source, GError **error)
{
    struct template *template = template_later (source);

    if (template_read (template, false, error))
        return template;
    template_free (template);
    return NULL;
}

/* What was put off in template_later; nobody sees that it was. */
static const struct template *
template_ready (const struct template *template)
{
    if (template->pieces == NULL)
        template_read ((struct template *)template, true, NULL);
    return template;
}

struct template *
template_kept (const struct template *template, struct arena *arena)
{
    struct template *kept = arena_alloc (arena, sizeof *kept);

    kept->source = arena_text (arena, template->source, strlen (template->source));
    return kept;
}

void
template_forget (struct template *template)
{
    g_clear_pointer (&template->pieces, g_ptr_array_unref);
    g_clear_pointer (&template->refs, g_ptr_array_unref);
}

void
template_free (struct template *template)
{
    if (template == NULL)
        return;
    template_forget (template);
    g_free (template->source);
    g_free (template);
}

const char *
template_source (const struct template *template)
{
    return template->source;
}

int
template_n_refs (const struct template *template)
{
    return (int)template_ready (template)->refs->len;
}

const GPtrArray *
template_refs (const struct template *template)
{
    return template_ready (template)->refs;
}

const struct ref *
template_ref (const struct template *template, int slot)
{
    return g_ptr_array_index (template_ready (template)->refs, slot);
}

static bool
render_text (const char *text, int node, const struct template_env *env, GString *out, GArray *spans)
{
    const char *shown = text != NULL ? text : env->eval.phrases->blank != NULL ? env->eval.phrases->blank : "";
    struct span span = { (int)out->len, (int)strlen (shown), node };

    g_string_append (out, shown);
    if (spans != NULL && node >= 0)
        g_array_append_val (spans, span);
    return text != NULL;
}

static bool
render_expr (const struct piece *piece, const struct template_env *env, const struct eval_env *eval, GString *out)
{
    struct value value = expr_eval (piece->expr, eval);
    struct number_style style = value.type == TYPE_MONEY ? eval->style : number_style (value.type, NULL, value.type == TYPE_COUNT ? 0 : 2, false);
    bool known = value.state == VALUE_NUMBER || value.state == VALUE_TEXT;
    g_autofree char *text = value_print (&value, &style);

    if (known && value.type == TYPE_PERCENT) {
        char *percent = g_strconcat (text, "%", NULL);
        g_free (text);
        text = percent;
    }
    value_clear (&value);
    return render_text (known ? text : NULL, -1, env, out, NULL);
}

static bool
render_pieces (const GPtrArray *pieces, const struct template_env *env, GString *out, GArray *spans)
{
    bool complete = true;

    for (guint i = 0; i < pieces->len; i++) {
        const struct piece *piece = g_ptr_array_index (pieces, i);
        struct eval_env eval = env->eval;
        eval.bind = env->eval.bind + piece->offset;
        switch (piece->kind) {
        case PIECE_TEXT:
            g_string_append (out, piece->text);
            break;
        case PIECE_NUMBER:
            g_string_append (out, env->number != NULL ? env->number : "");
            break;
        case PIECE_LABEL:
            g_string_append (out, env->label != NULL ? env->label : "");
            break;
        case PIECE_FOUND:
            g_string_append (out, env->found != NULL ? env->found : "");
            break;
        case PIECE_PATH:
            g_string_append (out, env->path != NULL ? env->path : "");
            break;
        case PIECE_CELL: {
            const struct binding *bind = &eval.bind[piece->expr->root->slot];
            g_autofree char *text = bind->n > 0 ? env->print (bind->node[0], env->data) : NULL;
            complete &= render_text (text, bind->n > 0 ? bind->node[0] : -1, env, out, spans);
            break;
        }
        case PIECE_EXPR:
            complete &= render_expr (piece, env, &eval, out);
            break;
        case PIECE_IF:
            complete &= render_pieces (expr_test (piece->expr, &eval, NULL) == 1 ? piece->yes : piece->no, env, out, spans);
            break;
        }
    }
    return complete;
}

bool
template_render (const struct template *template, const struct template_env *env, GString *out, GArray *spans)
{
    return render_pieces (template_ready (template)->pieces, env, out, spans);
}

/* A figure as what it is called; of a choice the case where its condition holds. */
static void
tell_pieces (const GPtrArray *pieces, const struct tell_names *names, GString *out)
{
    for (guint i = 0; i < pieces->len; i++) {
        const struct piece *piece = g_ptr_array_index (pieces, i);
        g_autofree char *words = piece->kind == PIECE_CELL || piece->kind == PIECE_EXPR ? expr_tell (piece->expr, names) : NULL;
        if (words != NULL)
            g_string_append_printf (out, _("[%s]"), words);
        else if (piece->kind == PIECE_TEXT)
            g_string_append (out, piece->text);
        else if (piece->kind == PIECE_IF)
            tell_pieces (piece->yes, names, out);
        else
            g_string_append (out, piece->kind == PIECE_LABEL || piece->kind == PIECE_PATH ? _("[row]") : piece->kind == PIECE_FOUND ? "…" : "");
    }
}

char *
template_tell (const struct template *template, const struct tell_names *names)
{
    GString *out = g_string_new (NULL);

    tell_pieces (template_ready (template)->pieces, names, out);
    return g_string_free (out, FALSE);
}
