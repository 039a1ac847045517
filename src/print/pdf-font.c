/* Typefaces of the printed report.  Machines differ in the Chinese fonts they have; each role names the families that will do,
 * the best first, and every chain ends with families that have all characters. */
#include <glib/gi18n.h>
#include <string.h>

#include "pdf-private.h"

struct font_choice {
    const char *family;
    PangoWeight weight;
};

enum { MAX_CHOICES = 12 };

/* Family names as fontconfig knows them in English.  A weight other than normal is asked for only where the family really has
 * it: an emboldened outline would be embedded as a drawing. */
static const struct font_choice font_choices[N_FONT_ROLES][MAX_CHOICES] = {
    [FONT_TITLE] = { { "FZXiaoBiaoSong-B05S", PANGO_WEIGHT_NORMAL },
                     { "FZXiaoBiaoSong-B05", PANGO_WEIGHT_NORMAL },
                     { "FZXBSJW--GB1-0", PANGO_WEIGHT_NORMAL },
                     { "Noto Serif CJK SC", PANGO_WEIGHT_BOLD },
                     { "Source Han Serif SC", PANGO_WEIGHT_BOLD },
                     { "FandolSong", PANGO_WEIGHT_BOLD },
                     { "SimSun", PANGO_WEIGHT_NORMAL },
                     { "AR PL SungtiL GB", PANGO_WEIGHT_NORMAL },
                     { "AR PL UMing CN", PANGO_WEIGHT_NORMAL } },
    [FONT_BODY] = { { "FangSong_GB2312", PANGO_WEIGHT_NORMAL },
                    { "FangSong", PANGO_WEIGHT_NORMAL },
                    { "STFangsong", PANGO_WEIGHT_NORMAL },
                    { "FZFangSong-Z02S", PANGO_WEIGHT_NORMAL },
                    { "FandolFang R", PANGO_WEIGHT_NORMAL },
                    { "FandolFang", PANGO_WEIGHT_NORMAL },
                    { "Noto Serif CJK SC", PANGO_WEIGHT_NORMAL },
                    { "Source Han Serif SC", PANGO_WEIGHT_NORMAL },
                    { "SimSun", PANGO_WEIGHT_NORMAL },
                    { "AR PL SungtiL GB", PANGO_WEIGHT_NORMAL },
                    { "AR PL UMing CN", PANGO_WEIGHT_NORMAL } },
    [FONT_HEAD] = { { "SimHei", PANGO_WEIGHT_NORMAL },
                    { "FZHei-B01S", PANGO_WEIGHT_NORMAL },
                    { "Noto Sans CJK SC", PANGO_WEIGHT_NORMAL },
                    { "Source Han Sans SC", PANGO_WEIGHT_NORMAL },
                    { "FandolHei", PANGO_WEIGHT_NORMAL },
                    { "WenQuanYi Zen Hei", PANGO_WEIGHT_NORMAL },
                    { "WenQuanYi Micro Hei", PANGO_WEIGHT_NORMAL } },
    [FONT_KAI] = { { "KaiTi_GB2312", PANGO_WEIGHT_NORMAL },
                   { "KaiTi", PANGO_WEIGHT_NORMAL },
                   { "STKaiti", PANGO_WEIGHT_NORMAL },
                   { "FZKai-Z03S", PANGO_WEIGHT_NORMAL },
                   { "FandolKai", PANGO_WEIGHT_NORMAL },
                   { "AR PL KaitiM GB", PANGO_WEIGHT_NORMAL },
                   { "AR PL UKai CN", PANGO_WEIGHT_NORMAL },
                   { "Noto Serif CJK SC", PANGO_WEIGHT_NORMAL } },
    [FONT_TABLE] = { { "SimSun", PANGO_WEIGHT_NORMAL },
                     { "NSimSun", PANGO_WEIGHT_NORMAL },
                     { "FZShuSong-Z01S", PANGO_WEIGHT_NORMAL },
                     { "Noto Serif CJK SC", PANGO_WEIGHT_NORMAL },
                     { "Source Han Serif SC", PANGO_WEIGHT_NORMAL },
                     { "FandolSong", PANGO_WEIGHT_NORMAL },
                     { "AR PL SungtiL GB", PANGO_WEIGHT_NORMAL },
                     { "AR PL UMing CN", PANGO_WEIGHT_NORMAL } },
};

/* For characters that the families above lack. */
static const char font_reserve[] = "Noto Serif CJK SC,Noto Sans CJK SC,Source Han Serif SC,AR PL SungtiL GB,AR PL UMing CN,"
                                   "WenQuanYi Zen Hei,WenQuanYi Micro Hei";

static GHashTable *
font_installed (PangoContext *context)
{
    GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    PangoFontFamily **families = NULL;
    int n = 0;
    pango_font_map_list_families (pango_context_get_font_map (context), &families, &n);
    for (int i = 0; i < n; i++)
        g_hash_table_add (names, g_ascii_strdown (pango_font_family_get_name (families[i]), -1));
    g_free (families);
    return names;
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
    g_autoptr (GHashTable) installed = font_installed (pdf->context);
    for (int role = 0; role < N_FONT_ROLES; role++) {
        const struct font_choice *choice = font_choices[role];
        GString *family = g_string_new (NULL);
        PangoWeight weight = PANGO_WEIGHT_NORMAL;
        for (int i = 0; i < MAX_CHOICES && choice[i].family; i++) {
            g_autofree char *key = g_ascii_strdown (choice[i].family, -1);
            if (!g_hash_table_contains (installed, key))
                continue;
            weight = family->len == 0 ? choice[i].weight : weight;
            g_string_append_printf (family, "%s,", choice[i].family);
        }
        g_string_append (family, font_reserve);
        pdf->fonts[role] = pango_font_description_new ();
        pango_font_description_set_family (pdf->fonts[role], family->str);
        pango_font_description_set_weight (pdf->fonts[role], weight);
        g_string_free (family, TRUE);
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
                     _("No installed font has the character %s (U+%04X) in “%s”. Install a font that has it (Debian: "
                        "fonts-noto-cjk) or write it in another way."),
                     shown, g_utf8_get_char (c), around);
        return;
    }
}

PangoLayout *
pdf_layout (struct pdf *pdf, enum font_role role, double size, const char *text, int width)
{
    PangoLayout *layout = pango_layout_new (pdf->context);
    g_autoptr (PangoFontDescription) font = pango_font_description_copy (pdf->fonts[role]);
    pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
    pango_layout_set_font_description (layout, font);
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text (layout, text, -1);
    pango_layout_set_width (layout, width);
    if (!pdf->error && pango_layout_get_unknown_glyphs_count (layout) > 0)
        font_complain (pdf, layout, text);
    return layout;
}
