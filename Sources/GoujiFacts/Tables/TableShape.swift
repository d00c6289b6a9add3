import GoujiCatalog
import GoujiSyntax

/// The cells of a table in their folded form, and where its body begins.
struct TableGrid {
  let rows: [TableRow]
  private(set) var cells: [[FoldedText]]
  /// Cells of most body rows.
  private(set) var width: Int
  /// First row that is not a header.
  private(set) var bodyStart: Int

  /// A last cell that says that nobody knows which columns the figures of its row belong to.
  private static let doubt = "存疑".folded

  func isDoubtful(_ row: Int) -> Bool { cells[row].last.map { $0.hasPrefix(TableGrid.doubt) } ?? false }

  init(_ rows: [TableRow], _ bytes: [UInt8], blockStart: Int) {
    self.rows = rows
    cells = rows.map { row in
      row.cells.map { cell in
        FoldedText(bytes, in: (blockStart + cell.range.lowerBound)..<(blockStart + cell.range.upperBound), origin: blockStart)
      }
    }
    bodyStart = TableGrid.bodyStart(rows, cells)
    width = 0
    var counts: [Int: Int] = [:]
    for row in rows.indices where row >= bodyStart && rows[row].style != .separator && !isDoubtful(row) {
      counts[cells[row].count, default: 0] += 1
    }
    if counts.isEmpty {
      for row in rows.indices where !isDoubtful(row) { counts[cells[row].count, default: 0] += 1 }
    }
    width = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// Header rows that line up with the body; the row that numbers the columns names nothing.
  var headerRows: [[FoldedText]] {
    (0..<bodyStart)
      .filter { rows[$0].style != .separator && cells[$0].count == width && !TableGrid.isCounter(cells[$0]) }
      .map { cells[$0] }
  }

  /// Header rows that have lost cells: what stands in them is still in order.
  var brokenHeaderRows: [[FoldedText]] {
    (0..<bodyStart).filter { rows[$0].style != .separator && cells[$0].count != width }.map { cells[$0] }
  }

  /// The same grid with all its rows as its body.
  func withoutHead() -> TableGrid {
    var grid = self
    grid.bodyStart = 0
    return grid
  }

  /// The same grid with its last columns left out, as long as they are blank all the way down.
  func narrower() -> TableGrid? {
    guard width > 1 else { return nil }
    let last = width - 1
    let isBlank = cells.indices.allSatisfy { row in
      cells[row].count != width || cells[row][last].isEmpty
    }
    guard isBlank else { return nil }
    var grid = self
    grid.cells = cells.map { $0.count == width ? Array($0.dropLast()) : $0 }
    grid.width = last
    return grid
  }

  /// The header texts above a column, from the top; a text that spans columns counts for each of them.
  func headerPath(_ column: Int, _ headers: [[FoldedText]]) -> [[UInt16]] {
    var path: [[UInt16]] = []
    for (depth, row) in headers.enumerated() {
      var text = row[column].scalars
      var left = column
      // Only the upper rows span: below, a blank means that the header above reaches down.
      // Nor does it span beyond what the header above it covers.
      while text.isEmpty, depth + 1 < headers.count, left > 0, headers[..<depth].allSatisfy({ $0[left].isEmpty }) {
        left -= 1
        text = row[left].scalars
      }
      if !text.isEmpty, path.last != text { path.append(text) }
    }
    return path
  }

  private static let counters = ["栏次", "行次", "栏目", "序号"].map(\.folded)
  private static let totals = ["合计", "总计"].map(\.folded)

  /// The body begins behind the rows that number the columns, or where the first total or code stands.
  private static func bodyStart(_ rows: [TableRow], _ cells: [[FoldedText]]) -> Int {
    let depth = min(rows.count, 12)
    for row in 0..<depth where isCounter(cells[row]) {
      // `类 | 款 | 项 | 1 | 2 | 3` may be followed by a line that says 栏次 alone.
      let next = row + 1
      return next < rows.count && isCounterWord(cells[next]) ? next + 1 : next
    }
    for row in 0..<depth where isBody(cells[row]) { return row }
    // Whole numbers only (公开10): the first row that has any.
    return (0..<depth).first { row in
      cells[row].contains { if case .number = NumberReader.whole($0) { true } else { false } }
    } ?? 0
  }

  private static func isCounterWord(_ cells: [FoldedText]) -> Bool {
    let stated = cells.filter { !$0.isEmpty }
    return stated.count == 1 && counters.contains(stated[0].scalars)
  }

  /// `栏次 | 1 | 2 | 3`: numbers that count up from 1, and beside them names at most.
  private static func isCounter(_ cells: [FoldedText]) -> Bool {
    var last = 0
    var hasWord = false
    for cell in cells where !cell.isEmpty {
      if counters.contains(cell.scalars) {
        hasWord = true
        continue
      }
      guard cell.scalars.allSatisfy(isDigit) else {
        if cell.count <= 6, isText(cell), !totals.contains(cell.scalars) { continue }
        return false
      }
      guard cell.count <= 2, let value = Int(cell.string), value == last + 1 else { return false }
      last = value
    }
    return last >= 3 || (last >= 1 && hasWord)
  }

  private static func isBody(_ cells: [FoldedText]) -> Bool {
    guard let first = cells.first(where: { !$0.isEmpty }) else { return false }
    let hasFigure = cells.contains { if case .number(let number) = NumberReader.whole($0) { number.decimals > 0 } else { false } }
    if totals.contains(first.scalars) { return hasFigure || cells.filter { !$0.isEmpty }.count == 1 }
    if first.count >= 3, first.count <= 7, first.scalars.allSatisfy(isDigit), cells.contains(where: { isText($0) }) { return true }
    return hasFigure
  }

  private static func isText(_ cell: FoldedText) -> Bool { cell.scalars.contains { $0 >= 0x4E00 && $0 <= 0x9FFF } }
}

/// What each column of a table is, once a form's layout has been laid over it.
struct ColumnPlan: Equatable, Sendable {
  enum Role: Equatable {
    case label
    case ignored
    /// A column of figures: the panel it belongs to, and what it adds to the key.
    case figure(panel: Int, binding: Binding)
    /// A column of figures of which the layout does not say what they are.
    case other(panel: Int)

