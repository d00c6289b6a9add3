import GoujiCatalog
import GoujiSyntax

/// Reads a table of a public form cell by cell.
struct TableReader {
  let book: Book
  let grid: TableGrid
  let surroundings: TableSurroundings
  let form: Form
  let plan: ColumnPlan
  var outcome = TableOutcome()
  var reading: TableReading
  /// What the rows of each panel have meant so far.
  var meanings: Set<PanelMeaning> = []
  struct PanelMeaning: Hashable {
    var panel: Int
    var binding: Binding
  }
  /// Codes as written below which the table has others.
  var parentCodes: Set<String> = []
  /// Figure column → its place among the reading's columns.
  var columnIndex: [Int: Int] = [:]

  /// Reads a block; a table of no known form yields its figures without keys.
  static func read(
    _ block: BlockContent,
    _ bytes: [UInt8],
    at start: Int,
    _ surroundings: TableSurroundings,
    _ book: Book
  ) -> TableOutcome {
    let whole = TableGrid(block.rows, bytes, blockStart: start, book.words)
    if let outcome = continued(whole, surroundings, book) { return outcome }
    guard let id = surroundings.form ?? caption(in: whole, book),
      let (layout, plan, grid) = layout(id, whole, year: surroundings.year, book)
    else {
      var outcome =
        PerformanceReader.read(whole, book)
        ?? ComparisonReader.read(whole, book, exponent: surroundings.exponent) ?? unknown(whole, book)
      if let form = surroundings.form, let first = whole.rows.first, !outcome.facts.isEmpty {
        outcome.problems.append(
          ReadingProblem(
            kind: .unknownColumns,
            range: first.range,
            message: Message(
              zh: "认不出\(name(of: form, surroundings, book))的各栏，整张表没有参加核对；请看表头和每行的格数",
              en:
                "the columns of the form \(name(of: form, surroundings, book)) are not recognised, so it is not checked; see its header and the cells of its rows"
            )
          )
        )
      }
      return outcome
    }
    var surroundings = surroundings
    surroundings.above = nil
    var reader = TableReader(book: book, grid: grid, surroundings: surroundings, layout: layout, plan: plan)
    reader.readRows()
    let outcome = reader.finished()
    return MisreadColumns.areFound(in: outcome, book) ? misread(outcome, whole, book) : outcome
  }

  /// A table as the rest of the form above it: its head is that form's or is not repeated, and it has no total where that
  /// one has one.
  private static func continued(_ whole: TableGrid, _ surroundings: TableSurroundings, _ book: Book)
    -> TableOutcome?
  {
    guard let above = surroundings.above, surroundings.form == nil || surroundings.form == above.form,
      book.forms.forms.indices.contains(above.layout)
    else { return nil }
    var grid: TableGrid? = whole
    while let tried = grid, tried.width != above.plan.roles.count { grid = tried.narrower() }
    guard var grid else { return nil }
    if !ColumnPlan.isHeaded(above.plan, book.forms.forms[above.layout], grid, year: surroundings.year, book) {
      grid = grid.withoutHead()
    } else {
      guard let (layout, plan, _) = layout(above.form, grid, year: surroundings.year, book), layout == above.layout,
        plan == above.plan
      else {
        return nil
      }
    }
    var reader = TableReader(
      book: book,
      grid: grid,
      surroundings: surroundings,
      layout: above.layout,
      plan: above.plan
    )
    reader.readRows()
    let rows = reader.reading.rows
    // Only rows that the form can have go on with it, and none of them twice.
    guard
      reader.form.rows == .free || rows.contains(where: { $0.code != nil })
        || reader.outcome.facts.contains(where: { $0.key != nil }),
      above.totals.isDisjoint(with: rows.filter(\.isTotal).map(\.panel)),
      above.codes.isDisjoint(with: rows.compactMap(\.code))
    else { return nil }
    reader.reading.continues = true
    reader.reading.codesAbove = above.codes
    reader.reading.name = above.name
    return reader.finished()
  }

