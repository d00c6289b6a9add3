/// What matters of a paragraph's properties (`w:pPr`).
struct WordParagraphProperties {
  var style: String?
  /// 0 is the highest heading, 9 body text.
  var outlineLevel: Int?
  /// `w:numId`; "0" takes the paragraph out of its style's list.
  var list: String?
  var listLevel: Int?
  /// The mark at the end was deleted in a tracked change: the next paragraph goes on here.
  var isJoinedToNext = false
  /// The mark at the end is hidden, and with it a paragraph without text.
  var isMarkHidden = false

  init() {}

  /// Reads the element last begun. What it was before a tracked change (`w:pPrChange`) is passed over.
  init(_ reader: inout XMLReader) throws(XMLError) {
    var properties = WordParagraphProperties()
    try reader.forEachChild { (reader) throws(XMLError) in
      switch reader.name {
      case "pStyle": properties.style = reader.word("val")
      case "outlineLvl": properties.outlineLevel = reader.word("val").flatMap { Int($0) }
      case "numPr":
        try reader.forEachChild { (reader) throws(XMLError) in
          switch reader.name {
          case "numId": properties.list = reader.word("val")
          case "ilvl": properties.listLevel = reader.word("val").flatMap { Int($0) }
          default: break
          }
        }
      case "rPr":
        let mark = try WordRunProperties(&reader)
        properties.isJoinedToNext = mark.isDeleted
        properties.isMarkHidden = mark.isHidden == true
      default: break
      }
    }
    self = properties
  }
}

/// What matters of a run's properties (`w:rPr`).
struct WordRunProperties {
  var style: String?
  var isHidden: Bool?
  /// Only of a paragraph's mark.
  var isDeleted = false
  var symbolFont: String?

  init() {}

  init(_ reader: inout XMLReader) throws(XMLError) {
    var properties = WordRunProperties()
    try reader.forEachChild { (reader) throws(XMLError) in
      switch reader.name {
      case "rStyle": properties.style = reader.word("val")
      case "vanish": properties.isHidden = WordSwitch.isOn(reader.word("val") ?? "1")
      case "del", "moveFrom": properties.isDeleted = true
      case "rFonts": properties.symbolFont = reader.word("ascii")
      default: break
      }
    }
    self = properties
  }
}
