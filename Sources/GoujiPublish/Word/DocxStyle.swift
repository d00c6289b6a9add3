import GoujiCatalog
import OfficeDocuments

/// A paragraph style. Lengths in twentieths of a point, sizes of type in half points.
struct DocxStyle {
  var id: String
  /// Built-in styles have English names, which programs show in their user's language.
  var name: String
  var base: String?
  var next: String?
  var font: PublishingBook.FontUse?
  var size: Int?
  var alignment: String?
  /// From line to line, exactly.
  var line: Int?
  var before = 0
  var after = 0
  /// Of the first line, in characters.
  var indent = 0
  var left = 0
  var right = 0
  var tabs: [(kind: String, position: Int, leader: String)] = []
  /// 0 for headings of the first level; 9 for text.
  var outline: Int?
  var keepsWithNext = false
  var breaksPage = false

  init(
    id: String,
    name: String,
    base: String? = nil,
    font: PublishingBook.FontUse? = nil,
    size: Int? = nil,
    alignment: String? = nil,
    line: Int? = nil,
    indent: Int = 0,
    outline: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.base = base
    self.font = font
    self.size = size
    self.alignment = alignment
    self.line = line
    self.indent = indent
    self.outline = outline
  }

  func spaced(before: Int, after: Int) -> DocxStyle {
    var style = self
    (style.before, style.after) = (before, after)
    return style
  }

  func indented(left: Int = 0, right: Int = 0) -> DocxStyle {
    var style = self
    (style.left, style.right) = (left, right)
    return style
  }

  /// Stands on one page with what follows.
  func keeping() -> DocxStyle {
    var style = self
    style.keepsWithNext = true
    return style
  }

  private var isBuiltIn: Bool { name.utf8.allSatisfy { $0 < 0x80 } }

  func write(_ xml: inout XMLWriter, _ words: PublishingBook) {
    if base == nil {
      xml.start("w:style", ["w:type": "paragraph", "w:default": "1", "w:styleId": id])
    } else if isBuiltIn {
      xml.start("w:style", ["w:type": "paragraph", "w:styleId": id])
    } else {
      xml.start("w:style", ["w:type": "paragraph", "w:customStyle": "1", "w:styleId": id])
    }
    xml.element("w:name", ["w:val": name])
    if let base { xml.element("w:basedOn", ["w:val": base]) }
    if let next { xml.element("w:next", ["w:val": next]) }
    xml.element("w:qFormat")
    xml.element("w:pPr", content: paragraphProperties)
    if font != nil || size != nil { xml.element("w:rPr") { runProperties(&$0, words) } }
    xml.end()
  }

  /// In the order that the schema wants (17.3.1.26).
  private func paragraphProperties(_ xml: inout XMLWriter) {
    if keepsWithNext { xml.element("w:keepNext") }
    if breaksPage { xml.element("w:pageBreakBefore") }
    if !tabs.isEmpty {
      xml.element("w:tabs") { xml in
        for tab in tabs {
          xml.element("w:tab", ["w:val": tab.kind, "w:leader": tab.leader, "w:pos": String(tab.position)])
        }
      }
    }
    if let line {
      xml.element(
        "w:spacing",
        ["w:before": String(before), "w:after": String(after), "w:line": String(line), "w:lineRule": "exact"]
      )
    } else if before + after > 0 {
      xml.element("w:spacing", ["w:before": String(before), "w:after": String(after)])
    }
    if indent > 0 {
      // In hundredths of a character; the length beside it counts where characters are not counted.
      let length = indent * (size ?? 32) * 10
      xml.element("w:ind", ["w:firstLineChars": String(indent * 100), "w:firstLine": String(length)])
    } else if left + right > 0 {
      xml.element("w:ind", ["w:left": String(left), "w:right": String(right)])
    }
    if let alignment { xml.element("w:jc", ["w:val": alignment]) }
    if let outline { xml.element("w:outlineLvl", ["w:val": String(outline)]) }
  }

  private func runProperties(_ xml: inout XMLWriter, _ words: PublishingBook) {
    if let font, let name = words.fonts(for: font).first {
      if font == .table {
        // Digits of half an em, as columns are measured by.
        xml.element("w:rFonts", ["w:ascii": name, "w:hAnsi": name, "w:eastAsia": name])
      } else {
        xml.element("w:rFonts", ["w:eastAsia": name])
      }
    }
    if let size {
      xml.element("w:sz", ["w:val": String(size)])
      xml.element("w:szCs", ["w:val": String(size)])
    }
  }
}
