import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

// What figures without a key of their own measure, and why a figure could not be checked.
extension Describer {
  /// What the claims of a block say of its figures: `占比 支出合计`, `增减额 机关运行经费`, by fact.
  func claimTexts(_ block: Int) -> [Int: String] {
    var texts: [Int: String] = [:]
    for claim in reading.blocks[block].claims {
      guard let word = Self.word(claim.kind) else { continue }
      let subject: String? = claim.upper.lazy.compactMap { self.subject($0.term, block) }.first
      let text = subject.map { "\(word) \($0)" } ?? word
      if let percent = claim.percent {
        texts[percent] = texts[percent] ?? text
      } else {
        for case .fact(let fact) in claim.upper.map(\.term) { texts[fact] = texts[fact] ?? text }
      }
    }
    return texts
  }

  private func subject(_ term: ClaimTerm, _ block: Int) -> String? {
    switch term {
    case .key(let key), .cell(_, let key): text(of: key)
    case .fact(let fact): reading.blocks[block].facts[fact].key.map { text(of: $0) }
    }
  }

  private static func word(_ kind: Claim.Kind) -> String? {
    switch kind {
    case .share: "占比"
    case .completion: "完成预算"
    case .differenceRate: "预决算差异率"
    case .growth: "增减幅度"
    case .change: "增减额"
    case .executionRate: "执行率"
    case .fundSum, .indicatorSum, .weightSum, .scoreSum, .scoreBound, .indicatorMet, .indicatorRate, .indicatorScore:
      "绩效自评"
    case .sentenceRatio: "比率"
    case .sentenceSum, .sentenceBound, .sentenceNothing, .enumeration: "句内"
    case .equality, .comparison, .check: nil
    }
  }

  /// Why nothing bears a figure out.
  func reasonUnchecked(_ index: Int, _ claimText: String?) -> Message {
    let node = graph.nodes[index]
    if let doubt = doubt(node) { return doubt }
    if let key = keyText(index) {
      return Message(
        zh: "只在这里写了“\(key)”，没有别的数可以与它对照",
        en: "“\(key)” is stated here only; no other figure to hold it against"
      )
    }
    if node.kind == .percent, let claimText {
      return Message(
        zh: "“\(claimText)”算不出：文稿里没有可以与它相比的数",
        en: "“\(claimText)” cannot be computed: nothing in the draft to compare it with"
      )
    }
    if let claimText {
      return Message(zh: "“\(claimText)”：没有别的数可以与它对照", en: "“\(claimText)”: no other figure to hold it against")
    }
    return Message(zh: "认不出这是什么数", en: "nobody can tell what this figure is")
  }

  /// The candidates, where a name may mean several things.
  private func doubt(_ node: Node) -> Message? {
    guard node.block >= 0, let codes = reading.blocks[node.block].doubts[node.fact], codes.count > 1 else { return nil }
    let names = codes.sorted().prefix(4).map { "\($0) \(book.functional[$0]?.name ?? "")" }
    let list = names.joined(separator: "、") + (codes.count > 4 ? "……" : "")
    return Message(
      zh: "分不清是哪一个科目：\(names.joined(separator: "、"))\(codes.count > 4 ? "等" : "")，没有参加核对",
      en: "may be any of these codes: \(list); not checked"
    )
  }
}
