import GoujiSyntax

/// A unit behind a number.
struct Unit {
  enum Kind: Equatable {
    /// 10^`exponent` of it make 1 万元.
    case money(exponent: Int)
    case percent
    case count
    /// A price, a rate per head: no figure of the accounts.
    case other
  }

  var kind: Kind
  var text: [UInt16]

  private static let written: [(words: String, kind: Kind)] = [
    ("万元", .money(exponent: 0)),
    ("亿元", .money(exponent: -4)),
    ("千元", .money(exponent: 1)),
    ("元", .money(exponent: 4)),
    ("%", .percent),
    ("平方米 人次 批次 台(套) 台套 辆(台) 辆 台 套 个 批 次 人 项 分 家 名 户 件 册 份 处 间", .count),
    ("个百分点 百分点 万人 万 天 年 月 日 号", .other),
  ]

  private static let table: [(text: [UInt16], kind: Kind)] =
    written
    .flatMap { entry in entry.words.split(separator: " ").map { (text: String($0).folded, kind: entry.kind) } }
    .sorted { $0.text.count > $1.text.count }

  /// The unit that starts at `index`.
  static func match(_ text: FoldedText, at index: Int) -> Unit? {
    guard index < text.count else { return nil }
    let first = text.scalars[index]
    // Of half-width characters only the percent sign is a unit.
    guard first >= 0x80 || first == 0x25 else { return nil }
    for (word, kind) in table where word[0] == first && text.hasPrefix(word, at: index) {
      let behind = index + word.count
      let isRate = behind < text.count && text.scalars[behind] == 0x2F
      return Unit(kind: isRate ? .other : kind, text: word)
    }
    return nil
  }
}
