"""Writes the workbooks in Tests/Fixtures/Office/xlsx and xls, and beside each what stands in it, as the test's outline.

Figures are outlined as LibreOffice shows them where it and Excel agree (`--check` compares); spans by openpyxl's own merged ranges.
Run from the root of the repository.
"""

import datetime
import io
import os
import re
import sys
import zipfile

import openpyxl
import xlwt
from openpyxl.styles import Border, Side
from openpyxl.utils import get_column_letter

STAMP = (2024, 1, 1, 0, 0, 0)

# Format, value, as Excel shows it.
SHOWN = [
    ("General", 263.33, "263.33"), ("General", 0.1 + 0.2, "0.3"), ("General", 1234567.891, "1234567.891"), ("General", -5, "-5"),
    ("General", 0.333333333333, "0.333333333"), ("General", 12345678901, "12345678901"), ("General", 1e-05, "0.00001"),
    ("General", 1.5e-12, "1.5E-12"), ("General", 1e25, "1E+25"), ("General", 43831.5, "43831.5"),
    ("0", 0.5, "1"), ("0", 1234.4, "1234"), ("0.00", 2.675, "2.68"), ("0.00", 1.005, "1.01"), ("0.00", 99.995, "100.00"),
    ("0.00", 0, "0.00"), ("#,##0", 1234567, "1,234,567"), ("#,##0.00", 1234.5, "1,234.50"), ("#,##0.00", -0.5, "-0.50"),
    ("#,##0.00", 0, "0.00"), ("0%", 0.815, "82%"), ("0.00%", 0.810768, "81.08%"), ("0.00%", -0.0012, "-0.12%"),
    ('_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', 263.33, "263.33"),
    ('_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', -1263.33, "-1,263.33"),
    ('_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', 0, "-"),
    ("#,##0.00_);(#,##0.00)", -12, "(12.00)"), ("#,##0.00;[Red]-#,##0.00", -12, "-12.00"), ("0.00;-0.00;", 0, ""),
    ("0.00;-0.00;;@", 0, ""), ('[>=10000]0.00,"千";0.00', 23456, "23.46千"), ("#,##0,", 1234567, "1,235"), ('0.0,,"百万"', 2e6, "2.0百万"),
    ('"￥"#,##0.00', 5, "￥5.00"), ("[$¥-804]#,##0.00", 5, "¥5.00"), ("000000", 42, "000042"), ("000-0000", 1234567, "123-4567"),
    ("0.##", 1.5, "1.5"), ("0.##", 1, "1."), ("#.00", 0.5, ".50"), ("# ?/?", 1.5, "1 1/2"), ('0.00"万元"', 3, "3.00万元"), ("0.00_ ", 7, "7.00"),
    ("@", 12.5, "12.5"), ("0.00E+00", 12345, "1.23E+04"), ("##0.0E+0", 12345, "12.3E+3"), ("+0.00;-0.00;0.00", 1, "+1.00"),
    ('[<0]"减"0.00;[=0]"平";0.00', -2, "减2.00"), ("G/通用格式", 3.25, "3.25"), ("0.00;[Red]0.00", -3, "3.00"), ("0,000", 5, "0,005"),
    ("yyyy-mm-dd", 45657, "2024-12-31"), ('yyyy"年"m"月"d"日"', 45657, "2024年12月31日"), ("yyyy/m/d h:mm", 45657.75, "2024/12/31 18:00"),
    ('yyyy"年"m"月"', 45657, "2024年12月"), ("[h]:mm", 1.5, "36:00"), ("mm:ss", 0.0104166667, "15:00"), ("h:mm AM/PM", 0.75, "6:00 PM"),
    ("yyyy-mm-dd", 59, "1900-02-28"), ("yyyy-mm-dd", 61, "1900-03-01"), ("yyyy-mm-dd", 36585, "2000-02-29"), ("aaaa", 45657, "星期二"),
    ("yyyy-mm-dd", 73050, "2099-12-31"), ('[DBNum1][$-804]yyyy"年"m"月"d"日"', 45657, "二〇二四年十二月三十一日"),
]


def save(folder, name, data, lines):
    os.makedirs(f"Tests/Fixtures/Office/{folder}", exist_ok=True)
    with open(f"Tests/Fixtures/Office/{folder}/{name}.{folder}", "wb") as file:
        file.write(data)
    with open(f"Tests/Fixtures/Office/{folder}/{name}.txt", "w") as file:
        file.write("\n".join(lines) + "\n")


