import GoujiCatalog
import GoujiSyntax

/// What each column of a table is, once a form's layout has been laid over it.
struct ColumnPlan: Equatable, Sendable {
  enum Role: Equatable {
    case label
    case ignored
    /// A column of figures: the panel it belongs to, and what it adds to the key.
    case figure(panel: Int, binding: Binding)
    /// A column that says how far this year's figure of the binding is from last year's, or how far in per cent.
    case change(panel: Int, binding: Binding, isRate: Bool)
    /// A column of figures of which the layout does not say what they are.
    case other(panel: Int)

    init(_ column: Form.Column, panel: Int) {
      self =
        switch column.content {
        case .figure: .figure(panel: panel, binding: column.binding)
        case .change: .change(panel: panel, binding: column.binding, isRate: false)
        case .growth: .change(panel: panel, binding: column.binding, isRate: true)
        }
    }

    var isFigures: Bool {
      switch self {
      case .figure, .change, .other: true
      case .label, .ignored: false
      }
    }
  }
  var roles: [Role]
  /// For each panel its columns, labels and all.
  var panelStarts: [Int]

  /// Lays `form` over the grid by its header texts and its width; nil where it does not fit.
  static func fit(_ form: Form, _ grid: TableGrid, _ head: TableHead, _ book: Book) -> (
    plan: ColumnPlan, quality: Quality
  )? {
    var best: (plan: ColumnPlan, quality: Quality)?
    let hasOptional = form.panels.contains { $0.columns.contains(where: \.isOptional) }
    for withOptional in hasOptional ? [true, false] : [true] {
      let panels = form.panels.map { panel in
        var panel = panel
        if !withOptional { panel.columns.removeAll(where: \.isOptional) }
        return panel
      }
      for plan in [
        byWidth(form.rows, panels, grid), panels.count == 1 ? byHeader(form.rows, panels[0], grid, head) : nil,
      ] {
        guard let plan, !namesAreAmounts(plan, grid), !isContradicted(plan, grid, book) else { continue }
        let quality = Quality(conflicts: conflicts(plan, grid), matched: score(plan, panels, head))
        // Rows of 预算数 and 决算数 under columns of things are known by their head alone.
        if form.rows == .labelled, isOfThings(panels), quality.matched * 2 < plan.roles.count(where: \.isFigures) {
          continue
        }
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
  private static func isContradicted(_ plan: ColumnPlan, _ grid: TableGrid, _ book: Book) -> Bool {
    let columns = plan.roles.compactMap { role in
      if case .figure(_, let binding) = role { binding.concept } else { nil }
    }
    guard columns.contains(where: { $0.code == nil }) else { return false }
    return grid.brokenHeaderRows.contains { row in
      var last = -1
      var seen: Set<Concept> = []
      for cell in row {
        guard let concept = book.vocabulary.meaning(of: cell.scalars)?.concept, concept.code == nil else { continue }
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
  static func isHeaded(_ plan: ColumnPlan, _ form: Form, _ grid: TableGrid, year: Int?, _ book: Book) -> Bool {
    guard !grid.headerRows.isEmpty, plan.roles.count == grid.width else { return false }
    let head = TableHead(of: grid, year: year, book)
    return plan.roles.indices.contains { column in
      guard case .figure(let panel, let binding) = plan.roles[column], form.panels.indices.contains(panel) else {
        return false
      }
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
        case .figure, .change, .other: if cell.scalars.contains(where: isIdeograph) { count += 1 }
        case .label: if case .number(let number) = NumberReader.whole(cell), number.decimals > 0 { count += 1 }
        case .ignored: if column > first, cell.scalars.contains(where: isIdeograph) { count += 1 }
        }
      }
    }
    return count
  }

  /// How many figure columns carry a header of the layout.
  private static func score(_ plan: ColumnPlan, _ panels: [Form.Panel], _ head: TableHead) -> Int {
    var matched = 0
    for (column, role) in plan.roles.enumerated() {
      let panel: Int
      switch role {
      case .figure(let own, _), .change(let own, _, _): panel = own
      case .label, .ignored, .other: continue
      }
      let wanted = panels[panel].columns.first { Role($0, panel: panel) == role }
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
        // A code may be split over two cells in every panel (302 | 99).
        let most = rows == .economic || rows == .functional ? 3 : 2
        guard spare % panels.count == 0, spare / panels.count <= most else { return nil }
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
      for column in panel.columns { roles.append(Role(column, panel: index)) }
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
  private static func byHeader(_ rows: Form.Rows, _ panel: Form.Panel, _ grid: TableGrid, _ head: TableHead)
    -> ColumnPlan?
  {
    var roles = [Role](repeating: .ignored, count: grid.width)
    var firstFigure = grid.width
    var found = 0
    for column in panel.columns {
      guard
        let index = roles.indices.first(where: { !roles[$0].isFigures && head.says(column, $0) })
      else { continue }
      roles[index] = Role(column, panel: 0)
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
      if cell.scalars.contains(where: { isIdeograph($0) || $0 == 0x25 }) { return false }
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
