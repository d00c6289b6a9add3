/// The few words that the draft language itself is made of, folded once.
enum Words {
  static let fieldKeys: Set<[UInt16]> = Set(
    [
      "部门", "单位", "部门名称", "单位名称", "编制单位", "填报单位", "部门(单位)", "单位(部门)", "部门(单位)名称", "年度", "报告", "金额单位", "上年", "所属单位",
      "科目表",
    ].map(\.folded)
  )
  static let check = "核对:".folded
  static let ignore = "忽略:".folded
  static let noteHeads = ["注:", "备注:", "说明:", "注1.", "注1、"].map(\.folded)
  static let publicForm = "公开".folded
  static let part = "部分".folded
  static let year = "年度".folded
  static let formEnds = ["表", "表(续)", "表(汇总)", "表(续表)"].map(\.folded)

  static let colon: UInt16 = 0x3A
  static let comma: UInt16 = 0x2C
  static let semicolon: UInt16 = 0x3B
  static let dash: UInt16 = 0x2D
  static let star: UInt16 = 0x2A
  static let equals: UInt16 = 0x3D
  static let openBrace: UInt16 = 0x7B
  static let closeBrace: UInt16 = 0x7D
  static let leftParenthesis: UInt16 = 0x28
  static let rightParenthesis: UInt16 = 0x29
  static let enumerationComma: UInt16 = 0x3001
  static let fullStop: UInt16 = 0x3002
  static let ordinalSign = "第".folded[0]

  /// The characters of the unit of a figure that starts at `index`, to tell it apart by its look.
  static func unitLength(_ text: FoldedText, at index: Int) -> Int? {
    guard let unit = WrittenUnit.match(text, at: index), unit.kind != .other else { return nil }
    return unit.text.count
  }

  /// The value of a Chinese numeral digit or unit in an ordinal (一 … 九十九); nil for other characters.
  static func numeral(_ scalar: UInt16) -> Int? {
    switch scalar {
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    case 0x5341: 10
    default: nil
    }
  }
}
