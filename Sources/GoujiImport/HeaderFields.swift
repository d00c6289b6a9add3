import GoujiSyntax

/// The header of a draft: what the text states about itself, each only if it is stated without contradiction.
struct HeaderFields {
  private static let departmentKeys: Set<String> = [
    "部门", "单位", "部门名称", "单位名称", "编制单位", "填报单位", "部门(单位)", "单位(部门)", "部门(单位)名称",
  ]
  private static let moneyUnits: Set<String> = ["元", "千元", "万元", "百万元", "亿元"]

  /// The lines of the header. Field lines that head the text already are taken out of `items` and kept as they are.
  static func take(from items: inout [Item], summary: inout ImportSummary) -> [String] {
    let own = ownFields(items)
    items.removeFirst(own.count)
    var header = own.map(\.text)
    var stated = Set(own.compactMap { field($0)?.key })
    // Further field lines of a cover are header fields as well.
    for item in items {
      guard case .prose(let line) = item, line.kind != .heading else { break }
      if let field = field(line) { stated.insert(field.key) }
    }
    let all = own + items.compactMap { if case .prose(let line) = $0 { line } else { nil } }
    let found: [(key: String, isStated: Bool, values: [(String, Int)])] = [
      ("部门", !stated.isDisjoint(with: departmentKeys), departments(all, items)),
      ("年度", stated.contains("年度"), years(all)),
      ("报告", stated.contains("报告"), reports(all)),
      ("金额单位", stated.contains("金额单位"), units(all)),
    ]
    for (key, isStated, values) in found where !isStated {
      guard let first = values.first else { continue }
      if let other = values.first(where: { $0.0 != first.0 }) {
        summary.remarks.append(.init(reason: .contradiction, line: other.1, text: "\(key)：\(first.0)、\(other.0)"))
      } else {
        header.append("\(key)：\(first.0)")
        summary.headerFields.append("\(key)：\(first.0)")
      }
    }
    return header
  }

  /// Fields before everything else, unless a form follows at once and they are its furniture.
  private static func ownFields(_ items: [Item]) -> [ProseLine] {
    var fields: [ProseLine] = []
    for item in items {
      guard case .prose(let line) = item, line.kind == .field, fields.isEmpty || line.gap == 0 else {
        let gap = if case .prose(let line) = item { line.gap } else { tableGap(item) }
        return gap > 0 ? fields : []
      }
      fields.append(line)
    }
    return fields
  }

  private static func tableGap(_ item: Item) -> Int {
    if case .table(let table) = item { table.gap } else { 0 }
  }

  private static func field(_ line: ProseLine) -> (key: String, value: String)? {
    guard line.kind == .field, let colon = line.text.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return nil }
    return (folded(String(line.text[..<colon])), String(line.text[line.text.index(after: colon)...]).trimmed)
  }

  private static func folded(_ text: String) -> String { FoldedText(text).string }

  // MARK: What is stated

  private static func departments(_ lines: [ProseLine], _ items: [Item]) -> [(String, Int)] {
    var values: [(String, Int)] = []
    for line in lines {
      guard let (key, value) = field(line), departmentKeys.contains(key) else { continue }
      let name = departmentName(value)
      if isName(name, key: key) { values.append((name, line.line)) }
    }
    guard values.isEmpty else { return values }
    // Without furniture, the tables of self-evaluation name the department.
    for case .table(let table) in items {
      for row in table.rows {
        for (cell, next) in zip(row, row.dropFirst()) where ["部门名称", "单位名称", "主管部门"].contains(cell.packed) {
          let name = departmentName(next)
          if isName(name, key: "部门") { values.append((name, table.line)) }
        }
      }
    }
    return values
  }

  /// Without the remark that several bodies' accounts are taken together.
  private static func departmentName(_ value: String) -> String {
    var name = value.packed
    for suffix in ["（汇总）", "(汇总)", "汇总"] where name.hasSuffix(suffix) && name.count > suffix.count {
      name = String(name.dropLast(suffix.count))
    }
    return name
  }

  /// `单位：台、辆、套` names units, not a body.
  private static func isName(_ name: String, key: String) -> Bool {
    guard name.unicodeScalars.count >= 4, !name.hasDigit else { return false }
    return !name.unicodeScalars.contains { "、：:，。；".unicodeScalars.contains($0) } && !moneyUnits.contains(name)
  }

  private static func years(_ lines: [ProseLine]) -> [(String, Int)] {
    lines.compactMap { line in
      let packed = line.text.packed
      if Furniture.isYear(packed) { return (packed.digits, line.line) }
      let isTitle =
        !line.hasSentenceMarks && line.text.unicodeScalars.count <= 40
        && (packed.contains("部门决算") || packed.contains("单位决算"))
      guard isTitle || line.kind == .heading && line.marker?.level == 1, let range = packed.firstRange(of: "年") else {
        return nil
      }
      let digits = packed[..<range.lowerBound].suffix(4)
      return digits.count == 4 && digits.unicodeScalars.allSatisfy(\.isDigit) ? (String(digits), line.line) : nil
    }
  }

  private static func reports(_ lines: [ProseLine]) -> [(String, Int)] {
    lines.compactMap { line in
      guard !line.hasSentenceMarks, line.text.unicodeScalars.count <= 40 else { return nil }
      let packed = line.text.packed
      if packed.contains("部门决算") { return ("部门决算", line.line) }
      return packed.contains("部门预算公开") ? ("部门预算", line.line) : nil
    }
  }

  private static func units(_ lines: [ProseLine]) -> [(String, Int)] {
    lines.compactMap { line in
      guard let (key, value) = field(line), key == "金额单位" || key == "单位" else { return nil }
      let unit = folded(value.replacing("人民币", with: ""))
      return moneyUnits.contains(unit) ? (unit, line.line) : nil
    }
  }
}
