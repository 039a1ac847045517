/* 30 pages of a report through Cairo alone: lines of text in one embedded font, a frame of lines on each page. */
#include <cairo-pdf.h>
#include <stdio.h>

int
main (int argc, char **argv)
{
    if (argc != 3)
        return 2;
    cairo_surface_t *surface = cairo_pdf_surface_create (argv[1], 595, 842);
    cairo_t *cairo = cairo_create (surface);

    cairo_select_font_face (cairo, argv[2], CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size (cairo, 12);
    for (int page = 0; page < 30; page++) {
        for (int line = 0; line < 30; line++) {
            char text[200];
            snprintf (text, sizeof text, "一般公共服务支出决算数为%d.%02d万元，较上年增加%d.%02d万元", page * 31 + line, line, line, page);
            cairo_move_to (cairo, 60, 60 + 24 * line);
            cairo_show_text (cairo, text);
            cairo_rectangle (cairo, 50, 44 + 24 * line, 495, 24);
        }
        cairo_stroke (cairo);
        cairo_show_page (cairo);
    }
    cairo_destroy (cairo);
    cairo_surface_finish (surface);
    int status = cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy (surface);
    return status;
}
