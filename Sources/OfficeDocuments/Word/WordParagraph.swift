/// A paragraph as it is read, with the text boxes that hang on it.
struct WordParagraph {
  var text = ""
  var properties = WordParagraphProperties()
  var boxes: [DocumentBlock] = []

  /// Reads the paragraph last begun. What came before stays in front: the mark between was deleted.
  mutating func read(_ reader: inout XMLReader, _ context: inout WordText) throws(XMLError) {
    properties = WordParagraphProperties()
    try readContent(&reader, &context)
  }

  private mutating func readContent(_ reader: inout XMLReader, _ context: inout WordText) throws(XMLError) {
    let level = reader.depth
    while reader.depth >= level, let event = try reader.next() {
      guard event == .start else { continue }
      switch (reader.namespace, reader.name) {
      case (.wordprocessing, "pPr"): properties = try WordParagraphProperties(&reader)
      case (.wordprocessing, "r"): try readRun(&reader, &context)
      case (.wordprocessing, "ins"), (.wordprocessing, "moveTo"):
        context.insertions += 1
        try readContent(&reader, &context)
      case (.wordprocessing, "del"), (.wordprocessing, "moveFrom"):
        context.deletions += 1
        try reader.skipElement()
      case (.markupCompatibility, "AlternateContent"):
        try WordText.enterChoice(&reader)
        if reader.name == "Choice" || reader.name == "Fallback" {
          try readContent(&reader, &context)
          try WordText.leaveChoice(&reader)
        }
      case (.math, "t"):
        let formula = try reader.elementText()
        if context.showsText { text += formula }
      case (.wordprocessing, "sdtPr"), (.wordprocessing, "sdtEndPr"), (.wordprocessing, "rt"): try reader.skipElement()
      // Links, simple fields, tags, content controls, formulas: what is within them.
      case (.wordprocessing, _), (.math, _): try readContent(&reader, &context)
      default: try reader.skipElement()
      }
    }
  }

  private mutating func readRun(_ reader: inout XMLReader, _ context: inout WordText) throws(XMLError) {
    var run = WordRunProperties()
    try readRunContent(&reader, &context, &run)
  }

  private mutating func readRunContent(
    _ reader: inout XMLReader,
    _ context: inout WordText,
    _ run: inout WordRunProperties
  ) throws(XMLError) {
    let level = reader.depth
    while reader.depth >= level, let event = try reader.next() {
      guard event == .start else { continue }
      let isShown = context.showsText && run.isHidden != true
      switch (reader.namespace, reader.name) {
      case (.wordprocessing, "rPr"):
        run = try WordRunProperties(&reader)
        if run.isHidden == nil, run.style != nil { run.isHidden = context.styles.isHidden(run.style) }
      case (.wordprocessing, "t"):
        let characters = try reader.elementText()
        if isShown { text += WordParagraph.shown(characters, font: run.symbolFont) }
      case (.wordprocessing, "tab"), (.wordprocessing, "ptab"): if isShown { text += "\t" }
      case (.wordprocessing, "br"):
        let kind = reader.word("type") ?? "textWrapping"
        if isShown, kind == "textWrapping" { text += "\n" }
      case (.wordprocessing, "cr"): if isShown { text += "\n" }
      case (.wordprocessing, "noBreakHyphen"): if isShown { text += "-" }
      case (.wordprocessing, "sym"):
        let code = reader.word("char").flatMap { Int($0, radix: 16) }
        if isShown, let code { text += WordSymbols.text(font: reader.word("font") ?? "", code: code) }
      case (.wordprocessing, "fldChar"):
        switch reader.word("fldCharType") {
        case "begin": context.fields.append(false)
        case "separate": if !context.fields.isEmpty { context.fields[context.fields.count - 1] = true }
        case "end": _ = context.fields.popLast()
        default: break
        }
        try reader.skipElement()
      case (.wordprocessing, "footnoteReference"): if isShown { context.footnotes += [reader.word("id") ?? ""] }
      case (.wordprocessing, "endnoteReference"): if isShown { context.endnotes += [reader.word("id") ?? ""] }
      case (.markupCompatibility, "AlternateContent"):
        try WordText.enterChoice(&reader)
        if reader.name == "Choice" || reader.name == "Fallback" {
          try readRunContent(&reader, &context, &run)
          try WordText.leaveChoice(&reader)
        }
      case (.wordprocessing, "drawing"), (.wordprocessing, "pict"), (.wordprocessing, "object"):
        try readBoxes(&reader, &context)
      case (.wordprocessing, "ruby"), (.wordprocessing, "rubyBase"), (.wordprocessing, "r"):
        try readRunContent(&reader, &context, &run)
      default: try reader.skipElement()
      }
    }
  }

  /// The text boxes anywhere within a drawing.
  private mutating func readBoxes(_ reader: inout XMLReader, _ context: inout WordText) throws(XMLError) {
    let level = reader.depth
    while reader.depth >= level, let event = try reader.next() {
      guard event == .start else { continue }
      if reader.namespace == .wordprocessing, reader.name == "txbxContent" {
        // A field that goes over the anchor is not the box's.
        let fields = context.fields
        context.fields = []
        boxes += try context.blocks(within: &reader)
        context.fields = fields
      } else if reader.namespace == .markupCompatibility, reader.name == "Fallback" {
        try reader.skipElement()
      }
    }
  }

  /// Text in a font of pictures stands in the area for private use; soft hyphens are not seen.
  private static func shown(_ characters: String, font: String?) -> String {
    guard characters.unicodeScalars.contains(where: { $0 == "\u{AD}" || (0xF000...0xF0FF).contains($0.value) }) else {
      return characters
    }
    var result = ""
    for scalar in characters.unicodeScalars where scalar != "\u{AD}" {
      if (0xF000...0xF0FF).contains(scalar.value) {
        result += WordSymbols.text(font: font ?? "", code: Int(scalar.value))
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
