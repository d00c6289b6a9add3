import GoujiCatalog
import OfficeDocuments

/// The styles of a published Word file, by GB/T 9704—2012: 小标宋 for titles, 黑体, 楷体 and 仿宋 by level, 三号 type on lines
/// of 28 points. What people edit afterwards stays tidy, because nothing is formatted beside them.
enum DocxStyles {
  static let title = "Title"
  static let body = "BodyText"
  static let note = "Note"
  static let contentsTitle = "ContentsTitle"
  static let formTitle = "FormTitle"
  /// Of a form whose numbered heading stands in the list of contents already.
  static let subordinateFormTitle = "FormSubtitle"
  static let formNumber = "FormNumber"
  static let formLine = "FormLine"
  static let wideFormLine = "FormLineWide"
  static let formNote = "FormNote"
  static let sectionEnd = "SectionEnd"
  static let footer = "Footer"
  static let evenFooter = "FooterEven"
  static let table = "FormTable"
  /// Of characters that readers are to look at.
  static let marked = "Marked"

  static func heading(_ level: Int) -> String { "Heading\(min(max(level, 1), 5))" }
  static func contents(_ level: Int) -> String { "TOC\(min(max(level, 1), 2))" }

  enum CellStyle: String, CaseIterable {
    case head = "Head"
    case text = "Text"
    case figure = "Figure"
    case centred = "Centred"

    var name: String {
      switch self {
      case .head: "表头"
      case .text: "表格文字"
      case .figure: "表格数字"
      case .centred: "表格居中"
      }
    }
    var alignment: String {
      switch self {
      case .head, .centred: "center"
      case .text: "left"
      case .figure: "right"
      }
    }
  }

  /// The style of a cell's paragraph at a size in half points.
  static func cell(_ style: CellStyle, size: Int) -> String { "Table\(style.rawValue)\(size)" }

  // MARK: Parts

