/* Formula text -> tree: a hand-written recursive descent parser whose errors name the character.  Knows no book: names are
 * only collected here. */
#include "core/expr-private.h"

#include <glib/gi18n.h>
#include <string.h>

enum token { TOKEN_END, TOKEN_NAME, TOKEN_NUMBER, TOKEN_TEXT, TOKEN_SIGN };

#define MAX_DEPTH 100 /* nested brackets: far beyond any form, and safe for the stack */

struct parser {
    const char *source;
    const char *next;       /* after the current token */
    enum token token;
    const char *start;      /* of the current token */
    char sign[4];           /* TOKEN_SIGN: "<=" ... */
    enum op op;             /* of an operator between two sides, */
    int level;              /* which binds the closer the higher; 0: of any other token */
    char *text;             /* TOKEN_NAME, TOKEN_TEXT; in the formula's arena, as all that is kept */
    struct value number;    /* TOKEN_NUMBER */
    struct expr *expr;
    bool sound;             /* was parsed before without an error */
    int prior;              /* depth of prior( ) */
    int depth;
    const char *counted;    /* the place that parser_at was last asked for, */
    int at;                 /* and its character, from 1 */
    GError *error;
};

GQuark
expr_error_quark (void)
{
    return g_quark_from_static_string ("expr-error");
}

/* Counted on from the last place: a formula is read from front to back. */
static int
parser_at (struct parser *parser, const char *where)
{
    if (where < parser->counted) {
        parser->counted = parser->source;
        parser->at = 1;
    }
    for (; parser->counted < where; parser->counted++)
        parser->at += ((guchar)*parser->counted & 0xc0) != 0x80;
    return parser->at;
}

static void G_GNUC_PRINTF (3, 4)
parser_fail (struct parser *parser, const char *where, const char *format, ...)
{
    if (parser->error != NULL)
        return;

    va_list args;
    va_start (args, format);
    g_autofree char *what = g_strdup_vprintf (format, args);
    va_end (args);
    parser->error = g_error_new (EXPR_ERROR, 0, _("character %d of “%s”: %s"), parser_at (parser, where), parser->source, what);
}

enum { LEVEL_OR = 1, LEVEL_AND, LEVEL_NOT, LEVEL_COMPARE, LEVEL_ADD, LEVEL_MULTIPLY };

/* Signs with their full-width and mathematical twins. */
static const struct {
    const char *text;
    const char *sign;
    enum op op;
    int level;
} signs[] = {
    { "<>", "<>", OP_UNEQUAL, LEVEL_COMPARE },
    { "!=", "<>", OP_UNEQUAL, LEVEL_COMPARE },
    { "≠", "<>", OP_UNEQUAL, LEVEL_COMPARE },
    { "<=", "<=", OP_LESS_EQUAL, LEVEL_COMPARE },
    { "≤", "<=", OP_LESS_EQUAL, LEVEL_COMPARE },
    { ">=", ">=", OP_GREATER_EQUAL, LEVEL_COMPARE },
    { "≥", ">=", OP_GREATER_EQUAL, LEVEL_COMPARE },
    { "<", "<", OP_LESS, LEVEL_COMPARE },
    { ">", ">", OP_GREATER, LEVEL_COMPARE },
    { "==", "=", OP_EQUAL, LEVEL_COMPARE },
    { "=", "=", OP_EQUAL, LEVEL_COMPARE },
    { "+", "+", OP_ADD, LEVEL_ADD },
    { "＋", "+", OP_ADD, LEVEL_ADD },
    { "-", "-", OP_SUBTRACT, LEVEL_ADD },
    { "−", "-", OP_SUBTRACT, LEVEL_ADD },
    { "－", "-", OP_SUBTRACT, LEVEL_ADD },
    { "*", "*", OP_MULTIPLY, LEVEL_MULTIPLY },
    { "×", "*", OP_MULTIPLY, LEVEL_MULTIPLY },
    { "/", "/", OP_DIVIDE, LEVEL_MULTIPLY },
    { "÷", "/", OP_DIVIDE, LEVEL_MULTIPLY },
    { "(", "(", OP_NUMBER, 0 },
    { "（", "(", OP_NUMBER, 0 },
    { ")", ")", OP_NUMBER, 0 },
    { "）", ")", OP_NUMBER, 0 },
    { ",", ",", OP_NUMBER, 0 },
    { "，", ",", OP_NUMBER, 0 },
    { ".", ".", OP_NUMBER, 0 },
    { "[", "[", OP_NUMBER, 0 },
    { "]", "]", OP_NUMBER, 0 },
    { ":", ":", OP_NUMBER, 0 },
    { "％", "%", OP_NUMBER, 0 },
    { "%", "%", OP_NUMBER, 0 },
};

