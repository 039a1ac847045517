/* The commands of the line mode.  They begin with a sign and need no letter, so that an input method may stay on. */
#include "config.h"

#include "cli/line.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/command-line.h"

struct line_action {
    const char *sign;
    bool rest;        /* takes words behind it */
    bool here;        /* does something with the cell that is asked for */
    const char *help;
    void (*act) (struct line *line, const char *rest);
};

static void act_commands (struct line *line, const char *rest); /* reads the table that it stands in */

static void
line_done (struct line *line, const GPtrArray *changes, const GError *error)
{
    if (changes == NULL)
        line_say_error (line, error);
    else
        line_say_changes (line, changes);
}

/* Goes where the address says; the place left is remembered. */
static bool
line_jump (struct line *line, const char *address)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *here = line_address (line);

    line->lost = !line_go (line, address, &error);
    if (line->lost) {
        line_say_error (line, error);
        return false;
    }
    if (here[0] != '\0')
        g_ptr_array_add (line->back, g_steal_pointer (&here));
    return true;
}

/* What a script says next was meant for the place that was not found. */
bool
line_is_lost (struct line *line)
{
    if (line->lost)
        out_line (line->out, "%s", _("Nothing was done: the place named before was not found. Enter stays at this question, @ with a cell behind it goes there."));
    return line->lost;
}

static void
act_previous (struct line *line, G_GNUC_UNUSED const char *rest)
{
    line->lost = false;
    if (!line_step (line, -1))
        out_line (line->out, "%s", _("This is the first question."));
}

static void
act_next (struct line *line, G_GNUC_UNUSED const char *rest)
{
    if (line->lost)
        line->lost = false;
    else if (!line_step (line, 1))
        out_line (line->out, "%s", _("This was the last question. ! goes to what is still open, /0 leaves."));
}

static void
act_return (struct line *line, G_GNUC_UNUSED const char *rest)
{
    line->lost = false;
    if (line->back->len == 0) {
        out_line (line->out, "%s", _("No jump to go back from."));
        return;
    }
    line_go (line, line->back->pdata[line->back->len - 1], NULL);
    g_ptr_array_remove_index (line->back, line->back->len - 1);
}

static bool
finding_open (const struct finding *finding)
{
    return finding->severity != SEVERITY_HINT &&
           !(finding->severity == SEVERITY_WARNING && finding->explanation != NULL && !finding->lapsed);
}

static void
act_problem (struct line *line, G_GNUC_UNUSED const char *rest)
{
    const GPtrArray *findings = session_findings (line->session);
    g_autoptr (GPtrArray) open = g_ptr_array_new ();
    const struct finding *finding;

    for (guint i = 0; i < findings->len; i++)
        if (finding_open (findings->pdata[i]))
            g_ptr_array_add (open, findings->pdata[i]);
    if (open->len == 0) {
        out_line (line->out, "%s", _("No errors, nothing missing, no warning without an explanation."));
        return;
    }
    line->problem = (line->problem + 1) % (int) open->len;
    finding = open->pdata[line->problem];
    out_line (line->out, _("%d of %d:"), line->problem + 1, (int) open->len);
    line_say_finding (line, finding);
    g_autofree char *place = finding_place (session_book (line->session), finding);
    line_jump (line, place);
}

static void
act_findings (struct line *line, G_GNUC_UNUSED const char *rest)
{
    const GPtrArray *findings = session_findings (line->session);

    for (guint i = 0; i < findings->len; i++)
        line_say_finding (line, findings->pdata[i]);
    out_line (line->out, _("Findings: %d."), (int) findings->len);
}

static void
act_go (struct line *line, const char *rest)
{
    if (rest[0] == '\0')
        line_say_sections (line);
    else
        line_jump (line, rest);
}

/* A subcommand on this file; the book is read again in case it was changed. */
static void
act_subcommand (struct line *line, const char *rest)
{
    command_line_run (rest, line->file, line->book, line->login, line->out);
}

static void
act_cell_subcommand (struct line *line, const char *name)
{
    g_autofree char *address = line_address (line), *words = g_strdup_printf ("%s '%s'", name, address);

    if (address[0] == '\0')
        out_line (line->out, "%s", _("There is no cell here; this asks for a new row."));
    else
        act_subcommand (line, words);
}

static void
act_help (struct line *line, G_GNUC_UNUSED const char *rest)
{
    act_cell_subcommand (line, "help");
}

static void
act_trace (struct line *line, G_GNUC_UNUSED const char *rest)
{
    act_cell_subcommand (line, "trace");
}

