/// How the two sides of a formula compare.
package enum FormulaRelation: String, Sendable, Hashable {
  case equal = "="
  case atMost = "≤"
  case atLeast = "≥"
  case less = "<"
  case greater = ">"
}

/// One operand of a formula, added or taken away.
package struct FormulaTerm: Sendable, Hashable {
  package enum Operand: Sendable, Hashable {
    case number(WrittenNumber)
    /// `公开01.收入.总计`, folded.
    case path(String)
  }
  package var operand: Operand
  package var isNegative: Bool
  /// Where it stands in the folded text.
  package var range: Range<Int>
}

/// A formula as authors and the rule book write it: `公开01.收入.总计 = 公开03.合计.本年支出合计 + 4.00`.
package struct Formula: Sendable, Hashable {
  package var left: [FormulaTerm]
  package var relation: FormulaRelation
  package var right: [FormulaTerm]
}

/// Why a text is no formula: where in the folded text, and what was expected.
package struct FormulaError: Error, Hashable, Sendable {
  package var range: Range<Int>
  package var message: Message

  package init(range: Range<Int>, message: Message) {
    self.range = range
    self.message = message
  }
}

extension Formula {
  /// Reads a formula from folded text.
  package static func parse(_ text: FoldedText, from start: Int = 0) -> Result<Formula, FormulaError> {
    var parser = FormulaParser(text: text, index: start)
    return parser.formula()
  }
}

private struct FormulaParser {
  let text: FoldedText
  var index: Int

  mutating func formula() -> Result<Formula, FormulaError> {
    switch side() {
    case .failure(let error): return .failure(error)
    case .success(let left):
      guard let relation = relation() else {
        return .failure(
          FormulaError(
            range: rest,
            message: Message(
              zh: "应有“=”“≤”“≥”“<”或“>”，例：公开01.收入.总计 = 公开01.支出.总计",
              en: "it needs =, ≤, ≥, < or >, as in 公开01.收入.总计 = 公开01.支出.总计"
            )
          )
        )
      }
      switch side() {
      case .failure(let error): return .failure(error)
      case .success(let right):
        guard index == text.count else {
          return .failure(FormulaError(range: rest, message: Message(zh: "公式到这里应当结束", en: "it should end here")))
        }
        return .success(Formula(left: left, relation: relation, right: right))
      }
    }
  }

  private var rest: Range<Int> { min(index, max(text.count - 1, 0))..<text.count }

  private mutating func side() -> Result<[FormulaTerm], FormulaError> {
    var terms: [FormulaTerm] = []
    var isNegative = false
    while true {
      let start = index
      guard let operand = operand() else {
        return .failure(
          FormulaError(
            range: rest,
            message: Message(
              zh: "这里应有一个数或一个量，例：公开01.收入.总计",
              en: "a number or a name is missing here, such as 公开01.收入.总计"
            )
          )
        )
      }
      terms.append(FormulaTerm(operand: operand, isNegative: isNegative, range: start..<index))
      guard index < text.count, let sign = sign(text.scalars[index]) else { return .success(terms) }
      isNegative = sign
      index += 1
    }
  }

  /// False for plus, true for minus.
  private func sign(_ scalar: UInt16) -> Bool? {
    scalar == 0x2B ? false : scalar == 0x2D ? true : nil
  }

  private mutating func operand() -> FormulaTerm.Operand? {
    guard index < text.count else { return nil }
    let start = index
    var depth = 0
    while index < text.count {
      let scalar = text.scalars[index]
      if scalar == 0x28 { depth += 1 }
      if scalar == 0x29 { depth -= 1 }
      // Inside a name's parentheses a sign is a part of the name.
      if depth <= 0, sign(scalar) != nil || isRelation(scalar) { break }
      index += 1
    }
    guard index > start else { return nil }
    let (reading, next) = NumberReader.read(text, at: start, end: index)
    // Behind a number, parentheses hold a remark; a name may end in parentheses of its own.
    if case .number(let number) = reading, next == index || text.scalars[next] == 0x28 { return .number(number) }
    return .path(text.string(start..<index))
  }

  private func isRelation(_ scalar: UInt16) -> Bool {
    scalar == 0x3D || scalar == 0x3C || scalar == 0x3E || scalar == 0x2264 || scalar == 0x2265
  }

  private mutating func relation() -> FormulaRelation? {
    guard index < text.count else { return nil }
    let scalar = text.scalars[index]
    let isDouble = index + 1 < text.count && text.scalars[index + 1] == 0x3D
    switch scalar {
    case 0x3D:
      index += isDouble ? 2 : 1
      return .equal
    case 0x3C:
      index += isDouble ? 2 : 1
      return isDouble ? .atMost : .less
    case 0x3E:
      index += isDouble ? 2 : 1
      return isDouble ? .atLeast : .greater
    case 0x2264:
      index += 1
      return .atMost
    case 0x2265:
      index += 1
      return .atLeast
    default:
      return nil
    }
  }
}
