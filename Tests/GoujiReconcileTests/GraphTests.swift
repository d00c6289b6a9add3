import GoujiFacts
import GoujiSyntax
import TestSupport
import Testing

@testable import GoujiReconcile

/// Which relations are laid over the figures of a draft.
@Suite struct GraphTests {
  private static let rows: [(code: String, name: String, figures: [String])] = [
    ("", "合计", ["9.00", "6.00", "3.00"]),
    ("210", "卫生健康支出", ["9.00", "6.00", "3.00"]),
    ("21015", "医疗保障管理事务", ["9.00", "6.00", "3.00"]),
    ("2101501", "行政运行", ["5.00", "5.00", ""]),
    ("2101502", "一般行政管理事务", ["4.00", "1.00", "3.00"]),
  ]

  @Test func everyStatementOfAKeyIsHeldAgainstOne() {
    let sentence = "本年支出合计9.00万元，其中：基本支出6.10万元，占66.67%。\n"
    let draft = ReconciledText(ReconciledText.table(Self.rows) + "三、支出决算情况说明\n" + sentence)
    #expect(draft.relations("GJ301").contains("GJ301 violated +6.00-6.10"))
    #expect(draft.relations("GJ301").contains("GJ301 exact +9.00-9.00"))
    // A blank cell and another one have nothing to say to each other.
    #expect(!draft.relations("GJ301").contains { $0.hasSuffix(" +-") })
  }

  @Test func rowsAddUpToTheirParents() {
    let draft = ReconciledText(ReconciledText.table(Self.rows))
    let sums = draft.relations("GJ101")
    #expect(sums.contains("GJ101 exact +9.00-5.00-4.00"))
    #expect(sums.filter { $0 == "GJ101 exact +9.00-9.00" }.count == 2)
    #expect(draft.graph.violated.isEmpty)
  }

  /// Of several statements that one which its own table bears out stands for the key, not the first.
  @Test func aStatementThatFitsItsTableStandsForTheKey() {
    var wrong = Self.rows
    wrong[3].figures[0] = "5.30"
    let second = ReconciledText.table(Self.rows).replacing("年度：2024\n金额单位：万元\n\n", with: "")
      .replacing("公开03表 支出决算表", with: "公开05表 一般公共预算财政拨款支出决算表").replacing("本年支出合计", with: "合计")
    let third = "2024年度支出决算，行政运行支出5.00万元。\n"
    let draft = ReconciledText(ReconciledText.table(wrong) + second + third)
    let identities = draft.relations("GJ301").filter { $0.contains("5.30") }
    #expect(!identities.isEmpty)
    #expect(identities.allSatisfy { $0 == "GJ301 violated +5.00-5.30" })
  }

  @Test func whatIsMissingProvesNothing() {
    // Without one of the parts the list may not be whole.
    let open = ReconciledText("政府采购支出总额15.10万元，其中：政府采购货物支出12.86万元。\n")
    #expect(open.relations("GJ107").allSatisfy { $0.contains(" open ") })
  }

  /// Where a code stands once for each of two units, a sentence may speak of one of them.
  @Test func aSentenceMaySpeakOfOneUnit() {
    let rows: [(code: String, name: String, figures: [String])] = [
      ("", "合计", ["9.00", "9.00", ""]),
      ("2101501", "行政运行", ["5.00", "5.00", ""]),
      ("2101501", "行政运行", ["4.00", "4.00", ""]),
    ]
    let text =
      ReconciledText.table(rows) + "第二部分 部门决算情况说明\n三、支出决算情况说明\n"
      + "卫生健康支出（类）医疗保障管理事务（款）行政运行（项）支出决算4.00万元。\n"
    #expect(ReconciledText(text).graph.violated.isEmpty)
    #expect(!ReconciledText(text.replacing("支出决算4.00", with: "支出决算4.10")).graph.violated.isEmpty)
  }

  /// The sets beside the relations say what the relations say.
  @Test func whatIsNotedOfVerdictsIsSo() {
    var rows = Self.rows
    rows[0].figures = ["9.01", "6.00", "3.50"]
    let graph = ReconciledText(ReconciledText.table(rows)).graph
    #expect(graph.violated == Set(graph.relations.indices.filter { graph.relations[$0].verdict == .violated }))
    #expect(graph.rounded == Set(graph.relations.indices.filter { graph.relations[$0].verdict == .rounding }))
    #expect(!graph.violated.isEmpty && !graph.rounded.isEmpty)
  }
}

