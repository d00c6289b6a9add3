import GoujiCatalog
import GoujiSyntax

/// A value that an indicator states, for the goals in the same table that speak of it.
struct IndicatorValue {
  var fact: Int
  var number: Fixed
  var unit: [UInt16]
}

// Indicators: what was aimed at, what was done, what it weighs, what points it got.
extension PerformanceReader {
  /// The role of each cell of a row, where it has one.
  typealias Mapping = [PerformanceBook.Column?]

  mutating func indicator(_ cells: [PerformanceCell]) {
    let aligned = alignedRoles(cells)
    if aligned == nil, broken(cells) { return }
    guard let mapping = aligned ?? rolesInOrder(cells) else {
      add(cells, [])
      // Points of which nobody can tell whose they are: the sums are not known to be whole.
      if cells.contains(where: \.isBare) { isWhole = false }
      return
    }
    let isPercent = cells.indices.contains { index in
      mapping[index] == .target && (cells[index].isPercent || index + 1 < cells.count && cells[index + 1].isPercentSign)
    }
    let target = mapping.firstIndex(of: .target)
    let unit = target.flatMap { moneyUnit(cells, $0) }
    var stated: [StatedCell] = []
    for (index, cell) in cells.enumerated() {
      guard let role = mapping[index] else { continue }
      let isFraction = isFraction(cell, role, isPercent, target.map { cells[$0] })
      guard
        let fact = isFraction
          ? cell.fraction() : cell.fact(role, isPercent: isPercent || role == .completion, money: unit)
      else {
        continue
      }
      stated.append(StatedCell(cell: index, role: role, fact: fact))
    }
    let figures = add(cells, stated)
    let writtenSign = cells.indices.lazy.compactMap { cells[$0].sign }.first
    let sign = writtenSign ?? .equal
    for (index, role) in mapping.enumerated() {
      guard let role, role == .target || role == .actual, let fact = figures[role] else { continue }
      indicators.append(IndicatorValue(fact: fact, number: outcome.facts[fact].value, unit: cells[index].unit))
    }
    compare(figures, sign)
    points(figures, figures[.completion])
    if aligned == nil, figures[.weight] != nil || figures[.score] != nil { isWhole = false }
    if aligned != nil {
      outcome.indicators.append(
        IndicatorRow(
          target: figures[.target],
          actual: figures[.actual],
          completion: figures[.completion],
          weight: figures[.weight],
          score: figures[.score],
          sign: sign,
          isComparable: writtenSign != nil && unitsAgree(cells, mapping),
          isCalledDone: cells.contains { book.meansDone($0.text.scalars) }
        )
      )
    }
    if aligned != nil, let weight = figures[.weight], let score = figures[.score] {
      var bound = Claim(.scoreBound, upper: [SignedTerm(.fact(score)), SignedTerm(.fact(weight), isNegative: true)])
      bound.relation = .atMost
      outcome.claims.append(bound)
    }
  }

  /// `0.9` where `90%` was aimed at, `1` for a completion of 100%. Of small aims nobody can tell: `1` for `≤3%`.
  private func isFraction(
    _ cell: PerformanceCell,
    _ role: PerformanceBook.Column,
    _ isPercent: Bool,
    _ target: PerformanceCell?
  ) -> Bool {
    guard let number = cell.number, !cell.isPercent, number.value.raw <= 2 * Fixed.scale, number.value.raw > 0 else {
      return false
    }
    if role == .completion { return true }
    return role == .actual && isPercent && (target?.number?.value.raw ?? 0) >= 50 * Fixed.scale
  }

  /// Whether what was aimed at and what was done are in the same unit, as far as units are written; a unit may stand in the
  /// next cell, below the same header.
  private func unitsAgree(_ cells: [PerformanceCell], _ mapping: Mapping) -> Bool {
    func unit(_ role: PerformanceBook.Column) -> [UInt16]? {
      guard let index = mapping.firstIndex(of: role) else { return nil }
      if !cells[index].unit.isEmpty { return cells[index].unit }
      guard index + 1 < cells.count, !headed.contains(index + 1), cells[index + 1].number == nil else { return [] }
      return cells[index + 1].text.count <= PerformanceCell.longestUnit ? cells[index + 1].text.scalars : []
    }
    guard let target = unit(.target), let actual = unit(.actual) else { return false }
    // A bare `0.03` may be 3%, or not.
    if actual.isEmpty, target == PerformanceCell.percent, let wanted = value(.target, mapping, cells),
      wanted.raw < 50 * Fixed.scale
    {
      return false
    }
    return target.isEmpty || actual.isEmpty || target == actual
  }

  /// The unit of money that the value aimed at has, in its own cell or in the next.
  private func moneyUnit(_ cells: [PerformanceCell], _ index: Int) -> WrittenUnit? {
    let own = WrittenUnit.ofFigure(cells[index].text, at: cells[index].numberRange.upperBound)
    let unit = own ?? (index + 1 < cells.count ? WrittenUnit.ofFigure(cells[index + 1].text, at: 0) : nil)
    if case .money? = unit?.kind { return unit }
    return nil
  }