  private static func name(of form: String, _ surroundings: TableSurroundings, _ book: Book) -> String {
    if let number = surroundings.number { return number + "表" }
    let isNumbered = book.forms.layouts(id: form).first?.isNumbered ?? true
    return isNumbered ? form + "表" : "“\(book.forms.title(id: form) ?? form)”"
  }

  private init(book: Book, grid: TableGrid, surroundings: TableSurroundings, layout: Int, plan: ColumnPlan) {
    self.book = book
    self.grid = grid
    self.surroundings = surroundings
    let form = book.forms.forms[layout]
    self.form = form
    self.plan = plan
    let title = book.forms.title(id: form.id) ?? form.title
    reading = TableReading(
      form: form.id,
      formTitle: title,
      name: Self.name(of: form.id, surroundings, book),
      binding: form.binding,
      kind: form.rows,
      plan: plan,
      layout: layout
    )
    let headers = grid.headerRows
    for (column, role) in plan.roles.enumerated() {
      let path = grid.headerPath(column, headers)
      switch role {
      case .figure(let panel, let binding):
        let known = form.panels[panel].columns.first { $0.binding == binding }?.headers ?? []
        let title = path.last.flatMap { text in known.contains(text) ? text : nil } ?? known.first ?? []
        add(TableReading.Column(panel: panel, binding: binding, title: HeadYears.written(title)), column)
      case .change(let panel, _, let isRate):
        let title = String(folded: path.last ?? [])
        add(
          TableReading.Column(panel: panel, binding: Binding(), title: title, isKnown: false, isSummable: !isRate),
          column
        )
      case .other(let panel):
        let title = String(folded: Array(path.joined()))
        add(TableReading.Column(panel: panel, binding: Binding(), title: title, isKnown: false), column)
      case .label, .ignored:
        continue
      }
    }
  }

  private mutating func add(_ column: TableReading.Column, _ index: Int) {
    columnIndex[index] = reading.columns.count
    reading.columns.append(column)
  }

  /// A form's title inside the table's own first rows, as word processors leave it.
  static func caption(in grid: TableGrid, _ book: Book) -> String? {
    for row in 0..<grid.bodyStart {
      for cell in grid.cells[row] where cell.count > 3 {
        if let id = book.forms.id(caption: cell) { return id }
      }
    }
    return nil
  }

  /// The layout of the form that fits best: by headers first, by the order in the book where those are lost.
  /// A grid that fits none is tried without the blank columns at its right edge.
  static func layout(_ id: String, _ whole: TableGrid, year: Int?, _ book: Book) -> (
    layout: Int, plan: ColumnPlan, grid: TableGrid
  )? {
    var grid: TableGrid? = whole
    while let tried = grid {
      var best: (layout: Int, plan: ColumnPlan, quality: ColumnPlan.Quality)?
      let forms = book.forms.forms
      let head = TableHead(of: tried, year: year, book)
      for layout in forms.indices where forms[layout].id == id {
        guard let (plan, quality) = ColumnPlan.fit(forms[layout], tried, head, book) else { continue }
        if best.map({ $0.quality < quality }) ?? true { best = (layout, plan, quality) }
      }
      if let best { return (best.layout, best.plan, tried) }
      grid = tried.narrower()
    }
    return nil
  }

  /// A table of no known form: its figures without keys. What counts its rows is no figure.
  static func unknown(_ grid: TableGrid, _ book: Book) -> TableOutcome {
    var outcome = TableOutcome()
    var ordinals: Set<Int> = []
    for row in grid.cells {
      for (column, cell) in row.enumerated() where !cell.isEmpty {
        if book.performance.column(headed: cell.scalars) == .ordinal { ordinals.insert(column) }
        if ordinals.contains(column) { continue }
        let figures = ProseFigures.unbound(in: cell)
        outcome.facts += figures
      }
    }
    return outcome
  }

  // MARK: Rows

