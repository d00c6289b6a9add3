import GoujiCatalog
import GoujiSyntax

/// Cuts the source into prose and tables, each table by the reader for the way it was written.
struct BlockReader {
  private let source: SourceLines
  private let forms: FormTitles
  private let book: Book
  private var items: [Item] = []
  private var remarks: [ImportSummary.Remark] = []
  private var index = 0
  private var gap = 0
  /// What a reader has looked at and refused is not offered to it line by line again.
  private var notCellsBefore = 0
  private var notLayoutBefore = 0
  private var notOpenBefore = 0
  private var notStackedBefore = 0
  private var notFormBefore = 0
  private var notRowsBefore = 0

  private init(_ source: SourceLines, forms: FormTitles, book: Book) {
    self.source = source
    self.book = book
    self.forms = forms
  }

  static func items(
    of source: SourceLines,
    forms: FormTitles,
    book: Book,
    remarks: inout [ImportSummary.Remark]
  ) -> [Item] {
    var reader = BlockReader(source, forms: forms, book: book)
    reader.read()
    remarks += reader.remarks
    return PlacedForms.placed(reader.items, book, &remarks)
  }

  private mutating func read() {
    let lines = source.lines
    while index < lines.count {
      let line = lines[index]
      if addSourceTable(line) { continue }
      if addCellLines(line) { continue }
      if line.isBlank {
        gap += 1
        index += 1
      } else if addOpenRows(line) || addStackedCells(line) {
        continue
      } else if line.text.trimmed.hasPrefix("|") {
        add(BarTable.read(lines, at: index), mayLackCells: false, isGrid: true)
      } else if line.text.contains("\t") {
        addTabs(TabbedTable.read(lines, at: index))
      } else if source.isLayout, addLayout(line) {
        continue
      } else if !source.isLayout, addForm() || addUnreadRows() {
        continue
      } else {
        addProse(line)
        index += 1
      }
    }
  }

  // MARK: Tables

  /// A table whose cells the file gives. One that goes on over a page is one.
  private mutating func addSourceTable(_ line: SourceLine) -> Bool {
    guard let number = source.table(line) else { return false }
    let table = source.tables[number]
    index += 1
    if case .table(var upper)? = items.last, var whole = upper.source, whole.goesOn(in: table) {
      let repeated = whole.append(table)
      remarks += repeated.map {
        .init(reason: .repeatedHeader, line: line.number, text: $0.filter { !$0.isEmpty }.joined(separator: " "))
      }
      upper.take(whole)
      items[items.count - 1] = .table(upper)
    } else if !table.rows.isEmpty {
      var imported = ImportedTable(rows: [], line: line.number, isGrid: true, gap: gap)
      imported.isPlaced = true
      imported.take(table)
      items.append(.table(imported))
    }
    gap = 0
    return true
  }

  private mutating func addCellLines(_ line: SourceLine) -> Bool {
    guard index >= notCellsBefore, CellLineTable.begins(line) else { return false }
    let (table, isTable) = CellLineTable.read(source.lines, at: index)
    guard isTable else {
      notCellsBefore = table.next
      return false
    }
    add(table, mayLackCells: true)
    return true
  }

  /// `合计 | 12.00 | 3.00 |`: at least two such rows, and most of them of more than one cell.
  private mutating func addOpenRows(_ line: SourceLine) -> Bool {
    guard index >= notOpenBefore, BarTable.isOpenRow(line) else { return false }
    let table = BarTable.readOpen(source.lines, at: index)
    let wide = table.rows.filter { $0.count > 2 }.count
    guard table.rows.count > 1, wide * 2 > table.rows.count else {
      notOpenBefore = table.next
      return false
    }
    add(table, mayLackCells: true)
    return true
  }

  private mutating func addStackedCells(_ line: SourceLine) -> Bool {
    guard index >= notStackedBefore, StackedCells.begins(line) else { return false }
    let (table, next) = StackedCells.read(source.lines, at: index)
    guard let table else {
      notStackedBefore = next
      return false
    }
    add(table, mayLackCells: true)
    return true
  }

  private mutating func addLayout(_ line: SourceLine) -> Bool {
    guard index >= notLayoutBefore else { return false }
    let (region, isTable) = LayoutRegion.read(source, at: index)
    guard isTable else {
      notLayoutBefore = region.next
      return false
    }
    let form = openForm.flatMap { FormRegion.read(source.lines, at: index, form: $0, book)?.0 }
    add(LayoutTable.read(region, isForm: followsFormTitle, source: source), mayLackCells: false)
    if let form, case .table(var table)? = items.last {
      table.unplaced = form
      items[items.count - 1] = .table(table)
    }
    return true
  }

  /// The lines of a form whose title stands just above, cells or not.
  private mutating func addForm() -> Bool {
    guard index >= notFormBefore, !source.isDraft, let id = openForm else { return false }
    guard let (form, next) = FormRegion.read(source.lines, at: index, form: id, book) else {
      notFormBefore = index + 1
      return false
    }
    var placed = form
    placed.gap = gap
    items.append(.form(placed))
    gap = 0
    index = next
    return true
  }

  /// Rows that nobody knows the form of, where a caption or their own figures show them to be rows.
  private mutating func addUnreadRows() -> Bool {
    guard index >= notRowsBefore, !source.isDraft else { return false }
    guard let (rows, next) = UnreadRows.read(source.lines, at: index, book) else {
      // What stands further down may begin a table; these lines have been looked at together.
      notRowsBefore = index + 1
      return false
    }
    var form = UnplacedForm(id: "", lines: rows, line: source.lines[index].number)
    form.gap = gap
    items.append(.form(form))
    gap = 0
    index = next
    return true
  }