  // MARK: Which cell is what

  /// By the columns of the header; nil where weight and points do not stand where they ought to.
  private func alignedRoles(_ cells: [PerformanceCell]) -> Mapping? {
    var mapping = Mapping(repeating: nil, count: cells.count)
    for (place, (column, role)) in roles.enumerated() where column < cells.count {
      // A header such as 预期指标值 may span cells for the sign, the value and its unit.
      let end = place + 1 < roles.count ? min(roles[place + 1].column, cells.count) : column + 1
      let isSpanning = role == .target || role == .actual
      let cell = (column..<max(isSpanning ? end : column + 1, column + 1)).first { cells[$0].number != nil }
      guard let cell else {
        if role == .weight || role == .score { return nil }
        continue
      }
      if role == .weight || role == .score, !cells[cell].isBare { return nil }
      mapping[cell] = role
      // A header that spans cells may have slipped over the value beside its own.
      if role == .target,
        roles.contains(where: {
          $0.role == .actual && (0..<cells.count).contains($0.column) && cells[$0.column].number == nil
        }),
        let next = (cell + 1..<max(end, cell + 1)).first(where: { cells[$0].number != nil })
      {
        mapping[next] = .actual
      }
    }
    if mapping.allSatisfy({ $0 == nil }) { return nil }
    if let weight = mapping.firstIndex(of: .weight), !roles.contains(where: { $0.role != .weight && $0.role != .score })
    {
      readLeft(of: weight, cells, &mapping)
    }
    return mapping
  }

  /// What was aimed at, what was done and its rate, in front of points that alone have headers.
  private func readLeft(of weight: Int, _ cells: [PerformanceCell], _ mapping: inout Mapping) {
    var left = cells.indices.filter { $0 < weight && cells[$0].number != nil }
    guard let completion = left.popLast(), cells[completion].isPercent, let actual = left.popLast() else { return }
    mapping[completion] = .completion
    mapping[actual] = .actual
    if let target = left.popLast() { mapping[target] = .target }
  }

  /// By the order of the header, where a row has slipped out of its columns or the header is lost.
  private func rolesInOrder(_ cells: [PerformanceCell]) -> Mapping? {
    let numbers = cells.indices.filter { cells[$0].number != nil }
    let bare = numbers.filter { cells[$0].isBare }
    let order = roles.map(\.role)
    guard roles.isEmpty || hasRole(.score) || hasRole(.weight) else { return nil }
    var mapping = Mapping(repeating: nil, count: cells.count)
    if order.first == .weight || order.firstIndex(of: .weight).map({ $0 < order.firstIndex(of: .target) ?? 0 }) ?? false
    {
      guard let weight = bare.first, let score = bare.last, weight != score else { return nil }
      mapping[weight] = .weight
      mapping[score] = .score
      let between = numbers.filter { $0 > weight && $0 < score }
      if let target = between.first { mapping[target] = .target }
      if between.count > 1 { mapping[between[1]] = .actual }
    } else {
      guard let score = bare.last, let weight = bare.dropLast().last else { return nil }
      mapping[weight] = .weight
      mapping[score] = .score
      var left = numbers.filter { $0 < weight }
      if order.isEmpty || hasRole(.completion), let completion = left.popLast() { mapping[completion] = .completion }
      if let actual = left.popLast() { mapping[actual] = .actual }
      if let target = left.popLast() { mapping[target] = .target }
    }
    guard let weight = value(.weight, mapping, cells), let score = value(.score, mapping, cells), score <= weight else {
      return nil
    }
    return mapping
  }

  private func value(_ role: PerformanceBook.Column, _ mapping: Mapping, _ cells: [PerformanceCell]) -> Fixed? {
    mapping.firstIndex(of: role).flatMap { cells[$0].number?.value }
  }

  // MARK: What follows

  /// All points where the aim was reached, fewer where it was not; and the rate of completion.
  private mutating func compare(_ figures: RowFigures, _ sign: Claim.Relation) {
    guard let target = figures[.target], let actual = figures[.actual],
      (outcome.facts[target].kind == .percent) == (outcome.facts[actual].kind == .percent)
    else { return }
    if let completion = figures[.completion] {
      outcome.claims.append(
        Claim(
          .indicatorRate,
          upper: [SignedTerm(.fact(actual))],
          lower: [SignedTerm(.fact(target))],
          percent: completion
        )
      )
    }
    var claim = Claim(.indicatorMet, upper: [SignedTerm(.fact(actual)), SignedTerm(.fact(target), isNegative: true)])
    claim.relation = sign
    if let weight = figures[.weight], let score = figures[.score] {
      outcome.claims.append(
        Claim(.indicatorScore, upper: [SignedTerm(.fact(score)), SignedTerm(.fact(weight), isNegative: true)])
      )
      // A rate of 100% says that it was reached, whatever the points.
      let isReached = figures[.completion].map { outcome.facts[$0].value.raw >= 100 * Fixed.scale } ?? false
      if !isReached, outcome.facts[score].value < outcome.facts[weight].value { claim.relation = missed(sign, figures) }
    }
    outcome.claims.append(claim)
  }

