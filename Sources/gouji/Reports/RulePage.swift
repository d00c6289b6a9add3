import GoujiCatalog
import GoujiSyntax

/// A rule of the rule book in words.
enum RulePage {
  static func text(_ rule: Rule, _ book: Book, _ language: Language) -> String {
    var lines = ["\(rule.id) \(rule.title)", ""]
    if !rule.why.isEmpty { lines.append(language("为什么：", "why: ") + rule.why) }
    if !rule.formulas.isEmpty {
      lines.append(language("关系：", "relations:"))
      lines += rule.formulas.map { "  " + formula($0, book) }
    }
    if !rule.source.isEmpty { lines.append(language("依据：", "source: ") + rule.source) }
    for example in rule.examples {
      let rows = example.split(separator: "⏎", omittingEmptySubsequences: false).map { marked(String($0)) }
      lines.append(language("例（【】处有误）：", "example (wrong where 【】 stand):"))
      lines += rows.map { "  " + $0 }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// `公开03表每一行：合计 = 基本支出 + 项目支出`
  private static func formula(_ formula: Rule.Formula, _ book: Book) -> String {
    let scope =
      switch formula.scope {
      case .eachRow(let form): "\(form)表每一行："
      case .document: ""
      case .eachFund: "每种口径："
      }
    let left = side(formula.left, book)
    let right = side(formula.right, book)
    return "\(scope)\(left) \(formula.relation.rawValue) \(right)"
  }

  private static func side(_ operands: [Rule.Formula.Operand], _ book: Book) -> String {
    var text = ""
    for operand in operands {
      let sign = operand.isNegative ? "-" : "+"
      text += text.isEmpty ? (operand.isNegative ? "-" : "") : " \(sign) "
      text += name(operand.binding, book) + (operand.isOptional ? "（如有）" : "")
    }
    return text
  }

  /// What an operand measures: `一般公共预算 支出合计 基本支出`; within a row only what tells the columns apart.
  private static func name(_ binding: Binding, _ book: Book) -> String {
    var words: [String] = []
    if let year = binding.year, year == .previous { words.append(year.name) }
    if let stage = binding.stage, stage != .final { words.append(stage.name) }
    if let fund = binding.fund, binding.concept.flatMap({ book.vocabulary.named($0)?.fund }) == nil {
      if fund != .all || binding.concept == nil { words.append(book.vocabulary.name(of: fund)) }
    }
    if let concept = binding.concept { words.append(book.title(of: concept)) }
    if let part = binding.part, part != .total || binding.concept == nil { words.append(part.name) }
    return words.isEmpty ? Part.total.name : words.joined(separator: " ")
  }

  /// ⟦ ⟧ set off the place that the rule points at.
  private static func marked(_ example: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in example.unicodeScalars {
      switch scalar {
      case "⟦": result.append("【")
      case "⟧": result.append("】")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
