import GoujiAnalysis

/// How much of each section is checked, as a table for people.
enum CoverageTable {
  static func text(_ draft: CheckedDraft, _ language: Language) -> String {
    let head = [
      language("章节", "section"), language("数字", "numbers"), language("已核实", "confirmed"),
      language("有矛盾", "contradicted"), language("未核对", "unchecked"), language("核对率", "checked"),
    ]
    var rows = draft.sections.map { section in
      let title = section.title ?? language("（第一个标题之前）", "(before the first heading)")
      return [String(repeating: "  ", count: section.level - 1) + title] + figures(section.coverage)
    }
    rows.append([language("合计", "total")] + figures(draft.coverage))
    let table = [head] + rows
    let widths = head.indices.map { column in table.map { displayWidth($0[column]) }.max() ?? 0 }
    let rule = String(repeating: "─", count: widths.reduce(0, +) + 2 * (widths.count - 1))
    let lines = table.map { row in
      row.indices.map { padded(row[$0], to: widths[$0], atStart: $0 > 0) }.joined(separator: "  ")
    }
    return ([draft.path, lines[0], rule] + lines.dropFirst().dropLast() + [rule, lines[lines.count - 1]])
      .map { $0 + "\n" }.joined()
  }

  private static func figures(_ coverage: Coverage) -> [String] {
    [
      String(coverage.numbers), String(coverage.confirmed), String(coverage.contradicted), String(coverage.unchecked),
      coverage.checkedShare,
    ]
  }
}
