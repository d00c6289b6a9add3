import OfficeDocuments

/// One form as a sheet: title, number, the line above the table, the table, its notes.
struct XlsxSheet {
  private var xml = XMLWriter()
  /// Ranges of cells that are one.
  private var merged: [String] = []
  private let form: PublishedForm
  private let columns: Int

  static func part(_ form: PublishedForm, _ styles: inout XlsxStyles) -> [UInt8] {
    var sheet = XlsxSheet(form)
    sheet.write(&styles)
    return sheet.xml.finish()
  }

  /// The rows of the table's head, 1-based.
  static func headRows(_ form: PublishedForm) -> Range<Int> {
    let first = linesAbove(form).count + 1
    return first..<(first + form.table.headRowCount)
  }

  private init(_ form: PublishedForm) {
    self.form = form
    columns = form.table.columnCount
  }

  private struct Line {
    var cells: [(column: Int, text: String)]
    var format: XlsxStyles.Format
    /// Whether its one text stands across the whole width.
    var spans = false
  }

  private static func linesAbove(_ form: PublishedForm) -> [Line] {
    var lines: [Line] = []
    let last = max(form.table.columnCount - 1, 0)
    let title = form.title.isEmpty ? form.heading?.text.plain ?? "" : form.title
    if !title.isEmpty {
      let format = XlsxStyles.Format(code: nil, alignment: .center, isFramed: false, isTitle: true)
      lines.append(Line(cells: [(0, title)], format: format, spans: true))
    }
    if let number = form.number {
      let format = XlsxStyles.Format(code: nil, alignment: .right, isFramed: false)
      lines.append(Line(cells: [(0, number)], format: format, spans: true))
    }
    let details = form.details
    if !details.isEmpty {
      let texts = [(0, details.left), (last / 2, details.middle), (last, details.right)].filter { !$0.1.isEmpty }
      let format = XlsxStyles.Format(code: nil, alignment: .left, isFramed: false)
      // Narrow tables have no room for three texts beside one another.
      if Set(texts.map(\.0)).count == texts.count {
        lines.append(Line(cells: texts.map { ($0.0, $0.1) }, format: format))
      } else {
        lines += texts.map { Line(cells: [(0, $0.1)], format: format, spans: true) }
      }
    }
    return lines
  }

  private mutating func write(_ styles: inout XlsxStyles) {
    let fit = PaperFit(form.table)
    let above = XlsxSheet.linesAbove(form)
    xml.start("worksheet", ["xmlns": XlsxFile.namespace])
    xml.element("sheetPr") { $0.element("pageSetUpPr", ["fitToPage": "1"]) }
    xml.element("sheetViews") { xml in
      xml.element("sheetView", ["workbookViewId": "0"]) { xml in
        let top = above.count + form.table.headRowCount
        guard form.table.headRowCount > 0, top < above.count + form.table.rowCount else { return }
        xml.element(
          "pane",
          ["ySplit": String(top), "topLeftCell": "A\(top + 1)", "activePane": "bottomLeft", "state": "frozen"]
        )
      }
    }
    xml.element("cols") { xml in
      for (index, width) in fit.columns.enumerated() {
        // In digits of the usual size, about 5.5 points each.
        let characters = String(Double(width / 11) / 10 + 1)
        let number = String(index + 1)
        xml.element("col", ["min": number, "max": number, "width": characters, "customWidth": "1"])
      }
    }
    xml.start("sheetData")
    var row = 0
    for line in above {
      row += 1
      write(line, row, &styles)
    }
    for cells in form.table.rows {
      row += 1
      write(cells, row, first: above.count, &styles)
    }
    for note in form.notes {
      row += 1
      let format = XlsxStyles.Format(code: nil, alignment: .left, isFramed: false)
      write(Line(cells: [(0, note.plain)], format: format, spans: true), row, &styles)
    }
    xml.end()
    writeEnd(fit)
  }

  private mutating func writeEnd(_ fit: PaperFit) {
    if !merged.isEmpty {
      xml.element("mergeCells", ["count": String(merged.count)]) { xml in
        for range in merged { xml.element("mergeCell", ["ref": range]) }
      }
    }
    // Cells with bars stand below one another.
    let bars = form.table.cells.filter { $0.bar != nil }
    if let first = bars.first, let last = bars.last {
      let above = XlsxSheet.linesAbove(form).count + 1
      let range =
        XlsxSheet.reference(above + first.row, first.column) + ":"
        + XlsxSheet.reference(above + last.row, last.column)
      xml.element("conditionalFormatting", ["sqref": range]) { xml in
        xml.element("cfRule", ["type": "dataBar", "priority": "1"]) { xml in
          xml.element("dataBar") { xml in
            xml.element("cfvo", ["type": "num", "val": "0"])
            xml.element("cfvo", ["type": "num", "val": "1"])
            xml.element("color", ["rgb": "FF8FB4DC"])
          }
        }
      }
    }
    xml.element(
      "pageMargins",
      ["left": "0.6", "right": "0.6", "top": "0.8", "bottom": "0.8", "header": "0.3", "footer": "0.3"]
    )
    // A4, as many pages as it takes, none of them too narrow.
    let orientation = fit.paper.isLandscape ? "landscape" : "portrait"
    xml.element("pageSetup", ["paperSize": "9", "orientation": orientation, "fitToWidth": "1", "fitToHeight": "0"])
  }

