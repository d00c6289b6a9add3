/// Reads a workbook of Excel 97 to 2003 (.xls; [MS-XLS], BIFF8), and of Excel 5 and 95, as far as they are alike.
struct BinaryWorkbook {
  private let bytes: [UInt8]
  private var isOld = false
  private var encoding = TextEncoding.gb18030
  private var usesDatesOf1904 = false
  private var strings: [String] = []
  private var codes: [Int: String] = [:]
  private var cellFormats: [(number: Int, isRuled: Bool)] = []
  private var formats: [Int: NumberFormat] = [:]
  private var sheets: [Sheet] = []

  private struct Sheet {
    var name: String
    var offset: Int
    var isHidden: Bool
  }

  private enum Kind {
    static let beginning = 0x0809
    static let end = 0x0A
    static let password = 0x2F
    static let codePage = 0x42
    static let dateMode = 0x22
    static let format = 0x041E
    static let cellFormat = 0xE0
    static let sheet = 0x85
    static let sharedStrings = 0xFC
    static let sharedString = 0xFD
    static let label = 0x0204
    static let richLabel = 0xD6
    static let compact = 0x027E
    static let compactRun = 0xBD
    static let number = 0x0203
    static let formula = 0x06
    static let formulaText = 0x0207
    static let logical = 0x0205
    static let blank = 0x0201
    static let blankRun = 0xBE
    static let merges = 0xE5
  }

