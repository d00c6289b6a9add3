import GoujiCatalog
import GoujiSyntax
import TestSupport
import Testing

@testable import GoujiFacts

/// Tables in, and out: each row with its code, its parent and its figures by the titles of their columns.
struct TableReaderTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var name: String
    /// What the caption above says the form is.
    var form: String?
    var table: String
    var rows: [String]
    var problems: [String] = []
    var testDescription: String { name }
  }

  private static let examples = [
    Example(
      name: "codes and names in two columns, a row of column numbers, blank cells",
      form: "公开05",
      table: """
        | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
        | 栏次 | | 1 | 2 | 3 |
        | | 合计 | 7.00 | 4.00 | 3.00 |
        | 210 | 卫生健康支出 | 7.00 | 4.00 | 3.00 |
        | 21015 | 医疗保障管理事务 | 7.00 | 4.00 | 3.00 |
        | 2101501 | 行政运行 | 4.00 | 4.00 | |
        """,
      rows: [
        "合计 total: 合计 7.00, 基本支出 4.00, 项目支出 3.00",
        "210 卫生健康支出 < 合计: 合计 7.00, 基本支出 4.00, 项目支出 3.00",
        "21015 医疗保障管理事务 < 卫生健康支出: 合计 7.00, 基本支出 4.00, 项目支出 3.00",
        "2101501 行政运行 < 医疗保障管理事务: 合计 4.00, 基本支出 4.00",
      ]
    ),
    Example(
      name: "the parts of a code in three columns",
      form: "公开05",
      table: """
        | 类 | 款 | 项 | 科目名称 | 合计 | 基本支出 | 项目支出 |
        | | | | 合计 | 4.00 | 4.00 | 0.00 |
        | 210 | | | 卫生健康支出 | 4.00 | 4.00 | 0.00 |
        | 210 | 15 | | 医疗保障管理事务 | 4.00 | 4.00 | 0.00 |
        | 210 | 15 | 01 | 行政运行 | 4.00 | 4.00 | 0.00 |
        """,
      rows: [
        "合计 total: 合计 4.00, 基本支出 4.00, 项目支出 0.00",
        "210 卫生健康支出 < 合计: 合计 4.00, 基本支出 4.00, 项目支出 0.00",
        "21015 医疗保障管理事务 < 卫生健康支出: 合计 4.00, 基本支出 4.00, 项目支出 0.00",
        "2101501 行政运行 < 医疗保障管理事务: 合计 4.00, 基本支出 4.00, 项目支出 0.00",
      ]
    ),
    Example(
      name: "the parts of a code as numbers of a workbook; their columns numbered over again",
      form: "公开05",
      table: """
        | 类 | 款 | 项 | 科目名称 | 合计 | 基本支出 | 项目支出 |
        | 栏次 | | | | 1 | 2 | 3 |
        | | | | 合计 | 7 | 4.5 | 2.5 |
        | 201 | | | 一般公共服务支出 | 7 | 4.5 | 2.5 |
        | 栏次 | | | | 1 | 2 | 3 |
        | 201 | 3 | | 政府办公厅（室）及相关机构事务 | 7 | 4.5 | 2.5 |
        | 201 | 3 | 1 | 行政运行 | 4.5 | 4.5 | 0 |
        """,
      rows: [
        "合计 total: 合计 7, 基本支出 4.5, 项目支出 2.5",
        "201 一般公共服务支出 < 合计: 合计 7, 基本支出 4.5, 项目支出 2.5",
        "20103 政府办公厅(室)及相关机构事务 < 一般公共服务支出: 合计 7, 基本支出 4.5, 项目支出 2.5",
        "2010301 行政运行 < 政府办公厅(室)及相关机构事务: 合计 4.5, 基本支出 4.5, 项目支出 0",
      ]
    ),
    Example(
      name: "code and name in one cell, columns in another order",
      form: "公开05",
      table: """
        | 科目 | 合计 | 项目支出 | 基本支出 |
        | 合计 | 7.00 | 3.00 | 4.00 |
        | 210 卫生健康支出 | 7.00 | 3.00 | 4.00 |
        """,
      rows: [
        "合计 total: 合计 7.00, 项目支出 3.00, 基本支出 4.00",
        "210 卫生健康支出 < 合计: 合计 7.00, 项目支出 3.00, 基本支出 4.00",
      ]
    ),
    Example(
      name: "two panels, row numbers between names and figures",
      form: "公开01",
      table: """
        | 项目 | 行次 | 决算数 | 项目 | 行次 | 决算数 |
        | 一、一般公共预算财政拨款收入 | 1 | 9.00 | 一、一般公共服务支出 | 10 | 2.00 |
        | 八、其他收入 | 2 | 1.00 | 八、社会保障和就业支出 | 11 | 8.00 |
        | 本年收入合计 | 3 | 10.00 | 本年支出合计 | 12 | 10.00 |
        """,
      rows: [
        "一、一般公共预算财政拨款收入: 决算数 9.00", "201 一、一般公共服务支出 < 本年支出合计: 决算数 2.00",
        "八、其他收入: 决算数 1.00", "208 八、社会保障和就业支出 < 本年支出合计: 决算数 8.00",
        "本年收入合计 total: 决算数 10.00", "本年支出合计 total: 决算数 10.00",
      ]
    ),
    Example(
      name: "rows that cannot be placed are told and their figures kept without a meaning",
      form: "公开05",
      table: """
        | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
        | | 合计 | 7.00 | 4.00 | 3.00 |
        | 210 | 卫生健康支出 | 7.00 | 4.00 |
        | 221 | 住房保障支出 | 1.00 | 1.00 | 0.00 | 存疑 |
        """,
      rows: ["合计 total: 合计 7.00, 基本支出 4.00, 项目支出 3.00"],
      problems: [
        "raggedRow 210 | 卫生健康支出 | 7.00 | 4.00",
        "raggedRow 221 | 住房保障支出 | 1.00 | 1.00 | 0.00 | 存疑",
      ]
    ),
    Example(
      name: "a name that no code has",
      form: "公开05",
      table: """
        | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
        | | 合计 | 7.00 | 4.00 | 3.00 |
        | | 某某开支 | 7.00 | 4.00 | 3.00 |
        """,
      rows: ["合计 total: 合计 7.00, 基本支出 4.00, 项目支出 3.00", "某某开支: 合计 7.00, 基本支出 4.00, 项目支出 3.00"],
      problems: ["unknownRow 某某开支"]
    ),
    Example(
      name: "columns that are not the form's",
      form: "公开05",
      table: """
        | 年月 | 金额 |
        | 一月 | 7.00 |
        """,
      rows: [],
      problems: ["unknownColumns 年月 | 金额"]
    ),
    Example(
      name: "a table of no form",
      form: nil,
      table: """
        | 年月 | 金额 |
        | 一月 | 7.00 |
        """,
      rows: []
    ),
    Example(
      name: "the caption inside the table, names of blank columns at the right",
      form: nil,
      table: """
        | 公开05表 一般公共预算财政拨款支出决算表 | | | | | |
        | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | |
        | | 合计 | 7.00 | 4.00 | 3.00 | |
        """,
      rows: ["合计 total: 合计 7.00, 基本支出 4.00, 项目支出 3.00"]
    ),
  ]

  private func read(_ example: Example) throws -> (outcome: TableOutcome, tree: SyntaxTree, start: Int) {
    let tree = SyntaxTree(SourceText(example.table + "\n"))
    let block = try #require(tree.blocks.first { $0.kind == .table })
    let surroundings = TableSurroundings(form: example.form)
    let outcome = TableReader.read(block.content, tree.text.bytes, at: block.start, surroundings, Books.embedded.usual)
    return (outcome, tree, block.start)
  }

  private func described(_ row: TableReading.Row, _ outcome: TableOutcome, _ reading: TableReading) -> String {
    let code = (row.code ?? 0) == 0 ? "" : "\(row.code ?? 0) "
    let parent = row.parent.map { " < " + String(folded: reading.rows[$0].label) } ?? ""
    let figures = zip(reading.columns, row.facts).compactMap { column, fact -> String? in
      guard fact >= 0, !outcome.facts[fact].isBlank else { return nil }
      let number = outcome.facts[fact].number
      return "\(column.title) \(number.value.written(decimals: Int(number.decimals)))"
    }
    let name = code + String(folded: row.label) + (row.isTotal ? " total" : "") + parent
    return name + ": " + figures.joined(separator: ", ")
  }

  @Test(arguments: examples)
  func rowsAndColumns(_ example: Example) throws {
    let (outcome, tree, start) = try read(example)
    let rows = outcome.reading.map { reading in reading.rows.map { described($0, outcome, reading) } } ?? []
    #expect(rows == example.rows)
    let problems = outcome.problems.map { problem in
      let text = tree.text[(problem.range.lowerBound + start)..<(problem.range.upperBound + start)]
      return "\(problem.kind) " + text.split(separator: "|").map { $0.filter { $0 != " " } }.joined(separator: " | ")
    }
    #expect(problems == example.problems)
  }

  /// No figure is lost, whether the table is understood or not; only what is understood has a meaning.
  @Test(arguments: examples)
  func everyFigureIsAFact(_ example: Example) throws {
    let (outcome, _, _) = try read(example)
    let amounts = example.table.matches(of: #/\d+\.\d+/#).map { String($0.output) }
    let facts = outcome.facts.filter { !$0.isBlank }.map { $0.number.value.written(decimals: Int($0.number.decimals)) }
    #expect(facts.filter { $0.contains(".") }.sorted() == amounts.sorted())
    if outcome.reading == nil { #expect(outcome.facts.allSatisfy { $0.key == nil }) }
  }
}
