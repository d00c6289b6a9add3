"""Writes the Word files in Tests/Fixtures/Office/docx, and beside each what stands in it, as the test's outline.

Tables are outlined by python-docx, which reads them independently; numbers of lists stand here as LibreOffice shows them
(`soffice --convert-to txt`, checked by `--check`). Run from the root of the repository.
"""

import io
import os
import subprocess
import sys
import tempfile
import zipfile

import docx

FOLDER = "Tests/Fixtures/Office/docx"
TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>
<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
</Types>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relationships(items):
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(items, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def package(body, styles="", numbering="", footnotes="", header="", namespace=TRANSITIONAL):
    spaces = (
        f'xmlns:w="{namespace}" xmlns:r="{OFFICE}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relationships([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(
            [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("footnotes", "footnotes.xml"), ("header", "header1.xml")]
        ),
        "word/styles.xml": f"<w:styles {spaces}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {spaces}>{numbering}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {spaces}>{footnotes}</w:footnotes>",
        "word/header1.xml": f"<w:hdr {spaces}>{header}</w:hdr>",
    }
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, '<?xml version="1.0" encoding="UTF-8"?>\n' + text)
    return output.getvalue()


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content, properties=""):
    content = run(content) if content and not content.startswith("<") else content
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def numbered(text, number, level=0):
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def styled(text, style):
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def level(index, kind, text, start=1, extra="", suffix="tab"):
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{extra}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def cell(content, properties=""):
    content = paragraph(content) if not content.startswith(("<w:p", "<w:tbl")) else content
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows, columns=3):
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(columns))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


files = {}


def add(name, data, lines):
    files[name] = (data, lines)


# Lists: every format that a Chinese report uses, restarts, several levels, lists by style.
formats = [
    ("chineseCounting", "%1、"), ("chineseCountingThousand", "（%1）"), ("japaneseCounting", "第%1部分"),
    ("ideographDigital", "%1、"), ("decimal", "%1."), ("decimalEnclosedCircle", "%1"), ("upperLetter", "%1."),
    ("lowerLetter", "%1)"), ("upperRoman", "%1."), ("lowerRoman", "%1."), ("decimalZero", "%1"),
    ("chineseLegalSimplified", "%1、"), ("ideographTraditional", "%1、"), ("decimalFullWidth", "%1．"), ("none", "附"),
    ("bullet", "\uf06c"),
]
numbering = ""
numbers = ""
body = ""
lines = []
shown = {
    "chineseCounting": ["十、", "十一、", "十二、"], "chineseCountingThousand": ["（十）", "（十一）", "（十二）"],
    "japaneseCounting": ["第十部分 ", "第十一部分 ", "第十二部分 "], "ideographDigital": ["一〇、", "一一、", "一二、"],
    "decimal": ["10. ", "11. ", "12. "], "decimalEnclosedCircle": ["⑩ ", "⑪ ", "⑫ "], "upperLetter": ["J. ", "K. ", "L. "],
    "lowerLetter": ["j) ", "k) ", "l) "], "upperRoman": ["X. ", "XI. ", "XII. "], "lowerRoman": ["x. ", "xi. ", "xii. "],
    "decimalZero": ["10 ", "11 ", "12 "], "chineseLegalSimplified": ["壹拾、", "壹拾壹、", "壹拾贰、"],
    "ideographTraditional": ["癸、", "11、", "12、"], "decimalFullWidth": ["１０．", "１１．", "１２．"], "none": ["附 "] * 3,
    "bullet": [""] * 3,
}
for index, (kind, text) in enumerate(formats):
    numbering += f'<w:abstractNum w:abstractNumId="{index}">{level(0, kind, text, start=10)}</w:abstractNum>'
    numbers += f'<w:num w:numId="{index + 1}"><w:abstractNumId w:val="{index}"/></w:num>'
    for item in range(3):
        body += numbered(f"第{item}条", index + 1)
        lines.append(f"P {shown[kind][item]}第{item}条")
add("formats", package(body, numbering=numbering + numbers), lines)

