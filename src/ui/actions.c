/* What every screen can do.  Must not draw. */
#include "actions.h"

#include "command.h"
#include "list-screen.h"
#include "popup.h"
#include "steps.h"
#include "session/codes.h"
#include "session/export.h"
#include "core/place.h"
#include "words.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>

/* Undo and redo: say what happened and go there. */

/* The cell to show: what was typed first; an undo takes back the last first. */
static const struct item *
actions_item (const GPtrArray *changes, bool redo)
{
    const struct item *found = NULL;

    for (guint i = 0; i < changes->len && !(redo && found != NULL); i++) {
        const struct change *change = g_ptr_array_index (changes, i);
        if (change->kind == CHANGE_ITEM && change->item->layer <= LAYER_PRIOR)
            found = change->item;
    }
    return found;
}

/* Where only rows came or went: the row that is named, its section where it is gone.  g_free. */
static char *
actions_row (struct ui *ui, const GPtrArray *changes)
{
    for (guint i = 0; i < changes->len; i++) {
        const struct change *change = g_ptr_array_index (changes, i);
        const struct book_section *section =
            change->kind == CHANGE_ITEM && change->item->layer == LAYER_ROW ? book_section (ui_book (ui), change->item->section) : NULL;
        if (section != NULL)
            return book_row (section, change->item->row) != NULL ? g_strdup_printf ("%s.%s", change->item->section, change->item->row)
                                                                 : g_strdup (change->item->section);
    }
    return NULL;
}

static void
actions_undo (struct ui *ui, bool redo)
{
    GError *error = NULL;
    const GPtrArray *changes;
    const struct item *item;
    g_autofree char *words = NULL, *address = NULL;

    if (!ui_can_write (ui))
        return;
    changes = redo ? session_redo (ui->session, &error) : session_undo (ui->session, &error);
    if (changes == NULL) {
        ui_say_error (ui, error);
        return;
    }
    words = words_changes (ui_book (ui), changes);
    item = actions_item (changes, redo);
    if (item != NULL && book_cell_at (ui_book (ui), item->section, item->row, item->column) != NULL)
        address = words_address (book_cell_at (ui_book (ui), item->section, item->row, item->column), item->layer);
    ui_changed (ui);
    if (address != NULL)
        ui_go (ui, address, false);
    else if ((address = actions_row (ui, changes)) != NULL)
        ui_go_target (ui, address);
    ui_say (ui, LOOK_MESSAGE, redo ? _("Done again: %s") : _("Taken back: %s"), words);
}

/* Explaining a warning. */

static void
actions_explained (struct ui *ui, const char *rule, const char *cell, const char *text)
{
    GError *error = NULL;
    const GPtrArray *changes = session_explain (ui->session, rule, cell, text, &error);

    if (changes == NULL) {
        ui_say_error (ui, error);
        return;
    }
    ui_changed (ui);
    ui_say (ui, LOOK_MESSAGE,
            text[0] == '\0' ? _("The explanation is taken back.")
                            : _("Explained. It lapses when a figure of the rule changes."));
}

static void
actions_explain_done (struct ui *ui, struct screen *below, const char *text)
{
    g_auto (GStrv) about = g_strsplit (ui->kept, "\t", 2);

    (void)below;
    actions_explained (ui, about[0], about[1], text);
}

static void
actions_ask_why (struct ui *ui, const struct finding *finding)
{
    ui_push (ui, prompt_new (_("Why the warning stands"), finding->sentence, finding->explanation, NULL,
                             actions_explain_done));
}

/* The code that a finding says is in no list; NULL it is about something else. */
static const char *
actions_open_code (struct ui *ui, const struct finding *finding)
{
    const struct cell *cell = g_str_has_suffix (finding->rule, ".code") ? book_find (ui_book (ui), finding->cell, NULL, NULL) : NULL;

    return cell != NULL && session_code_open (ui->session, cell->row->id) ? cell->row->id : NULL;
}

static void
actions_code_chosen (struct ui *ui, struct screen *below, int value)
{
    const GPtrArray *findings = book_findings (ui_book (ui));

    (void)below;
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        g_autofree char *key = g_strdup_printf ("%s\t%s", finding->rule, finding->cell);
        const char *code = g_str_equal (key, ui->kept) ? actions_open_code (ui, finding) : NULL;
        if (code == NULL)
            continue;
        if (value == 0)
            actions_ask_why (ui, finding);
        else
            settle_ask (ui, code);
        return;
    }
}

void
actions_explain (struct ui *ui, const struct finding *finding)
{
    struct screen *menu;

    if (!ui_can_write (ui))
        return;
    if (finding == NULL || finding->severity != SEVERITY_WARNING) {
        ui_say (ui, LOOK_MESSAGE,
                finding == NULL ? _("There is no warning here.")
                                : _("Only a warning can be explained; an error has to be put right."));
        return;
    }
    g_free (ui->kept);
    ui->kept = g_strdup_printf ("%s\t%s", finding->rule, finding->cell);
    if (actions_open_code (ui, finding) != NULL) {
        menu = menu_new (_("A code that is in no list"), actions_code_chosen);
        menu_note (menu, finding->sentence);
        menu_add (menu, '1', _("explain it in this book"), 0);
        menu_add (menu, '2', _("give it a name in all books of this file (who reviews)"), 1);
        ui_push (ui, menu);
        return;
    }
    actions_ask_why (ui, finding);
}

