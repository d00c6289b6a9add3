import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// What a draft's figures are, by what they measure: for sentences that are still to be written.
///
/// A table goes before a sentence. A figure that something speaks against, or that tables state in two ways of which
/// neither is borne out, is not known.
struct KnownFigures {
  struct Figure {
    /// In 万元, pieces or persons.
    var value: Fixed
    /// As a sentence would write it.
    var text: String
  }

  private struct Statement {
    var value: Fixed
    var decimals: Int
    var isBlank: Bool
    var isInTable: Bool
    var status: FigureStatus
  }

  private let book: Book
  private var statements: [FactKey: [Statement]] = [:]
  /// Digits behind the point that most amounts of the draft have.
  private var usualDecimals = 2
  /// The codes that the draft's tables have rows for, by concept and money.
  private var codes: [FactKey: Set<UInt32>] = [:]

  /// - Parameter block: the block that is being written, whose figures do not count.
  init(_ analysis: Analysis, without block: Int?) {
    book = analysis.book
    var counts: [Int: Int] = [:]
    for (index, reading) in analysis.reading.blocks.enumerated() where index != block {
      for (number, fact) in reading.facts.enumerated() {
        guard let key = fact.key, !fact.isAsked, fact.kind != .percent, fact.place != .change else { continue }
        let node = analysis.graph.node(block: index, fact: number)
        let decimals = min(max(Int(fact.number.decimals), 0), 2)
        if fact.kind == .amount, !fact.isBlank, fact.value != .zero { counts[decimals, default: 0] += 1 }
        let statement = Statement(
          value: fact.value,
          decimals: decimals,
          isBlank: fact.isBlank,
          isInTable: reading.table != nil,
          status: node.map { analysis.status($0) } ?? .unchecked
        )
        statements[key, default: []].append(statement)
        if let code = key.concept.code, code != 0, reading.table != nil {
          var root = key
          root.concept = key.concept.withCode(0)
          codes[root, default: []].insert(code)
        }
      }
    }
    for external in analysis.environment.externals {
      let statement = Statement(value: external.value, decimals: 2, isBlank: false, isInTable: true, status: .confirmed)
      statements[external.key, default: []].append(statement)
    }
    if let most = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) { usualDecimals = most.key }
  }

  subscript(key: FactKey) -> Figure? {
    let all = statements[key] ?? []
    let inTables = all.filter(\.isInTable)
    let candidates = (inTables.isEmpty ? all : inTables).filter { $0.status != .contradicted }
    let confirmed = candidates.filter { $0.status == .confirmed }
    let trusted = confirmed.isEmpty ? candidates : confirmed
    guard let first = trusted.first, trusted.allSatisfy({ $0.value == first.value }) else { return nil }
    let shown = trusted.first { !$0.isBlank } ?? first
    let isMoney = book.isMoney(key)
    let decimals = isMoney ? (shown.isBlank || shown.value == .zero ? usualDecimals : shown.decimals) : 0
    return Figure(value: first.value, text: first.value.written(decimals: decimals))
  }

  /// The codes of a level that the tables have rows for with this key, in the order of the code table.
  func codes(of key: FactKey, digits: Int) -> [UInt32] {
    (codes[key] ?? []).filter { digitCount($0) == digits }.sorted()
  }

  /// An amount as the draft would write it.
  func written(_ value: Fixed) -> String { value.written(decimals: usualDecimals) }
}
