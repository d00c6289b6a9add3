"""Writes the PDF files that the tests read, by the programs that people make PDF files with, and beside each what
pdfplumber reads of it: characters with their places, and cells of ruled tables.

    python pdf-fixtures.py FOLDER

Needs reportlab, weasyprint, typst, pdfplumber (PyPI); qpdf, LibreOffice, Chromium, WenQuanYi Micro Hei (Debian). What
is not there is left out. The files of a new run differ in dates and identifiers only.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unicodedata

FOLDER = pathlib.Path(sys.argv[1]).resolve()
FONT = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"

HTML = """<html><head><meta charset="utf-8"><style>
body{font-family:"WenQuanYi Micro Hei";font-size:10.5pt;margin:0} @page{size:A4;margin:40pt}
table{border-collapse:collapse;margin:8px 0}td,th{border:1px solid #000;padding:2px 4px}
th{background:#ddd} .dot td{border:1px dotted #000} .gap{border-collapse:separate;border-spacing:2px}
.white td{border:1px solid #fff;background:#cde} .down{writing-mode:vertical-rl} .r{text-align:right}
</style></head><body>
<p>本年收入合计263.33万元，其中财政拨款收入260.00万元，占98.74%。<b>加粗</b>与<i>斜体</i>，Plain words.</p>
<table><tr><th rowspan=2>项目</th><th colspan=3>收入</th></tr><tr><th>预算数</th><th>决算数</th><th>增减</th></tr>
<tr><td>财政拨款收入</td><td class=r>1,234.56</td><td class=r>1,000.00</td><td class=r>-234.56</td></tr>
<tr><td>政府性基金<br>拨款收入</td><td></td><td class=r>0.00</td><td></td></tr>
<tr><td colspan=2>合　　计</td><td class=r>1,000.00</td><td rowspan=2>两行<br>合一</td></tr>
<tr><td>人数</td><td>12</td><td>34</td></tr></table>
<table class=dot><tr><td>点线</td><td>乙</td></tr><tr><td>1.00</td><td>2.00</td></tr></table>
<table class=gap><tr><td>分开</td><td>乙</td></tr><tr><td>1.00</td><td>2.00</td></tr></table>
<table class=white><tr><td>白线</td><td>乙</td><td>丙</td></tr><tr><td>1.00</td><td>2.00</td><td>3.00</td></tr>
<tr><td>4.00</td><td>5.00</td><td>6.00</td></tr></table>
<table><tr><td class=down>竖排</td><td>科目编码 2080505</td></tr></table>
</body></html>"""

TYPST = """#set text(font: ("WenQuanYi Micro Hei",), size: 10.5pt)
= 部门决算说明
本年收入合计263.33万元，其中：财政拨款收入260.00万元，占98.74%。
#table(columns: 4, table.cell(rowspan: 2)[项目], table.cell(colspan: 3)[收入], [预算数],[决算数],[增减],
[财政拨款收入],[1,234.56],[1,000.00],[234.56], [政府性基金 \\ 拨款收入],[],[0.00],[],
table.cell(colspan:2)[合　计],[1,000.00],[])
"""


def run(*arguments, **options):
    return subprocess.run(arguments, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)


def reportlab_files():
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    page = canvas.Canvas(str(FOLDER / "song.pdf"), pagesize=A4, pageCompression=1, invariant=1)

    def table(x, y):
        page.setFont("STSong-Light", 10)
        rows = [["项目", "预算数", "决算数"], ["财政拨款", "1,234.56", "(12.00)"], ["合计", "", "0.00%"]]
        for line in range(4):
            page.line(x, y - 20 * line, x + 300, y - 20 * line)
            page.line(x + 100 * line, y, x + 100 * line, y - 60)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                page.drawString(x + 4 + 100 * column, y - 15 - 20 * row, text)

    page.setFont("STSong-Light", 14)
    page.drawString(72, 780, "第二部分 2024年度部门决算 ABC abc 123")
    table(72, 740)
    for font, y in [("Helvetica", 600), ("Times-BoldItalic", 580), ("Courier", 560), ("Times-Roman", 540)]:
        page.setFont(font, 12)
        page.drawString(72, y, "Words & (parens) 12.5% WAVE café")
    page.showPage()
    # A wide table on an upright sheet that is shown turned.
    page.setPageRotation(90)
    page.translate(595, 0)
    page.rotate(90)
    table(72, 400)
    page.save()


def qpdf_files():
    source = FOLDER / "song.pdf"

    def convert(name, *arguments):
        run("qpdf", "--static-id", "--allow-weak-crypto", *arguments, str(source), str(FOLDER / name))

    convert("linearized.pdf", "--linearize")
    convert("object-streams.pdf", "--object-streams=generate")
    convert("rc4-40.pdf", "--encrypt", "", "owner", "40", "--")
    convert("rc4-128.pdf", "--encrypt", "", "owner", "128", "--use-aes=n", "--")
    convert("rc4-filters.pdf", "--encrypt", "", "owner", "128", "--force-V4", "--")
    convert("aes-128.pdf", "--static-aes-iv", "--encrypt", "", "owner", "128", "--use-aes=y", "--cleartext-metadata", "--")
    convert("aes-256-r5.pdf", "--static-aes-iv", "--encrypt", "", "owner", "256", "--force-R5", "--")
    convert("aes-256.pdf", "--static-aes-iv", "--object-streams=generate", "--encrypt", "", "owner", "256", "--")
    convert("password.pdf", "--static-aes-iv", "--encrypt", "user", "owner", "256", "--")


def program_files():
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        (work / "a.html").write_text(HTML, encoding="utf-8")
        (work / "a.typ").write_text(TYPST, encoding="utf-8")
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        if chromium:
            run(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                f"--print-to-pdf={FOLDER / 'chromium.pdf'}", str(work / "a.html"))
        if shutil.which("soffice"):
            office = ["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile"]
            # It draws borders where the old attribute asks for them.
            (work / "a.html").write_text(HTML.replace("<table", "<table border=1"), encoding="utf-8")
            for filter, kind, name in [("StarWriter", "docx", "writer.pdf"), ("StarCalc", "ods", "calc.pdf")]:
                source = str(work / "a.html")
                run(*office, f"--infilter=HTML ({filter})", "--convert-to", kind, "--outdir", str(work), source)
                run(*office, "--convert-to", "pdf", "--outdir", str(work), str(work / f"a.{kind}"))
                shutil.copy(work / "a.pdf", FOLDER / name)
        try:
            import weasyprint
            weasyprint.HTML(string=HTML).write_pdf(FOLDER / "weasyprint.pdf")
        except ImportError:
            print("note: no weasyprint")
        try:
            import typst
            typst.compile(str(work / "a.typ"), output=str(FOLDER / "typst.pdf"))
        except ImportError:
            print("note: no typst")


def plain(text):
    """Radicals as the characters that they look like, which is how Gouji gives them."""
    return "".join(unicodedata.normalize("NFKC", c) if 0x2E80 <= ord(c) <= 0x2FD5 else c for c in text)


def expected(path):
    import pdfplumber

    pages = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            characters = []
            for char in page.chars:
                text = plain(char["text"])
                if text.strip() and char["upright"]:
                    x, y = char["matrix"][4], page.height - char["matrix"][5]
                    characters.append([text, round(x, 2), round(y, 2)])
            tables = []
            for table in sorted(page.find_tables(), key=lambda table: (table.bbox[1], table.bbox[0])):
                # A single cell is a frame.
                if len(table.cells) > 1:
                    tables.append([[None if cell is None else plain(cell) for cell in row] for row in table.extract()])
            pages.append({"size": [float(page.width), float(page.height)], "characters": characters, "tables": tables})
    return {"pages": pages}


reportlab_files()
if shutil.which("qpdf"):
    qpdf_files()
program_files()
for path in sorted(FOLDER.glob("*.pdf")):
    if path.stem in ("song", "chromium", "writer", "calc", "weasyprint", "typst"):
        path.with_suffix(".json").write_text(
            json.dumps(expected(path), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
