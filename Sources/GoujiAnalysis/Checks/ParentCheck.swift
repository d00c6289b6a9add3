import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Rows whose 类 or 款 a table leaves out, where it has those of the others (GJ8). `missingParentRows` puts them in.
enum ParentCheck {
  static func findings(_ block: BlockView) -> [CheckFinding] {
    // The row that seems to be left out may be the doubtful one.
    guard let table = block.reading.table, !table.isEconomic, !table.hasDoubtfulRow else { return [] }
    let codes = block.book.functional
    let present = Set(table.rows.compactMap(\.code)).subtracting([0]).union(table.codesAbove)
    // A level that the table shows for other rows.
    let shown = Set(
      present.filter { code in codes.parentCode(of: code).map(present.contains) ?? false }.map(digitCount)
    )
    var told: Set<UInt32> = []
    var result: [CheckFinding] = []
    for row in table.rows {
      guard let code = row.code, code != 0, shown.contains(digitCount(code)), let parent = codes.parentCode(of: code),
        !present.contains(parent), let entry = codes[parent], entry.evidence.ceiling != nil, let range = row.codeRange,
        // Cut short, the code is told by itself.
        row.writtenCode.flatMap({ CodeTable.code(written: $0) }) == code, told.insert(parent).inserted
      else { continue }
      result.append(
        CheckFinding(
          rule: "GJ808",
          severity: .information,
          message: Message(
            zh: "表里没有上级科目\(parent)“\(entry.name)”这一行",
            en: "the table has no row for the parent \(parent) “\(entry.name)”"
          ),
          range: range
        )
      )
    }
    return result
  }
}
