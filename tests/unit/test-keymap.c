/* The table of actions: complete, without contradictions, and typable with a Chinese input method on. */
#include "ui/keymap.h"

#include "core/text.h"

#include <string.h>

#define CTRL(letter) (K_CTRL + (letter))

/* In each state a key has one meaning and an action one entry. */
static void
test_unambiguous (void)
{
    for (int i = 0; i < keymap_size; i++) {
        for (int j = i + 1; j < keymap_size; j++) {
            if ((keymap[i].states & keymap[j].states) == 0)
                continue;
            g_assert_cmpint (keymap[i].action, !=, keymap[j].action);
            for (int k = 0; k < 3 && keymap[i].keys[k] != K_NONE; k++) {
                for (int l = 0; l < 3 && keymap[j].keys[l] != K_NONE; l++)
                    g_assert_cmpint (keymap[i].keys[k], !=, keymap[j].keys[l]);
            }
        }
    }
}

/* Every action can be reached: by a key or from the menu; each is explained. */
static void
test_reachable (void)
{
    bool known[N_ACTIONS] = { false };

    for (int i = 0; i < keymap_size; i++) {
        g_assert_true (keymap[i].keys[0] != K_NONE || keymap[i].menu);
        g_assert_cmpstr (keymap[i].label, !=, "");
        g_assert_cmpuint (strlen (keymap[i].help), >, 3);
        known[keymap[i].action] = true;
    }
    for (int action = ACT_NONE + 1; action < N_ACTIONS; action++)
        g_assert_true (known[action]);
}

/* Letters do not arrive while an input method composes, and some control keys are other keys or belong to others. */
static void
test_keys_allowed (void)
{
    static const int forbidden[] = { CTRL ('A'), CTRL ('B'), CTRL ('H'), CTRL ('I'), CTRL ('J'),
                                     CTRL ('M'), CTRL ('Q'), K_TEXT,     K_PASTE };

    for (int i = 0; i < keymap_size; i++) {
        for (int k = 0; k < 3; k++) {
            for (gsize f = 0; f < G_N_ELEMENTS (forbidden); f++)
                g_assert_cmpint (keymap[i].keys[k], !=, forbidden[f]);
            if (keymap[i].keys[k] != K_NONE)
                g_assert_cmpstr (keymap_key_name (keymap[i].keys[k]), !=, "");
        }
    }
}

/* Every function key can be typed as Esc and a digit. */
static void
test_twins (void)
{
    for (int key = K_F1; key <= K_SHIFT_F8; key++)
        g_assert_true (g_str_has_prefix (keymap_twin (key), "Esc "));
    g_assert_cmpstr (keymap_twin (K_F1), ==, "Esc 1");
    g_assert_cmpstr (keymap_twin (K_F10), ==, "Esc 0");
    g_assert_null (keymap_twin (K_ENTER));
}

/* The bottom line never exceeds the width, and wherever there is a menu, shows its key. */
static void
test_bar (void)
{
    for (int i = 0; i < keymap_n_states; i++) {
        for (int width = 60; width <= 250; width++) {
            g_autofree char *bar = keymap_bar (keymap_states[i].state, width);
            g_assert_cmpint (text_width (bar), <=, width);
            if (keymap_binding (keymap_states[i].state, ACT_MENU) != NULL)
                g_assert_nonnull (strstr (bar, "F10"));
        }
    }
}

/* Every state has its place in the manual and in the list of keys. */
static void
test_states (void)
{
    unsigned all = 0;

    for (int i = 0; i < keymap_n_states; i++) {
        g_assert_cmpuint (all & keymap_states[i].state, ==, 0);
        all |= keymap_states[i].state;
    }
    g_assert_cmpuint (all, ==, STATE_ALL);
}

/* A colon, as a keyboard or an input method sends it, opens the command line where no text begins with it. */
static void
test_colon (void)
{
    const struct key colon = { .code = K_TEXT, .text = ":" }, wide = { .code = K_TEXT, .text = "：" };

    g_assert_cmpint (keymap_action (STATE_HOME, &colon), ==, ACT_COMMAND);
    g_assert_cmpint (keymap_action (STATE_SHEET, &wide), ==, ACT_COMMAND);
    g_assert_cmpint (keymap_action (STATE_EDIT, &colon), ==, ACT_NONE);
    g_assert_cmpint (keymap_action (STATE_PROSE, &colon), ==, ACT_NONE);
    g_assert_cmpint (keymap_action (STATE_PROMPT, &colon), ==, ACT_NONE);
}

/* Whatever is being done, Esc and an arrow lead out. */
static void
test_never_trapped (void)
{
    const struct key esc = { .code = K_ESC }, down = { .code = K_DOWN };

    for (int i = 0; i < keymap_n_states; i++) {
        g_assert_cmpint (keymap_action (keymap_states[i].state, &esc), ==, ACT_BACK);
        g_assert_cmpint (keymap_action (keymap_states[i].state, &down), ==, ACT_DOWN);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/keymap/unambiguous", test_unambiguous);
    g_test_add_func ("/keymap/reachable", test_reachable);
    g_test_add_func ("/keymap/keys-allowed", test_keys_allowed);
    g_test_add_func ("/keymap/twins", test_twins);
    g_test_add_func ("/keymap/bar", test_bar);
    g_test_add_func ("/keymap/states", test_states);
    g_test_add_func ("/keymap/colon", test_colon);
    g_test_add_func ("/keymap/never-trapped", test_never_trapped);
    return g_test_run ();
}