  static func read(_ bytes: [UInt8]) throws(DocumentError) -> OfficeDocument {
    var workbook = BinaryWorkbook(bytes: bytes)
    return try workbook.read()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func read() throws(DocumentError) -> OfficeDocument {
    try readGlobals()
    var document = OfficeDocument(format: .xls)
    for sheet in sheets {
      let grid = readSheet(sheet)
      if grid.isFull { throw .tooLarge(.xls, limit: "\(SheetGrid.mostCells)") }
      let blocks = grid.tables().map { DocumentBlock.table($0) }
      document.pages.append(DocumentPage(number: document.pages.count + 1, name: sheet.name, blocks: blocks))
      if sheet.isHidden, !blocks.isEmpty { document.notices.append(.hiddenSheet(sheet.name)) }
    }
    guard document.pages.contains(where: { !$0.blocks.isEmpty }) else { throw .empty(.xls) }
    return document
  }

  private mutating func readGlobals() throws(DocumentError) {
    guard let first = BinaryRecord(bytes, at: 0), first.type == Kind.beginning, let version = first.data.uint16(at: 0)
    else { throw .damaged(.xls, while: "BOF") }
    isOld = version < 0x0600
    var offset = first.end
    while let record = BinaryRecord(bytes, at: offset), record.type != Kind.end {
      offset = record.end
      switch record.type {
      case Kind.password: throw .encrypted(.xls)
      case Kind.codePage:
        // 1200 says that the text is UTF-16, as it is in newer files anyway.
        if let page = record.data.uint16(at: 0), page == 1252 || page == 0x8001 { encoding = .windows1252 }
      case Kind.dateMode: usesDatesOf1904 = record.data.uint16(at: 0) == 1
      case Kind.format:
        guard let number = record.data.uint16(at: 0) else { continue }
        codes[number] = text(record, at: 2, hasLongLength: !isOld)
      case Kind.cellFormat:
        let borders = isOld ? 0 : record.data.uint16(at: 10) ?? 0
        cellFormats.append((record.data.uint16(at: 2) ?? 0, borders != 0))
      case Kind.sheet:
        // Only sheets of cells: no charts, no macros.
        guard let place = record.data.uint32(at: 0), record.data.count > 6, record.data[5] == 0 else { continue }
        let name = text(record, at: 6, hasLongLength: false) ?? ""
        sheets.append(Sheet(name: name, offset: place, isHidden: record.data[4] & 3 != 0))
      case Kind.sharedStrings: readStrings(record)
      default: continue
      }
    }
    for (number, _) in cellFormats where formats[number] == nil {
      formats[number] = NumberFormat(codes[number] ?? BuiltInFormats.code(number))
    }
  }

  private mutating func readStrings(_ record: BinaryRecord) {
    guard let count = record.data.uint32(at: 4) else { return }
    var text = BinaryText(record, at: 8)
    while strings.count < count, let string = text.unicode() { strings.append(string) }
  }

  private func text(_ record: BinaryRecord, at offset: Int, hasLongLength: Bool) -> String? {
    var text = BinaryText(record, at: offset)
    return isOld
      ? text.bytes(hasLongLength: hasLongLength, encoding: encoding) : text.unicode(hasLongLength: hasLongLength)
  }

  private func readSheet(_ sheet: Sheet) -> SheetGrid {
    var grid = SheetGrid()
    var offset = sheet.offset
    // Charts within the sheet have a beginning and an end of their own.
    var depth = 0
    /// A formula whose text follows in a record of its own.
    var pending: (row: Int, column: Int, format: Int)?
    while let record = BinaryRecord(bytes, at: offset), !grid.isFull {
      offset = record.end
      switch record.type {
      case Kind.beginning: depth += 1
      case Kind.end:
        depth -= 1
        if depth <= 0 { return grid }
      case _ where depth != 1: continue
      case Kind.merges: addMerges(record, to: &grid)
      case Kind.formulaText:
        guard let cell = pending else { continue }
        pending = nil
        add(self.text(record, at: 0, hasLongLength: true), cell, to: &grid)
      default:
        guard let row = record.data.uint16(at: 0), let column = record.data.uint16(at: 2),
          let format = record.data.uint16(at: 4)
        else { continue }
        if record.type == Kind.formula, record.data.uint16(at: 12) == 0xFFFF,
          record.data.uint16(at: 6).map({ $0 & 0xFF }) == 0
        {
          pending = (row, column, format)
        } else {
          addCells(record, row: row, column: column, format: format, to: &grid)
        }
      }
    }
    return grid
  }

  private func addMerges(_ record: BinaryRecord, to grid: inout SheetGrid) {
    for offset in stride(from: 2, to: record.data.count - 7, by: 8) {
      guard let top = record.data.uint16(at: offset), let bottom = record.data.uint16(at: offset + 2),
        let left = record.data.uint16(at: offset + 4), let right = record.data.uint16(at: offset + 6),
        top <= bottom, left <= right
      else { continue }
      grid.merge(rows: top...bottom, columns: left...right)
    }
  }

  private func addCells(_ record: BinaryRecord, row: Int, column: Int, format: Int, to grid: inout SheetGrid) {
    let data = record.data
    let cell = (row, column, format)
    switch record.type {
    case Kind.sharedString:
      guard let index = data.uint32(at: 6), strings.indices.contains(index) else { return }
      add(strings[index], cell, to: &grid)
    case Kind.label, Kind.richLabel: add(text(record, at: 6, hasLongLength: true), cell, to: &grid)
    case Kind.compact: add(data.uint32(at: 6).map(BinaryWorkbook.compactNumber), cell, to: &grid)
    case Kind.compactRun:
      for (index, offset) in stride(from: 4, to: data.count - 7, by: 6).enumerated() {
        guard let own = data.uint16(at: offset) else { return }
        add(data.uint32(at: offset + 2).map(BinaryWorkbook.compactNumber), (row, column + index, own), to: &grid)
      }
    case Kind.number: add(data.double(at: 6), cell, to: &grid)
    case Kind.formula:
      guard data.uint16(at: 12) == 0xFFFF, data.count > 8 else { return add(data.double(at: 6), cell, to: &grid) }
      switch data[6] {
      case 1: add(data[8] == 0 ? "FALSE" : "TRUE", cell, to: &grid)
      case 2: add(BinaryWorkbook.errors[data[8]], cell, to: &grid)
      default: add("", cell, to: &grid)
      }
    case Kind.logical:
      guard data.count > 7 else { return }
      let isError = data[7] != 0
      add(isError ? BinaryWorkbook.errors[data[6]] : data[6] == 0 ? "FALSE" : "TRUE", cell, to: &grid)
    case Kind.blank: add("", cell, to: &grid)
    case Kind.blankRun:
      for (index, offset) in stride(from: 4, to: data.count - 3, by: 2).enumerated() {
        add("", (row, column + index, data.uint16(at: offset) ?? 0), to: &grid)
      }
    default: return
    }
  }

  private func add(_ text: String?, _ cell: (row: Int, column: Int, format: Int), to grid: inout SheetGrid) {
    guard let text else { return }
    let style = cellFormats.indices.contains(cell.format) ? cellFormats[cell.format] : (number: 0, isRuled: false)
    let shown = text.isEmpty ? "" : (formats[style.number] ?? .general).text(text)
    grid.add(row: cell.row, column: cell.column, text: shown, isRuled: style.isRuled)
  }

  private func add(_ value: Double?, _ cell: (row: Int, column: Int, format: Int), to grid: inout SheetGrid) {
    guard let value else { return }
    let style = cellFormats.indices.contains(cell.format) ? cellFormats[cell.format] : (number: 0, isRuled: false)
    let shown = (formats[style.number] ?? .general).text(value, usesDatesOf1904: usesDatesOf1904)
    grid.add(row: cell.row, column: cell.column, text: shown, isRuled: style.isRuled)
  }

  /// 30 bits of a number, or an integer; perhaps a hundredth of it ([MS-XLS] 2.5.217).
  private static func compactNumber(_ bits: Int) -> Double {
    let value =
      bits & 2 != 0
      ? Double(Int32(truncatingIfNeeded: bits) >> 2) : Double(bitPattern: UInt64(bits & 0xFFFF_FFFC) << 32)
    return bits & 1 != 0 ? value / 100 : value
  }

  private static let errors: [UInt8: String] = [
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
  ]
}

extension [UInt8] {
  fileprivate func double(at offset: Int) -> Double? {
    guard let low = uint32(at: offset), let high = uint32(at: offset + 4) else { return nil }
    return Double(bitPattern: UInt64(high) << 32 | UInt64(low))
  }
}