/// After an edit a graph is what it would be if it were built anew.
@Suite struct GraphChangeTests {
  private static let text: String = {
    let rows: [(code: String, name: String, figures: [String])] = [
      ("", "合计", ["19.00", "16.00", "3.00"]),
      ("210", "卫生健康支出", ["19.00", "16.00", "3.00"]),
      ("21015", "医疗保障管理事务", ["19.00", "16.00", "3.00"]),
      ("2101501", "行政运行", ["5.00", "5.00", ""]),
      ("2101501", "行政运行", ["10.00", "10.00", ""]),
      ("2101502", "一般行政管理事务", ["4.00", "1.00", "3.00"]),
    ]
    return ReconciledText.table(rows) + "第二部分 部门决算情况说明\n三、支出决算情况说明\n"
      + "本年支出合计19.00万元，其中：基本支出16.00万元，占84.21%；项目支出3.00万元，占15.79%。\n"
      + "卫生健康支出（类）医疗保障管理事务（款）行政运行（项）支出决算5.00万元。\n"
      + "卫生健康支出（类）医疗保障管理事务（款）支出决算19.00万元。\n"
  }()

  @Test(arguments: 0..<6)
  func aFollowedGraphIsTheOneBuiltAnew(seed: Int) {
    var chance = SeededGenerator(seed: UInt64(seed))
    var draft = ReconciledText(Self.text)
    var followed = 0
    for step in 0..<60 {
      let node = chance.pick(draft.graph.nodes.indices.filter { !draft.text($0).isEmpty })
      let own = draft.graph.nodes[node]
      let at =
        draft.reading.tree.blocks[own.block].start + draft.reading.blocks[own.block].facts[own.fact].range.lowerBound
      if draft.replace(at, by: String(chance.number(1..<10))) != nil { followed += 1 }
      expectSame(draft.graph, GraphBuilder.build(draft.reading, ReconciledText.book), step)
    }
    #expect(followed > 40)
  }

  private func expectSame(_ a: FactGraph, _ b: FactGraph, _ step: Int) {
    #expect(a.relations.count == b.relations.count, "step \(step)")
    for (x, y) in zip(a.relations, b.relations) {
      #expect(x.upper == y.upper && x.lower == y.lower && x.rule == y.rule, "step \(step)")
      #expect(x.verdict == y.verdict && x.dissenter == y.dissenter && x.isIncomplete == y.isIncomplete, "step \(step)")
    }
    #expect(a.nodes.map(\.value) == b.nodes.map(\.value) && a.nodes.map(\.slack) == b.nodes.map(\.slack))
    #expect(a.nodes.map(\.usualSlack) == b.nodes.map(\.usualSlack) && a.misfits == b.misfits)
    #expect(a.violated == b.violated && a.rounded == b.rounded)
    for node in a.nodes.indices {
      #expect(Array(a.relationsOfNode[node]) == Array(b.relationsOfNode[node]))
    }
  }

  @Test func aChangeNamesWhatHasChanged() throws {
    var draft = ReconciledText(Self.text)
    let edited = draft.replace("| 4.00 |", with: "| 4.70 |")
    let change = try #require(edited)
    #expect(change.isOnlyRetyped)
    let node = try #require(draft.nodes("4.70").first)
    #expect(change.nodes.contains(node))
    #expect(change.valuesBefore == [node: 4 * Fixed.scale])
    #expect(!draft.graph.violated.isEmpty && draft.graph.violated.isSubset(of: change.relations))
  }

  @Test func movedTextChangesNothing() throws {
    var draft = ReconciledText(Self.text)
    let before = draft.relations()
    let edited = draft.replace("第二部分", with: "// 草稿\n\n第二部分")
    let change = try #require(edited)
    #expect(change.nodes.isEmpty && change.relations.isEmpty)
    #expect(draft.relations() == before)
  }

  @Test func anotherKeyIsLaidOutAnew() {
    var draft = ReconciledText(Self.text)
    #expect(draft.replace("项目支出3.00万元", with: "经营支出3.00万元") == nil)
  }
}
