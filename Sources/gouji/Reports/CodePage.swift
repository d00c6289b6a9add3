import GoujiCatalog
import GoujiSyntax

/// A line of a code table in words.
enum CodePage {
  static func text(_ entry: CodeEntry, _ table: CodeTable, _ notes: CodeNotes, _ language: Language) -> String {
    var lines = ["\(entry.code) \(entry.name)（\(table.kind.name)\(entry.level.map { "，\($0.name)" } ?? "")）", ""]
    lines.append(
      language("位置：", "place: ") + table.path(of: entry.code).map { "\($0.code) \($0.name)" }.joined(separator: " › ")
    )
    if let note = notes.note(on: entry) { lines.append(language("说明：", "meaning: ") + note) }
    for kind in CodeAlias.Kind.allCases {
      let names = entry.aliases.filter { $0.kind == kind }.map(\.name)
      if !names.isEmpty { lines.append(language("\(kind.name)：", "\(kind.rawValue): ") + names.joined(separator: "、")) }
    }
    if !entry.formerCodes.isEmpty {
      lines.append(language("旧编码：", "former codes: ") + entry.formerCodes.map(String.init).joined(separator: "、"))
    }
    lines.append(language("来源：", "evidence: ") + evidence(entry.evidence, language))
    let children = table.children(of: entry.code)
    if !children.isEmpty {
      lines.append(language("下级科目：", "below it:"))
      lines += children.map { "  \($0.code) \($0.name)" }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Codes that share a name.
  static func list(_ name: String, _ entries: [CodeEntry], _ table: CodeTable, _ language: Language) -> String {
    let head = language(
      "“\(name)”在\(table.kind.name)里有 \(entries.count) 个：",
      "\(name) is the name of \(entries.count) codes (\(table.kind.name)):"
    )
    let lines =
      [head]
      + entries.map { "  \($0.code) \(table.pathText(of: $0.code))" }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func evidence(_ evidence: Evidence, _ language: Language) -> String {
    switch evidence {
    case .own: language("自备的科目表", "the office's own table")
    case .published: language("已公开的决算", "a published disclosure")
    case .recalled: language("通行的科目表，未与当年文件逐条核对", "general use, not compared with the year's table")
    case .doubtful: language("可能已经变动，请以当年科目表为准", "doubtful; the year's table decides")
    }
  }
}
