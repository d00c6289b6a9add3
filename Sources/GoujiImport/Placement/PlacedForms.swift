import GoujiCatalog
import GoujiSyntax

/// Turns the forms of a text into tables, all together.
enum PlacedForms {
  static func placed(_ items: [Item], _ book: Book, _ remarks: inout [ImportSummary.Remark]) -> [Item] {
    let forms = items.compactMap { item -> UnplacedForm? in
      switch item {
      case .form(let form): form
      case .table(let table): table.unplaced
      case .prose: nil
      }
    }
    guard !forms.isEmpty else { return items }
    // Sentences are not joined yet, and a name may stand at the end of the line above its amount.
    let prose = items.compactMap { if case .prose(let line) = $0 { line.text } else { nil } }.joined()
    let placer = FormPlacer(forms, prose: ProseAmounts([prose]), book)
    let tables = zip(forms, placer.tables).map { form, table in table.flatMap { keepsDigits($0, of: form) ? $0 : nil } }
    var found = Array(zip(tables, placer.proven))[...]
    var result: [Item] = []
    // The last line of a form that has been placed: what else was read of its lines is in it.
    var end = -1
    for item in items {
      switch item {
      case .prose(let line):
        if line.line > end { result.append(item) }
      case .form(let form):
        guard let (table, _) = found.popFirst() else { continue }
        result.append(.table(self.table(form, table, &remarks)))
      case .table(let laidOut):
        if let form = laidOut.unplaced, let (table, isProven) = found.popFirst(), isProven, let table,
          laidOut.line > end, !holdSame(table.rows, laidOut.rows)
        {
          let lines = form.line...max(form.line, form.lines.last?.number ?? 0)
          remarks.removeAll { $0.reason == .uncertainColumns && lines.contains($0.line) }
          result.append(.table(self.table(form, table, &remarks)))
          end = lines.upperBound
        } else if laidOut.line > end {
          result.append(item)
        }
      }
    }
    return result
  }

  /// Whether a placed form holds every digit of its lines, and no other: where it does not, something was not understood.
  private static func keepsDigits(_ table: PlacedTable, of form: UnplacedForm) -> Bool {
    func digits(_ texts: some Sequence<String>) -> [Unicode.Scalar] {
      texts.flatMap { $0.unicodeScalars.filter(\.isDigit) }.sorted()
    }
    return digits(table.rows.joined()) == digits(form.lines.flatMap { $0.words.map(\.text) })
  }

  /// Whether two readings of a table have the same figures in the same columns.
  private static func holdSame(_ a: [[String]], _ b: [[String]]) -> Bool {
    func figures(_ rows: [[String]]) -> [[String]] {
      rows.filter { row in row.contains { $0.isNumber && $0.contains(".") } }.map { row in
        row.map { $0.isNumber && $0.contains(".") ? $0 : "" }
      }
    }
    return figures(a) == figures(b)
  }

  private static func table(
    _ form: UnplacedForm,
    _ placed: PlacedTable?,
    _ remarks: inout [ImportSummary.Remark]
  ) -> ImportedTable {
    var dropped: [String] = []
    let rows = (placed?.rows ?? unread(form.lines)).map { row in
      row.map { TextRepair.cell($0, isLaidOut: true, dropped: &dropped) }
    }
    remarks += dropped.map { .init(reason: .markup, line: form.line, text: $0) }
    var table = ImportedTable(rows: rows, line: form.line, isGrid: true, gap: form.gap)
    table.isPlaced = true
    table.isRestored = true
    table.isDoubtful = placed?.doubtful.isEmpty == false
    table.isUnread = placed == nil
    table.lines = placed?.lines ?? form.lines.map(\.number)
    remarks += (placed?.doubtful ?? []).map { .init(reason: .uncertainColumns, line: $0.line, text: $0.text) }
    return table
  }

  /// Rows of which nobody knows the cells: one line each, every word in a cell of its own, for a person to mend.
  static func unread(_ lines: [UnplacedLine]) -> [[String]] {
    lines.map { line in
      let words = line.words.map(\.text)
      return line.hasFigure ? words + [DraftWords.doubtMark] : words
    }
  }
}
