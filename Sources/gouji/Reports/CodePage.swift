import GoujiCatalog

/// A line of a code table in words.
enum CodePage {
  static func text(_ entry: CodeEntry, _ table: CodeTable, _ notes: CodeNotes = .standard) -> String {
    var lines = ["\(entry.code) \(entry.name)（\(table.kind.name)\(entry.level.map { "，\($0.name)" } ?? "")）", ""]
    lines.append("位置：" + table.path(of: entry.code).map { "\($0.code) \($0.name)" }.joined(separator: " › "))
    if let note = notes.note(on: entry) { lines.append("说明：\(note)") }
    for kind in CodeAlias.Kind.allCases {
      let names = entry.aliases.filter { $0.kind == kind }.map(\.name)
      if !names.isEmpty { lines.append("\(kind.name)：\(names.joined(separator: "、"))") }
    }
    if !entry.formerCodes.isEmpty {
      lines.append("旧编码：\(entry.formerCodes.map(String.init).joined(separator: "、"))")
    }
    lines.append("来源：\(evidence(entry.evidence))")
    let children = table.children(of: entry.code)
    if !children.isEmpty {
      lines.append("下级科目：")
      lines += children.map { "  \($0.code) \($0.name)" }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Codes that share a name.
  static func list(_ name: String, _ entries: [CodeEntry], _ table: CodeTable) -> String {
    let lines = ["“\(name)”在\(table.kind.name)里有 \(entries.count) 个："]
      + entries.map { "  \($0.code) \(table.pathText(of: $0.code))" }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func evidence(_ evidence: Evidence) -> String {
    switch evidence {
    case .published: "已公开的决算"
    case .recalled: "通行的科目表，未与当年文件逐条核对"
    case .doubtful: "可能已经变动，请以当年科目表为准"
    }
  }
}
