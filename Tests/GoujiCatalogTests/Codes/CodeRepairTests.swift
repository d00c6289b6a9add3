import GoujiSyntax
import Testing

@testable import GoujiCatalog

@Suite("What a wrong code was meant to be")
struct CodeRepairTests {
  let table = Books.embedded.usual.functional

  // The cut codes of a published 02 and 03 form, with the cut names beside them.
  @Test(
    arguments: [
      (2080, "机关事业单位基本", 2_080_505), (2101, "行政单位医疗", 2_101_101), (2101, "公务员医疗补助", 2_101_103),
      (2101, "其他行政事业单位", 2_101_199), (2101, "其他医疗保障管理", 2_101_599), (2210, "住房公积金", 2_210_201),
      (2080, "社会保险补贴", 2_080_704), (2080, "公益性岗位补贴", 2_080_705), (2101, "事业单位医疗", 2_101_102),
      (20805, "机关事业单位基本养老保险缴费", 2_080_505), (21011, "行政单位医疗", 2_101_101),
      (21011, "其他行政事业单位医疗支出", 2_101_199), (21015, "行政运行", 2_101_501), (21015, "事业运行", 2_101_550),
      (21015, "其他医疗保障管理事务支出", 2_101_599), (22102, "住房公积金", 2_210_201), (20807, "社会保险补贴", 2_080_704),
      (2_080_505, "机关事业单位基本养老保险缴费支出", 2_080_505), (208, "行政事业单位离退休", 20805),
      // Several 款 have one, so the code alone does not tell.
      (2101, "行政运行", nil), (201, "行政运行", nil), (2101, "住房公积金", nil), (2101, "", nil), (0, "行政运行", nil),
    ] as [(UInt32, String, UInt32?)]
  )
  func resolvesACutCode(_ code: UInt32, _ name: String, _ meant: UInt32?) {
    #expect(table.resolve(truncatedCode: code, name: name) == meant)
  }

  @Test func theDraftsOwnCodesDecide() {
    let used: Set<UInt32> = [2_101_501, 2_080_505]
    #expect(table.resolve(truncatedCode: 2101, name: "行政运行", preferring: used.contains) == 2_101_501)
    #expect(table.resolve(truncatedCode: 2101, name: "行政运行") { $0 / 100 == 21015 || $0 / 100 == 21017 } == nil)
  }

  @Test(
    arguments: [
      // A swap, a wrong digit, a missing one, a code of an older edition, one that is far from all.
      (2_080_550, [2_080_505, 2_080_150, 2_010_550]),
      (2_101_151, [2_101_101, 2_101_102, 2_101_103]),
      (2_101_551, [2_101_550, 2_101_501, 2_101_502]),
      (208_505, [20805, 2_080_505, 20505]),
      (2_089_901, [2_089_999, 2_080_901, 2_081_901]),
      (9_999_999, []),
    ] as [(UInt32, [UInt32])]
  )
  func namesTheNearestCodes(_ code: UInt32, _ expected: [UInt32]) {
    #expect(table.nearest(code: code) == expected)
  }

  @Test(
    arguments: [
      ("行政单位医疔", nil, [2_101_101]),
      ("机关事业单位基本养老保险交费支出", nil, [2_080_505]),
      ("卫生健康之出", nil, [210]),
      ("行政运营", 21015, [2_101_501]),
      ("完全没有这样的科目", nil, []),
      ("医", nil, []),
    ] as [(String, UInt32?, [UInt32])]
  )
  func namesTheNearestNames(_ name: String, _ parent: UInt32?, _ expected: [UInt32]) {
    #expect(table.nearest(name: name, under: parent, limit: 1) == expected)
  }

  @Test func editDistanceCountsSwaps() {
    let cases: [(String, String, Int?)] = [
      ("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xabc", 1), ("abcd", "badc", 2),
      ("abc", "xyz", nil), ("", "abc", nil),
    ]
    for (left, right, distance) in cases {
      #expect(editDistance(Array(left.utf16), Array(right.utf16), atMost: 2) == distance, "\(left) \(right)")
      #expect(editDistance(Array(right.utf16), Array(left.utf16), atMost: 2) == distance, "\(right) \(left)")
    }
  }
}
