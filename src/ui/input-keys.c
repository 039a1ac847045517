/* What key sequences mean.  Nothing but data and looking things up in it. */
#include "config.h"

#include "input-private.h"

/* clang-format off */
/* Keys that terminals send besides what terminfo says, and extended keys. */
static const struct {
    const char *sequence;
    int key;
} input_sequences[] = {
    { "\033[A", K_UP }, { "\033[B", K_DOWN }, { "\033[C", K_RIGHT }, { "\033[D", K_LEFT },
    { "\033OA", K_UP }, { "\033OB", K_DOWN }, { "\033OC", K_RIGHT }, { "\033OD", K_LEFT },
    { "\033[H", K_HOME }, { "\033[F", K_END }, { "\033OH", K_HOME }, { "\033OF", K_END },
    { "\033[1~", K_HOME }, { "\033[4~", K_END }, { "\033[7~", K_HOME }, { "\033[8~", K_END },
    { "\033[2~", K_INSERT }, { "\033[3~", K_DELETE }, { "\033[5~", K_PAGE_UP }, { "\033[6~", K_PAGE_DOWN },
    { "\033[Z", K_BACKTAB },
    { "\033OP", K_F1 }, { "\033OQ", K_F2 }, { "\033OR", K_F3 }, { "\033OS", K_F4 },
    { "\033[11~", K_F1 }, { "\033[12~", K_F2 }, { "\033[13~", K_F3 }, { "\033[14~", K_F4 },
    { "\033[[A", K_F1 }, { "\033[[B", K_F2 }, { "\033[[C", K_F3 }, { "\033[[D", K_F4 }, { "\033[[E", K_F5 },
    { "\033[15~", K_F5 }, { "\033[17~", K_F6 }, { "\033[18~", K_F7 }, { "\033[19~", K_F8 },
    { "\033[20~", K_F9 }, { "\033[21~", K_F10 },
    { "\033[19;2~", K_SHIFT_F8 }, { "\033[32~", K_SHIFT_F8 },
    { "\033[1;2A", K_SHIFT_UP }, { "\033[1;2B", K_SHIFT_DOWN }, { "\033[1;2D", K_SHIFT_LEFT }, { "\033[1;2C", K_SHIFT_RIGHT },
    { "\033[1;5D", K_CTRL_LEFT }, { "\033[1;5C", K_CTRL_RIGHT },
    { "\033[1;5H", K_CTRL_HOME }, { "\033[1;5F", K_CTRL_END },
    { "\033[5;5~", K_CTRL_PAGE_UP }, { "\033[6;5~", K_CTRL_PAGE_DOWN },
};

/* Keys that curses names itself. */
static const struct {
    int code;
    int key;
} input_curses_keys[] = {
    { KEY_UP, K_UP }, { KEY_DOWN, K_DOWN }, { KEY_LEFT, K_LEFT }, { KEY_RIGHT, K_RIGHT },
    { KEY_HOME, K_HOME }, { KEY_END, K_END }, { KEY_PPAGE, K_PAGE_UP }, { KEY_NPAGE, K_PAGE_DOWN },
    { KEY_BACKSPACE, K_BACKSPACE }, { KEY_DC, K_DELETE }, { KEY_IC, K_INSERT }, { KEY_BTAB, K_BACKTAB },
    { KEY_ENTER, K_ENTER }, { KEY_RESIZE, K_RESIZE },
    { KEY_F (1), K_F1 }, { KEY_F (2), K_F2 }, { KEY_F (3), K_F3 }, { KEY_F (4), K_F4 }, { KEY_F (5), K_F5 },
    { KEY_F (6), K_F6 }, { KEY_F (7), K_F7 }, { KEY_F (8), K_F8 }, { KEY_F (9), K_F9 }, { KEY_F (10), K_F10 },
    { KEY_F (20), K_SHIFT_F8 }, { KEY_SR, K_SHIFT_UP }, { KEY_SF, K_SHIFT_DOWN }, { KEY_SLEFT, K_SHIFT_LEFT },
    { KEY_SRIGHT, K_SHIFT_RIGHT },
};

/* clang-format on */

void
input_define_keys (void)
{
    for (size_t i = 0; i < G_N_ELEMENTS (input_sequences); i++)
        define_key (input_sequences[i].sequence, FIRST_CODE + (int)i);
    define_key ("\033[200~", PASTE_START);
    define_key ("\033[201~", PASTE_END);
}

int
input_named_key (int code)
{
    if (code >= FIRST_CODE && code < FIRST_CODE + (int)G_N_ELEMENTS (input_sequences))
        return input_sequences[code - FIRST_CODE].key;
    for (size_t i = 0; i < G_N_ELEMENTS (input_curses_keys); i++) {
        if (input_curses_keys[i].code == code)
            return input_curses_keys[i].key;
    }
    return K_NONE;
}
