import Testing

@testable import GoujiCatalog

@Suite("The code table")
struct CodeTableTests {
  let table = Books.embedded.usual.functional

  @Test func holdsTheEmbeddedFiles() {
    let counts = CodeLevel.allCases.map { level in table.entries.filter { $0.level == level }.count }
    #expect(counts == [29, 263, 1501])
    #expect(
      Books.embedded.usual.economic.entries.filter { $0.level == .category }.map(\.code) == [
        301, 302, 303, 307, 310, 312, 399,
      ]
    )
    #expect(Books.embedded.usual.economic.entries.count == 89)
    for table in [table, Books.embedded.usual.economic] {
      #expect(table.entries.allSatisfy { table.kind.levels.contains($0.level ?? .item) && !$0.name.isEmpty })
      #expect(Set(table.entries.map(\.code)).count == table.entries.count)
    }
  }

  @Test func everyCodeHasItsParent() {
    for table in [table, Books.embedded.usual.economic] {
      let orphans = table.entries.filter { $0.level != .category && table.parent(of: $0.code) == nil }
      #expect(orphans.map(\.code) == [])
    }
  }

  @Test func findsAnEntry() {
    #expect(
      table[2_101_101]
        == CodeEntry(
          code: 2_101_101,
          name: "行政单位医疗",
          evidence: .published,
          initials: "xzdwyl",
          aliases: [CodeAlias(name: "行政单位医疗支出", kind: .variant)]
        )
    )
    #expect(table[2_109_999]?.formerCodes == [2_109_901])
    #expect(Books.embedded.usual.economic[30108]?.aliases.map(\.name).prefix(2) == ["机关事业单位基本养老保险", "机关事业单位基本养老保险缴"])
    for code: UInt32 in [0, 1, 99, 2101, 210_110, 9_999_999, .max] { #expect(table[code] == nil) }
  }

  @Test(
    arguments: [
      (2_080_505, ["社会保障和就业支出", "行政事业单位养老支出", "机关事业单位基本养老保险缴费支出"]),
      (22102, ["住房保障支出", "住房改革支出"]),
      (210, ["卫生健康支出"]),
      (2_101_198, ["卫生健康支出", "行政事业单位医疗"]),
      (0, []),
    ] as [(UInt32, [String])]
  )
  func givesThePath(_ code: UInt32, _ names: [String]) {
    #expect(table.path(of: code).map(\.name) == names)
    #expect(table.pathText(of: code) == names.joined(separator: " › "))
  }

  @Test func givesChildrenByCode() {
    #expect(table.children(of: 21011).map(\.code) == [2_101_101, 2_101_102, 2_101_103, 2_101_199])
    #expect(table.children(of: 221).map(\.code) == [22101, 22102, 22103])
    #expect(table.children(of: nil).count == 29)
    #expect(table.children(of: 2_101_101).isEmpty)
    #expect(table.children(of: 2101).isEmpty)
    #expect(Books.embedded.usual.economic.children(of: 30101).isEmpty)
    #expect(
      Books.embedded.usual.economic.children(of: 307).map(\.name) == ["国内债务付息", "国外债务付息", "国内债务发行费用", "国外债务发行费用"]
    )
  }

  @Test func listsByPrefixInTheOrderOfATable() {
    #expect(table.entries(startingWith: 2_210).map(\.code).prefix(4) == [22101, 2_210_101, 2_210_102, 2_210_103])
    #expect(table.entries(startingWith: 22102).map(\.code) == [22102, 2_210_201, 2_210_202, 2_210_203])
    #expect(table.entries(startingWith: 2_101_101).map(\.code) == [2_101_101])
    #expect(table.entries(startingWith: 0).isEmpty)
    #expect(table.entries(startingWith: 21_011_011).isEmpty)
    #expect(table.entries(startingWith: 2).count == table.entries.count)
  }

  @Test(
    arguments: [
      ("2080505", 2_080_505), ("２０８", 208), (" 208 05 05 ", 2_080_505), ("0208", nil), ("", nil), ("208a", nil),
      ("类", nil), ("1234567890", nil), ("999999999", 999_999_999),
    ] as [(String, UInt32?)]
  )
  func readsWrittenCodes(_ text: String, _ code: UInt32?) {
    #expect(CodeTable.code(written: text) == code)
  }

  @Test func saysNoMoreThanItKnows() {
    #expect(Evidence.published.ceiling == .warning)
    #expect(Evidence.recalled.ceiling == .information)
    #expect(Evidence.doubtful.ceiling == nil)
    // That a code is missing is never more than information, and nothing where its parent is doubtful.
    #expect(table.absenceCeiling(of: 2_101_177) == .information)
    #expect(table.absenceCeiling(of: 2_101_788) == nil)
    #expect(table.absenceCeiling(of: 21188) == .information)
    #expect(table.absenceCeiling(of: 2_118_801) == .information)
    #expect(table.absenceCeiling(of: 299) == .information)
    #expect(table.absenceCeiling(of: 2101) == nil)
  }
}
