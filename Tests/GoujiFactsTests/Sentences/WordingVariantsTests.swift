import Foundation
import GoujiCatalog
import GoujiFacts
import GoujiSyntax
import TestSupport
import Testing

/// Each statement of the genre rewritten at random as finance offices write it: full and half width, blanks and line
/// breaks, with and without 数, 为 and 支出, other words for one thing, parts in another order. It states the same.
@Suite struct WordingVariantsTests {
  private static let statements = [
    "2024年度收入总计263.33万元，其中：本年收入合计263.33万元，使用非财政拨款结余0.00万元，年初结转和结余0.00万元。",
    "本年支出合计263.33万元，其中：基本支出213.52万元，占81.08%；项目支出49.81万元，占18.92%。",
    "本年收入合计1263.33万元，其中：财政拨款收入1200.00万元，占94.99%；事业收入60.00万元，占4.75%；其他收入3.33万元，占0.26%。",
    "一般公共预算财政拨款支出年初预算数为235.38万元，支出决算数为263.33万元，完成年初预算的111.87%。",
    "机关运行经费支出46.22万元，与上年相比减少2.34万元，下降4.82%，主要原因是：厉行节约。",
    "财政拨款支出263.33万元，与上年相比增加27.97万元，增长11.88%。",
    "“三公”经费支出全年预算数为2.57万元，支出决算数为0.27万元，完成全年预算的10.51%。其中：因公出国（境）费支出0.00万元；公务用车购置及运行维护费支出0.00万元；公务接待费支出0.27万元。",
    "卫生健康支出（类）医疗保障管理事务（款）行政运行（项）：年初预算数为150.00万元，支出决算数为154.40万元，完成年初预算的102.93%。",
    "政府采购支出总额15.10万元，其中：政府采购货物支出12.86万元；政府采购工程支出0.00万元；政府采购服务支出2.24万元。",
    "共有车辆3辆，其中：机要通信用车1辆；应急保障用车2辆；其他用车0辆。",
    "年末实有人数14人，其中：在职人员12人；离休人员0人；退休人员2人。",
    "国内公务接待12批次，96人次。",
  ]

  /// Words that mean one thing.
  private static let alike = [
    ["支出决算数为", "支出决算为", "决算数为", "决算为", "决算数"],
    ["年初预算数为", "年初预算为", "年初预算数", "年初预算"],
    ["全年预算数为", "全年预算为", "全年预算数", "全年预算"],
    ["与上年相比", "比上年", "较上年", "与2023年度相比", "较2023年度", "比上年度"],
    ["增长", "提高", "上升"],
    ["下降", "降低"],
    ["完成年初预算的", "完成年初预算"],
    ["其中：", "其中，", "包括："],
  ]

  private struct Stated: Hashable {
    var key: FactKey?
    var value: Int64
    var kind: Fact.Kind
    var claims: [String]
  }

  /// Every figure, and of percentages and changes what is claimed of them, in no order.
  private func stated(_ text: String) -> [Stated: Int] {
    var result: [Stated: Int] = [:]
    for block in DraftReading(SyntaxTree(SourceText("年度：2024\n\n" + text)), Books.embedded.usual).blocks {
      for (index, fact) in block.facts.enumerated() {
        let claims = block.claims.filter { claim in
          claim.percent == index || fact.place == .change && claim.upper.contains { $0.term == .fact(index) }
        }
        let kinds = claims.map { "\($0.kind)" }.sorted()
        result[Stated(key: fact.key, value: fact.value.raw, kind: fact.kind, claims: kinds), default: 0] += 1
      }
    }
    return result
  }

  @Test(arguments: statements)
  func variantsStateTheSame(statement: String) {
    let wanted = stated(statement)
    #expect(!wanted.isEmpty && wanted.keys.allSatisfy { $0.key != nil || $0.claims != [] })
    var chance = SeededGenerator(seed: 5)
    let variants = (0..<60).map { _ in Self.variant(of: statement, using: &chance) }
    #expect(variants.filter { stated($0) != wanted } == [])
  }

  // MARK: Variants

  private static func variant(of statement: String, using chance: inout SeededGenerator) -> String {
    var text = reordered(statement, using: &chance)
    for words in alike {
      guard let word = words.first(where: { text.contains($0) }), let other = words.randomElement(using: &chance) else {
        continue
      }
      text = text.replacing(word, with: other)
    }
    if Bool.random(using: &chance) { text = widened(text, using: &chance) }
    return spaced(text, using: &chance)
  }

  /// The parts behind the last 其中, where semicolons part them, in any order.
  private static func reordered(_ text: String, using chance: inout SeededGenerator) -> String {
    let pieces = text.components(separatedBy: "其中：")
    guard pieces.count == 2, pieces[1].contains("；"), pieces[1].hasSuffix("。") else { return text }
    let parts = pieces[1].dropLast().components(separatedBy: "；").shuffled(using: &chance)
    return pieces[0] + "其中：" + parts.joined(separator: "；") + "。"
  }

  private static let widths: [(half: Character, full: Character)] =
    Array(zip("0123456789%.(),;:", "０１２３４５６７８９％．（），；："))

  /// Some kinds of characters in their other width; a width is kept through a text, as writers do.
  private static func widened(_ text: String, using chance: inout SeededGenerator) -> String {
    let turned = widths.filter { _ in Bool.random(using: &chance) }
    let digits = Bool.random(using: &chance)
    return String(
      text.map { character in
        if character.isNumber || character == "." {
          return digits ? widths.first { $0.half == character }?.full ?? character : character
        }
        if let pair = turned.first(where: { $0.half == character }) { return pair.full }
        return turned.first { $0.full == character }?.half ?? character
      }
    )
  }

  private static let unbreakable = Set("0123456789０１２３４５６７８９.．(（一二三四五六七八九十，。；：、,;:%％)）")

  /// Blanks around figures, and a line break where a line may end.
  private static func spaced(_ text: String, using chance: inout SeededGenerator) -> String {
    var result = ""
    var last: Character = " "
    for (place, character) in text.enumerated() {
      if place > 6, !unbreakable.contains(character), last != ".", last != "．" {
        switch Int.random(in: 0..<24, using: &chance) {
        case 0: result += "\n"
        case 1, 2: result += " "
        default: break
        }
      }
      result.append(character)
      last = character
    }
    return result
  }
}
