import GoujiSyntax

/// Reads tab-separated code tables: the embedded ones and a workspace's own, by the same rules.
///
/// The first line names the columns (`code` and `name`; `evidence`, `initials`, `variants` may be missing).
/// A BOM, CRLF, blank lines and lines that start with `#` are passed over.
struct CodeTableReader {
  private enum Column: Int, CaseIterable {
    case code, name, evidence, initials, variants

    var titles: [String] {
      switch self {
      case .code: ["code", "编码", "代码", "科目编码", "科目代码", "功能分类科目编码", "经济分类科目编码"]
      case .name: ["name", "名称", "科目名称"]
      case .evidence: ["evidence", "依据"]
      case .initials: ["initials", "拼音", "拼音首字母"]
      case .variants: ["variants", "别名", "异写"]
      }
    }
  }

  /// More findings than this help nobody to mend a file.
  private static let mostProblems = 100
  /// No line of a table is nearly as long: what is, is another kind of file.
  private static let longestLine = 4_096
  private static let evidenceNames = Evidence.allCases.filter { $0 != .own }.map {
    (name: Array($0.name.utf8), evidence: $0)
  }

  /// Nil for a file that holds codes of both classifications.
  let kind: CodeTable.Kind?
  /// What a line says that does not say how well it is known.
  private let unstated: Evidence
  private(set) var entries: [CodeEntry] = []
  private(set) var problems: [DataProblem] = []
  /// For each column its place in a line; -1 where the file has none.
  private var places: [Int] = []
  /// The columns of the first line; 0 before it is read.
  private var width = 0
  /// The line of each entry.
  private var lines: [Int] = []
  /// The cells of the line that is being read.
  private var cells: [Range<Int>] = []
  /// Whether all of the file is UTF-8, so that no cell need be looked at again.
  private var isValid = false

  init(_ kind: CodeTable.Kind?, unstated: Evidence = .published) {
    self.kind = kind
    self.unstated = unstated
  }

