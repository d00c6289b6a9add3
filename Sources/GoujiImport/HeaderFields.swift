import GoujiCatalog
import GoujiSyntax

/// The header of a draft: what the text states about itself, each only if it is stated without contradiction.
struct HeaderFields {
  /// The lines of the header. Field lines that head the text already are taken out of `items` and kept as they are.
  static func take(from items: inout [Item], _ book: Book, summary: inout ImportSummary) -> [String] {
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
      (
        HeaderKey.department.name, !stated.isDisjoint(with: HeaderKey.department.names),
        departments(all, items, book.words)
      ),
      (HeaderKey.year.name, stated.contains(HeaderKey.year.name), years(all, book.kind)),
      (HeaderKey.report.name, stated.contains(HeaderKey.report.name), reports(all, book.kind)),
      (HeaderKey.unit.name, stated.contains(HeaderKey.unit.name), units(all, book.words)),
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

  private static func departments(
    _ lines: [ProseLine],
    _ items: [Item],
    _ words: WordLists
  ) -> [(String, Int)] {
    var values: [(String, Int)] = []
    for line in lines {
      guard let (key, value) = field(line), HeaderKey(key) == .department else { continue }
      let name = departmentName(value, words)
      if isName(name) { values.append((name, line.line)) }
    }
    guard values.isEmpty else { return values }
    // Without furniture, the tables of self-evaluation name the department.
    for case .table(let table) in items where !table.isUnread {
      for row in table.rows {
        for (cell, next) in zip(row, row.dropFirst()) where words.departmentCells.contains(cell.packed) {
          let name = departmentName(next, words)
          if isName(name) { values.append((name, table.line)) }
        }
      }
    }
    return values
  }

  /// Without the remark that several bodies' accounts are taken together.
  private static func departmentName(_ value: String, _ words: WordLists) -> String {
    var name = value.packed
    for suffix in words.summedTails.words where name.hasSuffix(suffix) && name.count > suffix.count {
      name = String(name.dropLast(suffix.count))
    }
    return name
  }

  /// `单位：台、辆、套` names units, not a body.
  private static func isName(_ name: String) -> Bool {
    guard name.unicodeScalars.count >= 4, !name.hasDigit else { return false }
    return !name.unicodeScalars.contains { "、：:，。；".unicodeScalars.contains($0) } && !isMoneyUnit(name)
  }

  private static func years(_ lines: [ProseLine], _ kind: ReportKind) -> [(String, Int)] {
    lines.compactMap { line in
      let packed = line.text.packed
      if Furniture.isYear(packed) { return (packed.digits, line.line) }
      let isTitle =
        !line.hasSentenceMarks && line.text.unicodeScalars.count <= 40
        && kind.names.contains { packed.contains($0) }
      guard isTitle || line.kind == .heading && line.marker?.level == 1,
        let range = packed.firstRange(of: HeaderKey.year.name.prefix(1))
      else {
        return nil
      }
      let digits = packed[..<range.lowerBound].suffix(4)
      return digits.count == 4 && digits.unicodeScalars.allSatisfy(\.isDigit) ? (String(digits), line.line) : nil
    }
  }

  private static func reports(_ lines: [ProseLine], _ kind: ReportKind) -> [(String, Int)] {
    lines.compactMap { line in
      guard !line.hasSentenceMarks, line.text.unicodeScalars.count <= 40 else { return nil }
      return kind.name(title: FoldedText(line.text)).map { ($0, line.line) }
    }
  }

  private static func isMoneyUnit(_ text: String) -> Bool { MoneyUnit.all.contains { $0.name == text } }

  private static func units(_ lines: [ProseLine], _ words: WordLists) -> [(String, Int)] {
    lines.compactMap { line in
      guard let (key, value) = field(line), words.unitKeys.contains(key) else { return nil }
      let unit = folded(words.currencies.words.reduce(value) { $0.replacing($1, with: "") })
      return isMoneyUnit(unit) ? (unit, line.line) : nil
    }
  }
}
