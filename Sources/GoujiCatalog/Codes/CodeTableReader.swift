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

  let kind: CodeTable.Kind
  private(set) var entries: [CodeEntry] = []
  private(set) var problems: [CatalogProblem] = []
  private var places: [Int?] = []
  private var width = 0
  private var lines: [UInt32: Int] = [:]

  init(_ kind: CodeTable.Kind) { self.kind = kind }

  mutating func read(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return report(0, "文件是 UTF-16 编码，请另存为 UTF-8 编码的制表符分隔文本")
    }
    entries.reserveCapacity(bytes.count / 45)
    lines.reserveCapacity(bytes.count / 45)
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let next = end + 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      if end > start, bytes[start] != 0x23 {
        if !read(bytes[start..<end], line: line) { return }
      }
      start = next
      line += 1
    }
    if width == 0 { report(0, "文件里没有内容，首行应写列名“code”和“name”") }
  }

  /// Reads one line; false where reading on makes no sense.
  private mutating func read(_ bytes: ArraySlice<UInt8>, line: Int) -> Bool {
    var cells: [ArraySlice<UInt8>] = []
    cells.reserveCapacity(5)
    var start = bytes.startIndex
    for index in bytes.indices where bytes[index] == 0x09 {
      cells.append(trimmed(bytes[start..<index]))
      start = index + 1
    }
    cells.append(trimmed(bytes[start...]))
    if cells.allSatisfy(\.isEmpty) { return true }
    if width == 0 { return readTitles(cells, line: line) }
    readRow(cells, line: line)
    return problems.count < CodeTableReader.mostProblems
  }

  private mutating func readTitles(_ cells: [ArraySlice<UInt8>], line: Int) -> Bool {
    places = Column.allCases.map { column in
      cells.firstIndex { cell in
        let title = String(decoding: cell, as: UTF8.self).lowercased()
        return column.titles.contains(title)
      }
    }
    width = cells.count
    if places[Column.code.rawValue] == nil || places[Column.name.rawValue] == nil {
      guard cells.allSatisfy({ text($0) != nil }) else {
        report(line, "文件不是 UTF-8 编码（常见的是 GBK），请另存为 UTF-8")
        return false
      }
      report(line, "首行应写列名，至少有“code”（科目编码）和“name”（科目名称）两列，列间用制表符隔开")
      return false
    }
    return true
  }

  private mutating func readRow(_ cells: [ArraySlice<UInt8>], line: Int) {
    if cells.count > width {
      return report(line, "本行有\(cells.count)列，多于首行的\(width)列")
    }
    func cell(_ column: Column) -> ArraySlice<UInt8> {
      guard let place = places[column.rawValue], place < cells.count else { return [] }
      return cells[place]
    }
    guard let name = text(cell(.name)), let written = text(cell(.code)), let initials = text(cell(.initials)),
      let variants = text(cell(.variants))
    else {
      return report(line, "本行有不是 UTF-8 的字节，请把文件另存为 UTF-8")
    }
    guard let code = CodeTable.code(written: written), let level = CodeLevel(of: code), kind.levels.contains(level)
    else {
      let digits = kind.levels.map { String($0.digits) }.joined(separator: "、")
      return report(line, "科目编码“\(written)”应为\(digits)位数字")
    }
    if name.isEmpty { return report(line, "科目编码\(code)没有科目名称") }
    if let earlier = lines[code] { return report(line, "科目编码\(code)与第\(earlier + 1)行重复") }
    let word = cell(.evidence)
    guard let evidence = word.isEmpty ? .published : Evidence.allCases.first(where: { word.elementsEqual($0.name.utf8) })
    else {
      return report(line, "依据应为 published、recalled 或 doubtful，也可以不写")
    }
    lines[code] = line
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

  private mutating func report(_ line: Int, _ message: String) {
    problems.append(CatalogProblem(line: line, message: message))
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String? {
    bytes.isEmpty ? "" : String(validating: bytes, as: UTF8.self)
  }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, first == 0x20 { bytes = bytes.dropFirst() }
    while let last = bytes.last, last == 0x20 { bytes = bytes.dropLast() }
    return bytes
  }
}

extension CodeTable {
  init(_ kind: Kind, rows: [UInt8], aliases: [UInt8]) {
    var reader = CodeTableReader(kind)
    reader.read(rows)
    self.init(kind, entries: reader.entries.addingAliases(aliases))
  }

  /// This table with the lines of a workspace's own table put in: a code that is there already takes the new
  /// name, others are added. A file with any problem changes nothing. Problems: 0-based line, message in Chinese.
  package func extended(with bytes: [UInt8]) -> (table: CodeTable, problems: [CatalogProblem]) {
    read(bytes) { rows in
      var byCode: [UInt32: CodeEntry] = [:]
      for entry in entries { byCode[entry.code] = entry }
      for var row in rows {
        if let known = byCode[row.code], known.name == row.name {
          row.aliases += known.aliases.filter { !row.aliases.contains($0) }
          row.formerCodes = known.formerCodes
        }
        byCode[row.code] = row
      }
      return Array(byCode.values)
    }
  }

  /// A table of the workspace's own lines alone. A file with any problem gives this table back.
  package func replaced(by bytes: [UInt8]) -> (table: CodeTable, problems: [CatalogProblem]) {
    read(bytes) { $0 }
  }

  private func read(
    _ bytes: [UInt8],
    _ combine: ([CodeEntry]) -> [CodeEntry]
  ) -> (table: CodeTable, problems: [CatalogProblem]) {
    var reader = CodeTableReader(kind)
    reader.read(bytes)
    guard reader.problems.isEmpty else { return (self, reader.problems) }
    let rows = reader.entries.map { entry in
      var entry = entry
      if entry.initials.isEmpty { entry.initials = PinyinInitials.standard.initials(of: entry.name) }
      return entry
    }
    return (CodeTable(kind, entries: combine(rows)), [])
  }
}

extension [CodeEntry] {
  /// Puts in the aliases of `code-aliases.tsv` (code, alias, kind); lines for codes of another table are passed over.
  fileprivate func addingAliases(_ bytes: [UInt8]) -> [CodeEntry] {
    var result = self
    var places: [UInt32: Int] = [:]
    for (index, entry) in enumerated() { places[entry.code] = index }
    for line in DataLine.all(in: bytes) {
      let cells = line.text.split(separator: "\t").map(String.init)
      guard cells.count == 3, let code = CodeTable.code(written: cells[0]), let index = places[code] else { continue }
      if cells[2] == "former-code" {
        if let former = CodeTable.code(written: cells[1]) { result[index].formerCodes.append(former) }
      } else if let kind = CodeAlias.Kind(rawValue: cells[2]) {
        result[index].aliases.append(CodeAlias(name: cells[1], kind: kind))
      }
    }
    return result
  }
}
