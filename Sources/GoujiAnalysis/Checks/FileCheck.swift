import GoujiFacts
import GoujiSyntax

/// Files that the header names and that are of no use (GJ009): what they were to be used for has not been done, and
/// silence would pass for agreement.
enum FileCheck {
  static func findings(_ draft: DraftState) -> [Finding] {
    let unusable = draft.environment.unusable
    guard !unusable.isEmpty else { return [] }
    return draft.reading.header.links.compactMap { link in
      guard let why = unusable[link.path] else { return nil }
      return Finding(rule: "GJ009", severity: .warning, message: message(link, why), range: link.range)
    }
  }

  private static func message(_ link: DraftLink, _ why: Analysis.Environment.Unusable) -> Message {
    switch (link.kind, why) {
    case (.lastYear, .unreadable):
      Message(
        zh: "读不到上年的草稿“\(link.path)”，上年数没有核对",
        en: "last year’s draft “\(link.path)” cannot be read; its figures are not checked"
      )
    case (.lastYear, .ofYear(let year)):
      Message(
        zh: "“\(link.path)”是\(year)年度的草稿，不是上年的，上年数没有核对",
        en: "“\(link.path)” is a draft of \(year), not of the year before; its figures are not checked"
      )
    case (.budget, .unreadable):
      Message(
        zh: "读不到本年预算的草稿“\(link.path)”，年初预算没有核对",
        en: "this year’s budget “\(link.path)” cannot be read; initial budgets are not checked"
      )
    case (.budget, .ofYear(let year)):
      Message(
        zh: "“\(link.path)”是\(year)年度的草稿，不是本年的，年初预算没有核对",
        en: "“\(link.path)” is a draft of \(year), not of this year; initial budgets are not checked"
      )
    case (.budget, .ofOtherKind):
      Message(
        zh: "“\(link.path)”不是另一种报告的草稿，没有可以核对的数",
        en: "“\(link.path)” is a draft of the same kind of report; nothing is checked by it"
      )
    case (.lastYear, .ofOtherKind), (.unit, .ofOtherKind):
      Message(
        zh: "“\(link.path)”是另一种报告的草稿，没有可以核对的数",
        en: "“\(link.path)” is a draft of another kind of report; nothing is checked by it"
      )
    case (.unit, .unreadable):
      Message(
        zh: "读不到所属单位的草稿“\(link.path)”，没有与各单位汇总核对",
        en: "the unit’s draft “\(link.path)” cannot be read; the sums of the units are not checked"
      )
    case (.unit, .ofYear(let year)):
      Message(
        zh: "所属单位的草稿“\(link.path)”是\(year)年度的，没有与各单位汇总核对",
        en: "the unit’s draft “\(link.path)” is of \(year); the sums of the units are not checked"
      )
    case (.codes, _):
      Message(
        zh: "读不到科目表“\(link.path)”，仍按内置的科目表核对",
        en: "the code table “\(link.path)” cannot be read; the built-in one is used"
      )
    }
  }
}
