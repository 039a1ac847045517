/* What a user may set about the terminal while the program runs. */
#include "actions.h"
#include "popup.h"

#include <glib/gi18n.h>

enum { OPTION_MOUSE = 1, OPTION_SLOW, OPTION_ASCII, OPTION_COLOUR, OPTION_LANGUAGE };

/* The other of the two languages there are; textdomain has gettext ask for everything anew. */
static void
options_language (void)
{
    g_setenv ("LANGUAGE", C_("other language", "zh_CN"), TRUE);
    textdomain (textdomain (NULL));
}

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
    case OPTION_COLOUR:
        ui->colour = !ui->colour;
        draw_set_colour (ui->draw, ui->colour);
        break;
    case OPTION_LANGUAGE:
        options_language ();
        if (ui->session != NULL)
            ui_changed (ui);
        break;
    default:
        ui->ascii = !ui->ascii;
        draw_set_ascii (ui->draw, ui->ascii);
        break;
    }
    ui->anew = true;
}

void
options_choose (struct ui *ui)
{
    struct screen *menu = menu_new (_("Terminal"), options_done);

    menu_add (menu, '1', ui->mouse ? _("mouse: ours -> the terminal's") : _("mouse: the terminal's -> clicks and wheel work here"), OPTION_MOUSE);
    menu_add (menu, '2', ui->slow ? _("slow line: what follows waits until you stop typing -> follows each key")
                                  : _("quick line: what follows is shown at each key -> waits until you stop typing"), OPTION_SLOW);
    menu_add (menu, '3', ui->ascii ? _("lines: + - | -> drawn") : _("lines: drawn -> + - |"), OPTION_ASCII);
    menu_add (menu, '4', ui->colour ? _("colours: yes -> no") : _("colours: no -> yes"), OPTION_COLOUR);
    menu_add (menu, '5', _("language: English -> Chinese"), OPTION_LANGUAGE);
    ui_push (ui, menu);
}
