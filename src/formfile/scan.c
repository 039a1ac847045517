/* The letters and signs of a form file.  A small lexer beside libconfig's: it has no grammar, only an eye for what people get wrong
 * (a Chinese semicolon, a quote that was forgotten) and for what libconfig 1.5 swallows in silence (raw newlines, broken UTF-8,
 * 3000000000 read as -1294967296). */
#include "formfile/scan.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_DEPTH 32 /* brackets in brackets: a form needs 8 */

/* What stood before the present place, for commas. */
enum last { LAST_NOTHING, LAST_OPEN, LAST_COMMA, LAST_TEXT, LAST_CLOSE, LAST_OTHER };

struct scanner {
    struct complaints *complaints;
    const char *file;
    const char *at;
    int line;
    enum last last;
    int last_line;
    int wide_line;        /* the line that already has a complaint about characters outside quotes */
    int depth;
    char open[MAX_DEPTH];
    int open_line[MAX_DEPTH];
    bool sound;
};

static const struct {
    const char *wide;
    const char *narrow;
} twins[] = {
    { "；", ";" }, { "，", "," }, { "：", ":" }, { "＝", "=" },  { "（", "(" }, { "）", ")" }, { "｛", "{" }, { "｝", "}" },
    { "［", "[" }, { "］", "]" }, { "【", "[" }, { "】", "]" },  { "“", "\"" }, { "”", "\"" }, { "＂", "\"" }, { "‘", "\"" },
    { "’", "\"" }, { "、", "," }, { "。", "." }, { "＃", "#" },
};

static void G_GNUC_PRINTF (3, 4)
found (struct scanner *scanner, int line, const char *format, ...)
{
    va_list args;

    va_start (args, format);
    g_autofree char *text = g_strdup_vprintf (format, args);
    va_end (args);
    complain (scanner->complaints, scanner->file, line, "%s", text);
    scanner->sound = false;
}

static void
token (struct scanner *scanner, enum last last)
{
    scanner->last = last;
    scanner->last_line = scanner->line;
}

static char
innermost (const struct scanner *scanner)
{
    return scanner->depth > 0 ? scanner->open[scanner->depth - 1] : '\0';
}

/* At the quote.  False where the string runs over its line: what follows cannot be told apart any more. */
static bool
scan_string (struct scanner *scanner)
{
    static const char *const escapes = "\\\"nrtfx";

    if (innermost (scanner) == '[' && scanner->last == LAST_TEXT && scanner->last_line == scanner->line)
        found (scanner, scanner->line, _("a comma is missing between two texts (texts side by side are joined to one)"));
    for (scanner->at++; *scanner->at != '"'; scanner->at++) {
        guchar c = (guchar)*scanner->at;
        if (c == '\0' || c == '\n' || c == '\r') {
            found (scanner, scanner->line,
                   _("perhaps an unclosed string before line %d: the text that begins here does not end with \" on its line "
                     "(long texts: \"one part\" and \"the next\" on the next line are joined)"),
                   scanner->line + 1);
            return false;
        }
        if (c == '\\' && (scanner->at[1] == '\0' || strchr (escapes, scanner->at[1]) == NULL))
            found (scanner, scanner->line, _("“\\%.*s” means nothing in a text; a backslash is written \\\\"),
                   (int)(g_utf8_next_char (scanner->at + 1) - (scanner->at + 1)), scanner->at + 1);
        else if (c == '\\')
            scanner->at++;
        else if (c < ' ' || c == 0x7f)
            found (scanner, scanner->line, _("there is a control character in the text; delete it"));
    }
    scanner->at++;
    token (scanner, LAST_TEXT);
    return true;
}

static void
scan_number (struct scanner *scanner)
{
    const char *start = scanner->at;
    const char *digits = start + (*start == '-' || *start == '+' ? 1 : 0);
    size_t n = strspn (digits, "0123456789");
    size_t all = strspn (digits, "0123456789abcdefxABCDEFXL.+-");
    int length = (int)(digits - start) + (int)all;

    scanner->at = start + MAX (length, 1);
    token (scanner, LAST_OTHER);
    if (memchr (digits, '.', all) != NULL || (n < all && (digits[n] == 'e' || digits[n] == 'E')))
        found (scanner, scanner->line, _("%.*s has a point: amounts, limits and rates are written as text, in quotes: \"%.*s\""), length,
               start, length, start);
    else if (n < all)
        found (scanner, scanner->line, _("%.*s is no number that a form may use; write digits, or a text in quotes"), length, start);
    else if (n > 9)
        found (scanner, scanner->line, _("%.*s is too large for a plain number; write it as text, in quotes: \"%.*s\""), length, start,
               length, start);
    else if (n > 1 && *digits == '0')
        found (scanner, scanner->line, _("%.*s would lose its zeros; a row of digits is written as text, in quotes: \"%.*s\""), length,
               start, length, start);
}

static void
scan_open (struct scanner *scanner)
{
    char c = *scanner->at++;

    if (c == '{' && scanner->last == LAST_CLOSE && innermost (scanner) == '(')
        found (scanner, scanner->line, _("a comma is missing between the piece that ends in line %d and this one"), scanner->last_line);
    if (scanner->depth < MAX_DEPTH) {
        scanner->open[scanner->depth] = c;
        scanner->open_line[scanner->depth] = scanner->line;
    }
    scanner->depth++;
    token (scanner, LAST_OPEN);
}

