import OfficeDocuments

/// A document as lines of text, its tables standing in them as lines of their own: so that one reader reads texts and files.
struct DocumentText {
  /// Where something stands in the file.
  struct Place: Sendable {
    /// 1-based.
    var page: Int
    var box: PageBox?
  }

  /// A line of text of a page, in half ems of the document's usual size.
  struct Geometry {
    var left: Int
    var right: Int
  }

  /// In front of a table's number on its line; a character of private use, that no text has a meaning for.
  static let tableSign: Unicode.Scalar = "\u{F8F0}"

  private(set) var text = ""
  private(set) var tables: [SourceTable] = []
  /// By 0-based line of `text`.
  private(set) var places: [Int: Place] = [:]
  private(set) var geometry: [Int: Geometry] = [:]
  private var line = 0
  /// Paragraphs are whole: nothing is broken to the width of a page.
  private(set) var isFlow = true

  init(_ document: OfficeDocument) {
    let unit = DocumentText.unit(document)
    for (index, page) in document.pages.enumerated() {
      // A sheet of a workbook is no page of a text: what goes on from one to the next is not looked for.
      if index > 0 { text += page.blocks.isEmpty ? "\u{0C}" : "\n" }
      if index > 0, !page.blocks.isEmpty { line += 1 }
      if page.blocks.isEmpty {
        if !page.runs.isEmpty || !page.tables.isEmpty { isFlow = false }
        addPlaced(page, unit)
      } else {
        addFlow(page, isSheet: document.format == .xlsx || document.format == .xls)
      }
    }
  }

  /// All that it says, tables and lines in their order, for who looks for words alone.
  var words: String {
    text.split(separator: "\n").map { line in
      guard line.unicodeScalars.first == DocumentText.tableSign, let number = Int(line.dropFirst()),
        tables.indices.contains(number)
      else { return String(line) }
      return tables[number].rows.joined().joined(separator: " ")
    }.joined(separator: "\n")
  }

  private mutating func add(_ string: String, _ place: Place) {
    places[line] = place
    text += string + "\n"
    line += 1
  }

  // MARK: What flows

  private mutating func addFlow(_ page: DocumentPage, isSheet: Bool) {
    for block in page.blocks {
      switch block {
      case .paragraph(let paragraph):
        for part in paragraph.text.split(whereSeparator: \.isNewline) {
          add(String(part).replacing("\t", with: " "), Place(page: page.number))
        }
      case .table(let table) where isSheet: addSheet(SourceTable(table, page: page.number), page.number)
      case .table(let table): add(table, page.number)
      }
    }
  }

  /// A sheet is one table to its program, whatever stands on it.
  private mutating func addSheet(_ sheet: SourceTable, _ page: Int) {
    for part in SheetParts(sheet.rows).parts {
      switch part {
      case .line(let text): add(text, Place(page: page))
      case .rows(let range):
        add(String(DocumentText.tableSign) + String(tables.count), Place(page: page))
        tables.append(sheet.part(range))
      }
    }
  }

  private mutating func add(_ table: DocumentTable, _ page: Int) {
    add(String(DocumentText.tableSign) + String(tables.count), Place(page: page, box: table.box))
    tables.append(SourceTable(table, page: page))
  }

  // MARK: What is placed

  /// Half the size of the letters that most of the text is set in.
  private static func unit(_ document: OfficeDocument) -> Double {
    var counts: [Int: Int] = [:]
    for page in document.pages {
      for run in page.runs where run.fontSize.isFinite && run.fontSize > 1 && run.fontSize < 200 {
        counts[Int(run.fontSize * 4), default: 0] += run.text.utf8.count
      }
    }
    let usual = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 48
    return Double(usual) / 8
  }

  private mutating func addPlaced(_ page: DocumentPage, _ unit: Double) {
    let outside = page.runs.filter { run in !page.tables.contains { $0.holds(run) } }
    let lines = PageLine.lines(of: outside)
    let tables = page.tables.filter { table in table.cells.contains { $0.text.contains { !$0.isWhitespace } } }
    var blocks: [(top: Double, add: (inout DocumentText) -> Void)] = []
    for pageLine in lines {
      blocks.append(
        (
          pageLine.box.top,
          {
            $0.geometry[$0.line] = pageLine.geometry(unit)
            $0.add(pageLine.text, Place(page: page.number, box: pageLine.box))
          }
        )
      )
    }
    for table in tables { blocks.append((table.box?.top ?? 0, { $0.add(table, page.number) })) }
    for block in blocks.enumerated().sorted(by: { ($0.element.top, $0.offset) < ($1.element.top, $1.offset) }) {
      block.element.add(&self)
    }
  }
}

extension DocumentTable {
  /// Whether a run's middle lies within the table.
  fileprivate func holds(_ run: PlacedRun) -> Bool {
    guard let box else { return false }
    let x = (run.box.left + run.box.right) / 2
    let y = (run.box.top + run.box.bottom) / 2
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom
  }
}