static void
line_mark (struct line *line, enum mark mark)
{
    g_autofree char *address = line_address (line);
    g_autoptr (GError) error = NULL;
    const GPtrArray *changes = session_mark (line->session, address, mark, &error);

    line_done (line, changes, error);
}

static void
act_blank (struct line *line, G_GNUC_UNUSED const char *rest)
{
    line_mark (line, MARK_BLANK);
}

static void
act_na (struct line *line, G_GNUC_UNUSED const char *rest)
{
    line_mark (line, MARK_NA);
}

static void
act_doubtful (struct line *line, G_GNUC_UNUSED const char *rest)
{
    const struct cell *cell = line_cell (line);

    line_mark (line, cell != NULL && book_entry (cell, line->place.layer)->doubtful ? MARK_SURE : MARK_DOUBTFUL);
}

/* Adds a row and asks for its first cell. */
static void
act_row_add (struct line *line, const char *rest)
{
    g_autofree char *id = NULL, *section = g_strdup (line->place.section), *row = g_strdup (line->place.row), *address = NULL;
    g_autoptr (GError) error = NULL;
    const GPtrArray *changes =
        session_row_add (line->session, section, rest[0] != '\0' ? rest : NULL, rest[0] != '\0' ? NULL : row, &id, &error);

    line_done (line, changes, error);
    if (changes == NULL)
        return;
    line_place_set (&line->place, section, id != NULL ? id : rest, "", line->place.layer);
    line_step (line, 1);
}

static void
act_row_delete (struct line *line, G_GNUC_UNUSED const char *rest)
{
    g_autofree char *section = g_strdup (line->place.section), *row = g_strdup (line->place.row);
    g_autoptr (GError) error = NULL;
    const GPtrArray *changes;

    if (row == NULL) {
        out_line (line->out, "%s", _("There is no row here; < goes back to the last one."));
        return;
    }
    line_step (line, -1);
    changes = session_row_delete (line->session, section, row, &error);
    line_done (line, changes, error);
}

static void
line_row_move (struct line *line, int by)
{
    g_autoptr (GError) error = NULL;
    const GPtrArray *changes;

    if (line->place.row == NULL) {
        out_line (line->out, "%s", _("There is no row here; < goes back to the last one."));
        return;
    }
    changes = session_row_move (line->session, line->place.section, line->place.row, by, &error);
    line_done (line, changes, error);
}

static void
act_row_up (struct line *line, G_GNUC_UNUSED const char *rest)
{
    line_row_move (line, -1);
}

static void
act_row_down (struct line *line, G_GNUC_UNUSED const char *rest)
{
    line_row_move (line, 1);
}

static void
act_undo (struct line *line, G_GNUC_UNUSED const char *rest)
{
    g_autoptr (GError) error = NULL;
    const GPtrArray *changes = session_undo (line->session, &error);

    line_done (line, changes, error);
}

static void
act_redo (struct line *line, G_GNUC_UNUSED const char *rest)
{
    g_autoptr (GError) error = NULL;
    const GPtrArray *changes = session_redo (line->session, &error);

    line_done (line, changes, error);
}

/* The reason why the first warning of this cell stands. */
static void
act_explain (struct line *line, const char *rest)
{
    const GPtrArray *findings = session_findings (line->session);
    g_autofree char *address = line_address (line);

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = findings->pdata[i];
        if (finding->severity == SEVERITY_WARNING && g_strcmp0 (finding->cell, address) == 0) {
            g_autofree char *rule = g_strdup (finding->rule), *cell = g_strdup (finding->cell);
            g_autoptr (GError) error = NULL;
            const GPtrArray *changes = session_explain (line->session, rule, cell, rest, &error);
            line_done (line, changes, error);
            return;
        }
    }
    out_line (line->out, "%s", _("No warning stands on this cell."));
}

static void
act_layer (struct line *line, G_GNUC_UNUSED const char *rest)
{
    line->place.layer = line->place.layer == LAYER_VALUE ? LAYER_PRIOR : LAYER_VALUE;
    out_line (line->out, "%s", line->place.layer == LAYER_PRIOR ? _("Now last year's figures.") : _("Now this year's figures."));
    if (line_cell (line) == NULL || !book_input (session_book (line->session), line_cell (line), line->place.layer))
        line_step (line, 1);
}

static void
act_leave (struct line *line, G_GNUC_UNUSED const char *rest)
{
    line->leave = true;
}

