import GoujiCatalog
import GoujiFacts
import GoujiSyntax
import Testing

@testable import GoujiReconcile

/// The small parts of a graph.
@Suite struct GraphPartsTests {
  @Test func rowsOfACodeStandBelowTheCodesAboveIt() {
    var rows = RepeatedRows()
    #expect(rows.isEmpty)
    rows.add(2_101_501, nodes: [3, 7])
    rows.add(2_080_505, nodes: [9])
    #expect(rows.nodes(below: 2_101_501) == [3, 7])
    #expect(rows.nodes(below: 21_015) == [3, 7])
    #expect(rows.nodes(below: 210) == [3, 7])
    #expect(rows.nodes(below: 208) == [9])
    #expect(!rows.hasRows(below: 2_101_502))
    #expect(rows.codes(of: 9) == [2_080_505, 20_805, 208, 2])
    #expect(rows.codes(of: 8) == [])
  }

  @Test func keysAreNumberedInTheirOrder() {
    var table = KeyTable(capacity: 1)
    let keys = (1...500).map { FactKey(.expense(UInt32($0))) }
    for (number, key) in keys.enumerated() { #expect(table.number(adding: key) == number) }
    for (number, key) in keys.enumerated() { #expect(table.number(adding: key) == number) }
    #expect(table.count == 500)
    #expect(table.number(of: FactKey(.income(1))) == nil)
    #expect(table.number(of: keys[123]) == 123)
  }

  @Test func groupsKeepTheirMembersInOrder() {
    let groups = Groups([1, -1, 0, 1, 2, 1], count: 4)
    #expect(Array(groups[0]) == [2])
    #expect(Array(groups[1]) == [0, 3, 5])
    #expect(Array(groups[2]) == [4])
    #expect(groups[3].isEmpty)
  }

  /// A step is laid again when what it asked for, or looked at, is another.
  @Test func aStepIsLaidAgainForWhatItRead() {
    var record = LayoutRecord(keys: 4)
    record.begin(.identity(key: 0), at: 0)
    record.asks(for: 0)
    record.reads(.statements(key: 0))
    record.begin(.formula(0), at: 2)
    record.asks(for: 1)
    record.asks(for: 1)
    record.begin(.checks, at: 5)
    record.reads(.units(210))
    #expect(record.steps(asking: [], reading: []) == [])
    #expect(record.steps(asking: [1], reading: []) == [1])
    #expect(record.steps(asking: [3], reading: [.statements(key: 0)]) == [0])
    #expect(record.steps(asking: [0, 1], reading: [.units(210), .units(208)]) == [0, 1, 2])
    #expect(record.relations(of: 1, count: 9) == 2..<5)
    #expect(record.relations(of: 2, count: 9) == 5..<9)
  }

  @Test func termsHoldAnyNumber() {
    for count in [0, 1, 4, 5, 300] {
      let terms = Terms((0..<count).map { GraphTerm($0, isNegative: $0 % 3 == 1) })
      #expect(terms.count == count)
      #expect(terms.map(\.node) == Array(0..<count))
      #expect(terms.map(\.isNegative) == (0..<count).map { $0 % 3 == 1 })
    }
  }

  /// Half a last digit either way; what cannot be below nothing is not.
  @Test func aShownFigureIsAnInterval() {
    let draft = ReconciledText("年度：2024\n本年支出合计12.30万元，比上年减少0.00万元。\n")
    let amount = draft.graph.nodes[draft.nodes("12.30")[0]].interval
    #expect(amount.low == 1_229_500_000 && amount.high == 1_230_500_000)
    let change = draft.graph.nodes[draft.nodes("0.00")[0]].interval
    #expect(change.low == -500_000 && change.high == 500_000)
  }

  /// Sums beyond what a figure can hold are compared all the same, and nothing stops.
  @Test func hugeFiguresDoNotOverflow() {
    let rows: [(code: String, name: String, figures: [String])] = [
      ("", "合计", ["92233720368.54", "92233720368.54", "92233720368.54"]),
      ("210", "卫生健康支出", ["92233720368.54", "92233720368.54", "92233720368.54"]),
      ("211", "节能环保支出", ["92233720368.54", "92233720368.54", "92233720368.54"]),
    ]
    let draft = ReconciledText(ReconciledText.table(rows))
    #expect(!draft.graph.nodes.isEmpty)
    _ = draft.diagnoses
  }
}