  /// The form that the last caption names, nothing but what belongs to a caption behind it.
  private var openForm: String? {
    for item in items.suffix(8).reversed() {
      guard case .prose(let line) = item else { return nil }
      switch line.kind {
      case .caption:
        if let id = book.forms.id(caption: FoldedText(line.text)) { return id }
        guard Furniture.isNumber(line.text) || Furniture.isYear(line.text) else { return nil }
      case .field: continue
      default: return nil
      }
    }
    return nil
  }

  /// A title or number of a public form stands just above.
  private var followsFormTitle: Bool {
    for case .prose(let line) in items.suffix(6).reversed() {
      if line.kind == .caption, DraftWords.namesForms(FoldedText(line.text)) || forms.form(in: line.text) != nil {
        return true
      }
      if line.kind != .caption, line.kind != .field { return false }
    }
    return false
  }

  private mutating func add(_ table: RawTable, mayLackCells: Bool, isGrid: Bool = false) {
    var dropped: [String] = []
    var rows = table.rows.map { row in row.map { TextRepair.cell($0, isLaidOut: table.isLaidOut, dropped: &dropped) } }
    let line = source.lines[index].number
    for index in rows.indices {
      // Of a doubtful row nobody knows which cells stand beside each other.
      if rows[index].last == DraftWords.doubtMark { continue }
      let (row, mended) = CutNumbers.mended(rows[index])
      guard !mended.isEmpty else { continue }
      rows[index] = row
      remarks.append(.init(reason: .cutNumber, line: line, text: mended.joined(separator: "、")))
    }
    remarks += dropped.map { .init(reason: .markup, line: line, text: $0) }
    remarks += table.dropped
    let gap = gap
    index = table.next
    self.gap = 0
    guard rows.contains(where: { $0.contains { !$0.isEmpty } }) else { return }
    var imported = ImportedTable(rows: rows, line: line, mayLackCells: mayLackCells, isGrid: isGrid, gap: gap)
    imported.isRestored = table.isLaidOut
    imported.isDoubtful = table.isLaidOut && rows.contains { $0.last == DraftWords.doubtMark }
    items.append(.table(imported))
  }

  /// Tabs stand in tables, but also in front of a page number and of an indented line.
  private mutating func addTabs(_ table: RawTable) {
    let filled = table.rows.map { row in row.filter { !$0.trimmed.isEmpty } }
    let isContents =
      filled.allSatisfy { $0.count <= 2 && ($0.count < 2 || ($0[1].isNumber && $0[0].count > 3)) }
      && filled.contains { $0.count == 2 }
    let isProse = filled.allSatisfy { $0.count <= 1 } || (table.rows.count == 1 && filled[0].count <= 2)
    // Browsers leave out what a merged cell covers; then blank cells at the end of a row are still there.
    guard isContents || isProse else {
      return add(table, mayLackCells: table.rows.contains { $0.last == "" && $0.count > 2 })
    }
    // A source row of a table of contents or an indented paragraph: the blank between is all the tab said.
    while index < table.next {
      if source.lines[index].isBlank { gap += 1 } else { addProse(source.lines[index]) }
      index += 1
    }
  }

  // MARK: Prose

  private mutating func addProse(_ line: SourceLine) {
    if source.isLayout, addSplitFurniture(line) { return }
    append(line.text, of: line)
  }

  private mutating func append(_ text: String, of line: SourceLine) {
    var dropped: [String] = []
    var bare = text.trimmed
    var isListed = false
    while let rest = TextRepair.withoutBullet(bare) {
      bare = rest
      isListed = true
    }
    bare = TextRepair.prose(bare, dropped: &dropped)
    while let rest = TextRepair.withoutBullet(bare) {
      bare = rest
      isListed = true
    }
    var prose = ProseLine(TextRepair.caption(bare), line: line.number)
    remarks += dropped.map { .init(reason: .markup, line: line.number, text: $0) }
    guard !prose.text.isEmpty else { return }
    if addHidden(prose) { return }
    prose.gap = gap
    prose.isListed = isListed
    prose.page = line.page
    let layout = LayoutLine(line.text)
    prose.indent = layout.indent
    prose.end = layout.indent * 2 + displayWidth(String(line.text.trimmed))
    if let place = source.geometry[line.number] {
      prose.indent = place.left
      prose.end = place.right
    }
    items.append(.prose(prose))
    gap = 0
  }

  /// Behind a bullet or a tab may stand what would have been something else without it.
  private mutating func addHidden(_ line: ProseLine) -> Bool {
    if SourceLines.isMarkedPageNumber(line.text) {
      remarks.append(.init(reason: .pageNumber, line: line.line, text: line.text))
      return true
    }
    guard line.kind == .table else { return false }
    let cells = BarTable.cells(of: line.text)
    if cells.contains(where: { !$0.isEmpty }) {
      items.append(.table(ImportedTable(rows: [cells], line: line.line, isGrid: true, gap: gap)))
      gap = 0
    }
    return true
  }

  /// `部门：…      2024年度      金额单位：万元` on one line of a page: three lines of a draft.
  private mutating func addSplitFurniture(_ line: SourceLine) -> Bool {
    let segments = LayoutLine(line.text).segments
    guard segments.count > 1, segments.allSatisfy({ Furniture.isFurniture($0.text) }) else { return false }
    for segment in segments { append(segment.text, of: line) }
    return true
  }
}

/// A table as its reader found it: rows of unmended cells, and the index of the line behind it.
struct RawTable {
  var rows: [[String]]
  var next: Int
  var dropped: [ImportSummary.Remark] = []
  /// Cells were cut out of a page, so a blank between figures may part two cells.
  var isLaidOut = false
}
