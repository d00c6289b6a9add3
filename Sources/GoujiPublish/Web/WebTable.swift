/// A table of a web page: head and body, heads of cells with what they head.
enum WebTable {
  static func write(_ table: PublishedTable, _ markup: inout MarkupWriter) {
    if table.headRowCount > 0 { markup.raw("<thead>\n") }
    for (row, cells) in table.rows.enumerated() {
      if row == table.headRowCount { markup.raw(row > 0 ? "</thead>\n<tbody>\n" : "<tbody>\n") }
      markup.raw("<tr>")
      for cell in cells { write(cell, table, &markup) }
      markup.raw("</tr>\n")
    }
    markup.raw(table.headRowCount < table.rowCount ? "</tbody>\n" : "</thead>\n")
  }

  private static func write(_ cell: PublishedCell, _ table: PublishedTable, _ markup: inout MarkupWriter) {
    var name = "td"
    var scope: String?
    var kind: String?
    switch cell.role {
    // A head without words heads nothing.
    case .columnHead where !cell.text.isEmpty: (name, scope) = ("th", cell.columnSpan > 1 ? "colgroup" : "col")
    case .rowHead:
      (name, scope) = ("th", "row")
      kind = isShort(cell) ? "s" : nil
    case .figure: kind = "n"
    case .columnHead, .text:
      let isOrdinal = table.columns.indices.contains(cell.column) && table.columns[cell.column] == .ordinals
      kind = isOrdinal ? "c" : isShort(cell) ? "s" : nil
    }
    markup.start(
      name,
      [
        ("scope", scope), ("class", kind), ("colspan", cell.columnSpan > 1 ? String(cell.columnSpan) : nil),
        ("rowspan", cell.rowSpan > 1 ? String(cell.rowSpan) : nil),
      ]
    )
    markup.text(cell.text)
    if let bar = cell.bar {
      // What the bar says stands beside it as text.
      let shares: [(String, String?)] = [
        ("min", "0"), ("max", "1000"), ("value", String(bar)), ("aria-hidden", "true"),
      ]
      markup.element("meter", shares, text: "")
    }
    markup.end(name)
  }

  /// Texts of a few characters are not broken.
  private static func isShort(_ cell: PublishedCell) -> Bool { (1...6).contains(cell.text.plain.count) }
}

extension MarkupWriter {
  /// Text with its figures, each with what programs may know of it.
  mutating func text(_ text: PublishedText) {
    for run in text.runs {
      if run.isMarked { start("mark") }
      if let figure = run.figure {
        let keys = figure.keys.isEmpty ? nil : figure.keys.joined(separator: " ")
        element("data", [("value", figure.value), ("data-key", keys), ("data-unit", figure.unit)], text: run.text)
      } else {
        self.text(run.text)
      }
      if run.isMarked { end("mark") }
    }
  }
}