/* The longest sign first where one begins another. */
static const struct line_action line_actions[] = {
    { "", false, false, N_ ("Enter: on to the next question"), act_next },
    { "<<", false, false, N_ ("back to where the last jump began"), act_return },
    { "<", false, false, N_ ("back to the question before"), act_previous },
    { "!!", false, false, N_ ("all findings"), act_findings },
    { "!", false, false, N_ ("to the next problem"), act_problem },
    { "??", false, false, N_ ("this list"), act_commands },
    { "?", false, true, N_ ("what this cell is, where it is taken from, common mistakes"), act_help },
    { "@", true, false, N_ ("behind it a cell or section: goes there; alone: the sections"), act_go },
    { "/1", false, true, N_ ("where the figure comes from, and what uses it"), act_trace },
    { "/2", false, true, N_ ("makes the cell blank"), act_blank },
    { "/3", false, true, N_ ("not applicable"), act_na },
    { "/4", false, true, N_ ("marks the figure as doubtful, and takes the mark back"), act_doubtful },
    { "/5", true, true, N_ ("adds a row; behind it the code"), act_row_add },
    { "/6", false, true, N_ ("deletes this row; /9 brings it back"), act_row_delete },
    { "/7", false, true, N_ ("moves this row up"), act_row_up },
    { "/8", false, true, N_ ("moves this row down"), act_row_down },
    { "/9", false, false, N_ ("takes back the newest change"), act_undo },
    { "/10", false, false, N_ ("does again what was taken back"), act_redo },
    { "/11", true, true, N_ ("behind it the reason why the warning on this cell stands"), act_explain },
    { "/12", false, false, N_ ("last year's figures, and back"), act_layer },
    { "/0", false, false, N_ ("leaves; everything is saved"), act_leave },
    { ":", true, false, N_ ("behind it a subcommand of juesuan for this file: :check, :print -o report.pdf"), act_subcommand },
};
static void
act_commands (struct line *line, G_GNUC_UNUSED const char *rest)
{
    out_line (line->out, "%s", _("An answer and Enter stores it and goes on; Enter alone goes on."));
    out_line (line->out, "%s", _("A blank before an answer that begins with one of these signs makes it an answer."));
    for (int i = 0; i < (int) G_N_ELEMENTS (line_actions); i++)
        out_line (line->out, "%s  %s", line_actions[i].sign, _(line_actions[i].help));
}

/* What an input method sends for a sign: its full-width form, U+3001 for the slash, U+300A for <.  Titles of documents begin with
 * U+300A too, so that one counts only where nothing follows. */
static char
line_sign (const char *text)
{
    gunichar c = g_utf8_get_char (text);

    if (c > 0xff00 && c < 0xff5f)
        return (char) (c - 0xff00 + 0x20);
    if (c == 0x3001)
        return '/';
    return c == 0x300a && strspn (text, "\343\200\212") == strlen (text) ? '<' : '\0';
}

static char *
line_command_text (const char *text)
{
    GString *signs = g_string_new (NULL);
    char sign;

    while (*text != '\0' && (sign = line_sign (text)) != '\0' && strchr ("<!?@/:", sign) != NULL) {
        g_string_append_c (signs, sign);
        text = g_utf8_next_char (text);
    }
    g_string_append (signs, text);
    return g_string_free (signs, FALSE);
}

/* What other programs are left with.  As an answer it has a blank before it. */
static bool
line_is_leaving (const char *text)
{
    static const char *const words[] = { "q", "quit", "exit" };

    for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        if (g_ascii_strcasecmp (text, words[i]) == 0)
            return true;
    return strcmp (text, _("leave")) == 0;
}

static bool
line_action_is (const struct line_action *action, const char *text)
{
    gsize n = strlen (action->sign);

    if (!g_str_has_prefix (text, action->sign))
        return false;
    if (!action->rest)
        return text[n] == '\0';
    return text[n] == '\0' || text[n] == ' ' || !g_ascii_isdigit (action->sign[n - 1]);
}

bool
line_command (struct line *line, const char *text)
{
    g_autofree char *signs = line_command_text (text);

    if (line_is_leaving (text)) {
        line->leave = true;
        return true;
    }
    for (int i = 0; i < (int) G_N_ELEMENTS (line_actions); i++)
        if (line_action_is (&line_actions[i], signs)) {
            const char *rest = signs + strlen (line_actions[i].sign);
            if (!line_actions[i].here || !line_is_lost (line))
                line_actions[i].act (line, rest + strspn (rest, " "));
            return true;
        }
    return false;
}
