import GoujiSyntax
import Testing

@testable import GoujiCatalog

@Suite("A workspace's own code table")
struct CodeTableReaderTests {
  let table = Books.embedded.usual.functional

  @Test func extendsAndReplacesLines() {
    let file =
      "\u{FEFF}code\tname\tevidence\tinitials\r\n# 本市自设\r\n2101520\t长期护理保险经办\t\t\r\n\r\n"
      + "2101505\t医保政策研究\trecalled\tybzcyj\r\n2101506\t医疗保障经办事务\r\n"
    let (extended, problems) = table.extended(with: Array(file.utf8), Books.embedded.usual.pinyin)
    #expect(problems == [])
    #expect(extended.entries.count == table.entries.count + 1)
    #expect(extended[2_101_520]?.name == "长期护理保险经办")
    #expect(extended[2_101_520]?.evidence == .own)
    #expect(extended[2_101_520]?.initials.hasSuffix("bxjb") == true)
    #expect(extended[2_101_505]?.name == "医保政策研究")
    #expect(extended[2_101_505]?.evidence == .recalled)
    #expect(extended.codes(named: "医疗保障政策管理") == [])
    #expect(
      extended.children(of: 21015).map(\.code) == table.children(of: 21015).map(\.code).dropLast(2) + [
        2_101_520, 2_101_550, 2_101_599,
      ]
    )
    #expect(extended[2_101_506]?.aliases == table[2_101_506]?.aliases)
    // The embedded table is not touched.
    #expect(table[2_101_520] == nil)
  }

  @Test func replacesTheWholeTable() {
    let (own, problems) = table.replaced(
      by: Array("科目名称\t科目编码\n卫生健康支出\t210\n行政事业单位医疗\t２１０１１\n".utf8),
      Books.embedded.usual.pinyin
    )
    #expect(problems == [])
    #expect(own.entries.map(\.code) == [210, 21011])
    #expect(own.pathText(of: 21011) == "卫生健康支出 › 行政事业单位医疗")
  }

  @Test(
    arguments: [
      ("", [0: "没有内容"]),
      ("210\t卫生健康支出\n", [0: "首行应写列名"]),
      ("code name\n210 卫生健康支出\n", [0: "首行应写列名"]),
      ("code\tname\n210\t卫生健康支出\n\n210\t卫生支出\n", [3: "与第2行重复"]),
      ("code\tname\n2101\t医疗\nabc\t医疗\n\t医疗\n", [1: "“2101”应为3、5、7位", 2: "“abc”应为3、5、7位", 3: "“”应为3、5、7位"]),
      ("code\tname\n210\n211\t\n", [1: "210没有科目名称", 2: "211没有科目名称"]),
      ("code\tname\n210\t卫生健康支出\tpublished\n", [1: "本行有3列，多于首行的2列"]),
      ("code\tname\tevidence\n210\t卫生健康支出\t听说\n", [1: "依据应为"]),
    ] as [(String, [Int: String])]
  )
  func reportsWhatIsWrong(_ file: String, _ expected: [Int: String]) {
    let (same, problems) = table.extended(with: Array(file.utf8), Books.embedded.usual.pinyin)
    #expect(problems.map(\.line) == expected.keys.sorted())
    for problem in problems { #expect(problem.message.zh.contains(expected[problem.line] ?? "?"), "\(problem)") }
    #expect(same.entries == table.entries)
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x63, 0x00], 0, "UTF-16"),
      // 科目编码 科目名称 in GBK.
      ([0xBF, 0xC6, 0xC4, 0xBF, 0x09, 0xC3, 0xFB, 0xB3, 0xC6, 0x0A], 0, "GBK"),
      (Array("code\tname\n210\t".utf8) + [0xCE, 0xC0, 0xC9, 0xFA, 0x0A], 1, "不是 UTF-8"),
    ] as [([UInt8], Int, String)]
  )
  func reportsABadEncoding(_ bytes: [UInt8], _ line: Int, _ word: String) {
    let (same, problems) = table.extended(with: bytes, Books.embedded.usual.pinyin)
    #expect(problems.count == 1 && problems[0].line == line && problems[0].message.zh.contains(word), "\(problems)")
    #expect(same.entries == table.entries)
  }

  @Test func readsAnyBytes() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<200 {
      let pieces: [[UInt8]] = [
        Array("code\tname\n".utf8), Array("2080505\t".utf8), Array("支出".utf8), [0x09], [0x0A], [0x0D, 0x0A], [0xEF],
        [0xFF, 0xFE], Array("99999999999".utf8), [0x00],
      ]
      let bytes = (0..<random.below(30)).flatMap { _ in pieces[random.below(pieces.count)] }
      let (result, problems) = table.extended(with: bytes, Books.embedded.usual.pinyin)
      #expect(problems.isEmpty || result.entries.count == table.entries.count)
      #expect(problems.count <= 100)
    }
  }
}

/// A small generator with a seed, so that a failure comes back.
struct SeededRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
