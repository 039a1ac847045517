/* Reads as much of a regular expression as tells which characters it cannot do without.  What is not understood needs nothing. */
#include "core/needs.h"

#include <string.h>

#define NEAR 8
#define PAIR 0x80000000u  /* in what stands for two letters beside each other */
#define TWICE 0x7FFFFFFFu /* stands for a piece of 2 to NEAR letters that comes again at once */
#define MOST_SETS 12    /* kept of one way to match */
#define MOST_LETTERS 32 /* of a set: larger ones tell little */

struct set {
    int n; /* 0: whatever */
    gunichar letter[MOST_LETTERS];
};

/* One way to match: each set must be met. */
struct way {
    int n;
    struct set set[MOST_SETS];
    int shortest, longest; /* letters that it matches; longest: NEAR + 1 is any number */
};

struct reader {
    const char *at;
    bool strange;          /* something that is not understood */
    int opened, closed;    /* groups with a number: how many there are, and the one that ended last, */
    const char *behind;    /* where it ended, */
    int shortest, longest; /* and how many letters it takes */
};

/* The two bits of a letter. */
static void
bits_of (gunichar letter, guint16 bits[2])
{
    guint32 hash = letter * 2654435769u;

    bits[0] = (guint16)(hash >> 20);
    bits[1] = (guint16)(hash >> 8 & (LETTERS_BITS - 1));
}

static void
letters_add (struct letters *letters, gunichar letter)
{
    guint16 bits[2];

    bits_of (letter, bits);
    for (int i = 0; i < 2; i++)
        letters->bit[bits[i] / 64] |= (guint64)1 << (bits[i] % 64);
}

static gunichar
pair_of (gunichar a, gunichar b)
{
    return (a * 2246822519u + b) | PAIR;
}

void
letters_of (const char *text, struct letters *letters)
{
    memset (letters, 0, sizeof *letters);
    letters->known = true;
    gunichar last[NEAR + 1] = { 0 }; /* by distance; [0] this one */
    int same[NEAR + 1] = { 0 };      /* how many letters up to here are as those at this distance */

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        memmove (last + 1, last, NEAR * sizeof *last);
        last[0] = g_utf8_get_char (p);
        letters_add (letters, last[0]);
        letters_add (letters, pair_of (last[1], last[0]));
        for (int n = 2; n <= NEAR; n++) {
            same[n] = last[n] == last[0] ? same[n] + 1 : 0;
            if (same[n] >= n)
                letters_add (letters, TWICE);
        }
    }
}

static gunichar
read_letter (struct reader *reader)
{
    gunichar letter = g_utf8_get_char (reader->at);

    reader->at = g_utf8_next_char (reader->at);
    return letter;
}

/* Adds the letters from..to; false where they are too many. */
static bool
set_add (struct set *set, gunichar from, gunichar to)
{
    if (to < from || to - from >= (gunichar)(MOST_LETTERS - set->n))
        return false;
    for (gunichar letter = from; letter <= to; letter++)
        set->letter[set->n++] = letter;
    return true;
}

static void
way_add (struct way *way, const struct set *set)
{
    if (set->n > 0 && way->n < MOST_SETS)
        way->set[way->n++] = *set;
}

/* One of these, and behind it one of those. */
static void
way_add_pairs (struct way *way, const struct set *first, const struct set *second)
{
    struct set pairs = { 0 };

    if (first->n * second->n > MOST_LETTERS)
        return;
    for (int i = 0; i < first->n; i++)
        for (int k = 0; k < second->n; k++)
            pairs.letter[pairs.n++] = pair_of (first->letter[i], second->letter[k]);
    way_add (way, &pairs);
}

/* The set that fewest texts will meet: few letters, pairs, and words rather than signs and digits. */
static const struct set *
rarest (const struct way *way)
{
    const struct set *found = NULL;
    int least = 0;

    for (int i = 0; i < way->n; i++) {
        gunichar letter = way->set[i].letter[0];
        int rank = way->set[i].n + (letter < 0x4E00 ? 2 * MOST_LETTERS : letter < PAIR ? MOST_LETTERS : 0);
        if (found == NULL || rank < least) {
            found = &way->set[i];
            least = rank;
        }
    }
    return found;
}

/* [...]; what is left out and large ranges give no set. */
static void
read_class (struct reader *reader, struct set *set)
{
    bool small = *++reader->at != '^';

    reader->strange |= *reader->at == ']' || reader->at[0] == '\0' || (!small && reader->at[1] == ']');
    while (!reader->strange && *reader->at != ']') {
        reader->strange |= *reader->at == '[' && (reader->at[1] == ':' || reader->at[1] == '.' || reader->at[1] == '=');
        if (*reader->at == '\\') {
            small = false;
            reader->at++;
        }
        if (*reader->at == '\0') {
            reader->strange = true;
            break;
        }
        gunichar from = read_letter (reader);
        gunichar to = from;
        if (*reader->at == '-' && reader->at[1] != ']' && reader->at[1] != '\0') {
            reader->at++;
            small = small && *reader->at != '\\';
            to = read_letter (reader);
        }
        small = small && set_add (set, from, to);
    }
    if (!small)
        set->n = 0;
    if (*reader->at == ']')
        reader->at++;
}