    var isFigures: Bool {
      switch self {
      case .figure, .other: true
      case .label, .ignored: false
      }
    }
  }
  var roles: [Role]
  /// For each panel its columns, labels and all.
  var panelStarts: [Int]

  /// Lays `form` over the grid by its header texts and its width; nil where it does not fit.
  static func fit(_ form: Form, _ grid: TableGrid, _ head: TableHead, _ catalog: Catalog) -> (plan: ColumnPlan, quality: Quality)? {
    var best: (plan: ColumnPlan, quality: Quality)?
    let hasOptional = form.panels.contains { $0.columns.contains(where: \.isOptional) }
    for withOptional in hasOptional ? [true, false] : [true] {
      let panels = form.panels.map { panel in
        var panel = panel
        if !withOptional { panel.columns.removeAll(where: \.isOptional) }
        return panel
      }
      for plan in [byWidth(form.rows, panels, grid), panels.count == 1 ? byHeader(form.rows, panels[0], grid, head) : nil] {
        guard let plan, !namesAreAmounts(plan, grid), !isContradicted(plan, grid, catalog) else { continue }
        let quality = Quality(conflicts: conflicts(plan, grid), matched: score(plan, panels, head))
        // Rows of 预算数 and 决算数 under columns of things are known by their head alone.
        if form.rows == .labelled, isOfThings(panels), quality.matched * 2 < plan.roles.count(where: \.isFigures) { continue }
        if best.map({ $0.quality < quality }) ?? true { best = (plan, quality) }
      }
    }
    return best
  }

  private static func isOfThings(_ panels: [Form.Panel]) -> Bool {
    panels.allSatisfy { $0.columns.allSatisfy { if case .named? = $0.binding.concept { true } else { false } } }
  }

  /// Whether a column of names is one of amounts.
  private static func namesAreAmounts(_ plan: ColumnPlan, _ grid: TableGrid) -> Bool {
    plan.roles.indices.contains { plan.roles[$0] == .label && holdsAmounts($0, grid) }
  }

  /// Whether a header row that has lost cells names the columns in another order, or one that the plan has not got.
  private static func isContradicted(_ plan: ColumnPlan, _ grid: TableGrid, _ catalog: Catalog) -> Bool {
    let columns = plan.roles.compactMap { role in if case .figure(_, let binding) = role { binding.concept } else { nil } }
    guard columns.contains(where: { $0.code == nil }) else { return false }
    return grid.brokenHeaderRows.contains { row in
      var last = -1
      var seen: Set<Concept> = []
      for cell in row {
        guard let concept = catalog.vocabulary.meaning(of: cell.scalars)?.concept, concept.code == nil else { continue }
        guard let place = columns.firstIndex(of: concept) else { return true }
        // The second half names them all over again.
        if !seen.insert(concept).inserted {
          seen = [concept]
          last = -1
        }
        if place < last { return true }
        last = place
      }
      return false
    }
  }

