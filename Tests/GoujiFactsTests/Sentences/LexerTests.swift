import GoujiCatalog
import GoujiSyntax
import Testing

@testable import GoujiFacts

/// What the lexer keeps of a sentence: each lexeme by its kind and its characters.
@Suite struct LexerTests {
  private func lexemes(_ text: String) -> [String] {
    let folded = FoldedText(text)
    var lexer = Lexer(folded, Books.embedded.usual)
    return lexer.all().map { lexeme in
      let characters = folded.string(lexeme.range)
      switch lexeme.kind {
      case .figure(let number, let unit): return "\(number.value.shortest)|\(String(folded: unit.text))"
      case .bare(let number, _): return "\(number.value.shortest)|"
      case .unitless(let number): return "\(number.value.shortest)?"
      case .numeral(let number, let unit): return "\(number.value.shortest)~\(String(folded: unit.text))"
      case .asked(let unit): return "=|\(String(folded: unit.text))"
      case .name: return "<\(characters)>"
      case .level(let digits): return "L\(digits)"
      case .phrase(let kind, let year): return "\(kind.rawValue)\(year.map { String($0) } ?? "")"
      case .year(let year): return "Y\(year)"
      case .mark(let path): return "{\(path)}"
      case .stop, .semicolon, .comma, .colon, .enumeration, .opening, .closing: return characters
      }
    }
  }

  @Test(arguments: [
    (
      "本年支出263.33万元，其中：基本支出213.52万元，占81.08%。",
      ["<本年支出>", "263.33|万元", ",", "其中", ":", "<基本支出>", "213.52|万元", ",", "占", "81.08|%", "。"]
    ),
    ("与2022年相比减少１，２３４．５０元；", ["某年2022", "减", "1234.5|元", ";"]),
    ("2022年决算数为=万元", ["Y2022", "决算", "=|万元"]),
    ("行政运行（项）5.00万元{支出.2010101}", ["<行政运行>", "L7", "5|万元", "{支出.2010101}"]),
    ("购置一辆、接待两批次（十五人次）", ["1~辆", "、", "2~批次", "(", "15~人次", ")"]),
    ("占77.39；完成年初预算的102.05。", ["占", "77.39?", ";", "完成年初预算", "102.05?", "。"]),
    ("其中：1、基本支出", ["其中", ":", "、", "<基本支出>"]),
    ("4125.49、4143.91万元", ["4125.49|", "、", "4143.91|万元"]),
    // No figures: a document's number, a grade, a place in a word, a price.
    ("财〔2022〕5号、A4纸、第3批", ["、", "、"]),
    ("每人500元/天", ["另指"]),
    ("", []),
  ])
  func lexemesOf(text: String, expected: [String]) { #expect(lexemes(text) == expected) }

  @Test func everyTextIsCut() {
    let scraps = [
      "（", "）", "，", "。", "=", "{", "}", "年", "2022", "12.", "万元", "%", "其中", "一", "十", "支出", "-", "+", "、",
    ]
    for first in scraps {
      for second in scraps {
        for third in scraps {
          let folded = FoldedText(first + second + third)
          var lexer = Lexer(folded, Books.embedded.usual)
          let lexemes = lexer.all()
          #expect(zip(lexemes, lexemes.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
          #expect(lexemes.allSatisfy { $0.range.upperBound <= folded.count && !$0.range.isEmpty })
        }
      }
    }
  }
}