/* F8 led here to show this finding, though it belongs to another cell. */
static bool
actions_walked_to (const struct ui *ui, const struct finding *finding, const char *address)
{
    g_autofree char *key = g_strdup_printf ("%s %s", finding->rule, finding->cell);

    return ui->walk.at != NULL && g_str_has_prefix (address, ui->walk.at) && g_str_equal (ui->walk.key, key);
}

/* The first warning of the cell, or on home of the section, where the user is, else any finding of it. */
static const struct finding *
actions_warning_here (struct ui *ui)
{
    g_autofree char *address = ui_address (ui);
    enum layer layer;
    struct cell *cell = address == NULL ? NULL : book_find (ui_book (ui), address, &layer, NULL);
    g_autofree char *section = address == NULL || strchr (address, '.') != NULL ? NULL : g_strconcat (address, ".", NULL);
    const GPtrArray *findings = book_findings (ui_book (ui));
    const struct finding *any = NULL;

    for (guint i = 0; (cell != NULL || section != NULL) && i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        bool here = section != NULL ? g_str_has_prefix (finding->cell, section)
                                    : finding->node >= 0 && node_cell (finding->node) == cell->index;
        if (!here && !actions_walked_to (ui, finding, address))
            continue;
        if (finding->severity == SEVERITY_WARNING)
            return finding;
        any = finding;
    }
    return any;
}

/* Prompts. */

/* The rule in words, with the finding if there is one. */
static void
actions_say_rule (struct ui *ui, const struct whereto *place)
{
    const GPtrArray *findings = book_findings (ui_book (ui));

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        if (g_str_equal (finding->rule, place->rule) && g_str_equal (finding->cell, place->address)) {
            g_autofree char *words = words_finding (finding);
            ui_say (ui, LOOK_MESSAGE, "%s: %s", place->rule, words);
            return;
        }
    }
    ui_say (ui, LOOK_MESSAGE, _("%s holds, or does not apply."), place->rule);
}

/* A code that the table has where the user is: there, and not in the first table that has it. */
static bool
actions_code_here (struct ui *ui, const char *text)
{
    g_autofree char *here = ui_address (ui), *code = g_strstrip (g_strdup (text)), *target = NULL;
    const struct book_section *section;

    if (here == NULL || strlen (code) < 3 || strspn (code, "0123456789") != strlen (code))
        return false;
    here[strcspn (here, ".")] = '\0';
    section = book_section (ui_book (ui), here);
    if (section == NULL || section->form->codes == NULL || book_row (section, code) == NULL)
        return false;
    target = g_strdup_printf ("%s.%s", here, code);
    return ui_go_target (ui, target);
}

void
actions_goto (struct ui *ui, const char *text)
{
    struct whereto place = { 0 };
    GError *error = NULL;

    if (actions_code_here (ui, text))
        return;
    if (!book_place (ui_book (ui), text, &place, &error)) {
        ui_say_error (ui, error);
    } else if (place.kind == PLACE_PAGE) {
        ui_push (ui, preview_new (ui, NULL, place.page));
    } else if (ui_go (ui, place.address, true) && place.kind == PLACE_RULE) {
        actions_say_rule (ui, &place);
    }
    whereto_clear (&place);
}

static void
actions_goto_done (struct ui *ui, struct screen *below, const char *text)
{
    (void)below;
    if (text[strspn (text, " ")] != '\0')
        actions_goto (ui, text);
}

void
actions_find (struct ui *ui, const char *text)
{
    g_autofree char *wanted = g_strstrip (g_strdup (text));

    if (wanted[0] != '\0')
        ui_push (ui, results_new (ui, wanted));
}

static void
actions_find_done (struct ui *ui, struct screen *below, const char *text)
{
    (void)below;
    actions_find (ui, text);
}

/* SIGTSTP and not SIGSTOP: the system does not stop a program that no shell could wake up again. */
static void
actions_suspend (struct ui *ui)
{
    void (*before) (int);

    ui_release (ui);
    before = signal (SIGTSTP, SIG_DFL);
    kill (0, SIGTSTP);
    signal (SIGTSTP, before);
    ui_regain (ui);
}

enum quit { QUIT_STAY, QUIT_LEAVE, QUIT_LOOK };

static void
actions_quit_done (struct ui *ui, struct screen *below, int value)
{
    (void)below;
    if (value == QUIT_LOOK)
        ui_do (ui, ACT_NEXT_PROBLEM);
    else
        ui->quit = value == QUIT_LEAVE;
}