# Levels: lower ones begin anew, a level without restart goes on, an override begins anew, a style gives the list.
numbering = (
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
    + level(0, "chineseCounting", "第%1部分", suffix="space", extra='<w:pStyle w:val="Part"/>')
    + level(1, "chineseCounting", "%2、", suffix="nothing", extra='<w:pStyle w:val="Section"/>')
    + level(2, "chineseCounting", "（%3）", suffix="nothing")
    + level(3, "decimal", "%1.%4", extra="<w:isLgl/>")
    + level(4, "decimal", "%5)", extra='<w:lvlRestart w:val="0"/>')
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="2">' + level(0, "decimal", "%1.", start=3) + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    + '<w:num w:numId="4"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)
styles = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Section"><w:name w:val="节"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Plain"><w:name w:val="heading 3"/><w:basedOn w:val="Part"/>'
    '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
)
content = [
    (styled("概况", "Part"), "H1 第一部分 概况"), (styled("职责", "Section"), "H2 一、职责"), (styled("机构", "Section"), "H2 二、机构"),
    (numbered("局机关", 1, 2), "P （一）局机关"), (numbered("中心", 1, 2), "P （二）中心"), (numbered("甲", 1, 3), "P 1.1 甲"),
    (numbered("续", 1, 4), "P 1) 续"), (styled("情况说明", "Part"), "H1 第二部分 情况说明"),
    (styled("收入", "Section"), "H2 一、收入"), (numbered("来源", 1, 2), "P （一）来源"), (numbered("乙", 1, 3), "P 2.1 乙"),
    (numbered("续", 1, 4), "P 2) 续"), (styled("没有编号的一级", "Plain"), "H1 没有编号的一级"),
    (paragraph("级别自定", '<w:outlineLvl w:val="3"/>'), "H4 级别自定"), (paragraph("正文", '<w:outlineLvl w:val="9"/>'), "P 正文"),
    (numbered("三", 2), "P 3. 三"), (numbered("四", 2), "P 4. 四"), (numbered("接着数", 3), "P 5. 接着数"),
    (numbered("重新数", 4), "P 7. 重新数"), (numbered("再接着", 4), "P 8. 再接着"), (numbered("没有这个编号", 99), "P 没有这个编号"),
]
add("levels", package("".join(item for item, _ in content), styles, numbering), [line for _, line in content])

# Everything within a paragraph.
field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
box = "<w:txbxContent>" + paragraph("框里的话") + "</w:txbxContent>"
content = [
    (paragraph(run("支出") + "<w:r><w:tab/><w:t>12</w:t><w:noBreakHyphen/><w:t>3</w:t><w:softHyphen/></w:r>"), "P 支出⇥12-3"),
    (paragraph("<w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:br w:type='page'/><w:cr/></w:r>"), "P 上⏎下⏎"),
    (paragraph(run("明") + run("暗", "<w:vanish/>") + run("明", '<w:vanish w:val="0"/>') + run("隐", '<w:rStyle w:val="Hidden"/>')), "P 明明"),
    (
        paragraph(
            run("增加") + '<w:ins w:id="1">' + run("新的") + "</w:ins>" + '<w:del w:id="2"><w:r><w:delText>旧的</w:delText></w:r></w:del>'
            + '<w:moveFrom w:id="3">' + run("移走") + "</w:moveFrom><w:moveTo w:id='4'>" + run("移来") + "</w:moveTo>"
        ),
        "P 增加新的移来",
    ),
    (
        paragraph("前半", '<w:rPr><w:del w:id="5"/></w:rPr>') + paragraph("后半", "<w:pPrChange w:id='6'><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:pPrChange>"),
        "P 前半后半",
    ),
    (
        paragraph(
            field.format("begin") + "<w:r><w:instrText> PAGEREF x </w:instrText></w:r>" + field.format("begin")
            + "<w:r><w:instrText>X</w:instrText></w:r>" + field.format("separate") + run("看不见") + field.format("end")
            + field.format("separate") + run("看得见") + field.format("end") + '<w:fldSimple w:instr="DATE">' + run("简") + "</w:fldSimple>"
        ),
        "P 看得见简",
    ),
    (
        paragraph('<w:hyperlink r:id="rId9">' + run("链接") + "</w:hyperlink><w:smartTag>" + run("标记") + "</w:smartTag>"
                  "<w:sdt><w:sdtPr/><w:sdtContent>" + run("控件") + "</w:sdtContent></w:sdt>"),
        "P 链接标记控件",
    ),
    (paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("\uf0a8", '<w:rFonts w:ascii="Wingdings"/>') + run("完成")), "P ☑☐完成"),
    (paragraph("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>" + run("式")), "P a+b式"),
    (
        paragraph(
            "<w:r><w:ruby><w:rt>" + run("jì") + "</w:rt><w:rubyBase>" + run("稽") + "</w:rubyBase></w:ruby></w:r>"
        ),
        "P 稽",
    ),
    (
        paragraph(
            run("有框")
            + "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" + box + "</wps:txbx></w:drawing></mc:Choice>"
            "<mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("的段")
        ),
        "P 有框的段\nP 框里的话",
    ),
    (paragraph(run("注") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("后")), "P 注后"),
    (paragraph("", "<w:rPr><w:vanish/></w:rPr>"), ""),
    (paragraph(""), "P "),
    ("<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("目录") + "</w:sdtContent></w:sdt>", "P 目录"),
    ("", "P  脚注的话"),
    ("", "! trackedChanges(insertions: 2, deletions: 2)"),
]
footnotes = (
    '<w:footnote w:type="separator" w:id="0">' + paragraph("分隔") + "</w:footnote>"
    '<w:footnote w:id="2">' + paragraph("<w:r><w:footnoteRef/></w:r>" + run(" 脚注的话")) + "</w:footnote>"
)
styles = '<w:style w:type="character" w:styleId="Hidden"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style>'
inline = package("".join(item for item, _ in content), styles, footnotes=footnotes, header=paragraph("页眉"))
add("paragraphs", inline, [line for _, lines in content for line in lines.split("\n") if lines])
strict = package("".join(item for item, _ in content), styles, footnotes=footnotes, namespace=STRICT)
add("strict", strict, files["paragraphs"][1])

