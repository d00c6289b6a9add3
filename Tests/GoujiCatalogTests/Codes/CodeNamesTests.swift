import GoujiSyntax
import Testing

@testable import GoujiCatalog

@Suite("Names of codes")
struct CodeNamesTests {
  let table = Books.embedded.usual.functional

  @Test func findsCodesByTheirName() {
    #expect(table.codes(named: "住房公积金") == [2_210_201])
    #expect(table.codes(named: "住 房 公积金 ") == [2_210_201])
    #expect(table.codes(named: "政府办公厅(室)及相关机构事务") == [20103])
    #expect(table.codes(named: "行政运行").count == table.entries.filter { $0.name == "行政运行" }.count)
    #expect(table.codes(named: "行政运行").prefix(2) == [2_010_101, 2_010_201])
    #expect(table.codes(named: "没有的科目") == [])
    #expect(table.codes(named: "") == [])
    #expect(table.codes(named: "医疗卫生与计划生育支出") == [])
    #expect(table.codes(namedOrAliased: "医疗卫生与计划生育支出".folded) == [210])
  }

  @Test func everyNameFindsItsOwnCode() {
    for table in [table, Books.embedded.usual.economic] {
      let lost = table.entries.filter { !table.codes(named: $0.name).contains($0.code) }
      #expect(lost.map(\.code) == [])
    }
  }

  @Test(
    arguments: [
      ("机关事业单位基本养老保险缴费支出", 2_080_505, .own),
      ("机关事业单位基本养老保险缴费", 2_080_505, .alias(.short)),
      ("机关事业单位基本", 2_080_505, .cut),
      ("行政事业单位离退休", 20805, .alias(.former)),
      ("文化体育与传媒支出", 207, .alias(.former)),
      ("社会保障和就业", 208, .alias(.short)),
      ("住房改革", 22102, .alias(.short)),
      ("行政单位医疗", 2_101_102, nil),
      ("行", 2_101_501, nil),
      ("行政运行", 2_101_599, nil),
      ("行政运行", 2_109_901, nil),
    ] as [(String, UInt32, NameAgreement?)]
  )
  func comparesANameWithACode(_ name: String, _ code: UInt32, _ agreement: NameAgreement?) {
    #expect(table.agreement(of: name, with: code) == agreement)
  }

  @Test func findsTheLongestNameInAText() {
    let text = "其中：卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）支出".folded
    var found: [(String, [UInt32], Bool)] = []
    var at = 0
    while at < text.count {
      if let name = table.name(at: at, in: text) {
        found.append((String(decoding: text[at..<(at + name.length)], as: UTF16.self), name.codes, name.isOwnName))
        at += name.length
      } else {
        at += 1
      }
    }
    #expect(found.map(\.0) == ["卫生健康支出", "行政事业单位医疗", "行政单位医疗"])
    #expect(found.map(\.1) == [[210], [21011], [2_101_101]])
    #expect(found.map(\.2) == [true, true, true])
    #expect(table.name(at: 0, in: "农业生产".folded)?.isOwnName == false)
    #expect(table.name(at: 5, in: "教育".folded) == nil)
    #expect(table.name(at: -1, in: "教育".folded) == nil)
  }

  @Test(
    arguments: [
      ("一、一般公共服务支出", 201), ("七、文化旅游体育与传媒支出", 207), ("八、社会保障和就业支出", 208),
      ("十四、资源勘探工业信息等支出", 215), ("二十二、灾害防治及应急管理支出", 224), ("二十三、其他支出", 229),
      ("二十六、抗疫特别国债安排的支出", 234), ("十八、自然资源海洋气象等支出", 220), ("（九）卫生健康支出", 210),
      ("9. 卫生健康支出", 210), ("卫生健康", 210), ("十四、资源勘探信息等支出", 215), ("十、", nil), ("本年支出合计", nil),
      ("住房改革支出", nil), ("", nil),
    ] as [(String, UInt32?)]
  )
  func readsTheRowsOfTheTotalForms(_ label: String, _ code: UInt32?) {
    #expect(table.category(labelled: label) == code)
  }

  @Test func findsByInitialsAndParts() {
    #expect(table.codes(withInitials: "jgsydwjb") == [2_080_505])
    #expect(table.codes(withInitials: "YLBZ") == [21015, 2_101_505, 2_101_506])
    #expect(table.codes(withInitials: "ylbzgl", anywhere: true) == [21015, 2_101_599])
    #expect(table.codes(withName: "医疗保障") == [21015, 2_101_505, 2_101_506])
    #expect(table.codes(withName: "医疗保障", anywhere: true) == [21015, 2_101_505, 2_101_506, 2_101_599])
    #expect(table.codes(withName: "") == [])
    #expect(table.codes(withInitials: "") == [])
  }
}
