import GoujiAnalysis
import GoujiSyntax

/// How much of each section is checked, as a table for people.
enum CoverageTable {
  static func text(_ draft: CheckedDraft, _ language: Language) -> String {
    let head = [
      language("章节", "section"), language("数字", "numbers"), language("已核实", "confirmed"), language("其中旁证", "likely"),
      language("有矛盾", "contradicted"), language("未核对", "unchecked"), language("核对率", "checked"),
    ]
    var rows = draft.sections.map { [trimmed($0.title)] + figures($0.coverage) }
    let before = draft.coverage.subtracting(draft.sections.map(\.coverage))
    if before.numbers > 0 {
      rows.insert([language("（第一个标题之前）", "(before the first heading)")] + figures(before), at: 0)
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
      String(coverage.numbers), String(coverage.confirmed), String(coverage.likely), String(coverage.contradicted),
      String(coverage.unchecked),
      coverage.checkedShare,
    ]
  }

  /// The text without blanks, of any width, at its ends.
  private static func trimmed(_ text: String) -> String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || scalar == "\u{FEFF}" }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
