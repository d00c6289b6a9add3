import GoujiFacts

/// Files that the header names and that cannot be read (GJ009): what they were to be used for has not been done, and
/// silence would pass for agreement.
enum FileCheck {
  static func findings(_ analysis: Analysis) -> [Finding] {
    let unreadable = analysis.environment.unreadable
    guard !unreadable.isEmpty else { return [] }
    return analysis.reading.header.links.filter { unreadable.contains($0.path) }.map { link in
      Finding(rule: "GJ009", severity: .warning, message: message(link), range: link.range)
    }
  }

  private static func message(_ link: DraftLink) -> String {
    switch link.kind {
    case .lastYear: "读不到上年的草稿“\(link.path)”，上年数没有核对"
    case .unit: "读不到所属单位的草稿“\(link.path)”，没有与各单位汇总核对"
    case .codes: "读不到科目表“\(link.path)”，仍按内置的科目表核对"
    }
  }
}