static bool
is_name_start (char c)
{
    return g_ascii_isalpha (c) || c == '_';
}

static bool
is_name_part (char c)
{
    return g_ascii_isalnum (c) || c == '_';
}

/* Digits with at most one point, and a unit or % behind. */
static void
lex_number (struct parser *parser)
{
    const char *p = parser->start;
    int64_t num = 0;
    int64_t den = 1;
    bool point = false;

    for (; g_ascii_isdigit (*p) || (*p == '.' && !point && g_ascii_isdigit (p[1])); p++) {
        if (*p == '.') {
            point = true;
            continue;
        }
        if (num > (INT64_MAX - 9) / 10 || (point && den > INT64_MAX / 10)) {
            parser_fail (parser, parser->start, _("the number is too large"));
            return;
        }
        num = num * 10 + (*p - '0');
        if (point)
            den *= 10;
    }

    parser->token = TOKEN_NUMBER;
    parser->number = value_number (TYPE_COUNT, num, 0);
    parser->number.den = den;
    struct value one = value_number (TYPE_COUNT, 1, 0);
    parser->number = number_operate (OP_MULTIPLY, &parser->number, &one); /* in lowest terms */
    static const char *const words[] = { "百万元", "千元", "万元", "亿元", "元", "千", "万", "亿" };
    for (size_t i = 0; i < G_N_ELEMENTS (words); i++) {
        if (!g_str_has_prefix (p, words[i]))
            continue;
        struct value unit = value_number (TYPE_MONEY, money_unit (words[i]), 0);
        parser->number = number_operate (OP_MULTIPLY, &parser->number, &unit);
        p += strlen (words[i]);
        break;
    }
    if (*p == '%' || g_str_has_prefix (p, "％")) {
        struct value hundred = value_number (TYPE_PERCENT, 100, 0);
        parser->number = number_operate (OP_MULTIPLY, &parser->number, &hundred);
        p = g_utf8_next_char (p);
    }
    if (parser->number.state != VALUE_NUMBER)
        parser_fail (parser, parser->start, _("the number is too large"));
    parser->next = p;
}

static void
lex_text (struct parser *parser)
{
    char quote = *parser->start;
    const char *end = strchr (parser->start + 1, quote);

    if (end == NULL) {
        parser_fail (parser, parser->start, _("a text that is not closed with %c"), quote);
        return;
    }
    parser->token = TOKEN_TEXT;
    parser->text = arena_text (&parser->expr->arena, parser->start + 1, (gsize)(end - parser->start - 1));
    parser->next = end + 1;
}

static void
lex_name (struct parser *parser)
{
    const char *p = parser->start;

    while (is_name_part (*p))
        p++;
    parser->token = TOKEN_NAME;
    parser->text = arena_text (&parser->expr->arena, parser->start, (gsize)(p - parser->start));
    parser->next = p;
    bool both = strcmp (parser->text, "and") == 0;
    if (both || strcmp (parser->text, "or") == 0) {
        parser->op = both ? OP_AND : OP_OR;
        parser->level = both ? LEVEL_AND : LEVEL_OR;
    }
}

static void
lex_sign (struct parser *parser)
{
    for (size_t i = 0; i < G_N_ELEMENTS (signs); i++) {
        if (*parser->start != signs[i].text[0] || !g_str_has_prefix (parser->start, signs[i].text))
            continue;
        parser->token = TOKEN_SIGN;
        g_strlcpy (parser->sign, signs[i].sign, sizeof parser->sign);
        parser->op = signs[i].op;
        parser->level = signs[i].level;
        parser->next = parser->start + strlen (signs[i].text);
        return;
    }
    g_autofree char *c = g_utf8_substring (parser->start, 0, 1);
    parser_fail (parser, parser->start, _("“%s” has no meaning here"), c);
}