  // MARK: Rows

  private mutating func write(_ line: Line, _ row: Int, _ styles: inout XlsxStyles) {
    let last = line.cells.last?.column
    xml.start("row", ["r": String(row)])
    for (column, text) in line.cells {
      var format = line.format
      if !line.spans, line.cells.count > 1 || column > 0, column == last, column > 0 { format.alignment = .right }
      self.text(PublishedText(text), at: XlsxSheet.reference(row, column), styles.index(format))
    }
    xml.end()
    if line.spans, columns > 1 { merged.append("A\(row):\(XlsxSheet.reference(row, columns - 1))") }
  }

  private mutating func write(_ cells: [PublishedCell], _ row: Int, first: Int, _ styles: inout XlsxStyles) {
    xml.start("row", ["r": String(row)])
    // A merged cell is framed by all that it is made of.
    var own: [Int: PublishedCell] = [:]
    for cell in cells {
      own[cell.column] = cell
      guard cell.rowSpan > 1 || cell.columnSpan > 1 else { continue }
      let end = XlsxSheet.reference(row + cell.rowSpan - 1, cell.column + cell.columnSpan - 1)
      merged.append("\(XlsxSheet.reference(row, cell.column)):\(end)")
    }
    for column in 0..<columns {
      let place = XlsxSheet.reference(row, column)
      guard let cell = own[column] else {
        xml.element("c", ["r": place, "s": String(styles.index(XlsxStyles.Format(code: nil, alignment: .center)))])
        continue
      }
      let format = styles.index(self.format(cell))
      if let number = cell.number {
        xml.element("c", ["r": place, "s": String(format)]) { xml in
          xml.element("v") { $0.text(XlsxSheet.value(number)) }
        }
      } else if cell.text.isEmpty {
        xml.element("c", ["r": place, "s": String(format)])
      } else {
        text(cell.text, at: place, format)
      }
    }
    xml.end()
  }

  private func format(_ cell: PublishedCell) -> XlsxStyles.Format {
    let alignment: XlsxStyles.Alignment =
      switch cell.role {
      case .columnHead: .center
      case .figure: form.table.isFree ? .center : .right
      case .rowHead: .left
      case .text: form.table.isFree || cell.number != nil ? .center : .left
      }
    return XlsxStyles.Format(
      code: cell.number.map(XlsxStyles.code) ?? "@",
      alignment: alignment,
      isBold: cell.role == .columnHead
    )
  }

  private mutating func text(_ text: PublishedText, at place: String, _ format: Int) {
    xml.element("c", ["r": place, "s": String(format), "t": "inlineStr"]) { xml in
      xml.element("is") { xml in
        guard text.runs.contains(where: \.isMarked) else {
          xml.element("t", ["xml:space": "preserve"]) { $0.text(text.plain) }
          return
        }
        for run in text.runs {
          xml.element("r") { xml in
            if run.isMarked {
              xml.element("rPr") { xml in
                xml.element("b")
                xml.element("color", ["rgb": "FFB00020"])
                xml.element("u")
              }
            }
            xml.element("t", ["xml:space": "preserve"]) { $0.text(run.text) }
          }
        }
      }
    }
  }

  // MARK: Values and places

  /// A share is held as a part of one: 81.08% is 0.8108.
  static func value(_ number: PublishedNumber) -> String {
    guard number.isPercent else { return number.plain }
    let isNegative = number.plain.hasPrefix("-")
    let digits = number.plain.filter { $0.isASCII && $0.isNumber }
    let padded = String(repeating: "0", count: max(number.decimals + 3 - digits.count, 0)) + digits
    let places = number.decimals + 2
    return (isNegative ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// `C7` for the third column of the seventh row; rows count from 1, columns from 0.
  static func reference(_ row: Int, _ column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      let (above, own) = (rest - 1).quotientAndRemainder(dividingBy: 26)
      letters = String(UnicodeScalar(UInt8(65 + own))) + letters
      rest = above
    }
    return letters + String(row)
  }
}