  mutating func read(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return report(
        0,
        Message(
          zh: "文件是 UTF-16 编码，请另存为 UTF-8 编码的制表符分隔文本",
          en: "the file is UTF-16; save it as tab-separated text in UTF-8"
        )
      )
    }
    isValid = String(validating: bytes, as: UTF8.self) != nil
    entries.reserveCapacity(bytes.count / 45)
    lines.reserveCapacity(bytes.count / 45)
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 0
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x09 || byte == 0x0A {
        cells.append(trimmed(bytes, start..<index))
        start = index + 1
        if byte == 0x0A {
          if !readLine(bytes, line) { return }
          line += 1
        }
      }
      index += 1
    }
    cells.append(trimmed(bytes, start..<index))
    if readLine(bytes, line), width == 0 {
      report(
        0,
        Message(
          zh: "文件里没有内容，首行应写列名“code”和“name”",
          en: "the file is empty; its first line should name the columns “code” and “name”"
        )
      )
    }
  }

  /// Reads the line whose cells have been found; false where reading on makes no sense.
  private mutating func readLine(_ bytes: [UInt8], _ line: Int) -> Bool {
    defer { cells.removeAll(keepingCapacity: true) }
    if let first = cells.first, !first.isEmpty, bytes[first.lowerBound] == 0x23 { return true }
    if cells.allSatisfy(\.isEmpty) { return true }
    if let first = cells.first, let last = cells.last, last.upperBound - first.lowerBound > CodeTableReader.longestLine
    {
      report(
        line,
        Message(
          zh: "本行太长（超过\(CodeTableReader.longestLine)字节），不像科目表；一行写一个科目",
          en: "the line is longer than \(CodeTableReader.longestLine) bytes: hardly a code table; write one code a line"
        )
      )
      return false
    }
    if width == 0 { return readTitles(bytes, line) }
    if !isValid, cells.contains(where: { text(bytes, $0) == nil }) {
      // All that follows is of the same encoding: once is enough.
      report(line, Message(zh: "本行有不是 UTF-8 的字节，请把文件另存为 UTF-8", en: "bytes that are not UTF-8; save the file as UTF-8"))
      return false
    }
    readRow(bytes, line)
    return problems.count < CodeTableReader.mostProblems
  }

  private mutating func readTitles(_ bytes: [UInt8], _ line: Int) -> Bool {
    let titles = cells.map { text(bytes, $0)?.lowercased() }
    guard !titles.contains(nil) else {
      report(
        line,
        Message(
          zh: "文件不是 UTF-8 编码（常见的是 GBK），请另存为 UTF-8",
          en: "the file is not UTF-8 (often it is GBK); save it as UTF-8"
        )
      )
      return false
    }
    places = Column.allCases.map { column in
      titles.firstIndex { column.titles.contains($0 ?? "") } ?? -1
    }
    guard places[Column.code.rawValue] >= 0, places[Column.name.rawValue] >= 0 else {
      report(
        line,
        Message(
          zh: "首行应写列名，至少有“code”（科目编码）和“name”（科目名称）两列，列间用制表符隔开",
          en: "the first line should name the columns, at least “code” and “name”, parted by tabs"
        )
      )
      return false
    }
    width = cells.count
    return true
  }

  private mutating func readRow(_ bytes: [UInt8], _ line: Int) {
    if cells.count > width {
      return report(
        line,
        Message(
          zh: "本行有\(cells.count)列，多于首行的\(width)列",
          en: "\(cells.count) columns, but the first line names \(width)"
        )
      )
    }
    guard let name = text(bytes, cell(.name)), let initials = text(bytes, cell(.initials)),
      let variants = text(bytes, cell(.variants))
    else { return }
    let code = code(bytes, cell(.code))
    let levels = (kind ?? code.map(CodeTable.Kind.init(ofCode:)) ?? .functional).levels
    guard let code, let level = CodeLevel(of: code), levels.contains(level) else {
      let written = text(bytes, cell(.code)) ?? ""
      let digits = levels.map { String($0.digits) }.joined(separator: "、")
      return report(
        line,
        Message(
          zh: "科目编码“\(written)”应为\(digits)位数字",
          en: "the code “\(written)” should have as many digits as one of: “\(digits)”"
        )
      )
    }
    if name.isEmpty { return report(line, Message(zh: "科目编码\(code)没有科目名称", en: "the code \(code) has no name")) }
    guard let evidence = evidence(bytes, cell(.evidence)) else {
      return report(
        line,
        Message(
          zh: "依据应为 published、recalled 或 doubtful，也可以不写",
          en: "the evidence should be published, recalled or doubtful, or left out"
        )
      )
    }
    lines.append(line)
    entries.append(
      CodeEntry(
        code: code,
        name: name,
        evidence: evidence,
        initials: initials,
        aliases: variants.isEmpty ? [] : variants.split(separator: "、").map { .init(name: String($0), kind: .variant) }
      )
    )
  }

  /// Not part of `read`: the embedded tables have none, which a test sees to.
  mutating func reportDuplicates() {
    var first: [UInt32: Int] = [:]
    for (entry, line) in zip(entries, lines) {
      if let earlier = first[entry.code] {
        report(
          line,
          Message(
            zh: "科目编码\(entry.code)与第\(earlier + 1)行重复",
            en: "the code \(entry.code) stands in line \(earlier + 1) already"
          )
        )
        if problems.count >= CodeTableReader.mostProblems { break }
      } else {
        first[entry.code] = line
      }
    }
    problems.sort { $0.line < $1.line }
  }

  private mutating func report(_ line: Int, _ message: Message) {
    problems.append(DataProblem(line: line, message: message))
  }

  private func cell(_ column: Column) -> Range<Int> {
    let place = places[column.rawValue]
    return cells.indices.contains(place) ? cells[place] : 0..<0
  }

  private func text(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
    if range.isEmpty { return "" }
    return isValid ? String(decoding: bytes[range], as: UTF8.self) : String(validating: bytes[range], as: UTF8.self)
  }

  /// As `CodeTable.code(written:)`, without a string where the digits are plain ones.
  private func code(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32? {
    guard range.count <= 9, let first = range.first, bytes[first] != 0x30 else {
      return text(bytes, range).flatMap { CodeTable.code(written: $0) }
    }
    var code: UInt32 = 0
    for index in range {
      guard (0x30...0x39).contains(bytes[index]) else {
        return text(bytes, range).flatMap { CodeTable.code(written: $0) }
      }
      code = code * 10 + UInt32(bytes[index] - 0x30)
    }
    return code
  }

  private func evidence(_ bytes: [UInt8], _ range: Range<Int>) -> Evidence? {
    if range.isEmpty { return unstated }
    for (name, evidence) in CodeTableReader.evidenceNames where bytes[range].elementsEqual(name) { return evidence }
    return nil
  }

  /// Without blanks and the CR of a line's end.
  private func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, bytes[low] == 0x20 { low += 1 }
    while low < high, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x0D { high -= 1 }
    return low..<high
  }
}