  /// How a value compares that has missed what was aimed at.
  private func missed(_ sign: Claim.Relation, _ figures: RowFigures) -> Claim.Relation {
    guard let target = figures[.target], let actual = figures[.actual] else { return sign }
    switch sign {
    case .atLeast, .greater: return .less
    case .atMost, .less: return .greater
    case .equal: return outcome.facts[actual].value < outcome.facts[target].value ? .less : .greater
    }
  }

  /// The points that a rate makes of a weight: its share; its share counted back from where it goes beyond 100%; or
  /// nothing at 60% and all of it at 100%.
  mutating func points(_ figures: RowFigures, _ rate: Int?) {
    if let weight = figures[.weight] { weights.append(weight) }
    if let score = figures[.score] { scores.append(score) }
    guard let weight = figures[.weight], let score = figures[.score] else {
      if figures[.weight] != nil || figures[.score] != nil { isWhole = false }
      return
    }
    guard let rate, outcome.facts[weight].value.raw > 0 else { return }
    let (w, s) = (SignedTerm(.fact(weight)), SignedTerm(.fact(score)))
    let variants: [(upper: [SignedTerm], lower: [SignedTerm])] = [
      ([s], [w]),
      ([w, w, SignedTerm(.fact(score), isNegative: true)], [w]),
      ([w, w, w, s, s], [w, w, w, w, w]),
    ]
    for variant in variants {
      outcome.claims.append(Claim(.indicatorScore, upper: variant.upper, lower: variant.lower, percent: rate))
    }
  }

  // MARK: Totals

  mutating func grandTotal(_ cells: [PerformanceCell]) {
    var totals: [Int] = []
    for cell in cells where !cell.isEmpty {
      guard cell.isBare, var fact = cell.fact(.score, isPercent: false) else {
        outcome.facts += ProseFigures.unbound(in: cell.text)
        continue
      }
      fact.place = .tableTotal
      totals.append(outcome.facts.count)
      outcome.facts.append(fact)
    }
    let isCertain = isWhole && weights.count > 2
    // `总分 | 100 | 88.5`, or the points alone.
    if totals.count == 2 { sum(isCertain ? .weightSum : .indicatorSum, totals[0], weights) } else { closeWeights() }
    if let total = totals.last, totals.count <= 2 {
      sum(isCertain ? .scoreSum : .indicatorSum, total, scores)
      outcome.facts[total].key = key(.score, project)
    }
    forgetPoints()
  }

  /// What follows a total is a list of points of its own.
  mutating func forgetPoints() {
    weights = []
    scores = []
    isWhole = true
  }

  mutating func sum(_ kind: Claim.Kind, _ total: Int, _ parts: [Int]) {
    guard !parts.isEmpty else { return }
    outcome.claims.append(
      Claim(kind, upper: [SignedTerm(.fact(total))] + parts.map { SignedTerm(.fact($0), isNegative: true) })
    )
  }

  /// Without a total: the weights of a whole table are 100, or 90 and the 10 of the execution rate.
  mutating func closeWeights() {
    guard weights.count > 2 else { return }
    for whole in [100, 90] {
      guard let constant = Fixed(-whole) else { continue }
      var claim = Claim(.indicatorSum, upper: weights.map { SignedTerm(.fact($0)) })
      claim.constant = constant
      outcome.claims.append(claim)
    }
  }

  /// A goal in words (`已开展稽核12次`) that states what an indicator states.
  mutating func confirmGoals() {
    let stated = Dictionary(grouping: indicators.filter { !$0.unit.isEmpty }, by: \.number.raw)
    if stated.isEmpty { return }
    var isBound = [Bool](repeating: false, count: outcome.facts.count)
    for claim in outcome.claims {
      for case .fact(let index) in claim.upper.lazy.map(\.term) { isBound[index] = true }
      for case .fact(let index) in claim.lower.lazy.map(\.term) { isBound[index] = true }
    }
    for (index, fact) in outcome.facts.enumerated() where fact.key == nil && fact.place == .sentence && !isBound[index]
    {
      guard let value = stated[fact.value.raw]?.first(where: { outcome.facts[$0.fact].kind == fact.kind }) else {
        continue
      }
      outcome.claims.append(
        Claim(.indicatorSum, upper: [SignedTerm(.fact(index)), SignedTerm(.fact(value.fact), isNegative: true)])
      )
    }
  }
}