  /// Whether the grid has a head that names columns of the plan.
  static func isHeaded(_ plan: ColumnPlan, _ form: Form, _ grid: TableGrid, _ catalog: Catalog) -> Bool {
    guard !grid.headerRows.isEmpty, plan.roles.count == grid.width else { return false }
    let head = TableHead(of: grid, catalog)
    return plan.roles.indices.contains { column in
      guard case .figure(let panel, let binding) = plan.roles[column], form.panels.indices.contains(panel) else { return false }
      return form.panels[panel].columns.contains { $0.binding == binding && head.says($0, column) }
    }
  }

  /// How well a layout fits. Headers slip by a column when tables are copied; what stands in the columns does not,
  /// so it counts first.
  struct Quality: Comparable {
    var conflicts: Int
    var matched: Int

    static func < (a: Quality, b: Quality) -> Bool { (-a.conflicts, a.matched) < (-b.conflicts, b.matched) }
  }

  /// Names in columns of figures or beside them, figures in columns of names or in none that the form has.
  private static func conflicts(_ plan: ColumnPlan, _ grid: TableGrid) -> Int {
    var count = plan.roles.count { if case .other = $0 { true } else { false } }
    let first = plan.roles.firstIndex(where: \.isFigures) ?? 0
    for row in grid.rows.indices where row >= grid.bodyStart && grid.cells[row].count == grid.width {
      for (column, role) in plan.roles.enumerated() {
        let cell = grid.cells[row][column]
        switch role {
        case .figure, .other: if cell.scalars.contains(where: { $0 >= 0x4E00 && $0 <= 0x9FFF }) { count += 1 }
        case .label: if case .number(let number) = NumberReader.whole(cell), number.decimals > 0 { count += 1 }
        case .ignored: if column > first, cell.scalars.contains(where: { $0 >= 0x4E00 && $0 <= 0x9FFF }) { count += 1 }
        }
      }
    }
    return count
  }

  /// How many figure columns carry a header of the layout.
  private static func score(_ plan: ColumnPlan, _ panels: [Form.Panel], _ head: TableHead) -> Int {
    var matched = 0
    for (column, role) in plan.roles.enumerated() {
      guard case .figure(let panel, let binding) = role else { continue }
      let wanted = panels[panel].columns.first { $0.binding == binding }
      if let wanted, head.says(wanted, column) { matched += 1 }
      // 行次 is no figure.
      if head.names(panels[panel].ignored, column) { matched -= 1 }
    }
    return matched
  }

  private static func byWidth(_ rows: Form.Rows, _ panels: [Form.Panel], _ grid: TableGrid) -> ColumnPlan? {
    let figures = panels.reduce(0) { $0 + $1.columns.count }
    let spare = grid.width - figures
    guard spare >= 0, figures > 0 else { return nil }
    let perPanel: [Int]
    switch rows {
    case .unnamed:
      guard spare == 0 else { return nil }
      perPanel = [0]
    case .functional, .economic, .labelled, .free:
      guard spare > 0 else { return nil }
      // A code and a name take two cells, unless they share one.
      if rows == .functional || rows == .economic, panels.count == 1, spare == 1, !sharesCell(grid) { return nil }
      if panels.count == 1 {
        guard spare <= 4 else { return nil }
        perPanel = [spare]
      } else {
        guard spare % panels.count == 0, spare / panels.count <= 2 else { return nil }
        perPanel = panels.map { _ in spare / panels.count }
      }
    }
    var roles: [Role] = []
    var starts: [Int] = []
    for (index, panel) in panels.enumerated() {
      starts.append(roles.count)
      let labels = perPanel[index]
      for column in 0..<labels {
        let isCounter = (rows == .labelled || rows == .free) && column > 0 && isCounterColumn(roles.count, grid, panel)
        roles.append(isCounter ? .ignored : .label)
      }
      for column in panel.columns { roles.append(.figure(panel: index, binding: column.binding)) }
    }
    return ColumnPlan(roles: roles, panelStarts: starts)
  }

