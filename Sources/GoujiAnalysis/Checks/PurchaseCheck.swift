import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// What self-evaluation tables tell of money against the rest of the draft: indicators of cost above the money of their
/// project (GJ1215), and a vehicle bought of which the accounts say that none was (GJ1216). Rules for these tables differ by
/// place: information.
enum PurchaseCheck {
  static func findings(_ draft: DraftState) -> [Finding] {
    let tables = draft.reading.blocks.indices.filter { !draft.reading.blocks[$0].indicators.isEmpty }
    guard !tables.isEmpty else { return [] }
    let buysNothing = isStatedAsNothing(draft.book.vocabulary.known.vehiclePurchase, draft)
    return tables.flatMap { costs($0, draft) + (buysNothing ? vehicles($0, draft) : []) }
  }

  private static func text(_ row: TableRow, _ index: Int, _ draft: DraftState) -> [FoldedText] {
    let start = draft.tree.blocks[index].start
    return row.cells.map { cell in
      FoldedText(
        draft.text.bytes,
        in: (start + cell.range.lowerBound)..<(start + cell.range.upperBound),
        origin: start
      )
    }
  }

  /// The row of the table that a figure stands in.
  private static func row(of fact: Fact, _ index: Int, _ draft: DraftState) -> Int? {
    draft.tree.blocks[index].content.rows.firstIndex { $0.range.contains(fact.range.lowerBound) }
  }

  // MARK: Costs

  private static func costs(_ index: Int, _ draft: DraftState) -> [Finding] {
    let reading = draft.reading.blocks[index]
    guard let account = reading.account,
      let spent = reading.facts.first(where: { $0.key == account.name.money(.final) }), spent.value != .zero
    else { return [] }
    return reading.indicators.compactMap { indicator in
      guard let actual = indicator.actual.map({ reading.facts[$0] }), actual.isAmount, actual.value > spent.value,
        let line = row(of: actual, index, draft), isCost(line, index, draft)
      else { return nil }
      return Finding(
        rule: "GJ1215",
        severity: .information,
        message:
          Message(
            zh: "成本指标完成\(actual.value.written(decimals: 2))万元，大于项目的全年执行数\(spent.value.written(decimals: 2))万元",
            en:
              "costs of \(actual.value.written(decimals: 2))万元 exceed the \(spent.value.written(decimals: 2))万元 that the project has spent"
          ),
        range: draft.moved(actual.range, draft.tree.blocks[index].start),
        related: [
          RelatedPlace(
            range: draft.moved(spent.range, draft.tree.blocks[index].start),
            message: Message(zh: "项目的全年执行数", en: "what the project has spent")
          )
        ]
      )
    }
  }

  /// Whether a row is of the indicators of cost: it or the nearest row above that opens a group says so.
  private static func isCost(_ line: Int, _ index: Int, _ draft: DraftState) -> Bool {
    let groups = draft.book.wording.words(.indicatorGroups)
    let cost = draft.book.wording.words(.costs)
    for number in (0...line).reversed() {
      for cell in text(draft.tree.blocks[index].content.rows[number], index, draft) {
        if let group = groups.first(where: { cell.contains($0) }) {
          return cost.contains { word in FoldedText(String(folded: group)).contains(word) }
        }
      }
    }
    return false
  }

  // MARK: Vehicles

  private static func vehicles(_ index: Int, _ draft: DraftState) -> [Finding] {
    let bought = draft.book.wording.words(.vehiclePurchases)
    let reading = draft.reading.blocks[index]
    for indicator in reading.indicators {
      guard let actual = indicator.actual.map({ reading.facts[$0] }), actual.value != .zero, actual.kind != .percent,
        let line = row(of: actual, index, draft)
      else { continue }
      let cells = text(draft.tree.blocks[index].content.rows[line], index, draft)
      guard cells.contains(where: { cell in bought.contains { cell.contains($0) } }) else { continue }
      return [
        Finding(
          rule: "GJ1216",
          severity: .information,
          message: Message(
            zh: "自评表里写着购置车辆，“三公”经费说明和表里公务用车购置费是0；请核对这笔支出列在哪里",
            en:
              "the self-evaluation tells of a vehicle bought, yet the cost of vehicles in “三公” is 0; check where it is accounted for"
          ),
          range: draft.moved(actual.range, draft.tree.blocks[index].start)
        )
      ]
    }
    return []
  }

  private static func isStatedAsNothing(_ concept: Concept, _ draft: DraftState) -> Bool {
    let stated = draft.graph.nodes.filter { node in
      guard let key = node.key, key.concept == concept else { return false }
      return key.stage == .final && key.year == .current && !node.isBlank
    }
    return !stated.isEmpty && stated.allSatisfy { $0.value == 0 }
  }
}