static void
advance (struct parser *parser)
{
    if (parser->error != NULL)
        return;

    const char *p = parser->next;
    while (g_ascii_isspace (*p) || (*p == *"　" && g_str_has_prefix (p, "　")))
        p = g_utf8_next_char (p);
    parser->text = NULL;
    parser->level = 0;
    parser->start = p;
    if (*p == '\0') {
        parser->token = TOKEN_END;
        parser->next = p;
    } else if (g_ascii_isdigit (*p)) {
        lex_number (parser);
    } else if (is_name_start (*p)) {
        lex_name (parser);
    } else if (*p == '"' || *p == '\'') {
        lex_text (parser);
    } else {
        lex_sign (parser);
    }
}

static bool
is_sign (const struct parser *parser, const char *sign)
{
    return parser->error == NULL && parser->token == TOKEN_SIGN && strcmp (parser->sign, sign) == 0;
}

static bool
is_word (const struct parser *parser, const char *word)
{
    return parser->error == NULL && parser->token == TOKEN_NAME && strcmp (parser->text, word) == 0;
}

static bool
take_sign (struct parser *parser, const char *sign)
{
    if (!is_sign (parser, sign))
        return false;
    advance (parser);
    return true;
}

static void
expect_sign (struct parser *parser, const char *sign)
{
    if (parser->error == NULL && !take_sign (parser, sign))
        parser_fail (parser, parser->start, _("“%s” is expected"), sign);
}

/* Room for children is doubled whenever their number reaches a power of two. */
static void
node_append (struct expr *expr, struct expr_node *node, struct expr_node *child)
{
    if ((node->n & (node->n - 1)) == 0) {
        struct expr_node **more = arena_alloc (&expr->arena, (gsize)MAX (2 * node->n, 1) * sizeof *more);
        if (node->n > 0)
            memcpy (more, node->child, (gsize)node->n * sizeof *more);
        node->child = more;
    }
    node->child[node->n++] = child;
}

static struct expr_node *
node_new (struct expr *expr, enum op op, int at, struct expr_node *a, struct expr_node *b)
{
    struct expr_node *node = arena_alloc (&expr->arena, sizeof *node);

    node->op = op;
    node->at = at;
    node->literal = VALUE_INIT;
    if (a != NULL)
        node_append (expr, node, a);
    if (b != NULL)
        node_append (expr, node, b);
    return node;
}

static void
node_clear (struct expr_node *node)
{
    for (int i = 0; node != NULL && i < node->n; i++)
        node_clear (node->child[i]);
    if (node != NULL) {
        value_clear (&node->literal);
        g_clear_pointer (&node->pattern, g_regex_unref);
    }
}

static struct ref *
ref_new (struct expr *expr, int at)
{
    struct ref *ref = arena_alloc (&expr->arena, sizeof *ref);

    ref->at = at;
    return ref;
}

bool
ref_is_it (const struct ref *ref)
{
    return ref->kind == REF_NAME && ref->n_parts == 1 && !ref->prior && strcmp (ref->part[0], "it") == 0;
}

bool
expr_ref_is_set (const struct ref *ref)
{
    return ref->kind == REF_CHILDREN || ref->kind == REF_ROWS || ref->kind == REF_RANGE ||
           (ref->kind == REF_KEYED && g_str_has_suffix (ref->key, "*"));
}

/* The same formula over last year's figures, for growth(x) = growth(x, prior(x)). */
static struct expr_node *
node_prior (struct expr *expr, const struct expr_node *node)
{
    struct expr_node *copy = node_new (expr, node->op, node->at, NULL, NULL);

    copy->literal = value_copy (&node->literal);
    copy->function = node->function;
    copy->pattern = node->pattern != NULL ? g_regex_ref (node->pattern) : NULL;
    copy->needs = node->needs;
    if (node->op == OP_REF) {
        struct ref *ref = ref_new (expr, 0);
        *ref = *(const struct ref *)g_ptr_array_index (expr->refs, node->slot);
        ref->prior = true;
        copy->slot = (int)expr->refs->len;
        g_ptr_array_add (expr->refs, ref);
    }
    for (int i = 0; i < node->n; i++)
        node_append (expr, copy, node_prior (expr, node->child[i]));
    return copy;
}

