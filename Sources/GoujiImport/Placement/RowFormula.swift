import GoujiCatalog
import GoujiSyntax

/// A relation between the columns of one row.
struct RowFormula {
  private var terms: [(column: Int, isNegative: Bool)]

  /// Those relations of the book that a panel's columns can tell by themselves.
  static func all(in panel: FormLayout.Panel, of form: String, _ book: Book) -> [RowFormula] {
    let columns = panel.columns.map(\.binding)
    var formulas: [RowFormula] = []
    for (_, formula) in book.rules.rowFormulas(of: form) where formula.relation == .equal {
      if let found = RowFormula(formula, { binding in columns.firstIndex(of: binding) }) { formulas.append(found) }
    }
    // Where each column is a thing of its own (“三公”经费), what holds between the things holds in the row.
    let things = columns.map { column -> FactKey? in
      guard case .named? = column.concept else { return nil }
      return column.key
    }
    guard things.contains(where: { $0 != nil }) else { return formulas }
    for (_, formula) in book.rules.draftFormulas where formula.relation == .equal {
      if let found = RowFormula(formula, { binding in binding.key.flatMap { key in things.firstIndex { $0 == key } } })
      {
        formulas.append(found)
      }
    }
    return formulas
  }

  private init?(_ formula: Rule.Formula, _ column: (Binding) -> Int?) {
    terms = []
    for (side, isRight) in [(formula.left, false), (formula.right, true)] {
      for operand in side {
        guard let column = column(operand.binding) else {
          if operand.isOptional { continue }
          return nil
        }
        terms.append((column, operand.isNegative != isRight))
      }
    }
    guard terms.count > 2 else { return nil }
  }

  /// Whether the amounts can make the relation; one that nobody knows says nothing against it.
  func holds(_ amount: (Int) -> ShownAmount?) -> Bool {
    var known: [(amount: ShownAmount, isNegative: Bool)] = []
    for term in terms {
      guard let amount = amount(term.column) else { return true }
      known.append((amount, term.isNegative))
    }
    return ShownAmount.canVanish(known)
  }
}
