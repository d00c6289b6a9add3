import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Codes of a table: whole, with their own names (GJ8). What is only recalled is information at most.
enum CodeCheck {
  static func findings(_ block: BlockView) -> [CheckFinding] {
    guard let table = block.reading.table else { return [] }
    let codes = table.isEconomic ? block.book.economic : block.book.functional
    return table.rows.flatMap { row in findings(row, codes) }
  }

  private static func findings(_ row: TableReading.Row, _ codes: CodeTable) -> [CheckFinding] {
    guard let written = row.writtenCode, let codeRange = row.codeRange, let code = CodeTable.code(written: written)
    else { return [] }
    // Most rows have nothing wrong with them, and nobody asks for their names.
    var name: String { String(folded: row.label) }
    if let meant = row.code, meant != code, let entry = codes[meant] {
      return [
        CheckFinding(
          rule: "GJ801",
          severity: severity(entry.evidence.ceiling),
          message: Message(
            zh: "编码\(written)不完整，“\(name)”的编码是\(meant)",
            en: "the code \(written) is cut short; that of “\(name)” is \(meant)"
          ),
          range: codeRange,
          fix: (Message(zh: "编码改为\(meant)", en: "change the code to \(meant)"), codeRange, String(meant))
        )
      ].filter { $0.severity != .hint }
    }
    guard let entry = codes[code] else { return absent(written, code, name, codeRange, codes) }
    guard !row.label.isEmpty, let ceiling = entry.evidence.ceiling, let nameRange = row.nameRange else { return [] }
    switch codes.agreement(of: row.label, with: code) {
    case nil:
      return [
        CheckFinding(
          rule: "GJ802",
          severity: severity(ceiling),
          message: Message(
            zh: "\(written)的名称是“\(entry.name)”，写成了“\(name)”",
            en: "the name of \(written) is “\(entry.name)”, not “\(name)”"
          ),
          range: nameRange,
          fix: (Message(zh: "名称改为“\(entry.name)”", en: "change the name to “\(entry.name)”"), nameRange, entry.name)
        )
      ]
    case .alias(.former):
      return [
        CheckFinding(
          rule: "GJ803",
          severity: .information,
          message: Message(
            zh: "“\(name)”是旧名称，现为“\(entry.name)”",
            en: "“\(name)” is a former name, now “\(entry.name)”"
          ),
          range: nameRange,
          fix: (Message(zh: "名称改为“\(entry.name)”", en: "change the name to “\(entry.name)”"), nameRange, entry.name)
        )
      ]
    case .alias(.variant) where isAnotherWord(row.label, entry.name.folded):
      return [
        CheckFinding(
          rule: "GJ802",
          severity: .information,
          message: Message(
            zh: "\(written)的名称是“\(entry.name)”，这里写的是“\(name)”",
            en: "the name of \(written) is “\(entry.name)”, here it is “\(name)”"
          ),
          range: nameRange,
          fix: (Message(zh: "名称改为“\(entry.name)”", en: "change the name to “\(entry.name)”"), nameRange, entry.name)
        )
      ]
    case .own, .alias, .cut:
      return []
    }
  }

  /// Whether two names differ in more than a 支出 at their ends or a comma in them.
  private static func isAnotherWord(_ written: [UInt16], _ name: [UInt16]) -> Bool {
    let comma: UInt16 = 0x3001
    let written = written.filter { $0 != comma }
    let name = name.filter { $0 != comma }
    return !written.starts(with: name) && !name.starts(with: written)
  }

  private static func absent(
    _ written: String,
    _ code: UInt32,
    _ name: String,
    _ range: Range<Int>,
    _ codes: CodeTable
  ) -> [CheckFinding] {
    guard let ceiling = codes.absenceCeiling(of: code) else { return [] }
    let nearest = codes.nearest(code: code, limit: 1).first.flatMap { codes[$0] }
    let nothing = Message(zh: "科目表里没有编码\(written)（\(name)）", en: "the table has no code \(written) (“\(name)”)")
    let advice = nearest.map { Message(zh: "，相近的有\($0.code) \($0.name)", en: "; the nearest is \($0.code) \($0.name)") }
    return [
      CheckFinding(
        rule: "GJ804",
        severity: severity(ceiling),
        message: advice.map { nothing + $0 } ?? nothing,
        range: range
      )
    ]
  }

  private static func severity(_ ceiling: Ceiling?) -> Severity {
    switch ceiling {
    case .warning: .warning
    case .information: .information
    case nil: .hint
    }
  }
}
