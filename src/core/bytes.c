/* Blocks of bytes: numbers of eight bytes, texts with their length before them and a zero behind. */
#include "core/bytes.h"

#include <string.h>

void
bytes_put_number (GByteArray *bytes, int64_t number)
{
    g_byte_array_append (bytes, (const guint8 *)&number, sizeof number);
}

void
bytes_put_block (GByteArray *bytes, const char *block, gsize length)
{
    bytes_put_number (bytes, (int64_t)length);
    g_byte_array_append (bytes, (const guint8 *)block, (guint)length);
    g_byte_array_append (bytes, (const guint8 *)"", 1);
}

void
bytes_put_text (GByteArray *bytes, const char *text)
{
    if (text == NULL)
        bytes_put_number (bytes, -1);
    else
        bytes_put_block (bytes, text, strlen (text));
}

int64_t
bytes_number (struct bytes *bytes)
{
    int64_t number = 0;

    if (bytes->end - bytes->at < (ptrdiff_t)sizeof number) {
        bytes->sound = false;
        return 0;
    }
    memcpy (&number, bytes->at, sizeof number);
    bytes->at += sizeof number;
    return number;
}

guint
bytes_count (struct bytes *bytes)
{
    int64_t count = bytes_number (bytes);

    if (count >= 0 && count <= bytes->end - bytes->at)
        return (guint)count;
    bytes->sound = false;
    return 0;
}

const char *
bytes_block (struct bytes *bytes, gsize *length)
{
    int64_t size = bytes_number (bytes);
    const char *block = bytes->at;

    *length = 0;
    if (size == -1)
        return NULL;
    if (size < 0 || size >= bytes->end - bytes->at || block[size] != '\0') {
        bytes->sound = false;
        bytes->at = bytes->end;
        return NULL;
    }
    bytes->at += size + 1;
    *length = (gsize)size;
    return block;
}

const char *
bytes_text (struct bytes *bytes)
{
    gsize length;

    return bytes_block (bytes, &length);
}

/* Four sums side by side, which do not wait for each other. */
uint64_t
bytes_sum (const char *block, gsize length)
{
    uint64_t a = length;
    uint64_t b = 0xcbf29ce484222325u;
    uint64_t c = 0x9ae16a3b2f90404fu;
    uint64_t d = 0xc3a5c85c97cb3127u;
    const uint64_t factor = 0x9e3779b97f4a7c15u;
    gsize at = 0;

    for (; at + 4 * sizeof a <= length; at += 4 * sizeof a) {
        uint64_t word[4];
        memcpy (word, block + at, sizeof word);
        a = (a ^ word[0]) * factor;
        b = (b ^ word[1]) * factor;
        c = (c ^ word[2]) * factor;
        d = (d ^ word[3]) * factor;
    }
    uint64_t sum = a;
    sum = (sum ^ sum >> 32 ^ b ^ b >> 29) * factor;
    sum = (sum ^ sum >> 32 ^ c ^ c >> 29) * factor;
    sum = (sum ^ sum >> 32 ^ d ^ d >> 29) * factor;
    for (; at < length; at++)
        sum = (sum ^ (guint8)block[at]) * 0x100000001b3u;
    return sum ^ sum >> 32;
}
