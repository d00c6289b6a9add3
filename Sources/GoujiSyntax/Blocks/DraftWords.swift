/// The few words that the draft language itself is made of, folded once (see `grammar/gouji.ebnf`).
package enum DraftWords {
  static let fieldKeys = Set(HeaderKey.allCases.flatMap(\.names).map(\.folded))
  /// Begins a check of the author's own, and what silences a rule.
  package static let check = "核对:".folded
  package static let ignore = "忽略:".folded
  /// `忽略：全文、GJ1106`: what it names is silent in the whole draft.
  package static let wholeDraft = "全文"
  static let noteHeads = ["注:", "备注:", "说明:", "注1.", "注1、"].map(\.folded)
  package static let note = noteHeads[0]
  package static let noteSign = [noteHeads[0][0]]
  static let publicForm = "公开".folded
  static let part = "部分".folded
  package static let year = "年度".folded
  static let formEnds = ["表", "表(续)", "表(汇总)", "表(续表)"].map(\.folded)
  /// In a last cell of a row: nobody knows which columns its figures belong to.
  package static let doubtMark = "存疑"
  package static let doubt = doubtMark.folded

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

  /// Whether a text is the number of a form (`公开01表`) and nothing else.
  package static func isFormNumber(_ text: FoldedText) -> Bool {
    text.hasPrefix(publicForm) && text.count > publicForm.count && text.scalars.last == formEnds[0][0]
      && text.scalars[publicForm.count..<(text.count - 1)].allSatisfy { isDigit($0) || $0 == 0x20 }
  }

  /// Whether a text speaks of the numbered forms (公开…表).
  package static func namesForms(_ text: FoldedText) -> Bool { text.contains(publicForm) }

  /// Whether a text is a year (`2024年度`, `（2024年度）`) and nothing else.
  package static func isYear(_ text: FoldedText) -> Bool { isYear(text, from: 0) }

  static func isYear(_ text: FoldedText, from start: Int) -> Bool {
    var index = start
    if index < text.count, text.scalars[index] == leftParenthesis { index += 1 }
    let digits = index
    while index < text.count, isDigit(text.scalars[index]) { index += 1 }
    guard index - digits == 4, text.hasPrefix(year, at: index) else { return false }
    index += year.count
    if index < text.count, text.scalars[index] == rightParenthesis { index += 1 }
    return index == text.count
  }
}
