/// Reads a web page, or what office programs save as one: paragraphs and tables, without what is not seen.
struct HTMLReader {
  /// A table that is being read.
  private struct OpenTable {
    var grid = HTMLGrid()
    /// Blocks of the cell that is open.
    var cell: [DocumentBlock]?
    var rowSpan = 1
    var columnSpan = 1
  }

  private var blocks: [DocumentBlock] = []
  private var tables: [OpenTable] = []
  private var text = HTMLText()
  private var headingLevel: Int?
  /// Elements within the one that is not shown.
  private var hidden: [String] = []

  /// Tables within one another.
  private static let deepest = 32

  static func blocks(_ page: String) -> [DocumentBlock] {
    var reader = HTMLReader()
    var tokens = HTMLTokenizer(page)
    while let token = tokens.next() { reader.take(token) }
    reader.finishParagraph()
    while !reader.tables.isEmpty { reader.endTable() }
    return reader.blocks
  }

  private mutating func take(_ token: HTMLTokenizer.Token) {
    switch token {
    case .text(let characters): if hidden.isEmpty { text.append(characters) }
    case .start(let name, let attributes): start(name, attributes)
    case .end(let name): end(name)
    }
  }

  private static let empty: Set<String> = [
    "br", "hr", "img", "input", "meta", "link", "col", "base", "area", "param", "wbr", "frame",
  ]
  private static let paragraphs: Set<String> = [
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header",
    "footer", "blockquote", "center", "form", "fieldset", "body", "html", "main", "caption", "hr", "address", "figure",
  ]

  private mutating func start(_ name: String, _ attributes: [String: String]) {
    if !hidden.isEmpty {
      if !HTMLReader.empty.contains(name) { hidden.append(name) }
      return
    }
    if name == "head" || HTMLReader.isHidden(attributes) {
      if !HTMLReader.empty.contains(name) { hidden.append(name) }
      return
    }
    switch name {
    case "br": text.breakLine()
    case "table":
      finishParagraph()
      if tables.count < HTMLReader.deepest { tables.append(OpenTable()) }
    case "tr":
      endCell()
      if !tables.isEmpty { tables[tables.count - 1].grid.startRow() }
    case "td", "th":
      endCell()
      guard !tables.isEmpty else { return }
      text = HTMLText()
      tables[tables.count - 1].cell = []
      tables[tables.count - 1].rowSpan = HTMLReader.span(attributes["rowspan"])
      tables[tables.count - 1].columnSpan = HTMLReader.span(attributes["colspan"])
    case _ where HTMLReader.paragraphs.contains(name):
      finishParagraph()
      if name.count == 2, name.first == "h", let level = name.last?.wholeNumberValue { headingLevel = level }
    default: return
    }
  }

  private mutating func end(_ name: String) {
    if !hidden.isEmpty {
      // An end without its beginning ends nothing; a page that ends is not hidden any more.
      if let index = hidden.lastIndex(of: name) { hidden.removeSubrange(index...) }
      if name == "head" || name == "body" || name == "html" { hidden = [] }
      return
    }
    switch name {
    case "table": endTable()
    case "td", "th", "tr": endCell()
    case _ where HTMLReader.paragraphs.contains(name): finishParagraph()
    default: return
    }
  }

  private static func isHidden(_ attributes: [String: String]) -> Bool {
    guard let style = attributes["style"] else { return attributes["hidden"] != nil }
    let plain = style.lowercased().filter { !$0.isWhitespace }
    return plain.contains("display:none") || plain.contains("mso-hide:all")
  }

  private static func span(_ value: String?) -> Int {
    min(max(value.flatMap { Int($0.prefix { $0.isNumber }) } ?? 1, 1), HTMLGrid.mostSpan)
  }

  private mutating func finishParagraph() {
    let line = text.finish()
    let level = headingLevel
    headingLevel = nil
    guard !line.isEmpty else { return }
    append(.paragraph(DocumentParagraph(text: line, headingLevel: level)))
  }

  /// Within a table, what stands outside of its cells is put in front of it, as browsers do.
  private mutating func append(_ block: DocumentBlock) {
    for index in tables.indices.reversed() where tables[index].cell != nil {
      tables[index].cell?.append(block)
      return
    }
    blocks.append(block)
  }

  private mutating func endCell() {
    guard let table = tables.last, table.cell != nil else { return }
    finishParagraph()
    let cell = tables[tables.count - 1].cell ?? []
    tables[tables.count - 1].grid.add(cell, rowSpan: table.rowSpan, columnSpan: table.columnSpan)
    tables[tables.count - 1].cell = nil
  }

  private mutating func endTable() {
    endCell()
    finishParagraph()
    guard let table = tables.popLast() else { return }
    for block in table.grid.blocks() { append(block) }
  }
}
