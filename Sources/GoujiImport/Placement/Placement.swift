import GoujiCatalog
import GoujiSyntax

/// Places the figures of a form in its columns where the source gives no cells.
///
/// Every row may have its figures in any columns that keep their order. Evidence takes ways away, each kind only where it
/// leaves one: what the columns of the row must make together, columns that are empty in the total, what a parent and its
/// children must make, the same figure in another form. A row with one way left is placed. Where two are left, nothing
/// speaks for the better of them: its margin over the second-best is none, the row is doubtful (存疑).
struct Placement {
  /// A row's figures in one panel, and the ways in which they may stand.
  struct Unit {
    var row: Int
    var group: Int
    var panel: Int
    var cells: [PlacedWord]
    var amounts: [ShownAmount?]
    /// Column of each cell, for each way.
    var ways: [[Int]]
    /// What the row's name adds to the meaning of its columns.
    var binding: Binding?
    var code: UInt32?
    var isTotal: Bool
    /// No way could be tried, for there are more figures than columns.
    var isOverfull = false

    var isCertain: Bool { ways.count == 1 }

    /// The amount in a column; nothing where it is blank.
    func amount(_ column: Int, _ way: [Int]) -> ShownAmount { stated(column, way) ?? .nothing }

    /// The amount in a column; nil where a word stands in it.
    func stated(_ column: Int, _ way: [Int]) -> ShownAmount? {
      guard let cell = way.firstIndex(of: column) else { return .nothing }
      return amounts.indices.contains(cell) ? amounts[cell] : nil
    }
  }

  let layout: FormLayout
  let rows: [FormRow]
  private(set) var units: [Unit] = []
  /// What is left of `mostWork`.
  private var work = Placement.mostWork
  private let book: Book
  private let formulas: [[RowFormula]]
  /// What each column is called.
  private let names: [[[[UInt16]]]]

  init(_ rows: [FormRow], _ layout: FormLayout, _ book: Book) {
    self.rows = rows
    self.layout = layout
    self.book = book
    formulas = layout.panels.map { RowFormula.all(in: $0, of: layout.form.id, book) }
    names = layout.panels.map { panel in
      panel.columns.map { [$0.header] + ($0.binding.part.map { [$0.name.folded] } ?? []) }
    }
    let totals = book.words.totals.folded
    var left = Placement.mostOfAll
    for (index, row) in rows.enumerated() where !row.isCounter {
      for (number, group) in row.groups.enumerated() {
        let panel = layout.panels[group.panel]
        let ways = left > 0 ? Placement.ways(of: group.cells, in: panel) : []
        left -= ways.count
        units.append(
          Unit(
            row: index,
            group: number,
            panel: group.panel,
            cells: group.cells,
            amounts: group.cells.map { ShownAmount($0.text) },
            ways: ways,
            binding: binding(group, panel),
            code: layout.isCoded ? group.code : nil,
            isTotal: totals.contains(RowLabel.bare(group.name.folded)) && (layout.isCoded || group.codes.isEmpty),
            isOverfull: ways.isEmpty
          )
        )
      }
    }
    narrowByFormulas()
  }

  /// The concept of a row: its code, its name, or that of the whole form for a total.
  private func binding(_ group: FormRow.Group, _ panel: FormLayout.Panel) -> Binding? {
    if layout.form.rows == .unnamed { return panel.binding }
    guard layout.isCoded else { return RowLabel.binding(of: group.name, in: panel, book) }
    let concept = panel.binding.concept
    if let code = group.code {
      return Binding(concept: (concept ?? .expense(0)).withCode(code)).overlaid(onto: panel.binding)
    }
    guard book.words.totals.folded.contains(group.name.folded) else { return nil }
    return panel.binding
  }

  // MARK: Ways

  /// More ways than this are no evidence of anything.
  private static let most = 4000
  /// Ways of all rows together; rows behind those are doubtful. A form of a hundred rows has some two thousand.
  private static let mostOfAll = 50_000
  /// Pairs of a sum and a way that are looked at for a form, over all its rounds.
  private static let mostWork = 2_000_000
  private static let mostRounds = 24

