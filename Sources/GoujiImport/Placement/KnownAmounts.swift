import GoujiCatalog
import GoujiSyntax

/// What the rows say whose columns are certain, for those that are not.
struct KnownAmounts {
  private var amounts: [FactKey: ShownAmount] = [:]
  private var rows: [(code: UInt32?, total: ShownAmount, parts: [Part: ShownAmount])] = []

  private let prose: ProseAmounts

  init(prose: ProseAmounts) { self.prose = prose }

  /// Whether some sentence calls this amount by one of these words.
  func calls(_ amount: ShownAmount, _ words: [[UInt16]]) -> Bool { prose.calls(amount, words) }

  subscript(key: FactKey) -> ShownAmount? { amounts[key] }

  /// Adds what a form says for certain.
  mutating func add(_ placement: Placement) {
    for unit in placement.units where unit.isCertain {
      let columns = placement.layout.panels[unit.panel].columns
      var total: ShownAmount?
      var parts: [Part: ShownAmount] = [:]
      for (column, meaning) in columns.enumerated() {
        guard let amount = unit.stated(column, unit.ways[0]) else { continue }
        if let key = unit.binding?.overlaid(by: meaning.binding).key, amounts[key] == nil { amounts[key] = amount }
        switch meaning.binding.part ?? .total {
        case .total: total = total ?? amount
        case let part: parts[part] = amount
        }
      }
      if let total, !parts.isEmpty { rows.append((unit.code, total, parts)) }
    }
  }

  /// The parts of the row of another form with the same total: of the same code if there is one; else what all rows with
  /// that total agree on, for names slip by a row in print.
  func parts(code: UInt32?, total: ShownAmount, of asked: Set<Part>) -> [Part: ShownAmount]? {
    guard total.value != 0 else { return nil }
    let same = rows.filter { $0.total.value == total.value && $0.parts.keys.contains(where: asked.contains) }
    let own = same.filter { $0.code == code }
    let rows = own.isEmpty ? same : own
    guard var parts = rows.first?.parts else { return nil }
    for row in rows.dropFirst() { parts = parts.filter { row.parts[$0.key] == $0.value } }
    return parts
  }

  /// How many relations between forms do not hold with these amounts.
  func broken(by own: [FactKey: ShownAmount], _ book: Book) -> Int {
    book.rules.draftFormulas.count { _, formula in
      guard formula.relation == .equal, formula.scope == .document else { return false }
      var terms: [(amount: ShownAmount, isNegative: Bool)] = []
      var isOwn = false
      for (side, isRight) in [(formula.left, false), (formula.right, true)] {
        for operand in side {
          guard let key = operand.binding.key else { return false }
          if let amount = own[key] {
            isOwn = true
            terms.append((amount, operand.isNegative != isRight))
          } else if let amount = amounts[key] {
            terms.append((amount, operand.isNegative != isRight))
          } else if !operand.isOptional {
            return false
          }
        }
      }
      return isOwn && !ShownAmount.canVanish(terms)
    }
  }
}
