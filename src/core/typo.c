/* Slips of the finger, undone.  Works on the digits as they are written, never on their value. */
#include "core/typo.h"

#include <stdbool.h>
#include <string.h>

#define MAX_DIGITS 30

struct figure {
    bool minus;
    char digit[MAX_DIGITS + 8];
    int n;      /* digits */
    int places; /* of them behind the point */
};

static bool
figure_read (const char *text, struct figure *figure)
{
    bool point = false;

    memset (figure, 0, sizeof *figure);
    figure->minus = *text == '-';
    for (text += figure->minus; *text != '\0'; text++) {
        if (*text == '.' && !point) {
            point = true;
        } else if (g_ascii_isdigit (*text) && figure->n < MAX_DIGITS) {
            figure->digit[figure->n++] = *text;
            figure->places += point;
        } else {
            return false;
        }
    }
    return figure->n > 0;
}

/* No more digits than needed: neither 018 nor 18.70. */
static char *
figure_write (const struct figure *figure)
{
    GString *text = g_string_new (figure->minus ? "-" : "");
    int whole = figure->n - figure->places;
    int last = figure->n;
    int first = 0;

    while (last > whole && figure->digit[last - 1] == '0')
        last--;
    while (first < whole && figure->digit[first] == '0')
        first++;
    if (first >= whole)
        g_string_append_c (text, '0');
    g_string_append_len (text, figure->digit + first, MAX (whole - first, 0));
    if (last > whole) {
        g_string_append_c (text, '.');
        g_string_append_len (text, figure->digit + whole, last - whole);
    }
    return g_string_free (text, FALSE);
}

struct meant {
    GPtrArray *texts;
    const char *own; /* the figure itself, as figure_write has it */
    int places;
};

static void
meant_add (struct meant *meant, const struct figure *figure)
{
    g_autofree char *text = figure_write (figure);
    const char *point = strchr (text, '.');
    bool fine = point != NULL && (int)strlen (point + 1) > meant->places;

    for (guint i = 0; i < meant->texts->len && !fine; i++)
        fine = strcmp (g_ptr_array_index (meant->texts, i), text) == 0;
    if (!fine && strcmp (text, meant->own) != 0 && strcmp (text, "0") != 0 && strcmp (text, "-0") != 0)
        g_ptr_array_add (meant->texts, g_steal_pointer (&text));
}

/* A 0 that nobody writes may have changed places too: 18.7 for 18.07. */
static void
undo_swap (struct meant *meant, const struct figure *figure)
{
    struct figure full = *figure;

    while (full.places < meant->places && full.n < MAX_DIGITS) {
        full.digit[full.n++] = '0';
        full.places++;
    }
    for (int i = 0; i + 1 < full.n; i++) {
        struct figure other = full;
        other.digit[i] = full.digit[i + 1];
        other.digit[i + 1] = full.digit[i];
        meant_add (meant, &other);
    }
}

/* A digit put in before place i; in front of the point and behind it where that is the place. */
static void
put_digit (struct meant *meant, const struct figure *figure, int i, char digit)
{
    struct figure other = *figure;
    int whole = figure->n - figure->places;

    memmove (other.digit + i + 1, figure->digit + i, (size_t)(figure->n - i));
    other.digit[i] = digit;
    other.n++;
    if (i <= whole)
        meant_add (meant, &other);
    other.places++;
    if (i >= whole)
        meant_add (meant, &other);
}

static void
undo_digit (struct meant *meant, const struct figure *figure)
{
    for (int i = 0; i <= figure->n; i++)
        for (char digit = '0'; digit <= '9'; digit++)
            put_digit (meant, figure, i, digit);
    for (int i = 1; i < figure->n; i++) {
        struct figure other = *figure;
        if (figure->digit[i] != figure->digit[i - 1])
            continue;
        memmove (other.digit + i, figure->digit + i + 1, (size_t)(figure->n - i - 1));
        other.n--;
        other.places -= i >= figure->n - figure->places;
        meant_add (meant, &other);
    }
}

/* The point `by` places to the right, or to the left below 0. */
static void
move_point (struct meant *meant, const struct figure *figure, int by)
{
    struct figure other = *figure;

    other.places -= by;
    while (other.places < 0 && other.n < MAX_DIGITS) {
        other.digit[other.n++] = '0';
        other.places++;
    }
    while (other.places >= other.n && other.n < MAX_DIGITS) {
        memmove (other.digit + 1, other.digit, (size_t)other.n);
        other.digit[0] = '0';
        other.n++;
    }
    if (other.places >= 0 && other.places < other.n)
        meant_add (meant, &other);
}

GPtrArray *
typo_meant (enum typo typo, const char *figure, int places)
{
    struct figure read;
    GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

    if (!figure_read (figure, &read) || strspn (figure, "-0.") == strlen (figure))
        return texts;
    g_autofree char *own = figure_write (&read);
    struct meant meant = { texts, own, places };
    switch (typo) {
    case TYPO_SWAPPED:
        undo_swap (&meant, &read);
        break;
    case TYPO_DIGIT:
        undo_digit (&meant, &read);
        break;
    case TYPO_SIGN:
        read.minus = !read.minus;
        meant_add (&meant, &read);
        break;
    case TYPO_POINT:
        for (int by = -2; by <= 2; by++)
            move_point (&meant, &read, by);
        break;
    case TYPO_UNIT:
        move_point (&meant, &read, 4);
        move_point (&meant, &read, -4);
        break;
    }
    return texts;
}