def repacked(data, change=lambda name, text: text):
    """The same archive with a fixed date, and parts changed."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name)
            if name == "docProps/core.xml":
                text = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2024-01-01T00:00:00Z", text)
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, change(name, text))
    return output.getvalue()


def saved(book, **options):
    output = io.BytesIO()
    book.save(output)
    return repacked(output.getvalue(), **options)


def outlined(number, sheet, shown, regions):
    """The tables of a sheet by their rows, 1-based, with the merged ranges of openpyxl."""
    lines = [f"# {number} {sheet.title}"]
    for first, last in regions:
        cells = []
        for row in range(first, last + 1):
            for column in range(1, sheet.max_column + 1):
                text = shown(sheet.cell(row, column))
                if not text:
                    continue
                spans = [m for m in sheet.merged_cells.ranges if m.min_row == row and m.min_col == column]
                rows = spans[0].max_row - spans[0].min_row + 1 if spans else 1
                columns = spans[0].max_col - spans[0].min_col + 1 if spans else 1
                cells.append((row, column, rows, columns, text))
        top = min(cell[0] for cell in cells)
        left = min(cell[1] for cell in cells)
        bottom = max(cell[0] + cell[2] for cell in cells)
        right = max(cell[1] + cell[3] for cell in cells)
        lines.append(f"T {bottom - top}x{right - left}")
        lines += [f"  {row - top},{column - left} {rows}x{columns} {text}" for row, column, rows, columns, text in cells]
    return lines


def formats():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "数字格式"
    old = xlwt.Workbook(encoding="gbk")
    old_sheet = old.add_sheet("数字格式")
    for row, (code, value, _) in enumerate(SHOWN, 1):
        sheet.cell(row, 1, code)
        sheet.cell(row, 2, value).number_format = code
        old_sheet.write(row - 1, 0, code)
        old_sheet.write(row - 1, 1, value, xlwt.easyxf(num_format_str=code))
    texts = {(row, 2): text for row, (_, _, text) in enumerate(SHOWN, 1)}
    lines = outlined(1, sheet, lambda cell: texts.get((cell.row, cell.column), cell.value), [(1, len(SHOWN))])
    save("xlsx", "formats", saved(book), lines)
    output = io.BytesIO()
    old.save(output)
    save("xls", "formats", output.getvalue(), lines)


def text(cell):
    if cell.value is None:
        return ""
    return f"{cell.value:.2f}" if isinstance(cell.value, float) else str(cell.value).replace("\n", "⏎")


def form():
    """A form with title rows, merged heads, an empty ruled row, a hidden column and sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "公开01表"
    thin = Side(style="thin")
    ruled = Border(left=thin, right=thin, top=thin, bottom=thin)
    rows = [
        ["收入支出决算总表"], ["单位：临湖县", None, None, "金额单位：万元"], ["收入", None, "支出"], ["项目", "决算数", "项目", "决算数"],
        ["一、拨款收入", 200.5, "一、教育\n支出", 150.0], [None, None, None, None], ["合计", 200.5, "合计", 150.0],
        None, ["注：本表反映收支总况"],
    ]
    for number, values in enumerate(rows, 1):
        for column, value in enumerate(values or [], 1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, float):
                cell.number_format = "#,##0.00"
            if 3 <= number <= 7:
                cell.border = ruled
    for merged in ["A1:D1", "A3:B3", "C3:D3"]:
        sheet.merge_cells(merged)
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[5].hidden = True
    hidden = book.create_sheet("草稿")
    hidden.sheet_state = "hidden"
    hidden["B2"] = "备用"
    book.create_sheet("空表")
    kinds = book.create_sheet("各种值")
    kinds["A1"], kinds["A2"], kinds["A3"], kinds["A4"] = True, "=1/0", "=SUM(公开01表!B5:B6)", "=\"甲\"&\"乙\""
    kinds["A5"] = "  前后空格 "
    kinds["A6"] = datetime.date(2024, 12, 31)

    def change(name, data):
        if name == "xl/worksheets/sheet4.xml":
            data = data.replace(b"<f>1/0</f><v></v>", b"<f>1/0</f><v>#DIV/0!</v>").replace(b"<f>1/0</f><v />", b"<f>1/0</f><v>#DIV/0!</v>")
            data = re.sub(rb'<c r="A2"[^>]*>', b'<c r="A2" t="e">', data)
            data = re.sub(rb"(<f>SUM[^<]*</f>)<v ?/?>(</v>)?", rb"\1<v>200.5</v>", data)
            data = re.sub(rb'<c r="A4"[^>]*>(<f>.*?</f>)<v ?/?>(</v>)?', lambda found: b'<c r="A4" t="str">' + found[1] + "<v>甲乙</v>".encode(), data)
            data = data.replace(b"</row></sheetData>", (
                '</row><row><c t="inlineStr"><is><r><t>金</t></r><r><t>_x000D_额</t></r><rPh sb="0" eb="1"><t>jin</t></rPh></is></c></row></sheetData>'
            ).encode())
        return data

    lines = outlined(1, sheet, text, [(1, 7), (9, 9)]) + outlined(2, hidden, text, [(2, 2)]) + ["# 3 空表"] + [
        "# 4 各种值", "T 7x1", "  0,0 1x1 TRUE", "  1,0 1x1 #DIV/0!", "  2,0 1x1 200.5", "  3,0 1x1 甲乙", "  4,0 1x1   前后空格 ",
        "  5,0 1x1 2024-12-31", "  6,0 1x1 金额", "! hiddenSheet(\"草稿\")",
    ]
    save("xlsx", "form", saved(book, change=change), lines)
    strict = saved(
        book,
        change=lambda name, data: change(name, data).replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
        ),
    )
    save("xlsx", "strict", strict, lines)


