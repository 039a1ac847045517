/* Values: construction, copying, comparison, printing.  Knows no cell. */
#include "core/value.h"

#include <stddef.h>
#include <string.h>

/* A text, counted by hand: nothing here is shared by threads, and where formulas are kept in a file a text must be able to lie in memory
 * that nobody counts. */
struct text {
    gsize holders; /* 0: it lives as long as the memory around it */
    char text[];
};

static struct text *
text_of (char *text)
{
    return (struct text *)(void *)(text - offsetof (struct text, text));
}

struct value
value_number (enum cell_type type, int64_t num, int64_t half)
{
    struct value value = VALUE_INIT;

    value.state = VALUE_NUMBER;
    value.type = type;
    value.num = num;
    value.half = half;
    return value;
}

static struct value
text_value (struct text *memory, const char *text, gsize length)
{
    struct value value = VALUE_INIT;

    value.state = VALUE_TEXT;
    value.type = TYPE_TEXT;
    value.text = memcpy (memory->text, text, length + 1);
    return value;
}

struct value
value_text (const char *text)
{
    gsize length = strlen (text);
    struct text *memory = g_malloc (sizeof *memory + length + 1);

    memory->holders = 1;
    return text_value (memory, text, length);
}

struct value
value_kept (const struct value *value, struct arena *arena)
{
    if (value->text == NULL)
        return *value;
    gsize length = strlen (value->text);
    return text_value (arena_alloc (arena, sizeof (struct text) + length + 1), value->text, length);
}

struct value
value_unknown (enum value_why why, int node)
{
    struct value value = VALUE_INIT;

    value.state = VALUE_UNKNOWN;
    value.why = why;
    value.node = node;
    return value;
}

struct value
value_copy (const struct value *value)
{
    struct value copy = *value;

    if (copy.text != NULL && text_of (copy.text)->holders > 0)
        text_of (copy.text)->holders++;
    return copy;
}

void
value_clear (struct value *value)
{
    struct text *text = value->text != NULL ? text_of (value->text) : NULL;

    if (text != NULL && text->holders > 0 && --text->holders == 0)
        g_free (text);
    *value = VALUE_INIT;
}

bool
value_equal (const struct value *a, const struct value *b)
{
    if (a->state != b->state)
        return false;
    switch (a->state) {
    case VALUE_NUMBER:
        return a->type == b->type && a->num == b->num && a->den == b->den && a->half == b->half;
    case VALUE_TEXT:
        return strcmp (a->text, b->text) == 0;
    case VALUE_UNKNOWN:
        return a->why == b->why && a->node == b->node;
    case VALUE_BLANK:
    case VALUE_NA:
        break;
    }
    return true;
}

char *
value_print (const struct value *value, const struct number_style *style)
{
    if (value->state == VALUE_TEXT)
        return g_strdup (value->text);
    if (value->state != VALUE_NUMBER)
        return g_strdup ("");

    int64_t num;
    if (!number_divide (value->num, value->den, &num))
        return g_strdup ("");
    return number_format (num, style);
}