static void read_way (struct reader *reader, struct way *way);

/* Of a group with several ways one set: a letter of any of them. */
static void
read_group (struct reader *reader, struct way *way)
{
    struct way inner;
    struct set either = { 0 };
    int shortest = NEAR + 1;
    int longest = 0;
    int number = 0;
    bool looks = g_str_has_prefix (reader->at, "(?=") || g_str_has_prefix (reader->at, "(?!") || g_str_has_prefix (reader->at, "(?<=") ||
                 g_str_has_prefix (reader->at, "(?<!");
    bool known = true;
    bool only = true;

    if (looks)
        reader->at += reader->at[2] == '<' ? 4 : 3;
    else if (g_str_has_prefix (reader->at, "(?:"))
        reader->at += 3;
    else if (*++reader->at != '\0')
        number = ++reader->opened;
    reader->strange |= *reader->at == '?' || *reader->at == '*';
    for (;; reader->at++, only = false) {
        read_way (reader, &inner);
        shortest = MIN (shortest, inner.shortest);
        longest = MAX (longest, inner.longest);
        const struct set *set = rarest (&inner);
        known = known && set != NULL && either.n + set->n <= MOST_LETTERS;
        for (int i = 0; known && i < set->n; i++)
            either.letter[either.n++] = set->letter[i];
        if (*reader->at != '|')
            break;
    }
    reader->strange |= *reader->at != ')';
    reader->at += *reader->at == ')';
    if (number > 0) {
        reader->closed = number;
        reader->behind = reader->at;
        reader->shortest = shortest;
        reader->longest = longest;
    }
    way->shortest = looks ? 0 : shortest;
    way->longest = looks ? 0 : longest;
    for (int i = 0; !looks && only && i < inner.n; i++)
        way_add (way, &inner.set[i]);
    if (!looks && !only && known)
        way_add (way, &either);
}

/* Behind a group its number: the same again. */
static void
read_escape (struct reader *reader, struct way *way, struct set *set)
{
    char c = *++reader->at;

    if (!g_ascii_isalnum (c) && c != '\0') {
        set->letter[set->n++] = read_letter (reader);
        return;
    }
    reader->at += c != '\0';
    reader->strange |= c == '\0' || strchr ("dDwWsSbB123456789", c) == NULL || g_ascii_isdigit (*reader->at);
    if (c == 'b' || c == 'B')
        way->longest = 0;
    if (!g_ascii_isdigit (c))
        return;
    if (c - '0' == reader->closed && reader->behind == reader->at - 2 && reader->shortest >= 2 && reader->longest <= NEAR)
        set->letter[set->n++] = TWICE;
    way->shortest = 0;
    way->longest = NEAR + 1;
}

/* One letter, class or group; *way gets what it takes by itself. */
static void
read_atom (struct reader *reader, struct way *way)
{
    struct set set = { 0 };

    *way = (struct way){ .shortest = 1, .longest = 1 };
    switch (*reader->at) {
    case '(':
        read_group (reader, way);
        return;
    case '[':
        read_class (reader, &set);
        break;
    case '^':
    case '$':
        way->longest = 0;
        reader->at++;
        break;
    case '.':
        reader->at++;
        break;
    case '*':
    case '+':
    case '?':
        reader->strange = true;
        break;
    case '\\':
        read_escape (reader, way, &set);
        break;
    default:
        set.letter[set.n++] = read_letter (reader);
    }
    way->shortest = MIN (way->shortest, way->longest);
    way_add (way, &set);
}

static int
times (int letters, guint64 n)
{
    return letters == 0 ? 0 : n > NEAR || letters * (int)n > NEAR ? NEAR + 1 : letters * (int)n;
}

/* A letter, or one of a few. */
static bool
is_letter (const struct way *atom)
{
    return atom->n == 1 && atom->shortest == 1 && atom->longest == 1;
}

