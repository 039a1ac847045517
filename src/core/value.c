/* Values: construction, copying, comparison, printing.  Knows no cell. */
#include "core/value.h"

#include <string.h>

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

struct value
value_text (const char *text)
{
    struct value value = VALUE_INIT;

    value.state = VALUE_TEXT;
    value.type = TYPE_TEXT;
    value.text = g_ref_string_new (text);
    return value;
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

    if (copy.text != NULL)
        copy.text = g_ref_string_acquire (copy.text);
    return copy;
}

void
value_clear (struct value *value)
{
    if (value->text != NULL)
        g_ref_string_release (value->text);
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