  static func part(_ words: PublishingBook) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("w:styles", ["xmlns:w": DocxFile.namespace])
    xml.element("w:docDefaults") { xml in
      xml.element("w:rPrDefault") { xml in
        xml.element("w:rPr") { xml in
          let latin = words.latin
          xml.element(
            "w:rFonts",
            ["w:ascii": latin, "w:hAnsi": latin, "w:cs": latin, "w:eastAsia": words.fonts(for: .body).first ?? ""]
          )
          xml.element("w:kern", ["w:val": "2"])
          xml.element("w:sz", ["w:val": "32"])
          xml.element("w:szCs", ["w:val": "32"])
          xml.element("w:lang", ["w:val": "en-US", "w:eastAsia": "zh-CN"])
        }
      }
      xml.element("w:pPrDefault")
    }
    for style in all { style.write(&xml, words) }
    xml.element("w:style", ["w:type": "character", "w:customStyle": "1", "w:styleId": marked]) { xml in
      xml.element("w:name", ["w:val": "标出"])
      xml.element("w:qFormat")
      xml.element("w:rPr") { xml in
        xml.element("w:b")
        xml.element("w:color", ["w:val": "B00020"])
        xml.element("w:u", ["w:val": "wave", "w:color": "B00020"])
      }
    }
    writeTableStyle(&xml)
    return xml.finish()
  }

  /// Names of fonts and of those that stand in where they are missing (17.8.3.1).
  static func fonts(_ words: PublishingBook) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("w:fonts", ["xmlns:w": DocxFile.namespace])
    var seen: Set<String> = []
    for use in PublishingBook.FontUse.allCases {
      let names = words.fonts(for: use)
      guard let first = names.first, seen.insert(first).inserted else { continue }
      xml.element("w:font", ["w:name": first]) { xml in
        if names.count > 1 { xml.element("w:altName", ["w:val": names.dropFirst().joined(separator: ",")]) }
        // GB 2312.
        xml.element("w:charset", ["w:val": "86"])
      }
    }
    return xml.finish()
  }

  // MARK: The list

  /// 三号 on lines of 28 points.
  private static let all: [DocxStyle] =
    [
      DocxStyle(id: "Normal", name: "Normal", alignment: "both", line: 560),
      DocxStyle(id: body, name: "Body Text", base: "Normal", indent: 2),
      DocxStyle(id: title, name: "Title", base: "Normal", font: .title, size: 44, alignment: "center", line: 720)
        .spaced(before: 560, after: 560),
      DocxStyle(id: contentsTitle, name: "目录标题", base: "Normal", font: .title, size: 36, alignment: "center")
        .spaced(before: 280, after: 280),
      contentsStyle(1), contentsStyle(2),
      DocxStyle(id: note, name: "注", base: body, size: 28),
      headingStyle(1, .title, size: 36), headingStyle(2, .first), headingStyle(3, .second), headingStyle(4, .body),
      headingStyle(5, .body),
      DocxStyle(id: formTitle, name: "表题", base: "Normal", font: .title, size: 32, alignment: "center", outline: 1)
        .keeping(),
      DocxStyle(id: subordinateFormTitle, name: "表题（标题下）", base: formTitle, outline: 9),
      DocxStyle(id: formNumber, name: "表号", base: "Normal", font: .table, size: 21, alignment: "right", line: 320)
        .keeping(),
      formLineStyle(formLine, "表前行", .portrait), formLineStyle(wideFormLine, "表前行（横）", .landscape),
      DocxStyle(id: formNote, name: "表注", base: "Normal", font: .table, size: 18, alignment: "left", line: 280),
      DocxStyle(id: sectionEnd, name: "分节", base: "Normal", size: 2, line: 20),
      DocxStyle(id: footer, name: "footer", base: "Normal", font: .table, size: 28, alignment: "right", line: 320)
        .indented(right: 280),
      DocxStyle(id: evenFooter, name: "偶数页页脚", base: footer, alignment: "left").indented(left: 280),
    ] + CellStyle.allCases.flatMap { style in PaperFit.sizes.map { cellStyle(style, $0) } }

  private static func headingStyle(_ level: Int, _ font: PublishingBook.FontUse, size: Int? = nil) -> DocxStyle {
    var style = DocxStyle(id: heading(level), name: "heading \(level)", base: "Normal", font: font, size: size)
      .keeping()
    style.next = body
    style.outline = level - 1
    if level == 1 {
      style.alignment = "center"
      style.breaksPage = true
      style.after = 280
    } else {
      style.indent = 2
    }
    return style
  }

  private static func contentsStyle(_ level: Int) -> DocxStyle {
    var style = DocxStyle(id: contents(level), name: "toc \(level)", base: "Normal", alignment: "left")
    style.tabs = [("right", Paper.portrait.textWidth, "dot")]
    if level > 1 { style.left = 320 }
    return style
  }

  private static func formLineStyle(_ id: String, _ name: String, _ paper: Paper) -> DocxStyle {
    var style = DocxStyle(id: id, name: name, base: "Normal", font: .table, size: 21, alignment: "left", line: 320)
      .keeping()
    style.tabs = [("center", paper.textWidth / 2, "none"), ("right", paper.textWidth, "none")]
    return style
  }

  private static func cellStyle(_ style: CellStyle, _ size: Int) -> DocxStyle {
    let points = size % 2 == 0 ? String(size / 2) : "\(size / 2).5"
    return DocxStyle(
      id: cell(style, size: size),
      name: "\(style.name) \(points)磅",
      base: "Normal",
      font: .table,
      size: size,
      alignment: style.alignment,
      // Four thirds of the type, in twentieths of a point.
      line: size * 40 / 3
    )
  }

  private static func writeTableStyle(_ xml: inout XMLWriter) {
    xml.element("w:style", ["w:type": "table", "w:styleId": table, "w:customStyle": "1"]) { xml in
      xml.element("w:name", ["w:val": "公开表"])
      xml.element("w:qFormat")
      xml.element("w:tblPr") { xml in
        xml.element("w:tblBorders") { xml in
          for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            xml.element("w:\(side)", ["w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "auto"])
          }
        }
        xml.element("w:tblCellMar") { xml in
          for side in ["left", "right"] {
            xml.element("w:\(side)", ["w:w": String(PaperFit.padding / 2), "w:type": "dxa"])
          }
        }
      }
    }
  }
}
