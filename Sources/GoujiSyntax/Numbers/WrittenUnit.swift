/// A unit behind a number.
package struct WrittenUnit: Sendable {
  package enum Kind: Hashable, Sendable {
    /// 10^`exponent` of it make 1 万元.
    case money(exponent: Int)
    case percent
    case count
    /// Points between two percentages.
    case points
    /// Days, years, ten thousands of anything: no figure of the accounts.
    case other
  }

  package var kind: Kind
  /// Folded.
  package var text: [UInt16]

  package init(kind: Kind, text: [UInt16]) {
    self.kind = kind
    self.text = text
  }

  private static let written: [(words: String, kind: Kind)] = [
    ("%", .percent),
    ("平方米 人次 批次 台(套) 台套 辆(台) 辆 台 套 个 批 次 人 项 分 家 名 户 件 册 份 处 间", .count),
    ("个百分点 百分点", .points),
    ("万人 万 天 年 月 日 号", .other),
  ]

  /// Longest first, so that 万元 is not read as 万.
  private static let all: [WrittenUnit] =
    (MoneyUnit.all.map { WrittenUnit(kind: .money(exponent: $0.exponent), text: $0.folded) }
    + written.flatMap { entry in
      entry.words.split(separator: " ").map { WrittenUnit(kind: entry.kind, text: String($0).folded) }
    })
    .sorted { $0.text.count > $1.text.count }

  /// The unit that starts at `index`.
  package static func match(_ text: FoldedText, at index: Int) -> WrittenUnit? {
    guard index < text.count else { return nil }
    let first = text.scalars[index]
    // Of half-width characters only the percent sign is a unit.
    guard first >= 0x80 || first == 0x25 else { return nil }
    return all.first { $0.text.first == first && text.hasPrefix($0.text, at: index) }
  }
}
