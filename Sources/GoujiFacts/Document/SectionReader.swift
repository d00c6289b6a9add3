import GoujiCatalog
import GoujiSyntax

/// What a heading says about the figures below it.
enum SectionReader {
  private static let roles: [(word: [UInt16], role: PartRole)] = [
    ("名词解释".folded, .terms),
    ("情况说明".folded, .narrative),
    ("决算说明".folded, .narrative),
    ("附件".folded, .attachments),
    ("附表".folded, .attachments),
    ("决算表".folded, .tables),
    ("决算报表".folded, .tables),
    ("概况".folded, .overview),
  ]

  static func role(_ heading: FoldedText) -> PartRole? {
    roles.first { heading.contains($0.word) }?.role
  }

  private static let funds: [(word: [UInt16], fund: Fund)] = [
    ("一般公共预算".folded, .general),
    ("政府性基金".folded, .governmentFund),
    ("国有资本经营".folded, .stateCapital),
    ("财政拨款".folded, .fiscal),
  ]

  private static let not = "非".folded[0]

  /// Whether a heading names money, and not money that is anything but it: `使用非财政拨款结余`.
  private static func names(_ word: [UInt16], _ heading: FoldedText) -> Bool {
    guard let at = heading.firstIndex(of: word) else { return false }
    return at == 0 || heading.scalars[at - 1] != not
  }

  private static let performance = "绩效".folded

  static func isPerformance(_ heading: FoldedText) -> Bool { heading.contains(performance) }

  private static let basic = "基本支出".folded

  /// The money and the part that a heading names; `（一）收入总计214.04万元` names a subject as well, which its own
  /// sentence takes care of.
  static func binding(_ heading: FoldedText, _ book: Book) -> Binding {
    var binding = Binding()
    binding.fund = funds.first { names($0.word, heading) }?.fund
    if heading.contains(basic) { binding.part = .basic }
    return binding
  }
}
