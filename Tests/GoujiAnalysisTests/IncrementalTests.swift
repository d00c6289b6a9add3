import GoujiAnalysis
import GoujiFacts
import GoujiImport
import GoujiSyntax
import TestSupport
import Testing

/// Whatever is typed, an analysis that followed the edits knows what one of the whole text knows.
@Suite struct IncrementalTests {
  /// What a writer, or a cat on the keyboard, puts in.
  static let typed = [
    "", "1", "0", "9.5", ",", ".", "-", " ", "\n", "\r\n", "\n\n", "|", "\t", "| 合计 | 3.00 | 2.00 |\n", "万元", "元", "%",
    "：", "。", "增加",
    "下降", "第三部分 名词解释\n", "三、支出决算情况说明\n", "公开03表 支出决算表\n", "核对：公开03.合计.基本支出 = 3\n", "忽略：GJ301（已确认）\n", "//",
    "{公开03.合计}", "=", "财政拨款收入：指当年拨付的资金。\n", "本年支出合计263.33万元，其中：基本支出213.52万元，占81.08%", "注：", "99999999999999999999",
    "\u{FEFF}",
    "２０２４年度", "𠮷",
  ]

  static let drafts: [String] =
    [PlantedMistakeTests.sample, mixed] + PlantedMistakeTests.disclosures.prefix(2).map(\.draft)

  static let mixed = """
    部门：临湖县医疗保障局
    年度：2024
    第二部分 部门决算情况说明
    三、支出决算情况说明
    本年支出1,263.33万元，其中：基本支出713.52万元，占56.48%；项目支出549.81万元，占43.52%。与上年相比，增加27.97万元，增长2.26%。
    第三部分 名词解释
    一、基本支出：指维持机构正常运转的支出。
    第四部分 部门决算表

    """ + PlantedMistakeTests.sample

  @Test(arguments: Array(drafts.enumerated()).map(\.offset))
  func editsEqualTheWholeText(number: Int) {
    var chance = SeededGenerator(seed: UInt64(100 + number))
    var followed = Analysis(Self.drafts[number])
    for step in 0..<40 {
      let edits = (0..<chance.number(1..<4)).map { _ in edit(followed.text.count, &chance) }
      followed = followed.applying(edits)
      let whole = Analysis(SourceText(bytes: followed.text.bytes))
      #expect(followed.findings == whole.findings, "step \(step): \(edits)")
      #expect(followed.figures == whole.figures, "step \(step): \(edits)")
      #expect(followed.coverage == whole.coverage, "step \(step): \(edits)")
      if followed.findings != whole.findings { return }
    }
  }

  /// A digit typed over another, the edit for which the graph is kept: totals that the keys hang on are among them.
  @Test(arguments: Array(drafts.enumerated()).map(\.offset))
  func digitsTypedOverEqualTheWholeText(number: Int) {
    var chance = SeededGenerator(seed: UInt64(700 + number))
    var followed = Analysis(Self.drafts[number])
    for step in 0..<60 {
      let figure = chance.pick(followed.figures).range
      let digits = figure.filter { (0x30...0x39).contains(followed.text.bytes[$0]) }
      guard !digits.isEmpty else { continue }
      let at = chance.pick(digits)
      // Over another, in front of it, or taken away.
      let end = at + (chance.once(in: 3) ? 0 : 1)
      let edit = TextEdit(range: at..<end, newText: chance.once(in: 6) ? "" : String(chance.number(0..<10)))
      followed.apply([edit])
      let whole = Analysis(SourceText(bytes: followed.text.bytes))
      #expect(followed.findings == whole.findings, "step \(step): \(edit)")
      #expect(followed.figures == whole.figures, "step \(step): \(edit)")
      if followed.findings != whole.findings { return }
    }
  }

  /// A wrong digit in a figure that others state too, typed and mostly taken back: each time another figure may come to stand
  /// for what they all state.
  @Test(arguments: Array(drafts.enumerated()).map(\.offset))
  func figuresThatOthersStateTooEqualTheWholeText(number: Int) {
    var chance = SeededGenerator(seed: UInt64(1_300 + number))
    var followed = Analysis(Self.drafts[number])
    for step in 0..<30 {
      let statements = Dictionary(grouping: followed.figures.filter { $0.key != nil }, by: \.key).values
        .filter { $0.count > 1 }.sorted { $0[0].range.lowerBound < $1[0].range.lowerBound }
      guard !statements.isEmpty else { return }
      let figure = chance.pick(chance.pick(statements)).range
      let digits = figure.filter { (0x30...0x39).contains(followed.text.bytes[$0]) }
      guard !digits.isEmpty else { continue }
      let at = chance.pick(digits)
      let old = String(decoding: [followed.text.bytes[at]], as: UTF8.self)
      let isReplaced = chance.once(in: 2)
      let typed = TextEdit(range: at..<(at + (isReplaced ? 1 : 0)), newText: String(chance.number(1..<10)))
      let back = TextEdit(range: at..<(at + 1), newText: isReplaced ? old : "")
      for edit in chance.once(in: 4) ? [typed] : [typed, back] {
        followed = followed.applying([edit])
        let whole = Analysis(SourceText(bytes: followed.text.bytes))
        #expect(followed.findings == whole.findings, "step \(step): \(edit)")
        #expect(followed.figures == whole.figures, "step \(step): \(edit)")
        #expect(followed.coverage == whole.coverage, "step \(step): \(edit)")
        if followed.findings != whole.findings { return }
      }
    }
  }