  mutating func readRows() {
    let body = grid.rows.indices.filter { $0 >= grid.bodyStart && grid.rows[$0].style != .separator }
    if form.rows == .functional { collectParentCodes(body) }
    for line in body {
      let cells = grid.cells[line]
      if cells.allSatisfy(\.isEmpty) || grid.numbersColumns(line) { continue }
      guard cells.count == grid.width, !grid.isDoubtful(line) else {
        raggedRow(line)
        continue
      }
      var carried: Label?
      for panel in plan.panelStarts.indices {
        let end = panel + 1 < plan.panelStarts.count ? plan.panelStarts[panel + 1] : plan.roles.count
        readPanel(line, panel, plan.panelStarts[panel]..<end, &carried)
      }
    }
    linkParents()
  }

  mutating func collectParentCodes(_ body: [Int]) {
    let labels = plan.roles.indices.filter { if case .label = plan.roles[$0] { true } else { false } }
    guard let first = labels.first, let last = labels.last else { return }
    let codes = body.filter { grid.cells[$0].count == grid.width }.compactMap { label($0, first..<(last + 1)).code }
    for code in codes {
      var shorter = code
      while shorter.utf8.count > 3 {
        shorter.removeLast(min(2, shorter.utf8.count - 1))
        parentCodes.insert(shorter)
      }
    }
  }

  mutating func raggedRow(_ line: Int) {
    let row = grid.rows[line]
    if grid.isDoubtful(line) { reading.hasDoubtfulRow = true }
    let note = grid.cells[line].first { !$0.isEmpty }
    if let note, note.hasPrefix(DraftWords.noteSign) || grid.cells[line].filter({ !$0.isEmpty }).count == 1 { return }
    outcome.problems.append(
      ReadingProblem(
        kind: .raggedRow,
        range: row.range,
        message: grid.isDoubtful(line)
          ? Message(
            zh: "这一行标了“存疑”，不知各数在哪一列，未参加核对；对照原文改好后删去这一格",
            en:
              "a row marked “存疑”, whose columns are not known, not checked; mend it by the source and delete this cell"
          )
          : Message(
            zh: "这一行有\(grid.cells[line].count)格，本表各行为\(grid.width)格，未参加核对",
            en: "a row of \(grid.cells[line].count) cells in a table of \(grid.width) columns, not checked"
          )
      )
    )
    for cell in grid.cells[line] { outcome.facts += ProseFigures.unbound(in: cell) }
  }

  /// The name of a row in one panel, pieced together from its label cells.
  struct Label {
    var code: String?
    var codeRange: Range<Int>?
    var name: [UInt16] = []
    var nameRange: Range<Int>?

    var isEmpty: Bool { code == nil && name.isEmpty }
    var range: Range<Int> {
      guard let codeRange else { return nameRange ?? 0..<0 }
      guard let nameRange else { return codeRange }
      return min(codeRange.lowerBound, nameRange.lowerBound)..<max(codeRange.upperBound, nameRange.upperBound)
    }
  }

  func label(_ line: Int, _ columns: Range<Int>) -> Label {
    var label = Label()
    for column in columns {
      guard case .label = plan.roles[column] else { continue }
      let cell = grid.cells[line][column]
      if cell.isEmpty { continue }
      let digits = cell.scalars.prefix(while: isDigit).count
      if digits == cell.count, form.rows == .functional || form.rows == .economic {
        // 208 | 05 | 05: the parts of one code; a workbook drops the nought of a number.
        label.code = label.code.map { $0 + (cell.count == 1 ? "0" : "") + cell.string } ?? cell.string
        label.codeRange = (label.codeRange?.lowerBound ?? cell.source(0..<cell.count).lowerBound)..<cell.end
        continue
      }
      var rest = 0..<cell.count
      if form.rows == .functional || form.rows == .economic, digits >= 3, digits <= 7, label.code == nil {
        label.code = cell.string(0..<digits)
        label.codeRange = cell.source(0..<digits)
        rest = digits..<cell.count
      }
      let range = cell.source(rest)
      label.name += cell.scalars[rest]
      label.nameRange = (label.nameRange?.lowerBound ?? range.lowerBound)..<range.upperBound
    }
    return label
  }

