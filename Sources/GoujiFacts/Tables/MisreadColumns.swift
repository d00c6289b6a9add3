import GoujiCatalog
import GoujiSyntax

/// Tells a table whose figures stand in the wrong columns from one with wrong figures.
///
/// Text taken from a PDF loses its columns now and then, and all rows of a table with them: each then accuses its office
/// of a sum that it never wrote. One or two rows that break are mistakes; a table most of whose rows would come out if
/// only their figures stood elsewhere has been misread.
enum MisreadColumns {
  /// Fewer rows prove nothing: three figures are often wrong together, one below the other (类, 款 and 项).
  private static let fewestRows = 3

  static func areFound(in outcome: TableOutcome, _ book: Book) -> Bool {
    guard let table = outcome.reading, table.hasDoubtfulRow || table.rows.count >= fewestRows else { return false }
    return book.rules.rowFormulas(of: table.form).contains { isMisread($0.formula, table, outcome.facts) }
  }

  private enum Row {
    case comesOut
    case isBroken
    /// Its greatest figure is the sum of the others and stands in the place of a part.
    case isMoved
  }

  private static func isMisread(_ formula: Rule.Formula, _ table: TableReading, _ facts: [Fact]) -> Bool {
    guard formula.relation == .equal, let whole = formula.left.first, formula.left.count == 1,
      let total = column(of: whole, table)
    else { return false }
    var parts: [Int] = []
    for operand in formula.right {
      if operand.isNegative { return false }
      if let column = column(of: operand, table) {
        parts.append(column)
      } else if !operand.isOptional {
        return false
      }
    }
    // Where the import doubted some rows of a table, the rest need less to be doubted with them.
    let fewest = table.hasDoubtfulRow ? 1 : fewestRows
    var judged = 0
    var moved: Set<[Int64]> = []
    var movedCount = 0
    var broken: Set<[Int64]> = []
    var brokenCount = 0
    let columns = [total] + parts
    for row in table.rows {
      var sums = RowSums()
      for (place, column) in columns.enumerated()
      where row.facts.indices.contains(column) && facts.indices.contains(row.facts[column]) {
        sums.add(facts[row.facts[column]], isTotal: place == 0)
      }
      if sums.isAsked || sums.isNothing { continue }
      judged += 1
      // Nearly all rows come out, and every key in a table comes by here: nothing more is made of those.
      if sums.comeOut { continue }
      let values = columns.map { column in
        row.facts.indices.contains(column) && facts.indices.contains(row.facts[column])
          ? facts[row.facts[column]].value.raw : 0
      }
      switch shape(values, slack: sums.slack) {
      case .comesOut: continue
      case .isMoved:
        movedCount += 1
        moved.insert(values)
      case .isBroken:
        break
      }
      if values[0] != 0 {
        brokenCount += 1
        broken.insert(values)
      }
    }
    if moved.count >= fewest, movedCount * 2 > judged { return true }
    // Hardly a row comes out, though each has its total: what stands there is none.
    return broken.count >= (table.hasDoubtfulRow ? 1 : fewestRows + 1) && brokenCount * 2 > judged
  }

  /// What a row's figures come to.
  private struct RowSums {
    private var total: Int128 = 0
    private var all: Int128 = 0
    private(set) var slack: Int64 = 0
    private(set) var isNothing = true
    private(set) var isAsked = false

    mutating func add(_ fact: Fact, isTotal: Bool) {
      let value = fact.value.raw
      all += Int128(value)
      if isTotal { total += Int128(value) }
      slack += fact.slack
      isNothing = isNothing && value == 0
      isAsked = isAsked || fact.isAsked
    }

    /// A total and its parts add up to twice the total.
    var comeOut: Bool { (all - 2 * total).magnitude <= Int128(slack).magnitude }
  }

  private static func column(of operand: Rule.Formula.Operand, _ table: TableReading) -> Int? {
    table.columns.firstIndex { $0.binding == operand.binding }
  }

  private static func shape(_ values: [Int64], slack: Int64) -> Row {
    func isZero(_ difference: Int128) -> Bool { difference.magnitude <= Int128(slack).magnitude }
    let all = values.reduce(Int128(0)) { $0 + Int128($1) }
    // A total and its parts add up to twice the total.
    if isZero(all - 2 * Int128(values[0])) { return .comesOut }
    let isOther = values.dropFirst().contains { $0 != 0 && isZero(all - 2 * Int128($0)) }
    return isOther && values.filter { $0 != 0 }.count > 1 ? .isMoved : .isBroken
  }
}

extension TableReader {
  /// A table whose figures stand in the wrong columns: it accuses nobody, and says so once.
  static func misread(_ outcome: TableOutcome, _ whole: TableGrid, _ book: Book) -> TableOutcome {
    guard let table = outcome.reading, let first = whole.rows.first else { return outcome }
    var unread = unknown(whole, book)
    unread.problems.append(
      ReadingProblem(
        kind: .unknownColumns,
        range: first.range,
        message: Message(
          zh: "\(table.name)多数行的各列加不起来，多半是数错了列，整张表没有参加核对；请对照原文看各数在哪一列",
          en:
            "most rows of the form \(table.name) do not add up, most likely as their figures are in the wrong columns, so it is not checked; see the source"
        )
      )
    )
    return unread
  }
}
