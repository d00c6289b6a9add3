#!/usr/bin/env python3
"""Drafts laid out as the files that people have, and read back: the facts must be those of the draft, figure for figure.

  documents.py GOUJI [--keep FOLDER] [--only NAME]

Each sound fixture is set as HTML and printed by what is at hand (WeasyPrint, Chromium, LibreOffice, Typst) into PDF, docx,
xlsx and HTML, in three settings: wide, narrow columns whose names wrap, and small pages over which tables go on. Then
`gouji check` reads draft and file. A figure with another key, a figure too few or too many, or an error that the draft does
not have is a failure. Of PDFs the cells that come out right are counted for Gouji, pdfplumber and `pdftotext -layout`.
The last line is `N passed, N failed`.
"""
import collections, decimal, html, json, os, re, shutil, subprocess, sys, tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
FIXTURES = os.path.join(ROOT, "Tests", "Fixtures")
DRAFTS = ["Whole/dashes-sound", "Whole/page-breaks-sound", "Whole/codes-in-three-columns-sound",
          "Whole/carried-over-by-code-sound", "Whole/meetings-and-training-sound"]

STYLES = {
    "wide": ("A4 landscape", "12mm", "9pt", ""),
    "narrow": ("A4 portrait", "15mm", "9pt", "td { max-width: 12mm; overflow-wrap: anywhere }"),
    "pages": ("A5 landscape", "10mm", "8pt", ""),
}


# MARK: Drafts as HTML

def blocks(draft):
    """Lines and tables of a draft, header fields left out: `('line', text)`, `('table', rows)`."""
    result, table = [], None
    body = draft.split("\n\n", 1)[1] if re.match(r"(部门|年度)：", draft) else draft
    for line in body.split("\n"):
        if line.startswith("|"):
            if table is None:
                table = []
                result.append(("table", table))
            table.append([cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]])
        else:
            table = None
            if line.strip() and not line.startswith("//"):
                result.append(("line", re.sub(r"\{[^}]*\}", "", line.strip())))
    return result


def head_length(rows):
    """The rows in front of the first one with a figure or a code."""
    for index, row in enumerate(rows):
        if any(re.fullmatch(r"-?[\d,]+(\.\d+)?", cell) for cell in row) or row[0] in ("合计", "栏次"):
            return index
    return 0


def spans(rows, head):
    """Of each cell of the head (rowspan, colspan); None where another one covers it."""
    width = len(rows[0]) if rows else 0
    result = [[(1, 1)] * len(row) for row in rows]
    if any(len(row) != width for row in rows[:head]):
        return result
    for r in range(head):
        for c in range(width):
            if result[r][c] is None or not rows[r][c]:
                continue
            across = 1
            # An upper label covers the blank cells at its right that have labels below.
            while (r + 1 < head and c + across < width and not rows[r][c + across] and result[r][c + across] is not None
                   and rows[r + 1][c + across] and rows[r + 1][c]):
                across += 1
            down = 1
            while across == 1 and r + down < head and not rows[r + down][c]:
                down += 1
            result[r][c] = (down, across)
            for y in range(r, r + down):
                for x in range(c, c + across):
                    if (y, x) != (r, c):
                        result[y][x] = None
    return result


