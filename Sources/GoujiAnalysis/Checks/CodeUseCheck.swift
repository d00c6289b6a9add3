import GoujiCatalog
import GoujiFacts

/// Codes across the tables of a draft (GJ8): one code has one name, and a code cut short is one that other tables
/// write out.
enum CodeUseCheck {
  /// By the index of the block.
  static func findings(_ reading: DraftReading, _ catalog: Catalog) -> [(block: Int, finding: CheckFinding)] {
    var result: [(block: Int, finding: CheckFinding)] = []
    var names: [UInt32: [UInt16]] = [:]
    for (index, block) in reading.blocks.enumerated() {
      guard let table = block.table, table.binding.concept?.isEconomic != true else { continue }
      for row in table.rows {
        guard let written = row.writtenCode, let range = row.codeRange else { continue }
        if row.code == nil, let meant = meant(written, row.label, reading.usedCodes, catalog.functional) {
          result.append((index, truncated(written, meant, row.label, range)))
        }
        guard let code = row.code, code != 0, !row.label.isEmpty, let nameRange = row.nameRange else { continue }
        guard let known = names[code] else {
          names[code] = row.label
          continue
        }
        if let finding = conflict(code, known, row.label, nameRange, catalog.functional) { result.append((index, finding)) }
      }
    }
    return result
  }

  /// The whole code that the draft writes elsewhere under this name.
  private static func meant(_ written: String, _ name: [UInt16], _ used: Set<UInt32>, _ table: CodeTable) -> UInt32? {
    guard let code = CodeTable.code(written: written), !name.isEmpty else { return nil }
    let found = table.candidates(truncatedCode: code, name: name).filter { $0 != code && used.contains($0) }
    return found.count == 1 ? found[0] : nil
  }

  private static func truncated(_ written: String, _ meant: UInt32, _ name: [UInt16], _ range: Range<Int>) -> CheckFinding {
    CheckFinding(
      rule: "GJ801",
      severity: .warning,
      message: "编码\(written)不完整，“\(String(decoding: name, as: UTF16.self))”在别的表里是\(meant)",
      range: range,
      fix: ("编码改为\(meant)", range, String(meant))
    )
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
      guard entry.evidence.ceiling == nil, table.agreement(of: known, with: code) == nil || table.agreement(of: name, with: code) == nil
      else { return nil }
    }
    return CheckFinding(
      rule: "GJ807",
      severity: .warning,
      message: "\(code)前面的名称是“\(String(decoding: known, as: UTF16.self))”，这里是“\(String(decoding: name, as: UTF16.self))”",
      range: range
    )
  }
}
