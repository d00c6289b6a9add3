import OfficeDocuments

/// A table of a Word file.
enum DocxTable {
  /// - Parameter title: what programs that read aloud call it.
  static func write(_ table: PublishedTable, _ fit: PaperFit, title: String, _ xml: inout XMLWriter) {
    xml.element("w:tbl") { xml in
      xml.element("w:tblPr") { xml in
        xml.element("w:tblStyle", ["w:val": DocxStyles.table])
        xml.element("w:tblW", ["w:w": String(fit.columns.reduce(0, +)), "w:type": "dxa"])
        xml.element("w:jc", ["w:val": "center"])
        xml.element("w:tblLayout", ["w:type": "fixed"])
        xml.element("w:tblLook", ["w:val": "0020", "w:firstRow": "1"])
        if !title.isEmpty { xml.element("w:tblCaption", ["w:val": title]) }
      }
      xml.element("w:tblGrid") { xml in
        for width in fit.columns { xml.element("w:gridCol", ["w:w": String(width)]) }
      }
      let covered = coverage(table)
      for (row, cells) in table.rows.enumerated() {
        write(cells, covered[row] ?? [], isHead: row < table.headRowCount, table, fit, &xml)
      }
    }
  }

  /// What a cell of an upper row leaves for a lower one: its columns, to be joined upwards.
  private struct Covered {
    var column: Int
    var span: Int
  }

  private static func coverage(_ table: PublishedTable) -> [Int: [Covered]] {
    var result: [Int: [Covered]] = [:]
    for cell in table.cells where cell.rowSpan > 1 {
      for row in (cell.row + 1)..<(cell.row + cell.rowSpan) {
        result[row, default: []].append(Covered(column: cell.column, span: cell.columnSpan))
      }
    }
    return result
  }

  private static func write(
    _ cells: [PublishedCell],
    _ covered: [Covered],
    isHead: Bool,
    _ table: PublishedTable,
    _ fit: PaperFit,
    _ xml: inout XMLWriter
  ) {
    xml.element("w:tr") { xml in
      xml.element("w:trPr") { xml in
        xml.element("w:cantSplit")
        if isHead { xml.element("w:tblHeader") }
      }
      var rest = covered.sorted { $0.column < $1.column }[...]
      func joined(before column: Int, _ xml: inout XMLWriter) {
        while let next = rest.first, next.column < column {
          rest.removeFirst()
          write(PublishedText(), .centred, fit, next.column, next.span, merge: "continue", &xml)
        }
      }
      for cell in cells {
        joined(before: cell.column, &xml)
        let merge = cell.rowSpan > 1 ? "restart" : nil
        write(cell.shownText, style(cell, table), fit, cell.column, cell.columnSpan, merge: merge, &xml)
      }
      joined(before: .max, &xml)
    }
  }

  private static func style(_ cell: PublishedCell, _ table: PublishedTable) -> DocxStyles.CellStyle {
    switch cell.role {
    case .columnHead: .head
    case .figure: table.isFree ? .centred : .figure
    case .rowHead: .text
    case .text: isCentred(cell, table) ? .centred : .text
    }
  }

  /// Short texts of a free table stand in the middle, and so do numbers of rows.
  private static func isCentred(_ cell: PublishedCell, _ table: PublishedTable) -> Bool {
    let isCounter = table.columns.indices.contains(cell.column) && table.columns[cell.column] == .ordinals
    return isCounter || table.isFree && cell.text.plain.count <= 12
  }

  private static func write(
    _ text: PublishedText,
    _ style: DocxStyles.CellStyle,
    _ fit: PaperFit,
    _ column: Int,
    _ span: Int,
    merge: String?,
    _ xml: inout XMLWriter
  ) {
    let width = fit.columns[(column..<(column + span)).clamped(to: fit.columns.indices)].reduce(0, +)
    xml.element("w:tc") { xml in
      xml.element("w:tcPr") { xml in
        xml.element("w:tcW", ["w:w": String(width), "w:type": "dxa"])
        if span > 1 { xml.element("w:gridSpan", ["w:val": String(span)]) }
        if let merge { xml.element("w:vMerge", ["w:val": merge]) }
        xml.element("w:vAlign", ["w:val": "center"])
      }
      xml.element("w:p") { xml in
        xml.element("w:pPr") { $0.element("w:pStyle", ["w:val": DocxStyles.cell(style, size: fit.fontSize)]) }
        DocxRuns.text(text, &xml)
      }
    }
  }
}

extension PublishedCell {
  /// The text, with the bar beside it drawn in characters.
  fileprivate var shownText: PublishedText {
    guard let bar else { return text }
    let length = 10
    let full = min(max(bar * length / 1000, 0), length)
    let drawn = String(repeating: "■", count: full) + String(repeating: "□", count: length - full)
    return PublishedText(text.runs + [PublishedRun(" " + drawn)])
  }
}