/* How often the atom before is taken. */
static void
read_times (struct reader *reader, struct way *way)
{
    guint64 least = 1;
    guint64 most = 1;

    if (*reader->at == '{' && (g_ascii_isdigit (reader->at[1]) || reader->at[1] == ',')) {
        char *end;
        least = g_ascii_strtoull (reader->at + 1, &end, 10);
        most = *end != ',' ? least : end[1] == '}' ? NEAR + 1 : g_ascii_strtoull (end + 1, &end, 10);
        reader->at += strcspn (reader->at, "}");
    } else if (*reader->at == '*' || *reader->at == '+' || *reader->at == '?') {
        least = *reader->at == '+';
        most = *reader->at == '?' ? 1 : NEAR + 1;
    } else {
        return;
    }
    reader->at += *reader->at != '\0';
    reader->at += *reader->at == '?' || *reader->at == '+'; /* as few, or as many for good */
    if (least >= 2 && is_letter (way))
        way_add_pairs (way, &way->set[0], &way->set[0]);
    way->shortest = times (way->shortest, least);
    way->longest = times (way->longest, most);
    if (least == 0)
        way->n = 0;
}

/* Up to | or ) or the end. */
static void
read_way (struct reader *reader, struct way *way)
{
    struct set before = { 0 }; /* the atom before, if it was a letter of some */

    *way = (struct way){ 0 };
    while (!reader->strange && *reader->at != '\0' && *reader->at != '|' && *reader->at != ')') {
        struct way atom;
        read_atom (reader, &atom);
        read_times (reader, &atom);
        if (is_letter (&atom))
            way_add_pairs (way, &before, &atom.set[0]);
        before = is_letter (&atom) ? atom.set[0] : (struct set){ 0 };
        for (int i = 0; i < atom.n; i++)
            way_add (way, &atom.set[i]);
        way->shortest = MIN (way->shortest + atom.shortest, NEAR + 1);
        way->longest = MIN (way->longest + atom.longest, NEAR + 1);
    }
}

static void
put (GArray *needs, guint16 code)
{
    g_array_append_val (needs, code);
}

static void
put_letter (GArray *needs, gunichar letter)
{
    guint16 bits[2];

    bits_of (letter, bits);
    g_array_append_vals (needs, bits, 2);
}

static void
put_set (GArray *needs, const struct set *set)
{
    put (needs, (guint16)set->n);
    for (int i = 0; i < set->n; i++)
        put_letter (needs, set->letter[i]);
}

/* The number of a way's words first, this one too, then its sets, the rarest first: most texts fail there. */
static void
put_way (GArray *needs, const struct way *way)
{
    const struct set *first = rarest (way);
    guint start = needs->len;

    put (needs, 0);
    put_set (needs, first);
    for (int i = way->n; i-- > 0;)
        if (&way->set[i] != first)
            put_set (needs, &way->set[i]);
    g_array_index (needs, guint16, start) = (guint16)(needs->len - start);
}

static const guint16 *
keep (const GArray *needs, struct arena *arena)
{
    return memcpy (arena_alloc (arena, needs->len * sizeof (guint16)), needs->data, needs->len * sizeof (guint16));
}

const guint16 *
needs_of_pattern (const char *pattern, struct arena *arena)
{
    g_autoptr (GArray) needs = g_array_new (FALSE, FALSE, sizeof (guint16));
    struct reader reader = { .at = pattern };
    struct way way;

    for (;; reader.at++) {
        read_way (&reader, &way);
        if (reader.strange || way.n == 0)
            return NULL;
        put_way (needs, &way);
        if (*reader.at != '|')
            break;
    }
    put (needs, 0);
    return *reader.at == '\0' ? keep (needs, arena) : NULL;
}

const guint16 *
needs_of_letters (const char *letters, struct arena *arena)
{
    g_autoptr (GArray) needs = g_array_new (FALSE, FALSE, sizeof (guint16));
    glong n = g_utf8_strlen (letters, -1);

    put (needs, (guint16)(2 * n + 2));
    put (needs, (guint16)n);
    for (const char *p = letters; *p != '\0'; p = g_utf8_next_char (p))
        put_letter (needs, g_utf8_get_char (p));
    put (needs, 0);
    return keep (needs, arena);
}

gsize
needs_size (const guint16 *needs)
{
    const guint16 *at = needs;

    while (*at != 0)
        at += *at;
    return (gsize)(at + 1 - needs) * sizeof *needs;
}

static bool
has (const struct letters *letters, guint16 bit)
{
    return (letters->bit[bit / 64] >> (bit % 64) & 1) != 0;
}

/* Whether one of the letters is there. */
static bool
set_met (const guint16 *set, const struct letters *letters)
{
    const guint16 *end = set + 1 + 2 * *set;

    for (const guint16 *at = set + 1; at < end; at += 2)
        if (has (letters, at[0]) && has (letters, at[1]))
            return true;
    return false;
}

bool
needs_met (const guint16 *needs, const struct letters *letters)
{
    for (const guint16 *at = needs; needs != NULL && *at != 0; at += *at) {
        const guint16 *set = at + 1;
        while (set < at + *at && set_met (set, letters))
            set += 1 + 2 * *set;
        if (set == at + *at)
            return true;
    }
    return needs == NULL;
}
