/// A table whose cells stand one below the other, each closed by a bar (`合计 |`), an empty one a bar alone (`||`): so
/// some converters leave a table of a web page whose cells hold paragraphs. Where a row ends is lost; only a table whose
/// cells come in rows of one length throughout is read.
enum StackedCells {
  static func begins(_ line: SourceLine) -> Bool {
    let text = line.text.trimmed
    return text.last == "|" && isStacked(text)
  }

  /// One cell and its bar, or bars of empty cells.
  private static func isStacked(_ text: String) -> Bool {
    let bars = text.unicodeScalars.filter { $0 == "|" }.count
    guard bars > 0, text.last == "|" else { return false }
    return bars == 1 || text.unicodeScalars.allSatisfy { $0 == "|" || $0.isBlank }
  }

  /// The table from `start` on, if its rows can be told; and the index of the line behind it.
  static func read(_ lines: [SourceLine], at start: Int) -> (table: RawTable?, next: Int) {
    var cells: [String] = []
    var index = start
    while index < lines.count, !lines[index].isBlank {
      let text = lines[index].text.trimmed
      guard isStacked(text) else { break }
      let bars = text.unicodeScalars.filter { $0 == "|" }.count
      let content = String(text.dropLast()).trimmed
      if bars == 1, !content.isEmpty { cells.append(content) } else { cells += [String](repeating: "", count: bars) }
      index += 1
    }
    // The bar that opens the table is no cell.
    if cells.first?.isEmpty == true, lines[start].text.trimmed == "|" { cells.removeFirst() }
    guard let rows = rows(cells) else { return (nil, index) }
    return (RawTable(rows: rows, next: index), index)
  }

  /// The one width at which every column of figures holds figures and every other one holds none.
  private static func rows(_ cells: [String]) -> [[String]]? {
    guard cells.count >= 6, let first = cells.firstIndex(where: \.isNumber) else { return nil }
    let widths = (2...16).filter { width in
      guard cells.count % width == 0, first >= width, cells.count >= width * 3 else { return false }
      return isEven(cells, width)
    }
    guard widths.count == 1, let width = widths.first else { return nil }
    return stride(from: 0, to: cells.count, by: width).map { Array(cells[$0..<($0 + width)]) }
  }

  private static func isEven(_ cells: [String], _ width: Int) -> Bool {
    guard cells[..<width].allSatisfy({ !$0.isNumber }) else { return false }
    var hasFigures = false
    for column in 0..<width {
      let below = stride(from: column + width, to: cells.count, by: width).map { cells[$0] }.filter {
        !$0.isEmpty && $0 != "—" && $0 != "-"
      }
      let figures = below.filter(\.isNumber).count
      guard figures == 0 || figures == below.count else { return false }
      hasFigures = hasFigures || figures > 0
    }
    return hasFigures
  }
}
