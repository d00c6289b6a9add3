/// Tables in the source of a web page, written as rows with bars: every cell stands where a browser shows it, and what a
/// merged cell covers is an empty cell.
enum HTMLTables {
  /// The text with its HTML tables as rows; the text itself where it has none.
  static func withRows(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")), let first = start(of: "<table", in: text[...]) else { return text }
    var result = String(text[..<first])
    var rest = text[first...]
    while let open = start(of: "<table", in: rest) {
      result += rest[..<open]
      let body = rest[open...]
      let end = endOfTable(body)
      let rows = HTMLGrid.rows(of: body[..<end])
      if !rows.isEmpty {
        result += "\n"
        for row in rows { result += "| " + row.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n" }
      }
      rest = rest[end...]
    }
    return result + rest
  }

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
struct HTMLGrid {
  private var rows: [[String?]] = []
  /// Cells that a cell above covers, by row and column.
  private var covered: [Int: Set<Int>] = [:]

  static func rows(of table: Substring) -> [[String]] {
    var grid = HTMLGrid()
    var rest = table
    var row = -1
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: open)..<close]
      let name = tag.prefix { !$0.isWhitespace && $0 != "/" }.lowercased()
      rest = rest[rest.index(after: close)...]
      if name == "tr" { row += 1 }
      guard name == "td" || name == "th" else { continue }
      row = max(row, 0)
      let end = endOfCell(rest)
      grid.put(text(rest[..<end]), span("rowspan", tag), span("colspan", tag), row)
      rest = rest[end...]
    }
    let width = grid.rows.map(\.count).max() ?? 0
    return grid.rows.map { row in row.map { $0 ?? "" } + [String](repeating: "", count: width - row.count) }
  }

  private static let ends: Set<String> = ["</td", "</th", "<td", "<th", "</tr", "<tr", "</tab", "<tab"]

  /// Where the next cell or row begins, or this one is closed.
  private static func endOfCell(_ text: Substring) -> String.Index {
    var from = text.startIndex
    while let open = text[from...].firstIndex(of: "<") {
      let tag = text[open...].prefix(5).lowercased()
      if ends.contains(tag) || ends.contains(String(tag.prefix(4))) || ends.contains(String(tag.prefix(3))) { return open }
      from = text.index(after: open)
    }
    return text.endIndex
  }

  private static let widest = 200
  private static let tallest = 2000

  private mutating func put(_ text: String, _ height: Int, _ width: Int, _ row: Int) {
    while rows.count <= row { rows.append([]) }
    var column = 0
    while column < rows[row].count, rows[row][column] != nil || covered[row]?.contains(column) == true { column += 1 }
    while covered[row]?.contains(column) == true { column += 1 }
    while rows[row].count < column + width { rows[row].append(nil) }
    rows[row][column] = text
    for place in column..<(column + width) where place > column { rows[row][place] = "" }
    for below in (row + 1)..<(row + max(height, 1)) { covered[below, default: []].formUnion(column..<(column + width)) }
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
    ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&ldquo;", "“"), ("&rdquo;", "”"), ("&mdash;", "—"), ("&amp;", "&"),
  ]

  /// The text of a cell on one line, without tags.
  private static func text(_ source: Substring) -> String {
    var result = ""
    var isTag = false
    for character in source {
      switch character {
      case "<": isTag = true
      case ">" where isTag: isTag = false
      case _ where isTag: continue
      case "\n", "\r", "\r\n", "\t": result += " "
      default: result.append(character)
      }
    }
    for (entity, text) in entities { result = result.replacing(entity, with: text) }
    return result.trimmed
  }
}