/* False where the brackets are in such disorder that one complaint is enough. */
static bool
scan_close (struct scanner *scanner)
{
    char c = *scanner->at++;
    char open = c == '}' ? '{' : c == ')' ? '(' : '[';

    if (scanner->last == LAST_COMMA)
        found (scanner, scanner->last_line, _("there is a comma too much before the closing “%c”"), c);
    if (scanner->depth == 0) {
        found (scanner, scanner->line, _("“%c” closes nothing"), c);
        return false;
    }
    scanner->depth--;
    if (scanner->open[scanner->depth] != open) {
        found (scanner, scanner->line, _("“%c” does not fit the “%c” of line %d, which is still open"), c, scanner->open[scanner->depth],
               scanner->open_line[scanner->depth]);
        return false;
    }
    token (scanner, LAST_CLOSE);
    return true;
}

/* A character that may only stand in texts and comments; one complaint a line. */
static void
scan_wide (struct scanner *scanner)
{
    const char *start = scanner->at;
    bool told = scanner->wide_line == scanner->line;

    scanner->wide_line = scanner->line;
    for (size_t i = 0; i < G_N_ELEMENTS (twins); i++) {
        if (!g_str_has_prefix (start, twins[i].wide))
            continue;
        scanner->at += strlen (twins[i].wide);
        if (!told)
            found (scanner, scanner->line, _("“%s” is a full-width sign; outside texts write “%s”"), twins[i].wide, twins[i].narrow);
        return;
    }
    while ((guchar)*scanner->at >= 0x80 && g_unichar_isalnum (g_utf8_get_char (scanner->at)))
        scanner->at = g_utf8_next_char (scanner->at);
    if (scanner->at == start)
        scanner->at = g_utf8_next_char (scanner->at);
    if (told)
        return;
    if (g_unichar_isspace (g_utf8_get_char (start)))
        found (scanner, scanner->line, _("there is a full-width blank outside a text; use plain blanks"));
    else
        found (scanner, scanner->line, _("“%.*s” stands outside quotes: texts stand in \"...\", and keys are English words such as label"),
               (int)(scanner->at - start), start);
}

/* At / or #.  Comments are skipped. */
static void
scan_comment (struct scanner *scanner)
{
    if (scanner->at[0] == '/' && scanner->at[1] == '*') {
        int first = scanner->line;
        for (scanner->at += 2; *scanner->at != '\0' && strncmp (scanner->at, "*/", 2) != 0; scanner->at++)
            scanner->line += *scanner->at == '\n';
        if (*scanner->at == '\0')
            found (scanner, first, _("the comment that begins here is never closed with */"));
        else
            scanner->at += 2;
    } else if (scanner->at[0] == '#' || scanner->at[1] == '/') {
        scanner->at += strcspn (scanner->at, "\n");
    } else {
        scanner->at++;
    }
}

/* One token; false to stop. */
static bool
scan_token (struct scanner *scanner)
{
    char c = *scanner->at;

    if (c == '\n')
        scanner->line++;
    if (g_ascii_isspace (c)) {
        scanner->at++;
        return true;
    }
    switch (c) {
    case '"':
        return scan_string (scanner);
    case '#':
    case '/':
        scan_comment (scanner);
        return true;
    case '{':
    case '(':
    case '[':
        scan_open (scanner);
        return scanner->depth <= MAX_DEPTH;
    case '}':
    case ')':
    case ']':
        return scan_close (scanner);
    case '@':
        found (scanner, scanner->line, _("@include is not used: every .cfg file of the folder is read anyway"));
        return false;
    default:
        break;
    }
    if ((guchar)c >= 0x80)
        scan_wide (scanner);
    else if (g_ascii_isdigit (c) || ((c == '-' || c == '+' || c == '.') && g_ascii_isdigit (scanner->at[1])))
        scan_number (scanner);
    else if (g_ascii_isalpha (c))
        do
            scanner->at++;
        while (g_ascii_isalnum (*scanner->at) || *scanner->at == '_' || *scanner->at == '-' || *scanner->at == '*');
    else
        scanner->at++;
    if (!g_ascii_isdigit (c) && (guchar)c < 0x80)
        token (scanner, c == ',' ? LAST_COMMA : LAST_OTHER);
    return true;
}

/* Broken bytes and marks that spoil the whole file. */
static bool
scan_bytes (struct scanner *scanner, const char *text, size_t length)
{
    const char *end;

    if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
        found (scanner, 1, _("the file begins with a byte order mark (BOM); save it as “UTF-8 without BOM”"));
    if (g_utf8_validate (text, (gssize)length, &end))
        return scanner->sound;
    int line = 1;
    for (const char *p = text; p < end; p++)
        line += *p == '\n';
    if (*end == '\0')
        found (scanner, line, _("there is a zero byte; is this a text file?"));
    else
        found (scanner, line, _("the characters are not UTF-8 (perhaps GB18030); save the file as UTF-8"));
    return false;
}

bool
scan_text (struct complaints *complaints, const char *file, const char *text, size_t length)
{
    struct scanner scanner = { .complaints = complaints, .file = file, .at = text, .line = 1, .sound = true };

    if (!scan_bytes (&scanner, text, length))
        return false;
    while (*scanner.at != '\0')
        if (!scan_token (&scanner)) {
            if (scanner.depth > MAX_DEPTH)
                found (&scanner, scanner.line, _("the brackets are nested too deeply"));
            return false;
        }
    if (scanner.depth > 0)
        found (&scanner, scanner.open_line[scanner.depth - 1], _("the “%c” of this line is never closed"), innermost (&scanner));
    return scanner.sound;
}