  /// The ways in which cells may stand in a panel's columns, in order; words under the columns they name.
  private static func ways(of cells: [PlacedWord], in panel: FormLayout.Panel) -> [[Int]] {
    let count = panel.columns.count
    guard cells.count <= count else { return [] }
    var ways: [[Int]] = [[]]
    for (index, cell) in cells.enumerated() {
      var longer: [[Int]] = []
      let word = cell.isFigure ? nil : cell.text.folded
      for way in ways {
        let first = way.last.map { $0 + 1 } ?? 0
        let last = count - (cells.count - index)
        guard first <= last else { continue }
        for column in first...last {
          if let word, !panel.columns[column].header.suffix(word.count).elementsEqual(word) { continue }
          longer.append(way + [column])
        }
      }
      ways = longer
      if ways.count > most { return [] }
    }
    return ways
  }

  // MARK: Evidence

  /// Rows whose figures do not fit the layout, or make no sums in it.
  var misfit: Int {
    units.count { unit in
      guard let way = unit.ways.first else { return true }
      return formulas[unit.panel].contains { !$0.holds { unit.stated($0, way) } }
    }
  }

  /// Keeps the ways with the fewest contradictions. Answers whether any way went.
  private mutating func narrow(_ unit: Int, by contradictions: ([Int]) -> Int) -> Bool {
    let ways = units[unit].ways
    guard ways.count > 1 else { return false }
    let counts = ways.map(contradictions)
    guard let least = counts.min(), counts.contains(where: { $0 > least }) else { return false }
    units[unit].ways = zip(ways, counts).filter { $0.1 == least }.map(\.0)
    return true
  }

  /// What the columns of one row make together.
  private mutating func narrowByFormulas() {
    for index in units.indices {
      let unit = units[index]
      let formulas = formulas[unit.panel]
      guard !formulas.isEmpty else { continue }
      _ = narrow(index) { way in formulas.count { !$0.holds { unit.stated($0, way) } } }
    }
  }

  /// Everything that this form and the others say, until it says no more.
  mutating func narrow(with known: KnownAmounts) {
    for _ in 0..<Self.mostRounds {
      var isChanged = narrowTotals(with: known)
      isChanged = narrowByTotal() || isChanged
      isChanged = narrowByTree() || isChanged
      isChanged = narrowBySiblings(known) || isChanged
      if !isChanged { return }
    }
  }

  /// The total first: what the other forms say of its columns, and the relations between forms.
  private mutating func narrowTotals(with known: KnownAmounts) -> Bool {
    var isChanged = false
    let (book, names) = (book, names)
    for index in units.indices where !units[index].isCertain {
      let unit = units[index]
      guard let binding = unit.binding else { continue }
      let columns = layout.panels[unit.panel].columns
      let keys = columns.map { binding.overlaid(by: $0.binding).key }
      isChanged =
        narrow(index) { way in
          var contradictions = 0
          var own: [FactKey: ShownAmount] = [:]
          for (column, key) in keys.enumerated() {
            guard let key else { continue }
            guard let amount = unit.stated(column, way) else { continue }
            own[key] = amount
            if let other = known[key], !ShownAmount.canVanish([(amount, false), (other, true)]) { contradictions += 1 }
          }
          guard unit.isTotal || unit.code == nil else { return contradictions }
          return contradictions + known.broken(by: own, book)
        } || isChanged
      guard unit.isTotal else { continue }
      // What the text calls 项目支出 stands in no other column.
      isChanged =
        narrow(index) { way in
          columns.indices.count { column in
            let amount = unit.amount(column, way)
            guard amount.value != 0, !known.calls(amount, names[unit.panel][column]) else { return false }
            return columns.indices.contains { $0 != column && known.calls(amount, names[unit.panel][$0]) }
          }
        } || isChanged
    }
    return isChanged
  }

  /// A column that is blank in the total is empty throughout, and one that is not blank holds something.
  private mutating func narrowByTotal() -> Bool {
    var isChanged = false
    for panel in layout.panels.indices {
      guard let total = units.last(where: { $0.panel == panel && $0.isTotal && $0.isCertain && !$0.cells.isEmpty })
      else {
        continue
      }
      let empty = layout.panels[panel].columns.indices.filter { total.stated($0, total.ways[0])?.value == 0 }
      for index in units.indices where units[index].panel == panel && !units[index].isCertain {
        let unit = units[index]
        isChanged = narrow(index) { way in empty.count { unit.amount($0, way).value != 0 } } || isChanged
      }
    }
    return isChanged
  }

