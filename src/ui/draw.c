/* The only writer of cells.  A picture of the screen is kept here, character by character, because curses shifts a row
 * where half of a wide character is written over (https://github.com/MusicPlayerDaemon/ncmpc/issues/64): in the picture
 * the other half is blanked, and only whole rows go to curses.  Must not know books, forms or keys. */
#include "draw.h"

#include "core/text.h"
#include "rescue.h"
#include "ui.h"

#include <curses.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define CELL_BYTES 20

struct spot {
    char text[CELL_BYTES]; /* one grapheme; "" in the right half of a wide one */
    unsigned char width;   /* 0 in the right half */
    unsigned char look;
};

struct zone {
    struct layout_rect rect;
    draw_click click;
    void *object;
    int a, b;
};

struct draw {
    SCREEN *screen;
    bool open;
    bool ascii;
    attr_t attributes[N_LOOKS];
    int width, height;
    struct spot *spots; /* the picture being drawn */
    struct spot *shown; /* the picture on the terminal */
    int caret_y, caret_x;
    GArray *zones; /* of struct zone */
};

static const struct spot blank = { .text = " ", .width = 1, .look = LOOK_PLAIN };

/* Without colours: bold, underline and reverse, all of which also stand in NO_COLOR mode. */
static void
draw_looks_plain (struct draw *draw)
{
    memset (draw->attributes, 0, sizeof draw->attributes);
    draw->attributes[LOOK_TITLE] = A_REVERSE;
    draw->attributes[LOOK_HEAD] = A_BOLD;
    draw->attributes[LOOK_CURRENT] = A_REVERSE;
    draw->attributes[LOOK_EDIT] = A_UNDERLINE;
    draw->attributes[LOOK_ERROR] = A_BOLD;
    draw->attributes[LOOK_WARNING] = A_BOLD;
    draw->attributes[LOOK_MESSAGE] = A_BOLD;
    draw->attributes[LOOK_KEYS] = A_REVERSE;
    draw->attributes[LOOK_FIELD] = A_UNDERLINE;
}

static attr_t
draw_pair (short number, short colour)
{
    init_pair (number, colour, -1);
    return (attr_t)COLOR_PAIR (number);
}

/* What has no colour of its own is a pair too, of the terminal's colours: leaving a colour then costs one short sequence, and not
 * the end of all attributes besides. */
static void
draw_looks_colour (struct draw *draw)
{
    attr_t none;

    if (start_color () == ERR || !has_colors () || use_default_colors () == ERR)
        return;
    none = draw_pair (5, -1);
    for (int i = 0; i < N_LOOKS; i++)
        draw->attributes[i] |= none;
    draw->attributes[LOOK_COMPUTED] = draw_pair (1, COLOR_CYAN);
    draw->attributes[LOOK_ERROR] = draw_pair (2, COLOR_RED) | A_BOLD;
    draw->attributes[LOOK_WARNING] = draw_pair (3, COLOR_YELLOW);
    draw->attributes[LOOK_MESSAGE] = draw_pair (4, COLOR_GREEN);
    draw->attributes[LOOK_FIELD] = draw_pair (4, COLOR_GREEN) | A_UNDERLINE;
}

void
draw_set_colour (struct draw *draw, bool colour)
{
    draw_looks_plain (draw);
    if (colour)
        draw_looks_colour (draw);
    bkgdset (' ' | (chtype)draw->attributes[LOOK_PLAIN]);
}

static void
draw_allocate (struct draw *draw)
{
    draw->width = COLS;
    draw->height = LINES;
    g_free (draw->spots);
    g_free (draw->shown);
    draw->spots = g_new0 (struct spot, (gsize)draw->width * (gsize)draw->height);
    draw->shown = g_new0 (struct spot, (gsize)draw->width * (gsize)draw->height);
}

/* The terminal as curses knows it; NULL and a sentence where it is not known, or is a printer on which nothing can be placed. */
static SCREEN *
draw_take (GError **error)
{
    const char *term = g_getenv ("TERM");
    SCREEN *screen = newterm (NULL, stdout, stdin);

    if (screen == NULL) {
        g_set_error (error, UI_ERROR, UI_ERROR_TERMINAL,
                     _("The terminal type “%s” is unknown here. Set TERM, for instance: TERM=xterm-256color juesuan"),
                     term == NULL ? "" : term);
    } else if (tigetstr ((char *)"cup") == NULL) {
        endwin ();
        g_clear_pointer (&screen, delscreen);
        g_set_error (error, UI_ERROR, UI_ERROR_TERMINAL,
                     _("The terminal type “%s” cannot place the cursor. juesuan --line FILE asks one cell a line."), term);
    }
    return screen;
}

struct draw *
draw_open (const struct draw_options *options, GError **error)
{
    struct draw *draw;
    SCREEN *screen;

    rescue_note ();
    screen = draw_take (error);
    if (screen == NULL)
        return NULL;
    draw = g_new0 (struct draw, 1);
    draw->screen = screen;
    draw->open = true;
    draw->ascii = options->ascii;
    draw->zones = g_array_new (FALSE, FALSE, sizeof (struct zone));
    raw ();
    noecho ();
    nonl ();
    keypad (stdscr, TRUE);
    draw_set_colour (draw, options->colour);
    /* ncurses 6.4 writes its first picture with one write(2) a cursor move unless the screen was left once. */
    refresh ();
    endwin ();
    refresh ();
    rescue_begin ();
    draw_allocate (draw);
    return draw;
}

