import GoujiAnalysis
import GoujiCatalog
import GoujiFacts
import TestSupport
import Testing

@testable import GoujiPublish

struct DocumentTests {
  /// What is not published is gone; what stands around a table has found its place.
  @Test func aWholeDraft() throws {
    let publication = PublishedDrafts.publication(
      """
      部门：临溪县档案馆
      年度：2024
      报告：部门决算
      金额单位：万元
      上年：../2023.gouji

      临溪县档案馆2024年度部门决算

      目  录
      第一部分 部门概况……1
      第二部分 2024年度部门决算表……2

      第一部分 部门概况
      一、主要职责
      （一）收集和保管全县档案。
      // 三定方案第二条
      **二、机构设置**

      第二部分 2024年度部门决算表
      公开03表 支出决算表
      部门：临溪县档案馆
      2024年度
      金额单位：万元
      | 项目     |          | 本年支出合计 | 基本支出 | 项目支出 |
      | 科目编码 | 科目名称 |              |          |          |
      | 合计     |          |        12.00 |    10.00 |     2.00 |
      | 201      | 一般公共服务支出 | 12.00 | 10.00 | 2.00 |
      注：本表反映
      本年度支出。

      第三部分 2024年度部门决算情况说明
      一、支出决算情况说明
      核对：公开03.合计 = 12.00
      忽略：GJ301（试写）
      本年支出12.00万元{支出}，其中：基本支出10.00万元，
      占83.33%；项目支出2.00万元。
      | 甲 \\| 乙 | 3*4 |
      | --- | --- |
      | 丙 | 5 |
      """
    )
    let expected = """
      临溪县档案馆2024年度部门决算

      第一部分 部门概况

      一、主要职责
      （一）收集和保管全县档案。

      二、机构设置

      第二部分 2024年度部门决算表

      公开03表 支出决算表
      部门：临溪县档案馆
      2024年度
      金额单位：万元
      项目\t\t本年支出合计\t基本支出\t项目支出
      科目编码\t科目名称\t\t\t
      合计\t\t12.00\t10.00\t2.00
      201\t一般公共服务支出\t12.00\t10.00\t2.00
      注：本表反映本年度支出。

      第三部分 2024年度部门决算情况说明

      一、支出决算情况说明
      本年支出12.00万元，其中：基本支出10.00万元，占83.33%；项目支出2.00万元。

      甲 | 乙\t3*4
      丙\t5

      """
    #expect(try String(decoding: #require(publication.bytes(.txt)), as: UTF8.self) == expected)
    #expect(publication.obstacles.isEmpty)
    let forms = publication.document.forms
    #expect(forms.map(\.table.headRowCount) == [2, 1])
    #expect(forms.map(\.standsAlone) == [true, false])
    #expect(forms[0].table.spans == [[0, 0, 1, 2], [0, 2, 2, 1], [0, 3, 2, 1], [0, 4, 2, 1], [2, 0, 1, 2]])
    #expect(forms[0].table.columns == [.text, .text, .figures, .figures, .figures])
  }

  /// Figures carry what they measure, in the words of the formulas.
  @Test func keys() throws {
    let publication = PublishedDrafts.publication(
      """
      年度：2024
      第三部分 2024年度部门决算情况说明
      一、支出决算情况说明
      本年支出合计1,012.50万元，其中：基本支出1,010.00万元，占99.75%；公务用车保有量2辆。
      """
    )
    let figures = publication.document.blocks.flatMap { block -> [PublishedFigure] in
      guard case .paragraph(let text) = block else { return [] }
      return text.runs.compactMap(\.figure)
    }
    #expect(
      figures == [
        PublishedFigure(keys: ["支出"], value: "1012.5", unit: "万元"),
        PublishedFigure(keys: ["支出.基本支出"], value: "1010", unit: "万元"),
        PublishedFigure(keys: [], value: "99.75", unit: "%"),
        PublishedFigure(keys: ["公务用车.保有量"], value: "2", unit: "辆"),
      ]
    )
  }

  /// A path that is written is read as the same key, for every figure of every fixture.
  @Test func pathsAreReadBack() {
    var count = 0
    for (name, analysis) in PublishedDrafts.all {
      for key in analysis.reading.blocks.flatMap(\.facts).compactMap(\.key) {
        guard let path = analysis.book.path(of: key) else { continue }
        #expect(analysis.book.reference(path: path)?.key == key, "\(name): \(path)")
        count += 1
      }
    }
    #expect(count > 5000)
  }

  /// Lines of a form that the draft does not have come from its header.
  @Test func usualLines() {
    let publication = PublishedDrafts.publication(
      """
      部门：临溪县档案馆
      年度：2024
      报告：部门决算
      金额单位：万元
      第四部分 2024年度部门决算表
      一、支出决算表
      | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
      |          | 合计     |        12.00 |    10.00 |     2.00 |
      """
    )
    let form = publication.document.forms[0]
    #expect(publication.document.title == ["2024年度临溪县档案馆部门决算"])
    #expect(form.heading?.text.plain == "一、支出决算表")
    #expect(form.details == PublishedForm.Details(left: "部门：临溪县档案馆", right: "金额单位：万元"))
  }

  /// A form that a page's end cuts in two is one, and its head stands once.
  @Test func aFormInTwoParts() throws {
    let analysis = try #require(PublishedDrafts.all.first { $0.name == "Whole/page-breaks-sound.gouji" }?.analysis)
    let forms = Publication(analysis).document.forms
    #expect(forms.count == 9)
    #expect(forms.allSatisfy { !$0.notes.isEmpty && $0.heading != nil })
    let texts = forms[2].table.texts.map(\.[0])
    #expect(texts.filter { $0 == "项目" || $0 == "栏次" }.count == 2)
    #expect(texts.contains("2101101"))
  }

  @Test(arguments: [
    ("收入⟦=⟧万元，支出 3 = 3。", [Obstacle.Kind.asked]),
    ("较上年增加2.00万元，主要原因是：⟦（请写原因）⟧。// 此处", [.placeholder]),
    ("// 收入=万元（请写原因）\n忽略：GJ801（请写原因）", []),
    ("| 合计 | ⟦=⟧ |", [.asked]),
    ("公开03表 支出决算表\n| 合计 | 1.00 |\n⟦| 201 | 1.00 | 存疑 |⟧", [.doubtful]),
  ])
  func obstacles(_ marked: String, _ kinds: [Obstacle.Kind]) {
    let text = MarkedText(marked)
    let found = PublishedDrafts.publication(text.text).obstacles
    #expect(MarkedText(text.text, marking: found.map(\.range)).marked == marked)
    #expect(found.map(\.kind) == kinds)
  }

  @Test func theBookIsRight() {
    let book = Books.embedded.usual.publishing
    #expect(PublishingBook.FontUse.allCases.allSatisfy { !book.fonts(for: $0).isEmpty })
    #expect(PublishingBook.Placeholder.allCases.allSatisfy { !book.placeholder($0).isEmpty })
    #expect(!book.latin.isEmpty)
    let wrong = PublishingBook([DataText(bytes: Array("字体 别的 ： 宋体\n未完 某处 ： 甲\n甲".utf8))])
    #expect(wrong.problems.map(\.line) == [0, 1, 2])
  }
}
