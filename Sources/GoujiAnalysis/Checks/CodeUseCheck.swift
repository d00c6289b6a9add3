import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Codes across the tables of a draft (GJ8): one code has one name.
enum CodeUseCheck {
  /// By the index of the block.
  static func findings(_ reading: DraftReading, _ book: Book) -> [(block: Int, finding: CheckFinding)] {
    var result: [(block: Int, finding: CheckFinding)] = []
    var names: [UInt32: [UInt16]] = [:]
    for (index, block) in reading.blocks.enumerated() {
      guard let table = block.table, !table.isEconomic else { continue }
      for row in table.rows {
        guard let code = row.code, code != 0, !row.label.isEmpty, let nameRange = row.nameRange else { continue }
        guard let known = names[code] else {
          names[code] = row.label
          continue
        }
        if let finding = conflict(code, known, row.label, nameRange, book.functional) {
          result.append((index, finding))
        }
      }
    }
    return result
  }

  /// Two names for one code; cells cut names off, and what is known of the code's names is told by itself.
  private static func conflict(
    _ code: UInt32,
    _ known: [UInt16],
    _ name: [UInt16],
    _ range: Range<Int>,
    _ table: CodeTable
  ) -> CheckFinding? {
    guard known != name, !known.starts(with: name), !name.starts(with: known) else { return nil }
    if let entry = table[code] {
      // Another of its names, or a wrong one that the check of the table tells.
      guard entry.evidence.ceiling == nil,
        table.agreement(of: known, with: code) == nil || table.agreement(of: name, with: code) == nil
      else { return nil }
    }
    return CheckFinding(
      rule: "GJ807",
      severity: .warning,
      message: Message(
        zh: "\(code)前面的名称是“\(String(folded: known))”，这里是“\(String(folded: name))”",
        en: "\(code) has the name “\(String(folded: known))” above and “\(String(folded: name))” here"
      ),
      range: range
    )
  }
}