# Tables with merged cells; python-docx says which cell stands where.
span = '<w:gridSpan w:val="{}"/>'
merged = table(
    row(cell("项目", '<w:vMerge w:val="restart"/>'), cell("收入", span.format(2))),
    row(cell("", "<w:vMerge/>"), cell("本年"), cell("上年")),
    row(cell("合计"), cell("1.00"), cell("2.00")),
    row(cell("一行到底", span.format(3))),
    row(cell("", '<w:vMerge w:val="restart"/>'), cell("a", '<w:vMerge w:val="restart"/>'), cell("b")),
    row(cell("", "<w:vMerge/>"), cell("不印", "<w:vMerge/>"), cell(paragraph("两") + paragraph("行"))),
)
ragged = table(
    row(cell("靠右"), properties='<w:gridBefore w:val="2"/>'),
    row(cell("左"), cell("中")),
    row(cell("删去的行"), properties='<w:del w:id="1"/>'),
    row(cell("行尾")),
)


def outlined(data):
    """The tables as python-docx reads them: each cell once, with the part of the grid that it covers."""
    lines = []
    for found in docx.Document(io.BytesIO(data)).tables:
        places = {}
        for number in range(len(found.rows)):
            for column in range(len(found.columns)):
                item = found.cell(number, column)
                places.setdefault(item._tc, []).append((number, column, item))
        lines.append(f"T {len(found.rows)}x{len(found.columns)}")
        for cells in places.values():
            top, left, item = cells[0]
            rows = len({number for number, _, _ in cells})
            columns = len({column for _, column, _ in cells})
            text = "⏎".join(line.text for line in item.paragraphs)
            lines.append(f"  {top},{left} {rows}x{columns} {text}".rstrip())
    return lines


data = package(paragraph("表前") + merged + paragraph("表后"))
add("merged", data, ["P 表前"] + outlined(data) + ["P 表后"])
add(
    "ragged",
    package(ragged),
    ["T 3x3", "  0,2 1x1 靠右", "  1,0 1x1 左", "  1,1 1x1 中", "  2,0 1x1 行尾", "! trackedChanges(insertions: 0, deletions: 1)"],
)
nested = table(row(cell("外"), cell(table(row(cell("里1"), cell("里2")), row(cell("里3"), cell("里4")), columns=2) + paragraph("末"))), columns=2)
frame = table(row(cell(paragraph("题目") + table(row(cell("一"), cell("二")), columns=2) + paragraph(""))), columns=1)
add("nested", package(nested + frame), ["T 1x2", "  0,0 1x1 外", "  0,1 1x1 里1 里2⏎里3 里4⏎末", "P 题目", "T 1x2", "  0,0 1x1 一", "  0,1 1x1 二", "P "])

os.makedirs(FOLDER, exist_ok=True)
for name, (data, lines) in files.items():
    with open(f"{FOLDER}/{name}.docx", "wb") as file:
        file.write(data)
    with open(f"{FOLDER}/{name}.txt", "w") as file:
        file.write("\n".join(["# 1"] + lines) + "\n")

if "--check" in sys.argv:
    for name in ["formats", "levels"]:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                ["soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, f"{FOLDER}/{name}.docx"],
                check=True, capture_output=True,
            )
            with open(f"{folder}/{name}.txt", encoding="utf-8-sig") as file:
                theirs = ["".join(line.split()) for line in file.read().splitlines()]
        ours = ["".join(line.split(" ", 1)[1].split()) for line in files[name][1]]
        for one, other in zip(ours, theirs):
            if one != other:
                print(f"{name}: here {one!r}, LibreOffice {other!r}")
