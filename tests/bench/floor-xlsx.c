/* Ten sheets of 60 rows and 6 columns of formatted figures through libxlsxwriter alone. */
#include <xlsxwriter.h>

int
main (int argc, char **argv)
{
    if (argc != 2)
        return 2;
    lxw_workbook *book = workbook_new (argv[1]);
    lxw_format *format = workbook_add_format (book);

    format_set_num_format (format, "#,##0.00");
    format_set_border (format, LXW_BORDER_THIN);
    for (int sheet = 0; sheet < 10; sheet++) {
        lxw_worksheet *page = workbook_add_worksheet (book, NULL);
        for (lxw_row_t row = 0; row < 60; row++) {
            worksheet_write_string (page, row, 0, "一般公共服务支出", format);
            for (lxw_col_t column = 1; column < 6; column++)
                worksheet_write_number (page, row, column, row * column + 0.25, format);
        }
    }
    return workbook_close (book) != LXW_NO_ERROR;
}