  mutating func readPanel(_ line: Int, _ panel: Int, _ columns: Range<Int>, _ carried: inout Label?) {
    var label = label(line, columns)
    let figures = columns.filter { plan.roles[$0].isFigures }
    if form.rows == .economic, label.code == nil {
      // A name that spans cells may run over into the column of figures.
      for column in figures {
        let cell = grid.cells[line][column]
        if !cell.isEmpty, cell.scalars.allSatisfy(isIdeograph) { label.name += cell.scalars }
      }
    }
    let isWithoutFigures = figures.allSatisfy { column in !grid.cells[line][column].scalars.contains(where: isDigit) }
    if let pending = carried {
      // `公用经 | 费合计 | | | | 11.37`: a name that spans panels has its figure in the last of them.
      if label.code == nil {
        label.name = pending.name + label.name
        label.nameRange =
          (pending.nameRange ?? 0..<0).lowerBound..<(label.nameRange ?? pending.nameRange ?? 0..<0).upperBound
      }
      carried = nil
    }
    let isLast = columns.upperBound == plan.roles.count
    if form.rows == .economic, label.code == nil, !label.name.isEmpty, isWithoutFigures, !isLast {
      carried = label
      return
    }
    // A figure without a name is a figure all the same, and nobody can check it.
    if form.rows != .unnamed, label.isEmpty, isWithoutFigures { return }
    if label.name == DraftWords.note || isNote(label.name) { return }

    var row = TableReading.Row(
      line: line,
      panel: panel,
      label: label.name,
      labelRange: label.range,
      writtenCode: label.code,
      codeRange: label.codeRange,
      nameRange: label.nameRange,
      code: nil,
      parent: nil,
      isTotal: false,
      facts: Array(repeating: -1, count: reading.columns.count)
    )
    row.isAmongOthers = book.words.amongWhich.prefix(of: label.name[...]) != nil
    var binding = meaning(of: label, panel, &row)
    if form.rows == .labelled, let known = binding {
      // The same name once more, below another row that could not be read: nobody can tell what it means there.
      let meaning = PanelMeaning(panel: panel, binding: known)
      if meanings.contains(meaning) { binding = nil }
      // A row of dashes is a heading of those below it.
      if !isWithoutFigures || figures.contains(where: { grid.cells[line][$0].isEmpty }) { meanings.insert(meaning) }
    }
    let base = form.binding.overlaid(by: form.panels[panel].binding)
    for column in figures {
      guard let place = columnIndex[column] else { continue }
      let key =
        if case .figure(_, let own) = plan.roles[column] { key(base, binding, own, row) } else { nil as FactKey? }
      if case .change(_, _, isRate: true) = plan.roles[column] {
        if let fact = rate(line, column) {
          row.facts[place] = outcome.facts.count
          outcome.facts.append(fact)
        }
        continue
      }
      if let fact = fact(
        line,
        column,
        key,
        isNamed: row.code != nil || binding?.concept.map(book.rules.isPart) == true
      ) {
        row.facts[place] = outcome.facts.count
        outcome.facts.append(fact)
      }
    }
    claimChanges(of: row, figures)
    reading.rows.append(row)
    if binding == nil, !label.isEmpty, !isWithoutFigures, form.rows != .free { unknownRow(label) }
  }

  private mutating func unknownRow(_ label: Label) {
    let name = String(folded: label.name)
    let code = label.code ?? ""
    outcome.problems.append(
      ReadingProblem(
        kind: .unknownRow,
        range: label.range,
        message: Message(
          zh: "不认识“\(code)\(name)”这一行，它的数只参加本表的加总",
          en: "the row “\(code)\(name)” is not known; its figures only take part in the sums of its table"
        )
      )
    )
  }

  func isNote(_ name: [UInt16]) -> Bool { name.count > 20 && name.starts(with: DraftWords.note) }
}
