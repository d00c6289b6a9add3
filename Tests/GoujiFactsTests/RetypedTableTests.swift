import GoujiCatalog
import GoujiSyntax
import TestSupport
import Testing

@testable import GoujiFacts

/// One figure of a table typed anew: the rest is not read again, and reads as if it had been.
@Suite struct RetypedTableTests {
  private static let table = """
    年度：2024
    公开03表 支出决算表
    | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
    |          | 合计     |         9.00 |     6.00 |     3.00 |
    | 210      | 卫生健康支出 |     9.00 |     6.00 |     3.00 |
    | 2101501  | 行政运行 |         5.00 |     5.00 |          |
    | 2101502  | 一般行政管理事务 | 4.00 |     1.00 |     3. 0 |
    | 2101502  |

    """
  private static let book = Books.embedded.usual

  /// The reading after an edit, and the change.
  private func edited(_ old: String, _ new: String) throws -> (DraftReading, Change) {
    var tree = SyntaxTree(SourceText(Self.table))
    let before = DraftReading(tree, Self.book)
    let at = try #require(Self.table.utf8.firstRange(of: old.utf8))
    let start = Self.table.utf8.distance(from: Self.table.startIndex, to: at.lowerBound)
    tree.apply(TextEdit(range: start..<(start + old.utf8.count), newText: new))
    return before.updated(to: tree)
  }

  @Test(arguments: [
    ("9.00 |     6.00 |     3.00 |\n| 210", "9.00 |     6.00 |     3.10 |\n| 210"),
    ("4.00 |", "14.00 |"), ("| 4.00", "|4.00"), ("5.00 |     5.00", "5.00 |     5.12345"), ("4.00 |", "4,000.00 |"),
  ])
  func aDecimalForADecimal(old: String, new: String) throws {
    let (reading, change) = try edited(old, new)
    #expect(change.retyped.count == 1 && change.isOnlyRetyped && !change.touchesTables)
    expectSame(reading, DraftReading(SyntaxTree(reading.tree.text), Self.book))
  }

  /// Whatever could decide what rows and columns are is read with the whole table.
  @Test(arguments: [
    ("4.00 |", "4 |"), ("4.00 |", " |"), ("4.00 |", "4..00 |"), ("4.00 |", "= |"), ("4.00 |", "4.00万 |"),
    ("2101502  | 一般", "2101503  | 一般"), ("行政运行 |", "行政运行 | 1.00 |"), ("5.00 |          |", "5.00 |     1.00 |"),
    ("| 2101501 ", "| 1.50 "), ("3. 0", "3.00"), ("合计     |", "合计 |"),
  ])
  func anythingElse(old: String, new: String) throws {
    let (reading, change) = try edited(old, new)
    #expect(change.retyped.isEmpty)
    expectSame(reading, DraftReading(SyntaxTree(reading.tree.text), Self.book))
  }

  private func expectSame(_ a: DraftReading, _ b: DraftReading) {
    #expect(a.blocks.count == b.blocks.count)
    for (x, y) in zip(a.blocks, b.blocks) {
      #expect(x.statesSame(as: y))
      #expect(x.facts.map(\.range) == y.facts.map(\.range))
      #expect(x.facts.map(\.isBlank) == y.facts.map(\.isBlank))
      #expect(x.problems == y.problems)
      #expect(x.table?.rows.map(\.labelRange) == y.table?.rows.map(\.labelRange))
      #expect(x.table?.rows.map(\.codeRange) == y.table?.rows.map(\.codeRange))
      #expect(x.table?.rows.map(\.nameRange) == y.table?.rows.map(\.nameRange))
    }
    #expect(a.usedCodes == b.usedCodes)
  }
}
