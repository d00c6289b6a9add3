import GoujiCatalog
import GoujiImport
import GoujiSyntax
import TestSupport
import Testing

/// What each disclosure holds, counted by hand.
private struct Published: Sendable, CustomTestStringConvertible {
  var name: String
  var header: [String]
  var parts: Int
  /// Tables by title; the nine forms stand for the usual ones.
  var forms: Int
  var others: [String: Int]
  var testDescription: String { name }
}

/// Those whose names begin with 1 are carried in `Tests/Fixtures/Published`, the others may lie beside the repository.
private let disclosures = [
  Published(
    name: "100-anlin-2024",
    header: ["部门：安林市医疗保障局", "年度：2024", "报告：部门决算", "金额单位：万元"],
    parts: 4,
    forms: 9,
    others: ["项目支出绩效自评表": 1]
  ),
  Published(
    name: "101-hudong-2024",
    header: ["部门：湖东县医疗保障局", "年度：2024", "报告：部门决算"],
    parts: 4,
    forms: 0,
    others: ["部门整体支出绩效自评表": 1, "项目支出绩效自评表": 2]
  ),
  Published(
    name: "102-bijiang-2024",
    header: ["部门：云山市碧江区医疗保障局", "年度：2024", "报告：部门决算", "金额单位：万元"],
    parts: 4,
    forms: 10,
    others: ["项目支出绩效自评表": 1]
  ),
  Published(
    name: "000-qianshan-2024",
    header: ["部门：鞍山市千山区医疗保障局(中心)", "年度：2024", "报告：部门决算", "金额单位：万元"],
    parts: 3,
    forms: 8,  // 公开08表 has been crushed into a line of text
    others: ["部门(单位)整体绩效自评表": 2, "预算项目(政策)绩效自评表": 2]
  ),
  Published(
    name: "001-qinhuangdao-2023",
    // The cover says 部门预算公开, its contents and forms 部门决算; 部门名称 is a field of its own.
    header: ["年度：2023", "报告：部门决算", "金额单位：万元"],
    parts: 4,
    forms: 9,
    others: ["预算项目绩效自评表": 8, "": 2]
  ),
  Published(
    name: "002-bohu-2024",
    header: ["部门：博湖县医疗保障局", "年度：2024", "报告：部门决算"],
    parts: 4,
    forms: 0,
    others: ["部门整体支出绩效自评表": 1, "项目支出绩效自评表": 4]
  ),
  Published(
    name: "003-dehui-2024",
    header: ["部门：德惠市医疗保障局", "年度：2024", "报告：部门决算", "金额单位：万元"],
    parts: 4,
    forms: 9,
    others: ["项目支出绩效自评表": 1]
  ),
  Published(
    name: "004-zhushan-2024",
    header: ["部门：景德镇市珠山区医疗保障局", "年度：2024", "报告：部门决算", "金额单位：万元"],
    parts: 5,
    forms: 10,
    others: ["项目支出绩效自评表": 6]
  ),
]

struct PublishedTests {
  private static let present = disclosures.filter { disclosure in source(disclosure.name) != nil }

  private static func source(_ name: String) -> String? {
    Fixtures.disclosures.first { $0.name == name + ".txt" }?.text
  }

  @Test func allAreCounted() {
    #expect(Self.present.count == Fixtures.disclosures.count)
  }

  @Test(arguments: present)
  private func isRecognised(_ expected: Published) throws {
    let source = try #require(Self.source(expected.name))
    let summary = DraftImporter.importText(source).summary
    let titles = Set(Books.embedded.usual.forms.forms.flatMap(\.titles).map { String(folded: $0) })
    let forms = summary.tables.filter { titles.contains($0.title) }
    let others = summary.tables.filter { !titles.contains($0.title) }
    #expect(summary.headerFields == expected.header)
    #expect(summary.parts.count == expected.parts)
    #expect(forms.allSatisfy { $0.count == 1 })
    #expect(forms.count == expected.forms)
    #expect(Dictionary(uniqueKeysWithValues: others.map { ($0.title, $0.count) }) == expected.others)
  }

  @Test(arguments: present)
  private func keepsEveryFigureInOrder(_ expected: Published) throws {
    let source = try #require(Self.source(expected.name))
    let imported = DraftImporter.importText(source)
    #expect(digitsFromSource(imported) == digits(source))
    #expect(imported.summary.dropped.allSatisfy { digits($0.text).isEmpty })
  }

  @Test(arguments: present)
  private func importOfImportChangesNothing(_ expected: Published) throws {
    let source = try #require(Self.source(expected.name))
    let once = DraftImporter.importText(source)
    let twice = DraftImporter.importText(once.draft)
    #expect(twice.draft == once.draft)
    #expect(twice.summary.headerFields.isEmpty)
    #expect(twice.summary.tables == once.summary.tables)
    #expect(twice.summary.figures == once.summary.figures)
  }
}