def dates_of_1904():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.title = "1904"
    book.active["A1"] = datetime.date(2024, 12, 31)
    save("xlsx", "dates of 1904", saved(book), ["# 1 1904", "T 1x1", "  0,0 1x1 2024-12-31"])
    old = xlwt.Workbook()
    old.dates_1904 = True
    sheet = old.add_sheet("1904")
    sheet.write(0, 0, datetime.date(2024, 12, 31), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    output = io.BytesIO()
    old.save(output)
    save("xls", "dates of 1904", output.getvalue(), ["# 1 1904", "T 1x1", "  0,0 1x1 2024-12-31"])


def old_form():
    """What BIFF8 has beyond figures: merged cells, shared strings over several records, rich text, formulas, hidden sheets."""
    book = xlwt.Workbook(encoding="gbk")
    sheet = book.add_sheet("支出决算表")
    border = xlwt.easyxf("borders: left thin, right thin, top thin, bottom thin", num_format_str="#,##0.00")
    sheet.write_merge(0, 0, 0, 2, "支出决算表")
    sheet.write(1, 0, "项目", border)
    sheet.write(1, 1, "金额", border)
    sheet.write(2, 0, "一、教育支出", border)
    sheet.write(2, 1, 1234.5, border)
    sheet.write(3, 0, "", border)
    sheet.write(4, 0, "合计", border)
    sheet.write(4, 1, 1234.5, border)
    sheet.write(4, 2, True)
    sheet.write(5, 1, 12, border)
    sheet.write(5, 2, 0.25, border)
    sheet.write_rich_text(7, 0, ["其中：", ("项目", xlwt.easyfont("bold true")), "支出"])
    many = book.add_sheet("长文字")
    lines = []
    for row in range(40):
        words = f"第{row}行" + "决算说明" * (row * 3) + "Ab" * row
        many.write(row, 0, words)
        lines.append(f"  {row},0 1x1 {words}")
    hidden = book.add_sheet("隐藏")
    hidden.write(0, 0, "看不见")
    hidden.visibility = 1
    output = io.BytesIO()
    book.save(output)
    save(
        "xls",
        "form",
        output.getvalue(),
        [
            "# 1 支出决算表", "T 6x3", "  0,0 1x3 支出决算表", "  1,0 1x1 项目", "  1,1 1x1 金额", "  2,0 1x1 一、教育支出", "  2,1 1x1 1,234.50",
            "  4,0 1x1 合计", "  4,1 1x1 1,234.50", "  4,2 1x1 TRUE", "  5,1 1x1 12.00", "  5,2 1x1 0.25", "T 1x1", "  0,0 1x1 其中：项目支出",
            "# 2 长文字", "T 40x1",
        ] + lines + ["# 3 隐藏", "T 1x1", "  0,0 1x1 看不见", "! hiddenSheet(\"隐藏\")"],
    )


formats()
form()
dates_of_1904()
old_form()