  /// A year in front of a project's name does not make it another project, but findings say it as it is written.
  @Test func aProjectIsCalledAsItIsWritten() throws {
    let text = """
      项目支出绩效自评表
      | 项目名称 | 2024年医疗救助经费 |
      | 项目资金 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
      | 年度资金总额 | 10.00 | 14.58 | 10.00 | 10 | 68.59% | 10 |
      | 财政拨款 | 10.00 | 10.00 | 8.00 | | | |
      | 其他资金 | 0.00 | 4.00 | 2.00 | | | |

      """
    let draft = Analysis(text)
    let year = try #require(draft.text.string.utf8.firstRange(of: "4年医".utf8))
    let at = draft.text.string.utf8.distance(from: draft.text.string.utf8.startIndex, to: year.lowerBound)
    let edited = draft.applying([TextEdit(range: at..<(at + 1), newText: "5")])
    #expect(draft.findings.contains { $0.message.contains("2024年医疗救助经费") })
    #expect(edited.findings == Analysis(edited.text.string).findings)
  }

  /// The same among last year's draft, a unit's and the office's checks.
  @Test(arguments: 0..<4)
  func editsAmongOtherDraftsEqualTheWholeText(seed: Int) {
    var chance = SeededGenerator(seed: UInt64(900 + seed))
    let book = Analysis("").book
    let checks = ["公开03.合计.基本支出 ≥ 500.00", "公开03.合计 = 公开03.基本支出 + 公开03.项目支出 + 1.00"].flatMap { formula in
      let text = SourceText("核对：" + formula)
      let source = OtherText(path: "勾稽.txt", text: text)
      return DirectiveReader.read(FoldedText(text.string), book).claims.map {
        OfficeCheck(claim: $0, source: source, range: 0..<text.count)
      }
    }
    let others = ["去年.gouji": Self.mixed.replacing("2024", with: "2023"), "中心.gouji": Self.mixed]
    var followed = Analysis(SourceText("上年：去年.gouji\n所属单位：中心.gouji\n" + Self.mixed)) { header in
      Analysis.Environment(header: header, checks: checks) { name in
        others[name].map { StatedElsewhere(Analysis($0), path: name) }
      }
    }
    #expect(followed.environment.checks.count == 2 && !followed.environment.externals.isEmpty)
    for step in 0..<40 {
      let figure = chance.pick(followed.figures).range
      let isDigit = !chance.once(in: 3)
      let digit = TextEdit(range: figure.lowerBound..<(figure.lowerBound + 1), newText: String(chance.number(0..<10)))
      followed = followed.applying([isDigit ? digit : edit(followed.text.count, &chance)])
      let whole = Analysis(SourceText(bytes: followed.text.bytes), followed.environment)
      #expect(followed.findings == whole.findings, "step \(step)")
      #expect(followed.figures == whole.figures, "step \(step)")
      if followed.findings != whole.findings || followed.figures.isEmpty { return }
    }
  }

  /// Mostly small; sometimes many lines go at once.
  private func edit(_ count: Int, _ chance: inout SeededGenerator) -> TextEdit {
    let start = chance.number(0..<(count + 1))
    let length = chance.once(in: 2) ? 0 : chance.once(in: 8) ? chance.number(0..<600) : chance.number(0..<9)
    return TextEdit(range: start..<min(start + length, count), newText: chance.pick(Self.typed))
  }

  @Test func anEditThatStatesNothingNewKeepsEveryConclusion() {
    let before = Analysis(Self.mixed)
    let after = before.applying([TextEdit(range: 0..<0, newText: "// 草稿\n\n")])
    let shift = after.text.count - before.text.count
    #expect(after.coverage == before.coverage)
    #expect(after.figures.map { $0.range.lowerBound - shift } == before.figures.map(\.range.lowerBound))
  }
}

/// No text is beyond being analysed.
@Suite struct AnyTextTests {
  @Test(arguments: 0..<60)
  func randomBytesAreADraft(seed: Int) {
    var chance = SeededGenerator(seed: UInt64(seed))
    let bytes = (0..<chance.number(0..<2_000)).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
    let analysis = Analysis(SourceText(bytes: bytes))
    #expect(analysis.text.bytes == bytes)
    #expect(isInside(analysis))
  }

  @Test(arguments: 0..<60)
  func wordsAndNumbersThrownTogetherAreADraft(seed: Int) {
    var chance = SeededGenerator(seed: UInt64(1_000 + seed))
    let numbers = [
      "92233720368.54775807", "-92233720368.54775808", "0.00000001", "1e9", "99999999999.99", "0", "=", "100.00",
    ]
    let text = (0..<chance.number(1..<400)).map { _ in
      chance.once(in: 3) ? chance.pick(numbers) : chance.pick(IncrementalTests.typed)
    }.joined()
    let analysis = Analysis(text)
    #expect(isInside(analysis))
    #expect(analysis.coverage.numbers == analysis.figures.count)
  }

  private func isInside(_ analysis: Analysis) -> Bool {
    let whole = 0...analysis.text.count
    return analysis.findings.allSatisfy { finding in
      ([finding.range] + finding.related.map(\.range) + finding.fixes.flatMap { $0.edits.map(\.range) })
        .allSatisfy { whole.contains($0.lowerBound) && whole.contains($0.upperBound) }
    }
  }
}