  /// Whether code and name stand in one cell (`208 社会保障和就业支出`).
  private static func sharesCell(_ grid: TableGrid) -> Bool {
    grid.cells[grid.bodyStart...].contains { row in
      guard let first = row.first else { return false }
      let digits = first.scalars.prefix(while: isDigit).count
      return digits >= 3 && digits < first.count
    }
  }

  /// A single panel whose columns are recognised by their headers, so that their order and an extra one do no harm.
  private static func byHeader(_ rows: Form.Rows, _ panel: Form.Panel, _ grid: TableGrid, _ head: TableHead) -> ColumnPlan? {
    var roles = [Role](repeating: .ignored, count: grid.width)
    var firstFigure = grid.width
    var found = 0
    for column in panel.columns {
      guard
        let index = roles.indices.first(where: { !roles[$0].isFigures && head.says(column, $0) })
      else { continue }
      roles[index] = .figure(panel: 0, binding: column.binding)
      firstFigure = min(firstFigure, index)
      found += 1
    }
    // An extra column does no harm, a missing one in four is a wording nobody has seen; more is another form.
    let required = panel.columns.filter { !$0.isOptional }.count
    guard found > 0, found * 4 >= required * 3, rows == .unnamed || firstFigure > 0 else { return nil }
    for index in roles.indices where !roles[index].isFigures && !head.names(panel.ignored, index) {
      if index > firstFigure {
        if holdsAmounts(index, grid) { roles[index] = .other(panel: 0) }
      } else if rows != .unnamed {
        roles[index] = .label
      }
    }
    return ColumnPlan(roles: roles, panelStarts: [0])
  }

  /// Whether a column has amounts in it, and nothing but figures.
  private static func holdsAmounts(_ column: Int, _ grid: TableGrid) -> Bool {
    var hasAmount = false
    for row in grid.rows.indices where row >= grid.bodyStart && grid.cells[row].count == grid.width {
      let cell = grid.cells[row][column]
      if cell.scalars.contains(where: { $0 >= 0x4E00 && $0 <= 0x9FFF || $0 == 0x25 }) { return false }
      if case .number(let number) = NumberReader.whole(cell), number.decimals > 0 { hasAmount = true }
    }
    return hasAmount
  }

  /// A column of row numbers: it is headed so, or it counts up.
  private static func isCounterColumn(_ column: Int, _ grid: TableGrid, _ panel: Form.Panel) -> Bool {
    var last = 0
    var numbers = 0
    for row in grid.rows.indices where row >= grid.bodyStart && column < grid.cells[row].count {
      let cell = grid.cells[row][column]
      if cell.isEmpty { continue }
      guard cell.scalars.allSatisfy(isDigit), let value = Int(cell.string), value > last else {
        return grid.headerRows.contains { row in panel.ignored.contains(row[column].scalars) }
      }
      last = value
      numbers += 1
    }
    return numbers >= 2
  }
}

/// The texts above each column of a table, and what they say.
struct TableHead {
  /// What each column may be headed: the lowest text above it, or all the texts above it in a row.
  private let texts: [[[UInt16]]]
  /// What all the texts above a column mean together, where each means something.
  private let bindings: [Binding?]

  init(of grid: TableGrid, _ catalog: Catalog) {
    let headers = grid.headerRows
    let paths = (0..<grid.width).map { grid.headerPath($0, headers) }
    texts = paths.map { $0.isEmpty ? [] : [$0[$0.count - 1], Array($0.joined()), Array($0.suffix(2).joined())] }
    bindings = paths.map { catalog.forms.binding(headed: $0, catalog.vocabulary) }
  }

  /// Whether a column is headed by a wording that the form has for one of its own, or by words that mean it.
  func says(_ column: Form.Column, _ index: Int) -> Bool {
    guard texts.indices.contains(index) else { return false }
    if column.headers.contains(where: texts[index].contains) { return true }
    guard column.binding.concept?.code == nil, column.binding.concept != nil, let binding = bindings[index] else { return false }
    var stated = binding
    // The form leaves open which budget it is, the head may say it.
    if column.binding.stage == .budget, stated.stage != nil, stated.stage != .final { stated.stage = .budget }
    return stated.overlaid(by: Binding(fund: column.binding.fund)) == column.binding
  }

  func names(_ headers: [[UInt16]], _ index: Int) -> Bool {
    texts.indices.contains(index) && headers.contains(where: texts[index].contains)
  }
}