def as_html(draft, style):
    page, margin, size, more = STYLES[style]
    out = [f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>决算</title><style>
@page {{ size: {page}; margin: {margin} }}
body {{ font: {size} "WenQuanYi Zen Hei", "Noto Serif CJK SC", "Noto Sans CJK SC", serif }}
p {{ margin: 0; text-indent: 2em; line-height: 1.6 }} p.c {{ text-indent: 0; text-align: center }}
table {{ border-collapse: collapse; width: 100%; margin-bottom: 4mm }}
td {{ border: 0.5pt solid black; padding: 1pt 2pt }} tr {{ page-break-inside: avoid }} {more}
</style></head><body>"""]
    for kind, value in blocks(draft):
        if kind == "line":
            is_title = len(value) < 40 and (value.endswith("表") or value.startswith("第"))
            out.append(f'<p{" class=c" if is_title else ""}>{html.escape(value)}</p>')
            continue
        head = head_length(value)
        covered = spans(value, head)
        out.append('<table border="1">')
        for r, row in enumerate(value):
            cells = []
            for c, cell in enumerate(row):
                if r < head and covered[r][c] is None:
                    continue
                down, across = covered[r][c] if r < head else (1, 1)
                cells.append("<td" + (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
                             + f">{html.escape(cell)}</td>")
            # A page may not cut a head: WeasyPrint writes the rest of such a cell outside of its frame.
            out.append(("<tr style='page-break-after: avoid'>" if r < head else "<tr>") + "".join(cells) + "</tr>")
        out.append("</table>")
    return "\n".join(out + ["</body></html>"])


def as_typst(draft):
    def text(value):
        return "#" + json.dumps(value, ensure_ascii=False)
    out = ['#set page(width: 297mm, height: 210mm, margin: 12mm)',
           '#set text(font: ("WenQuanYi Zen Hei", "Noto Serif CJK SC"), size: 8pt, lang: "zh")']
    for kind, value in blocks(draft):
        if kind == "line":
            out.append(text(value) + "\n")
            continue
        width = max(len(row) for row in value)
        cells = [text(cell) for row in value for cell in row + [""] * (width - len(row))]
        out.append(f"#table(columns: {width}, stroke: 0.5pt, " + ", ".join(f"[{cell}]" for cell in cells) + ")\n")
    return "\n".join(out)


# MARK: Printers

def run(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=180, **more)


def soffice(source, kind, folder, profile):
    filters = {"pdf": "pdf:writer_web_pdf_Export", "docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML",
               "xls": "xls:MS Excel 97"}
    opener = ["--infilter=HTML (StarCalc)"] if kind in ("xlsx", "xls") else ["--writer"]
    run("soffice", f"-env:UserInstallation=file://{profile}", "--headless", *opener, "--convert-to", filters[kind],
        "--outdir", folder, source)
    made = os.path.join(folder, os.path.splitext(os.path.basename(source))[0] + "." + kind)
    return made if os.path.exists(made) else None


def printers():
    found = {}
    try:
        import weasyprint
        found["weasyprint"] = lambda page, out: weasyprint.HTML(filename=page).write_pdf(out)
    except Exception:
        print("skipped: WeasyPrint is not here")
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser:
        found["chromium"] = lambda page, out: run(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                                                  f"--print-to-pdf={out}", "file://" + page)
    else:
        print("skipped: Chromium is not here")
    return found


# MARK: Reading back

def read(gouji, path):
    answer = run(gouji, "check", "--format", "json", "--coverage", path)
    if not answer.stdout.strip():
        raise RuntimeError(answer.stderr.decode())
    files = json.loads(answer.stdout)["files"]
    if not files:
        raise RuntimeError(answer.stderr.decode())
    return files[0]


def worth(text):
    """A figure without what its printing adds: a workbook shows 12.50 as 12.5."""
    plain = re.sub(r"[,\s]", "", text)
    try:
        return format(decimal.Decimal(plain).normalize(), "f")
    except decimal.InvalidOperation:
        return plain


def facts(report):
    return collections.Counter((number["key"], worth(number["text"])) for number in report["numbers"] if "key" in number)


def errors(report):
    return collections.Counter((d["code"], d["text"].replace(" ", "")) for d in report["diagnostics"] if d["severity"] == "error")


def compare(gouji, draft, path):
    """What differs, in words; nothing where all is the same."""
    one, other = read(gouji, draft), read(gouji, path)
    lost, added = facts(one) - facts(other), facts(other) - facts(one)
    new = errors(other) - errors(one)
    problems = []
    if lost:
        problems.append(f"{sum(lost.values())} of {sum(facts(one).values())} facts lost, as {list(lost)[:3]}")
    if added:
        problems.append(f"{sum(added.values())} facts more, as {list(added)[:3]}")
    if new:
        problems.append(f"errors that the draft has not: {list(new)[:3]}")
    return sum(facts(one).values()), problems


# MARK: Cells

def plain(row):
    return tuple(re.sub(r"\s", "", cell or "") for cell in row)


def body_rows(draft):
    rows = []
    for kind, value in blocks(draft):
        if kind == "table":
            rows += [plain(row) for row in value[head_length(value):]]
    return rows


def right(truth, rows):
    """Cells of rows that came out whole, each row once."""
    left = collections.Counter(rows)
    count = 0
    for row in truth:
        if left[row] > 0:
            left[row] -= 1
            count += len(row)
    return count


def cells(gouji, draft, path):
    truth = body_rows(draft)
    imported = run(gouji, "import", path).stdout.decode()
    ours = [plain(row) for kind, value in blocks("x\n\n" + imported) if kind == "table" for row in value]
    counts = {"all": sum(len(row) for row in truth), "gouji": right(truth, ours)}
    try:
        import pdfplumber
        with pdfplumber.open(path) as pdf:
            counts["pdfplumber"] = right(truth, [plain(row) for page in pdf.pages for table in page.extract_tables() for row in table])
    except ImportError:
        pass
    if shutil.which("pdftotext"):
        text = run("pdftotext", "-layout", path, "-").stdout.decode()
        counts["pdftotext -layout"] = right(truth, [plain(re.split(r"\s{2,}", line.strip())) for line in text.split("\n")])
    return counts


def main():
    gouji = sys.argv[1]
    keep = sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else None
    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
    folder = keep or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    found = printers()
    has_office = shutil.which("soffice") is not None
    if not has_office:
        print("skipped: LibreOffice is not here")
    passed = failed = 0
    totals = collections.Counter()

    def judge(name, draft, path, text):
        nonlocal passed, failed
        if only and only not in name:
            return
        try:
            if not path or not os.path.exists(path):
                raise RuntimeError("the file was not made")
            count, problems = compare(gouji, draft, path)
        except Exception as error:
            count, problems = 0, [str(error)[:300]]
        if problems:
            failed += 1
            print(f"failed {name}: " + "; ".join(problems))
        else:
            passed += 1
            print(f"passed {name}: {count} facts")
        if path and path.endswith(".pdf") and os.path.exists(path):
            counts = cells(gouji, text, path)
            totals.update(counts)
            print(f"       cells right of {counts['all']}: " + ", ".join(f"{k} {v}" for k, v in counts.items() if k != "all"))

    styles = list(STYLES)
    for index, name in enumerate(DRAFTS):
        draft = os.path.join(FIXTURES, name + ".gouji")
        text = open(draft, encoding="utf-8-sig").read()
        base = os.path.basename(name)
        for style in styles:
            page = os.path.join(folder, f"{base}-{style}.html")
            with open(page, "w", encoding="utf-8") as file:
                file.write(as_html(text, style))
            if style == "wide":
                judge(f"{base} html", draft, page, text)
            # Every printer sets every draft once, in turn in another way.
            for number, (printer, make) in enumerate(found.items()):
                if styles[(index + number) % len(styles)] != style:
                    continue
                out = os.path.join(folder, f"{base}-{style}-{printer}.pdf")
                if not (only and only not in out):
                    make(page, out)
                    judge(f"{base}-{style}-{printer}.pdf", draft, out, text)
        if has_office and not (only and "office" not in only):
            page = os.path.join(folder, f"{base}-wide.html")
            for kind in ("pdf", "docx") if index % 2 == 0 else ("docx", "xlsx"):
                made = soffice(page, kind, folder, os.path.join(folder, "profile"))
                judge(f"{base}-office.{kind}", draft, made, text)
        try:
            import typst
            source, out = os.path.join(folder, base + ".typ"), os.path.join(folder, base + "-typst.pdf")
            with open(source, "w", encoding="utf-8") as file:
                file.write(as_typst(text))
            if index < 2 and not (only and only not in out):
                typst.compile(source, output=out)
                judge(f"{base}-typst.pdf", draft, out, text)
        except ImportError:
            if index == 0:
                print("skipped: Typst is not here")
    if totals:
        print(f"cells right of {totals['all']} in all PDFs: " + ", ".join(f"{k} {v}" for k, v in totals.items() if k != "all"))
    print(f"{passed} passed, {failed} failed")
    if not keep:
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if failed else 0)


main()