static struct expr_node *parse_level (struct parser *parser, int level);

/* One part of a name behind a point: letters and digits in any order. */
static char *
parse_part (struct parser *parser)
{
    const char *p = parser->next;

    while (is_name_part (*p))
        p++;
    if (p == parser->next) {
        parser_fail (parser, parser->next, _("a name is expected after the point"));
        return NULL;
    }
    char *part = arena_text (&parser->expr->arena, parser->next, (gsize)(p - parser->next));
    parser->next = p;
    advance (parser);
    return part;
}

static void
parse_parts (struct parser *parser, struct ref *ref)
{
    while (is_sign (parser, ".")) {
        if (ref->n_parts == 3) {
            parser_fail (parser, parser->start, _("a name has at most three parts: section.row.column"));
            return;
        }
        char *part = parse_part (parser);
        if (part == NULL)
            return;
        ref->part[ref->n_parts++] = part;
    }
}

static void
parse_key (struct parser *parser, struct ref *ref)
{
    if (is_word (parser, "row")) {
        ref->kind = REF_INDEXED;
        advance (parser);
    } else if (parser->token == TOKEN_TEXT) {
        ref->kind = REF_KEYED;
        ref->key = parser->text;
        advance (parser);
    } else {
        parser_fail (parser, parser->start, _("row, or a key in quotes, is expected between [ and ]"));
    }
    expect_sign (parser, "]");
    if (is_sign (parser, ".")) {
        char *part = parse_part (parser);
        if (part != NULL)
            ref->part[ref->n_parts++] = part;
    }
}

static struct expr_node *
node_ref (struct parser *parser, struct ref *ref)
{
    struct expr_node *node = node_new (parser->expr, OP_REF, ref->at, NULL, NULL);

    ref->prior = parser->prior > 0;
    node->slot = (int)parser->expr->refs->len;
    g_ptr_array_add (parser->expr->refs, ref);
    return node;
}

/* The second end of a:b. */
static void
parse_range (struct parser *parser, struct ref *ref)
{
    ref->kind = REF_RANGE;
    advance (parser);
    if (parser->error == NULL && (parser->token == TOKEN_NAME || parser->token == TOKEN_TEXT)) {
        ref->part[ref->n_parts++] = parser->text;
        advance (parser);
    } else {
        parser_fail (parser, parser->start, _("the last row of the range is expected after “:”"));
    }
}

static struct expr_node *
parse_name (struct parser *parser)
{
    int at = parser_at (parser, parser->start);
    char *name = parser->text;

    advance (parser);
    if (strcmp (name, "year") == 0 || strcmp (name, "last_year") == 0)
        return node_new (parser->expr, name[0] == 'y' ? OP_YEAR : OP_LAST_YEAR, at, NULL, NULL);

    struct ref *ref = ref_new (parser->expr, at);
    if (strcmp (name, "children") == 0 || strcmp (name, "rows") == 0) {
        ref->kind = name[0] == 'c' ? REF_CHILDREN : REF_ROWS;
    } else {
        ref->part[ref->n_parts++] = name;
        if (take_sign (parser, "[")) {
            parse_key (parser, ref);
            return node_ref (parser, ref);
        }
        if (is_sign (parser, ":")) {
            parse_range (parser, ref);
            return node_ref (parser, ref);
        }
    }
    parse_parts (parser, ref);
    return node_ref (parser, ref);
}

static void
check_arguments (struct parser *parser, const struct expr_node *node, const char *start)
{
    const struct expr_function *function = &expr_functions[node->function];

    if (node->n < function->min_args || (function->max_args >= 0 && node->n > function->max_args))
        parser_fail (parser, start, _("%s takes %s"), function->name, function->args);
    for (int i = 0; i < node->n; i++) {
        const struct expr_node *child = node->child[i];
        bool set = child->op == OP_REF && expr_ref_is_set (g_ptr_array_index (parser->expr->refs, child->slot));
        if (set && !expr_function_takes_sets (node->function))
            parser_fail (parser, start, _("%s cannot take several figures at once; only sum, count, any, join and names can"), function->name);
        else if (!set && i < expr_function_needs_sets (node->function))
            parser_fail (parser, start, _("%s takes %s"), function->name, function->args);
    }
}

