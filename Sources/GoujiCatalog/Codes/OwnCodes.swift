import GoujiSyntax

/// A workspace's own code table, as both classifications become with it.
///
/// The file is read by the rules of the embedded tables (`CodeTableReader`); lines whose code begins with 3 are economic,
/// all others functional. It adds to the embedded tables and renames in them, unless its first line is `# 替换`: then it
/// stands in place of each classification that it has lines of.
package struct OwnCodes: Sendable {
  /// The embedded tables where the file has any problem: half a table would raise false alarms.
  package private(set) var functional: CodeTable
  package private(set) var economic: CodeTable
  /// 0-based lines, messages in Chinese.
  package let problems: [DataProblem]

  /// - Parameters:
  ///   - tables: those that it adds to.
  ///   - pinyin: what the initials of names are, asked for only where a line gives none.
  init(_ bytes: [UInt8], over tables: (functional: CodeTable, economic: CodeTable), _ pinyin: () -> PinyinInitials) {
    (functional, economic) = tables
    var reader = CodeTableReader(nil, unstated: .own)
    reader.read(bytes)
    reader.reportDuplicates()
    problems = reader.problems
    guard problems.isEmpty else { return }
    let replaces = Self.replaces(bytes)
    let rows = Dictionary(grouping: reader.entries.withInitials(pinyin)) { CodeTable.Kind(ofCode: $0.code) }
    functional = Self.combined(functional, rows[.functional] ?? [], replaces)
    economic = Self.combined(economic, rows[.economic] ?? [], replaces)
  }

  private static func combined(_ table: CodeTable, _ rows: [CodeEntry], _ replaces: Bool) -> CodeTable {
    if rows.isEmpty { return table }
    return replaces ? CodeTable(table.kind, entries: rows) : table.extended(with: rows)
  }

  private static let mark = "#替换".folded

  /// Whether the first line says so.
  private static func replaces(_ bytes: [UInt8]) -> Bool {
    let line = bytes.prefix { $0 != 0x0A }
    let text = String(decoding: line, as: UTF8.self).folded.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0xFEFF }
    return text.starts(with: mark)
  }
}
