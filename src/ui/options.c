/* What a user may set about the terminal while the program runs. */
#include "actions.h"
#include "popup.h"

#include <glib/gi18n.h>

enum { OPTION_MOUSE = 1, OPTION_SLOW, OPTION_ASCII };

static void
options_done (struct ui *ui, struct screen *below, int value)
{
    (void)below;
    switch (value) {
    case OPTION_MOUSE:
        ui->mouse = !ui->mouse;
        input_mouse (ui->input, ui->mouse);
        ui_say (ui, LOOK_MESSAGE, "%s",
                ui->mouse ? _("Clicks are taken now. To mark text in the terminal hold Shift.") : _("The mouse is the terminal's again."));
        break;
    case OPTION_SLOW:
        ui->slow = !ui->slow;
        break;
    default:
        ui->ascii = !ui->ascii;
        draw_set_ascii (ui->draw, ui->ascii);
        break;
    }
}

void
options_choose (struct ui *ui)
{
    struct screen *menu = menu_new (_("Terminal"), options_done);

    menu_add (menu, '1', ui->mouse ? _("mouse: off") : _("mouse: on"), OPTION_MOUSE);
    menu_add (menu, '2', ui->slow ? _("slow line: off, figures follow each key") : _("slow line: on, figures follow when you stop typing"), OPTION_SLOW);
    menu_add (menu, '3', ui->ascii ? _("lines: drawn") : _("lines: + - |"), OPTION_ASCII);
    ui_push (ui, menu);
}