const GRegex *
expr_pattern (const struct expr_node *node, GError **error)
{
    if (node->pattern == NULL)
        ((struct expr_node *)node)->pattern = g_regex_new (node->child[1]->literal.text, 0, 0, error);
    return node->pattern;
}

static void
parse_pattern (struct parser *parser, struct expr_node *node, const char *start)
{
    g_autoptr (GError) error = NULL;

    if (node->child[1]->op != OP_TEXT)
        parser_fail (parser, start, _("the pattern must stand here in quotes"));
    else if (!parser->sound && expr_pattern (node, &error) == NULL)
        parser_fail (parser, start, _("this is no regular expression: %s"), error->message);
    else
        node->needs = needs_of_pattern (node->child[1]->literal.text, &parser->expr->arena);
}

static struct expr_node *
parse_call (struct parser *parser)
{
    const char *start = parser->start;
    int at = parser_at (parser, start);
    bool prior = is_word (parser, "prior");
    int function = prior ? -1 : expr_function_find (parser->text);

    if (!prior && function < 0) {
        parser_fail (parser, start, _("there is no function “%s”"), parser->text);
        return NULL;
    }
    advance (parser);
    expect_sign (parser, "(");
    if (prior) {
        parser->prior++;
        struct expr_node *inner = parse_level (parser, LEVEL_OR);
        parser->prior--;
        expect_sign (parser, ")");
        return inner;
    }

    struct expr_node *node = node_new (parser->expr, OP_CALL, at, NULL, NULL);
    node->function = function;
    while (parser->error == NULL && !is_sign (parser, ")")) {
        struct expr_node *argument = parse_level (parser, LEVEL_OR);
        if (argument != NULL)
            node_append (parser->expr, node, argument);
        if (!take_sign (parser, ","))
            break;
    }
    expect_sign (parser, ")");
    if (parser->error == NULL && node->n == 1 && expr_function_adds_prior (function))
        node_append (parser->expr, node, node_prior (parser->expr, node->child[0]));
    if (parser->error == NULL)
        check_arguments (parser, node, start);
    if (parser->error == NULL && expr_function_takes_pattern (function))
        parse_pattern (parser, node, start);
    else if (expr_function_needs (function) != NULL)
        node->needs = needs_of_letters (expr_function_needs (function), &parser->expr->arena);
    return node;
}

static bool
next_is_bracket (const struct parser *parser)
{
    const char *p = parser->next;

    while (g_ascii_isspace (*p))
        p++;
    return *p == '(' || g_str_has_prefix (p, "（");
}

static struct expr_node *
parse_literal (struct parser *parser)
{
    struct expr_node *node = node_new (parser->expr, OP_NUMBER, parser_at (parser, parser->start), NULL, NULL);

    if (parser->token == TOKEN_NUMBER) {
        node->literal = parser->number;
        advance (parser);
        return node;
    }
    char *text = parser->text;
    advance (parser);
    if (is_sign (parser, ":")) {
        struct ref *ref = ref_new (parser->expr, node->at);
        ref->part[ref->n_parts++] = text;
        parse_range (parser, ref);
        return node_ref (parser, ref);
    }
    node->op = OP_TEXT;
    node->literal = value_text (text);
    return node;
}

static struct expr_node *
parse_primary (struct parser *parser)
{
    if (parser->error != NULL)
        return NULL;
    if (parser->depth > MAX_DEPTH) {
        parser_fail (parser, parser->start, _("too many brackets inside each other"));
        return NULL;
    }
    if (take_sign (parser, "(")) {
        struct expr_node *node = parse_level (parser, LEVEL_OR);
        expect_sign (parser, ")");
        return node;
    }
    if (parser->token == TOKEN_NUMBER || parser->token == TOKEN_TEXT)
        return parse_literal (parser);
    if (parser->token == TOKEN_NAME)
        return next_is_bracket (parser) ? parse_call (parser) : parse_name (parser);
    parser_fail (parser, parser->start, _("a name, a number or a bracket is expected"));
    return NULL;
}