void
draw_close (struct draw *draw)
{
    if (draw == NULL || !draw->open)
        return;
    draw->open = false;
    endwin ();
    rescue_end ();
}

void
draw_release (struct draw *draw)
{
    move (draw->height - 1, 0);
    refresh ();
    endwin ();
    rescue_end ();
}

void
draw_regain (struct draw *draw)
{
    (void)draw;
    refresh ();
    rescue_begin ();
}

void
draw_free (struct draw *draw)
{
    if (draw == NULL)
        return;
    draw_close (draw);
    delscreen (draw->screen);
    g_array_unref (draw->zones);
    g_free (draw->spots);
    g_free (draw->shown);
    g_free (draw);
}

void
draw_resize (struct draw *draw)
{
    draw_allocate (draw);
    erase ();
    clearok (curscr, TRUE);
}

int
draw_width (const struct draw *draw)
{
    return draw->width;
}

int
draw_height (const struct draw *draw)
{
    return draw->height;
}

void
draw_begin (struct draw *draw)
{
    for (int i = 0; i < draw->width * draw->height; i++)
        draw->spots[i] = blank;
    draw->caret_y = draw->caret_x = 0;
    draw_forget_zones (draw);
}

void
draw_set_ascii (struct draw *draw, bool ascii)
{
    draw->ascii = ascii;
}

void
draw_zone (struct draw *draw, struct layout_rect rect, draw_click click, void *object, int a, int b)
{
    struct zone zone = { rect, click, object, a, b };

    g_array_append_val (draw->zones, zone);
}

void
draw_forget_zones (struct draw *draw)
{
    g_array_set_size (draw->zones, 0);
}

bool
draw_clicked (struct draw *draw, int y, int x, void *user)
{
    for (guint i = draw->zones->len; i > 0; i--) {
        struct zone zone = g_array_index (draw->zones, struct zone, i - 1);
        if (y < zone.rect.y || y >= zone.rect.y + zone.rect.height || x < zone.rect.x || x >= zone.rect.x + zone.rect.width)
            continue;
        zone.click (zone.object, user, zone.a, zone.b);
        return true;
    }
    return false;
}

/* Writes one grapheme; halves of wide characters left over at its sides become blanks. */
static void
draw_put (struct draw *draw, int y, int x, const char *text, size_t length, int width, enum look look)
{
    struct spot *row = draw->spots + y * draw->width;

    if (row[x].width == 0 && x > 0)
        memcpy (row[x - 1].text, " ", 2), row[x - 1].width = 1;
    if (x + width < draw->width && row[x + width].width == 0)
        memcpy (row[x + width].text, " ", 2), row[x + width].width = 1;
    length = MIN (length, CELL_BYTES - 1);
    memset (&row[x], 0, sizeof row[x]);
    memcpy (row[x].text, text, length);
    row[x].width = (unsigned char)width;
    row[x].look = (unsigned char)look;
    if (width == 2) {
        memset (&row[x + 1], 0, sizeof row[x + 1]);
        row[x + 1].look = (unsigned char)look;
    }
}

static void
draw_blanks (struct draw *draw, int y, int x, int width, enum look look)
{
    for (int i = 0; i < width; i++)
        draw_put (draw, y, x + i, " ", 1, 1, look);
}

/* Writes as many whole characters as fit; returns the cells used. */
static int
draw_run (struct draw *draw, int y, int x, int width, enum look look, const char *text)
{
    int used = 0;

    for (size_t at = 0; text[at] != '\0';) {
        size_t next = text_next (text, at);
        g_autofree char *piece = g_strndup (text + at, next - at);
        int cells = text_width (piece);
        if (used + cells > width)
            break;
        if (cells > 0)
            draw_put (draw, y, x + used, piece, next - at, cells, look);
        used += cells;
        at = next;
    }
    return used;
}

/* Clips a field to the screen; false where nothing of it is visible. */
static bool
draw_clip (const struct draw *draw, int y, int x, int *width)
{
    if (y < 0 || y >= draw->height || x < 0 || x >= draw->width)
        return false;
    *width = MIN (*width, draw->width - x);
    return *width > 0;
}

/* What only letters show is not written on blanks at the ends of a text. */
static enum look
draw_look_of_blanks (const struct draw *draw, enum look look)
{
    return (draw->attributes[look] & (A_REVERSE | A_UNDERLINE)) != 0 ? look : LOOK_PLAIN;
}

