import GoujiSyntax
import Testing

@Suite struct FormulaTests {
  /// Formulas, and their operands as they were read.
  @Test(
    arguments: [
      ("公开01.收入.总计 = 公开03.合计 + 4.00", "公开01.收入.总计 = 公开03.合计 + 4.00"),
      ("公开01.收入.总计＝公开03.合计－4.00（含上年合同）", "公开01.收入.总计 = 公开03.合计 - 4.00"),
      ("公开03.合计 >= 2.00 （最低保障-暂定）", "公开03.合计 ≥ 2.00"),
      ("三公.因公出国（境）费 <= 3", "三公.因公出国(境)费 ≤ 3.00"),
      ("2.00 公开01", nil),
      ("公开01.收入 =", nil),
    ] as [(String, String?)]
  )
  func operands(_ text: String, _ expected: String?) {
    let formula = try? Formula.parse(FoldedText(text)).get()
    #expect(formula.map { "\(side($0.left)) \($0.relation.rawValue) \(side($0.right))" } == expected)
  }

  private func side(_ terms: [FormulaTerm]) -> String {
    var text = ""
    for term in terms {
      text += text.isEmpty ? (term.isNegative ? "-" : "") : term.isNegative ? " - " : " + "
      switch term.operand {
      case .number(let number): text += number.value.written(decimals: 2)
      case .path(let path): text += path
      }
    }
    return text
  }
}