static struct expr_node *
parse_unary (struct parser *parser)
{
    int at = parser_at (parser, parser->start);

    parser->depth++;
    struct expr_node *node;
    if (take_sign (parser, "-"))
        node = node_new (parser->expr, OP_NEGATE, at, parse_unary (parser), NULL);
    else if (take_sign (parser, "+"))
        node = parse_unary (parser);
    else
        node = parse_primary (parser);
    parser->depth--;
    return node;
}

static struct expr_node *
parse_not (struct parser *parser)
{
    int at = parser_at (parser, parser->start);
    struct expr_node *inner = NULL;

    advance (parser);
    if (++parser->depth > MAX_DEPTH)
        parser_fail (parser, parser->start, _("too many brackets inside each other"));
    else
        inner = is_word (parser, "not") ? parse_not (parser) : parse_level (parser, LEVEL_COMPARE);
    parser->depth--;
    return node_new (parser->expr, OP_NOT, at, inner, NULL);
}

/* What operators of at least this level hold together, from the left. */
static struct expr_node *
parse_level (struct parser *parser, int level)
{
    struct expr_node *left = level <= LEVEL_NOT && is_word (parser, "not") ? parse_not (parser) : parse_unary (parser);

    while (parser->error == NULL && parser->level >= level) {
        int at = parser_at (parser, parser->start);
        enum op op = parser->op;
        int inner = parser->level + 1;
        advance (parser);
        left = node_new (parser->expr, op, at, left, parse_level (parser, inner));
    }
    return left;
}

static struct expr *
parse (const char *source, bool sound, GError **error)
{
    if (!g_utf8_validate (source, -1, NULL)) {
        g_set_error_literal (error, EXPR_ERROR, 0, _("the formula is not valid UTF-8"));
        return NULL;
    }

    struct expr *expr = g_new0 (struct expr, 1);
    expr->source = g_strdup (source);
    expr->refs = g_ptr_array_new ();
    arena_init (&expr->arena, 1000);
    struct parser parser = { .source = expr->source, .next = expr->source, .start = expr->source, .counted = expr->source, .at = 1, .expr = expr, .sound = sound };
    advance (&parser);
    expr->root = parse_level (&parser, LEVEL_OR);
    if (parser.error == NULL && parser.token != TOKEN_END)
        parser_fail (&parser, parser.start, _("an operator or the end is expected"));
    if (parser.error == NULL && expr->root->op == OP_REF && expr_ref_is_set (g_ptr_array_index (expr->refs, expr->root->slot)))
        parser_fail (&parser, parser.source, _("several figures cannot stand alone; write sum(...)"));
    if (parser.error != NULL) {
        g_propagate_error (error, parser.error);
        expr_free (expr);
        return NULL;
    }
    return expr;
}

struct expr *
expr_parse (const char *source, GError **error)
{
    return parse (source, false, error);
}

struct expr *
expr_parse_sound (const char *source)
{
    return parse (source, true, NULL);
}

void
expr_free (struct expr *expr)
{
    if (expr == NULL)
        return;
    node_clear (expr->root);
    arena_clear (&expr->arena);
    g_ptr_array_unref (expr->refs);
    g_free (expr->source);
    g_free (expr);
}

const char *
expr_source (const struct expr *expr)
{
    return expr->source;
}

int
expr_n_refs (const struct expr *expr)
{
    return (int)expr->refs->len;
}

const struct ref *
expr_ref (const struct expr *expr, int slot)
{
    return g_ptr_array_index (expr->refs, slot);
}

static bool
node_calls (const struct expr_node *node, const char *function)
{
    bool calls = node->op == OP_CALL && strcmp (expr_functions[node->function].name, function) == 0;

    for (int i = 0; i < node->n && !calls; i++)
        calls = node_calls (node->child[i], function);
    return calls;
}

bool
expr_calls (const struct expr *expr, const char *function)
{
    return node_calls (expr->root, function);
}