void
draw_field (struct draw *draw, int y, int x, int width, int align, enum look look, const char *text)
{
    g_autofree char *clean = NULL;
    enum look blanks = draw_look_of_blanks (draw, look);
    int cells, shift, first;

    if (!draw_clip (draw, y, x, &width))
        return;
    clean = text_clean (text, strlen (text), false, NULL);
    cells = MIN (text_width (clean), width);
    shift = align < 0 ? 0 : align > 0 ? width - cells : (width - cells) / 2;
    draw_blanks (draw, y, x, width, blanks);
    if (blanks == look) {
        draw_run (draw, y, x + shift, width - shift, look, clean);
        return;
    }
    g_strchomp (clean);
    first = (int)strspn (clean, " ");
    draw_run (draw, y, x + shift + first, width - shift - first, look, clean + first);
}

void
draw_cut (struct draw *draw, int y, int x, int width, enum look look, const char *text)
{
    if (!draw_clip (draw, y, x, &width))
        return;
    draw_field (draw, y, x, width, -1, look, text);
    if (text_width (text) > width) {
        draw_field (draw, y, x, width - 1, -1, look, text);
        draw_put (draw, y, x + width - 1, ">", 1, 1, look);
    }
}

void
draw_paint (struct draw *draw, int y, int x, int width, enum look look)
{
    if (!draw_clip (draw, y, x, &width))
        return;
    for (int i = 0; i < width; i++)
        draw->spots[y * draw->width + x + i].look = (unsigned char)look;
}

void
draw_rule (struct draw *draw, int y, int x, int width)
{
    const char *line = draw->ascii ? "-" : "─";

    if (!draw_clip (draw, y, x, &width))
        return;
    for (int i = 0; i < width; i++)
        draw_put (draw, y, x + i, line, strlen (line), 1, LOOK_QUIET);
}

void
draw_upright (struct draw *draw, int y, int x, int height)
{
    const char *line = draw->ascii ? "|" : "│";
    int width = 1;

    for (int i = 0; i < height && draw_clip (draw, y + i, x, &width); i++)
        draw_put (draw, y + i, x, line, strlen (line), 1, LOOK_QUIET);
}

/* One line of a box: what its left end shows, and its right end. */
static void
draw_box_line (struct draw *draw, struct layout_rect rect, int y, const char *left, const char *right)
{
    int width = text_width (right);

    draw_field (draw, y, rect.x, rect.width, -1, LOOK_QUIET, left);
    draw_field (draw, y, rect.x + rect.width - width, width, -1, LOOK_QUIET, right);
}

/* Corners and sides: whole lines above and below would be two thirds of what a small box sends to the terminal. */
void
draw_box (struct draw *draw, struct layout_rect rect, const char *title)
{
    bool ascii = draw->ascii;

    if (rect.width < 4 || rect.height < 2 || rect.x + rect.width > draw->width || rect.y + rect.height > draw->height)
        return;
    draw_box_line (draw, rect, rect.y, ascii ? "+-" : "┌─", ascii ? "-+" : "─┐");
    for (int y = rect.y + 1; y < rect.y + rect.height - 1; y++)
        draw_box_line (draw, rect, y, ascii ? "|" : "│", ascii ? "|" : "│");
    draw_box_line (draw, rect, rect.y + rect.height - 1, ascii ? "+-" : "└─", ascii ? "-+" : "─┘");
    if (title != NULL) {
        g_autofree char *words = g_strdup_printf (" %s ", title);
        int room = rect.width - 4;
        draw_field (draw, rect.y, rect.x + 2, MIN (text_width (words), room), -1, LOOK_PLAIN, words);
    }
}

void
draw_caret (struct draw *draw, int y, int x)
{
    draw->caret_y = CLAMP (y, 0, draw->height - 1);
    draw->caret_x = CLAMP (x, 0, draw->width - 1);
}

/* Gives one row of the picture to curses, run by run of one look. */
static void
draw_show_row (struct draw *draw, int y)
{
    struct spot *row = draw->spots + y * draw->width;

    move (y, 0);
    clrtoeol ();
    for (int x = 0; x < draw->width;) {
        g_autoptr (GString) run = g_string_new (NULL);
        int start = x;
        unsigned char look = row[x].look;
        for (; x < draw->width && (row[x].look == look || row[x].width == 0); x++)
            g_string_append (run, row[x].text);
        attr_set (draw->attributes[look], (short)PAIR_NUMBER (draw->attributes[look]), NULL);
        mvaddstr (y, start, run->str);
    }
}

void
draw_show (struct draw *draw, bool anew)
{
    gsize bytes = sizeof (struct spot) * (gsize)draw->width;

    if (anew)
        clearok (curscr, TRUE);
    for (int y = 0; y < draw->height; y++) {
        struct spot *row = draw->spots + y * draw->width;
        struct spot *old = draw->shown + y * draw->width;
        if (!anew && memcmp (row, old, bytes) == 0)
            continue;
        draw_show_row (draw, y);
        memcpy (old, row, bytes);
    }
    move (draw->caret_y, draw->caret_x);
    refresh ();
}

void
draw_clipboard (struct draw *draw, const char *text)
{
    g_autofree char *coded = g_base64_encode ((const guchar *)text, strlen (text));

    (void)draw;
    fprintf (stdout, "\033]52;c;%s\007", coded);
    fflush (stdout);
}
