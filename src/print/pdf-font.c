/* Typefaces of the printed report: fonts.conf says which families do for a role; a character that none of them has is refused. */
#include <fontconfig/fontconfig.h>
#include <glib/gi18n.h>
#include <math.h>
#include <pango/pangofc-fontmap.h>

#include "pdf-private.h"

/* What fonts.conf knows the roles as. */
static const char *const font_roles[N_FONT_ROLES] = {
    [FONT_TITLE] = "juesuan title", [FONT_BODY] = "juesuan body",   [FONT_HEAD] = "juesuan head",
    [FONT_KAI] = "juesuan kai",     [FONT_TABLE] = "juesuan table",
};

static char *
font_file (void)
{
    const char *file = g_getenv ("JUESUAN_FONTS");

    return g_canonicalize_filename (file && *file != '\0' ? file : FONTSFILE, NULL);
}

PangoFontMap *
pdf_font_map (GError **error)
{
    g_autofree char *file = font_file ();
    FcConfig *config = FcInitLoadConfigAndFonts ();
    if (!config || !FcConfigParseAndLoad (config, (const FcChar8 *)file, FcTrue)) {
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                     _("The list of typefaces %s cannot be read, so the PDF cannot be made. Install juesuan whole."), file);
        g_clear_pointer (&config, FcConfigDestroy);
        return NULL;
    }
    FcConfigSetCurrent (config); /* or Pango would read the same once more */
    PangoFontMap *fonts = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (fonts), config);
    FcConfigDestroy (config); /* the map has it */
    return fonts;
}

/* Whether the best installed face of the role has Chinese characters at all. */
static bool
font_speaks_chinese (struct pdf *pdf, const PangoFontDescription *font)
{
    g_autoptr (PangoLayout) layout = pango_layout_new (pdf->context);
    pango_layout_set_font_description (layout, font);
    pango_layout_set_text (layout, "\u4e2d\u534e", -1);
    return pango_layout_get_unknown_glyphs_count (layout) == 0;
}

bool
pdf_fonts_init (struct pdf *pdf)
{
    for (int role = 0; role < N_FONT_ROLES; role++) {
        pdf->fonts[role] = pango_font_description_new ();
        pango_font_description_set_family_static (pdf->fonts[role], font_roles[role]);
    }
    if (font_speaks_chinese (pdf, pdf->fonts[FONT_BODY]))
        return true;
    g_set_error_literal (&pdf->error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                         _("No Chinese font is installed, so the PDF cannot be made. Install one (Debian: fonts-noto-cjk, or "
                            "fonts-arphic-gbsn00lp, fonts-arphic-gkai00mp and fonts-wqy-microhei) and print again."));
    return false;
}

void
pdf_fonts_clear (struct pdf *pdf)
{
    for (int role = 0; role < N_FONT_ROLES; role++)
        g_clear_pointer (&pdf->fonts[role], pango_font_description_free);
}

/* A character that no installed font can draw is an error that names it: a box on paper would be found too late. */
static void
font_complain (struct pdf *pdf, PangoLayout *layout, const char *text)
{
    g_autoptr (PangoLayout) one = pango_layout_copy (layout);
    pango_layout_set_width (one, -1);
    for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c)) {
        pango_layout_set_text (one, c, (int) (g_utf8_next_char (c) - c));
        if (pango_layout_get_unknown_glyphs_count (one) == 0)
            continue;
        const char *start = g_utf8_strlen (text, c - text) > 10 ? g_utf8_offset_to_pointer (c, -10) : text;
        g_autofree char *around = g_utf8_strlen (start, -1) > 20 ? g_utf8_substring (start, 0, 20) : g_strdup (start);
        g_autofree char *shown = g_strndup (c, (gsize) (g_utf8_next_char (c) - c));
        g_set_error (&pdf->error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                     _("No installed font has the character %s (U+%04X) on page %d, in “%s”. Install a font that has it (Debian: "
                        "fonts-noto-cjk) or write it in another way."),
                     shown, g_utf8_get_char (c), pdf->number, around);
        return;
    }
}

PangoLayout *
pdf_layout_styled (struct pdf *pdf, const struct pdf_style *style, const char *text, int width)
{
    PangoLayout *layout = pango_layout_new (pdf->context);
    g_autoptr (PangoFontDescription) font = pango_font_description_copy (pdf->fonts[style->role]);
    pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
    pango_layout_set_font_description (layout, font);
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text (layout, text, -1);
    pango_layout_set_width (layout, width);
    pango_layout_set_indent (layout, (int)lround (style->indent * PANGO_SCALE));
    pango_layout_set_alignment (layout, style->align);
    if (!pdf->error && pango_layout_get_unknown_glyphs_count (layout) > 0) /* sets it: whatever is changed later sets it anew */
        font_complain (pdf, layout, text);
    return layout;
}

PangoLayout *
pdf_layout (struct pdf *pdf, enum font_role role, double size, const char *text, int width)
{
    const struct pdf_style style = {.role = role, .size = size, .align = PANGO_ALIGN_LEFT};
    return pdf_layout_styled (pdf, &style, text, width);
}