static void
actions_quit (struct ui *ui)
{
    struct screen *menu = menu_new (_("Leave?"), actions_quit_done);

    menu_add (menu, '1', _("leave; everything accepted is saved"), QUIT_LEAVE);
    menu_add (menu, '2', _("stay"), QUIT_STAY);
    if (g_hash_table_size (ui->pending) > 0) {
        menu_note (menu, _("There is text that was not accepted; leaving loses it."));
        menu_add (menu, '3', _("go to the text that was not accepted"), QUIT_LOOK);
    }
    menu_stand_on (menu, QUIT_STAY);
    menu_yield (menu);
    ui_push (ui, menu);
}

/* Help: the first F1 explains the cell, the second lists the keys.  The preview of a paste is about no one cell. */
static void
actions_help (struct ui *ui)
{
    struct screen *top = ui_top (ui);
    g_autofree char *address = ui->session == NULL || top->class->state (top) == STATE_PASTE ? NULL : ui_address (ui);

    ui_push (ui, help_new (ui, address, top->class->state (top)));
}

static void
actions_findings (struct ui *ui)
{
    if (ui_pop_to (ui, &findings_class.screen) == NULL)
        ui_push (ui, findings_new (ui));
    ui_changed (ui);
}

static void
actions_books (struct ui *ui)
{
    g_ptr_array_set_size (ui->screens, 0);
    g_clear_pointer (&ui->session, session_close);
    ui_push (ui, books_new (ui));
}

/* Actions that need nothing but the program itself. */
static bool
actions_do_plain (struct ui *ui, enum action action)
{
    switch (action) {
    case ACT_MENU:
        ui_push (ui, menu_of_actions (ui_top (ui)->class->state (ui_top (ui))));
        return true;
    case ACT_HELP:
        actions_help (ui);
        return true;
    case ACT_REDRAW:
        ui->anew = true;
        return true;
    case ACT_SAVE:
        ui_say (ui, LOOK_MESSAGE, _("Saved: every accepted figure is in %s."), ui->path);
        return true;
    case ACT_COPY:
        ui_say (ui, LOOK_MESSAGE, _("^C does not end the program. Esc goes back."));
        return true;
    case ACT_QUIT:
        actions_quit (ui);
        return true;
    case ACT_COMMAND:
        ui_push (ui, command_new (ui));
        return true;
    case ACT_SUSPEND:
        actions_suspend (ui);
        return true;
    case ACT_OPTIONS:
        options_choose (ui);
        return true;
    case ACT_BOOKS:
        actions_books (ui);
        return true;
    default:
        return ui->session == NULL;
    }
}

void
actions_do (struct ui *ui, enum action action)
{
    g_autofree char *address = NULL;

    if (actions_do_plain (ui, action))
        return;
    address = ui_address (ui);
    switch (action) {
    case ACT_TRACE:
        if (address != NULL && strchr (address, '.') != NULL)
            ui_push (ui, trace_new (ui, address));
        break;
    case ACT_FINDINGS:
        actions_findings (ui);
        break;
    case ACT_PREVIEW:
        ui_push (ui, preview_new (ui, address, 0));
        break;
    case ACT_NEXT_PROBLEM:
    case ACT_PREVIOUS_PROBLEM:
        problems_go (ui, action == ACT_NEXT_PROBLEM ? 1 : -1);
        break;
    case ACT_EXPLAIN:
        actions_explain (ui, actions_warning_here (ui));
        break;
    case ACT_UNDO:
    case ACT_REDO:
        actions_undo (ui, action == ACT_REDO);
        break;
    case ACT_CHANGES:
        ui_push (ui, changes_new (ui));
        break;
    case ACT_FIND:
        ui_push (ui, prompt_new (_("Find"), _("A figure (18.78), a word, a code, first letters (gwyc), @name, blank, err."), "", NULL, actions_find_done));
        break;
    case ACT_GOTO:
        ui_push (ui, prompt_new (_("Go to"), _("A table (7), a cell (7.5.3, sangong.total.final), a rule, a code, a page (p9)."), "", NULL,
                                 actions_goto_done));
        break;
    case ACT_PRINT_TEXT:
    case ACT_PRINT_PDF:
        print_to_file (ui, action == ACT_PRINT_TEXT ? "txt" : "pdf");
        break;
    case ACT_PRINT_PAPER:
        print_to_paper (ui);
        break;
    case ACT_PRINT_SIGNOFF:
        print_signoff (ui);
        break;
    case ACT_PRINTS:
        ui_push (ui, prints_new (ui));
        break;
    case ACT_PEOPLE:
        ui_push (ui, people_new (ui));
        break;
    case ACT_BASE:
        ui_push (ui, base_new (ui));
        break;
    case ACT_UNIT:
        ui_go (ui, ((struct section *)g_ptr_array_index (book_form (ui_book (ui))->sections, 0))->id, true);
        break;
    case ACT_STEPS:
        steps_open (ui);
        break;
    case ACT_QUERY:
        ui_push (ui, threads_new (ui, address));
        break;
    case ACT_LOGIN:
        steps_login (ui);
        break;
    case ACT_LEDGER:
        ui_push (ui, ledger_new (ui));
        break;
    case ACT_JUMP_BACK:
        ui_jump_back (ui);
        break;
    default:
        break;
    }
}
