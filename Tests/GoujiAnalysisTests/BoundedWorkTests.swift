import GoujiAnalysis
import GoujiCatalog
import GoujiSyntax
import TestSupport
import Testing

@testable import GoujiReconcile

/// Very many figures and very many mistakes: the search ends, whatever it finds.
@Suite struct BoundedWorkTests {
  /// All items of the classification in two tables that repeat one another, three columns each.
  private static func draft(rows: Int, mistakes: Int, seed: UInt64) -> String {
    var chance = SeededGenerator(seed: seed)
    let items = Books.embedded.usual.functional.entries.filter { $0.code >= 2_000_000 && $0.code < 3_000_000 }.prefix(
      rows
    )
    let cells = items.map { _ in (chance.number(100..<99_999), chance.number(100..<99_999)) }
    let total = cells.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
    let wrong = Set((0..<mistakes).map { _ in chance.number(0..<(items.count * 2)) })
    func written(_ cents: Int) -> String {
      let rest = String(cents % 100)
      return "\(cents / 100)." + (rest.count < 2 ? "0" : "") + rest
    }
    func table(_ title: String, _ head: String, isWrong: Bool) -> String {
      var text = "\(title)\n| 科目编码 | 科目名称 | \(head) | 基本支出 | 项目支出 |\n"
      text += "| | 合计 | \(written(total.0 + total.1)) | \(written(total.0)) | \(written(total.1)) |\n"
      for (index, item) in items.enumerated() {
        let (basic, project) = cells[index]
        let shift = isWrong && wrong.contains(index * 2) ? 1_000 : 0
        let otherShift = isWrong && wrong.contains(index * 2 + 1) ? 7_000 : 0
        text +=
          "| \(item.code) | \(item.name) | \(written(basic + project)) | \(written(basic + shift)) | \(written(project + otherShift)) |\n"
      }
      return text + "\n"
    }
    return "年度：2024\n金额单位：万元\n\n" + table("公开03表 支出决算表", "本年支出合计", isWrong: true)
      + table("公开05表 一般公共预算财政拨款支出决算表", "合计", isWrong: false)
  }

  @Test func fiftyMistakesInFiveThousandFiguresAreFiftyDiagnoses() {
    let graph = Analysis(Self.draft(rows: 850, mistakes: 50, seed: 7)).graph
    #expect(graph.nodes.count > 5_000)
    let search = RootCause(graph: graph, solver: Solver(graph: graph))
    let diagnoses = search.diagnoses()
    // One place was drawn twice; where both figures of a row were drawn, nobody can tell how wrong each is.
    #expect(diagnoses.count == 49)
    #expect(diagnoses.filter(\.isCertain).count >= 45)
    #expect(search.solver.notes.steps < 20 * graph.nodes.count)
  }

  @Test(arguments: [1, 2, 3])
  func theWorkGrowsWithTheMistakesAndNoFaster(seed: UInt64) {
    func steps(_ mistakes: Int) -> Int {
      let graph = Analysis(Self.draft(rows: 250, mistakes: mistakes, seed: seed)).graph
      let search = RootCause(graph: graph, solver: Solver(graph: graph))
      _ = search.diagnoses()
      return search.solver.notes.steps
    }
    #expect(steps(480) < 40 * steps(15))
  }

  /// Whoever leaves off says what is wrong all the same, and nothing about what would mend it.
  @Test func whatIsNotSearchedIsToldRelationByRelation() {
    let graph = Analysis(Self.draft(rows: 300, mistakes: 20, seed: 8)).graph
    let violated = graph.relations.indices.filter { graph.relations[$0].verdict == .violated }
    let diagnoses = RootCause(graph: graph, solver: Solver(graph: graph)).diagnoses(mostSteps: -1)
    #expect(diagnoses.map(\.relations).sorted { $0[0] < $1[0] } == violated.map { [$0] })
    #expect(diagnoses.allSatisfy { $0.repairs.isEmpty && $0.isCutShort && !$0.isCertain })
  }
}
