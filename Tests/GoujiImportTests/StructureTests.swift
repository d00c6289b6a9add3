import GoujiCatalog
import GoujiImport
import Testing

/// One source construct each, and the draft it becomes.
struct StructureTests {
  @Test(arguments: [
    // a page break inside a sentence, and one where a new sentence may have begun
    ("本年支出10万元，其中：基本支出\n\n8万元，项目支出2万元。", "本年支出10万元，其中：基本支出8万元，项目支出2万元。\n"),
    ("下设综合办公室等3个股室，各有分工\n\n本部门年末实有人员14人。", "下设综合办公室等3个股室，各有分工\n\n本部门年末实有人员14人。\n"),
    ("三、支出情况\n\n本年支出10万元。", "三、支出情况\n本年支出10万元。\n"),
    // page numbers and what only looks like one
    ("甲。\n- 12 -\n乙。", "甲。\n\n乙。\n"),
    ("甲。\n第 3 页 共 20 页\n乙。", "甲。\n\n乙。\n"),
    ("甲。\n12\n乙。", "甲。\n\n12\n\n乙。\n"),
    // contents
    ("目 录\n一、收入情况.........3\n二、支出情况.........4\n一、收入情况\n无。", "目录\n\n  - 一、收入情况……3\n  - 二、支出情况……4\n\n一、收入情况\n无。\n"),
    (
      "目录\n一、收入决算情\n况\n二、支出情况\n一、收入决算情况\n无。\n二、支出情况\n无。",
      "目录\n\n  - 一、收入决算情况\n  - 二、支出情况\n\n一、收入决算情况\n无。\n\n二、支出情况\n无。\n"
    ),
    ("目录\n第一部分 概况\n（一）管好基金。", "目录\n\n第一部分 概况\n（一）管好基金。\n"),
    // captions, furniture, notes
    ("支出决算表\n公开 03 表\n单位：万元\n| a | b |", "金额单位：万元\n\n公开03表 支出决算表\n单位：万元\n| a | b |\n"),
    ("2023年支出决算表\n公开03表\n| a | b |", "2023年支出决算表\n公开03表\n| a | b |\n"),
    ("| a | 1 |\n注：1. 甲。\n\n2. 乙。\n\n3. 丙。", "| a | 1 |\n注：1. 甲。2. 乙。3. 丙。\n"),
    ("|---|:--|\n| a \\| b | 1 |", "| a \\| b | 1 |\n"),
    // header fields only without contradiction
    ("2023年度\n\n2024年度\n", "2023年度\n2024年度\n"),
    ("部门：甲县财政局\n年度：2024\n\n正文。\n", "部门：甲县财政局\n年度：2024\n\n正文。\n"),
    ("", ""),
  ])
  func becomes(_ source: String, _ draft: String) {
    #expect(DraftImporter.importText(source).draft == draft)
  }

  /// A converter that loses a label shifts all behind it; read so, every amount would be another fund's.
  @Test func labelsThatHaveSlippedAreMovedBack() {
    func form(_ labels: String) -> String {
      "公开04表 财政拨款收入支出决算总表\n\(labels)\n栏次\t\t1\t栏次\t\t2\t3\n"
        + (1...5).map { "甲\t\($0)\t1.00\t乙\t\($0 + 5)\t2.00\t3.00\n" }.joined()
    }
    let slipped = DraftImporter.importText(form("项目\t\t\t行次\t合计\t一般公共预算财政拨款\t"))
    let whole = DraftImporter.importText(form("项目\t\t\t\t行次\t合计\t一般公共预算财政拨款"))
    #expect(slipped.draft == whole.draft)
    let other = form("项目\t行次\t金额\t项目\t行次\t合计\t一般公共预算财政拨款")
    #expect(tables(DraftImporter.importText(other).draft)[0][0] == ["项目", "行次", "金额", "项目", "行次", "合计", "一般公共预算财政拨款"])
  }

  @Test func anOfficesOwnFormsAreKnown() {
    let source = "部门收支总体情况表\n公开01表\n|  |  | 208 社会保障支出 | 1.00 |"
    let usual = Books.embedded.usual
    let forms = usual.forms.extended(with: Array("表 公开01 部门收支总体情况表\n".utf8), vocabulary: usual.vocabulary)
    let book = Book(
      usual,
      vocabulary: usual.vocabulary,
      forms: forms,
      wording: usual.wording,
      functional: usual.functional,
      economic: usual.economic
    )
    let imported = DraftImporter.importText(source, book: book)
    #expect(imported.draft == "公开01表 部门收支总体情况表\n| 208 |  | 社会保障支出 | 1.00 |\n")
    #expect(imported.summary.tables.map(\.title) == ["部门收支总体情况表"])
  }
}
