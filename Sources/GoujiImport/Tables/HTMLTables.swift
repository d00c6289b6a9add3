/// Tables in the source of a web page, written as rows with bars: every cell stands where a browser shows it, and what a
/// merged cell covers is an empty cell.
enum HTMLTables {
  /// The text with its HTML tables as rows; the text itself where it has none.
  static func withRows(_ text: String, remarks: inout [ImportSummary.Remark]) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")), start(of: "<table", in: text[...]) != nil else { return text }
    var result = ""
    var rest = text[...]
    var line = 0
    while let open = start(of: "<table", in: rest) {
      result += rest[..<open]
      let body = rest[open...]
      let end = endOfTable(body)
      let grid = MarkupGrid(body[..<end])
      line += lineBreaks(rest[..<open])
      remarks += grid.dropped.map { .init(reason: .markup, line: line, text: $0) }
      line += lineBreaks(body[..<end])
      result += "\n"
      for row in grid.cells {
        result += "| " + row.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
      }
      rest = rest[end...]
    }
    return result + rest
  }

  private static func lineBreaks(_ text: Substring) -> Int { text.utf8.count { $0 == 0x0A } }

  /// Behind the end tag that closes the table; a table that is not closed ends with the text.
  private static func endOfTable(_ text: Substring) -> String.Index {
    guard let close = start(of: "</table", in: text) else { return text.endIndex }
    return text[close...].firstIndex(of: ">").map { text.index(after: $0) } ?? text.endIndex
  }

  static func start(of tag: String, in text: Substring) -> String.Index? {
    var from = text.startIndex
    while let open = text[from...].firstIndex(of: "<") {
      if text[open...].prefix(tag.count).lowercased() == tag { return open }
      from = text.index(after: open)
    }
    return nil
  }
}

/// The cells of one HTML table laid on a grid.
struct MarkupGrid {
  private var rows: [[String?]] = []
  /// Cells that a cell above covers, by row and column.
  private var covered: [Int: Set<Int>] = [:]

  /// Tags with digits in them: what they said is in the grid, but they are gone.
  private(set) var dropped: [String] = []

  private static let tags: Set<String> = [
    "table", "tbody", "thead", "tfoot", "tr", "td", "th", "/table", "/tbody", "/thead", "/tfoot", "/tr", "/td", "/th",
  ]

  init(_ table: Substring) {
    var rest = table
    var row = -1
    // Where the search for the next tag goes on: a mere `<` is text like any other.
    var from = rest.startIndex
    while let open = rest[from...].firstIndex(of: "<") {
      let inner = rest[rest.index(after: open)...]
      let name = inner.prefix { $0 != ">" && $0 != "<" && !$0.isWhitespace }.lowercased()
      guard Self.tags.contains(name), let close = inner.firstIndex(where: { $0 == ">" || $0 == "<" }),
        rest[close] == ">"
      else {
        from = rest.index(after: open)
        continue
      }
      putStray(rest[..<open], &row)
      let tag = rest[open...close]
      if tag.contains(where: { $0.isASCII && $0.isNumber }) { dropped.append(String(tag)) }
      rest = rest[rest.index(after: close)...]
      from = rest.startIndex
      if name == "tr" { row += 1 }
      guard name == "td" || name == "th" else { continue }
      row = max(row, 0)
      let end = Self.endOfCell(rest)
      put(Self.text(rest[..<end]), Self.span("rowspan", tag), Self.span("colspan", tag), row)
      rest = rest[end...]
      from = rest.startIndex
    }
    putStray(rest, &row)
  }

  /// Text that no cell holds: a page that is not quite right.
  private mutating func putStray(_ source: Substring, _ row: inout Int) {
    let text = Self.text(source)
    guard !text.isEmpty else { return }
    row = max(row, 0)
    put(text, 1, 1, row)
  }

  /// The rows, all of one width.
  var cells: [[String]] {
    let width = rows.map(\.count).max() ?? 0
    return rows.map { row in row.map { $0 ?? "" } + [String](repeating: "", count: width - row.count) }
  }

  private static let ends: Set<String> = ["</td", "</th", "<td", "<th", "</tr", "<tr", "</tab", "<tab"]

  /// Where the next cell or row begins, or this one is closed.
  private static func endOfCell(_ text: Substring) -> String.Index {
    var from = text.startIndex
    while let open = text[from...].firstIndex(of: "<") {
      let tag = text[open...].prefix(5).lowercased()
      if ends.contains(tag) || ends.contains(String(tag.prefix(4))) || ends.contains(String(tag.prefix(3))) {
        return open
      }
      from = text.index(after: open)
    }
    return text.endIndex
  }

  private static let widest = 60
  private static let tallest = 400
  /// How many cells merged ones may cover in one table: a page that claims more is not to be believed.
  private var coverable = 50_000

  private mutating func put(_ text: String, _ height: Int, _ width: Int, _ row: Int) {
    while rows.count <= row { rows.append([]) }
    var column = 0
    while column < rows[row].count, rows[row][column] != nil || covered[row]?.contains(column) == true { column += 1 }
    while covered[row]?.contains(column) == true { column += 1 }
    while rows[row].count < column + width { rows[row].append(nil) }
    rows[row][column] = text
    for place in column..<(column + width) where place > column { rows[row][place] = "" }
    guard height > 1, coverable >= height * width else { return }
    coverable -= height * width
    for below in (row + 1)..<(row + height) { covered[below, default: []].formUnion(column..<(column + width)) }
  }

  /// `colspan="3"`, `rowspan=2`
  private static func span(_ name: String, _ tag: Substring) -> Int {
    let tag = tag.lowercased()
    guard let at = tag.firstRange(of: name) else { return 1 }
    let digits = tag[at.upperBound...].drop { " =\"'".contains($0) }.prefix(while: \.isNumber)
    let value = Int(digits) ?? 1
    return min(max(value, 1), name == "colspan" ? widest : tallest)
  }

  private static let entities = [
    ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&ldquo;", "“"), ("&rdquo;", "”"),
    ("&mdash;", "—"), ("&amp;", "&"),
  ]

  /// The source of a cell on one line. Tags in it are left to what reads the row.
  private static func text(_ source: Substring) -> String {
    var result = ""
    for character in source {
      switch character {
      case "\n", "\r", "\r\n", "\t": result += " "
      default: result.append(character)
      }
    }
    for (entity, text) in entities { result = result.replacing(entity, with: text) }
    return result.trimmed
  }
}