extension CodeTable {
  /// - Parameter rows: a code that a later file has again takes the later name.
  init(_ kind: Kind, rows: [DataText], aliases: [DataText]) {
    var entries: [CodeEntry] = []
    for text in rows {
      var reader = CodeTableReader(kind)
      reader.read(text.bytes)
      let again = entries.isEmpty ? [] : Set(reader.entries.map(\.code))
      if !again.isEmpty { entries.removeAll { again.contains($0.code) } }
      entries += reader.entries
    }
    entries = entries.sortedByCode()
    entries.addAliases(aliases)
    self.init(kind, entries: entries)
  }

  /// This table with the lines of a workspace's own table put in: a code that is there already takes the new
  /// name, others are added. A file with any problem changes nothing. Problems: 0-based line, message in Chinese.
  ///
  /// - Parameter pinyin: what the initials are of names that come without.
  package func extended(
    with bytes: [UInt8],
    _ pinyin: PinyinInitials
  ) -> (table: CodeTable, problems: [DataProblem]) {
    read(bytes, pinyin) { extended(with: $0) }
  }

  /// A table of the workspace's own lines alone. A file with any problem gives this table back.
  package func replaced(
    by bytes: [UInt8],
    _ pinyin: PinyinInitials
  ) -> (table: CodeTable, problems: [DataProblem]) {
    read(bytes, pinyin) { CodeTable(kind, entries: $0) }
  }

  func extended(with rows: [CodeEntry]) -> CodeTable {
    var byCode: [UInt32: CodeEntry] = [:]
    for entry in entries { byCode[entry.code] = entry }
    for var row in rows {
      if let known = byCode[row.code], known.name == row.name {
        row.aliases += known.aliases.filter { !row.aliases.contains($0) }
        row.formerCodes = known.formerCodes
      }
      byCode[row.code] = row
    }
    return CodeTable(kind, entries: Array(byCode.values))
  }

  private func read(
    _ bytes: [UInt8],
    _ pinyin: PinyinInitials,
    _ combine: ([CodeEntry]) -> CodeTable
  ) -> (table: CodeTable, problems: [DataProblem]) {
    var reader = CodeTableReader(kind, unstated: .own)
    reader.read(bytes)
    reader.reportDuplicates()
    guard reader.problems.isEmpty else { return (self, reader.problems) }
    return (combine(reader.entries.withInitials { pinyin }), [])
  }
}

extension [CodeEntry] {
  /// The entries, with the initials of those whose line gives none.
  ///
  /// - Parameter pinyin: asked for only where there are such.
  func withInitials(_ pinyin: () -> PinyinInitials) -> [CodeEntry] {
    map { entry in
      guard entry.initials.isEmpty else { return entry }
      var entry = entry
      entry.initials = pinyin().initials(of: entry.name)
      return entry
    }
  }
}

extension [CodeEntry] {
  /// Puts the aliases of `code-aliases.tsv` (code, alias, kind, year) into sorted entries; lines for codes of another table
  /// are passed over.
  fileprivate mutating func addAliases(_ texts: [DataText]) {
    for line in DataLine.all(in: texts) {
      let cells = line.text.split(separator: "\t").map(String.init)
      guard (3...4).contains(cells.count), let code = CodeTable.code(written: cells[0]),
        let index = sortedIndex(of: code)
      else {
        continue
      }
      if cells[2] == "former-code" {
        if let former = CodeTable.code(written: cells[1]) { self[index].formerCodes.append(former) }
      } else if let kind = CodeAlias.Kind(rawValue: cells[2]) {
        self[index].aliases.append(
          CodeAlias(name: cells[1], kind: kind, replaced: cells.count > 3 ? Int(cells[3]) : nil)
        )
      }
    }
  }
}
