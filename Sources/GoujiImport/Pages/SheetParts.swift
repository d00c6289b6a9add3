import GoujiSyntax

/// A sheet of a workbook as what stands on it: lines of text, and the tables between them.
struct SheetParts {
  enum Part {
    case line(String)
    case rows(Range<Int>)
  }

  private(set) var parts: [Part] = []
  private var start: Int?

  init(_ rows: [[String]]) {
    for (index, row) in rows.enumerated() {
      let cells = row.filter { !$0.isEmpty }
      guard let lines = lines(cells) else {
        // A blank row inside a table is one of its rows; in front of it there is nothing.
        if start == nil, !cells.isEmpty { start = index }
        continue
      }
      finish(index)
      parts += lines.map(Part.line)
    }
    finish(rows.count)
  }

  private mutating func finish(_ end: Int) {
    if let start { parts.append(.rows(start..<end)) }
    start = nil
  }

  /// The lines that a row stands for; nil if it is a row of a table, or blank.
  private func lines(_ cells: [String]) -> [String]? {
    if cells.isEmpty { return nil }
    if cells.allSatisfy({ Furniture.isFurniture($0) }) { return cells }
    guard cells.count == 1, let text = cells.first else { return nil }
    let line = ProseLine(TextRepair.caption(text), line: 0)
    switch line.kind {
    case .caption, .note, .field: return [text]
    case .heading where line.marker?.level == 1: return [text]
    // Rows are numbered as headings are, so within a table a number says nothing.
    case .heading: return start == nil ? [text] : nil
    default:
      if text.unicodeScalars.last == "。" { return [text] }
      return start == nil ? [text] : nil
    }
  }
}