  /// What parents and their children make together, column by column.
  private mutating func narrowByTree() -> Bool {
    var isChanged = false
    for (parent, children) in families() {
      guard !units[parent].isCertain || children.contains(where: { !units[$0].isCertain }) else { continue }
      let columns = layout.panels[units[parent].panel].columns.count
      let family = children.map { units[$0] }
      guard let left = FamilySum(parent: units[parent], children: family, columns: columns, work: &work).ways else {
        continue
      }
      for (unit, ways) in zip([parent] + children, left) where ways.count < units[unit].ways.count && !ways.isEmpty {
        units[unit].ways = ways
        isChanged = true
      }
    }
    return isChanged
  }

  /// Whether every figure has its place, and all that must add up does: no other evidence is needed.
  var isProven: Bool {
    guard units.allSatisfy(\.isCertain), misfit == 0 else { return false }
    let families = families()
    return !families.isEmpty
      && families.allSatisfy { parent, children in
        let columns = layout.panels[units[parent].panel].columns.count
        // Each has one way left.
        var work = Self.mostWork
        let family = children.map { units[$0] }
        return FamilySum(parent: units[parent], children: family, columns: columns, work: &work).ways != nil
      }
  }

  /// Each unit that is the sum of others, with these.
  private func families() -> [(parent: Int, children: [Int])] {
    var families: [(parent: Int, children: [Int])] = []
    for panel in layout.panels.indices {
      let own = units.indices.filter { units[$0].panel == panel && !units[$0].isOverfull }
      let classes: [Int]
      if layout.isCoded {
        let places = Dictionary(own.compactMap { index in units[index].code.map { ($0, index) } }) { first, _ in first }
        for (code, index) in places {
          let children = own.filter { units[$0].code.map { $0 / 100 == code } ?? false }
          if !children.isEmpty { families.append((index, children)) }
        }
        classes = own.filter { units[$0].code.map { (100...999).contains($0) } ?? false }
      } else {
        classes = own.filter { units[$0].binding?.concept?.code.map { $0 > 0 } ?? false }
      }
      guard classes.count > 1 else { continue }
      let whole = layout.panels[panel].binding
      let totals = own.filter { index in
        layout.isCoded
          ? units[index].isTotal : units[index].binding?.concept?.code == 0 && units[index].binding?.fund == whole.fund
      }
      if totals.count == 1 { families.append((totals[0], classes)) }
    }
    return families.sorted { $0.parent < $1.parent }
  }

  /// The same row of another form with the same total has the same parts.
  private mutating func narrowBySiblings(_ known: KnownAmounts) -> Bool {
    var isChanged = false
    for index in units.indices where !units[index].isCertain && !units[index].isOverfull {
      let unit = units[index]
      let columns = layout.panels[unit.panel].columns
      // 基本支出 and 项目支出, and the column that they are the parts of.
      let parts = columns.indices.compactMap { column in
        columns[column].binding.part.flatMap { $0 == .total ? nil : (column: column, part: $0) }
      }
      guard var whole = parts.first.map({ columns[$0.column].binding }) else { continue }
      whole.part = nil
      let total = columns.firstIndex { column in
        var binding = column.binding
        if binding.part == .total { binding.part = nil }
        return binding == whole
      }
      guard let total else { continue }
      let asked = Set(parts.map(\.part))
      isChanged =
        narrow(index) { way in
          guard let sibling = known.parts(code: unit.code, total: unit.amount(total, way), of: asked) else { return 0 }
          return parts.count { column, part in
            sibling[part].map { !ShownAmount.canVanish([($0, false), (unit.amount(column, way), true)]) } ?? false
          }
        } || isChanged
    }
    return isChanged
  }
}

extension Binding {
  fileprivate func overlaid(onto lower: Binding) -> Binding { lower.overlaid(by: self) }
}
