/// A unit that sums of money are written in.
package struct MoneyUnit: Sendable {
  package let name: String
  package let folded: [UInt16]
  /// 10^`exponent` of it make 1 万元.
  package let exponent: Int

  private init(_ name: String, _ exponent: Int) {
    self.name = name
    self.exponent = exponent
    folded = name.folded
  }

  /// A name that holds another one before that one.
  package static let all = [
    MoneyUnit("百万元", -2), MoneyUnit("万元", 0), MoneyUnit("亿元", -4), MoneyUnit("千元", 1), MoneyUnit("元", 4),
  ]

  /// 万元, in which all sums are kept.
  package static let usual = all[1]

  /// The unit that a text names (`金额单位：人民币万元`); nil for a text that names none.
  package static func named(in text: FoldedText) -> MoneyUnit? { all.first { text.contains($0.folded) } }
}
