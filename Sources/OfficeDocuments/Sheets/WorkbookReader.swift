/// Reads a workbook (.xlsx; ISO/IEC 29500-1 SpreadsheetML, strict and transitional): each sheet is a page, each run of
/// rows a table, each figure as it is shown.
struct WorkbookReader {
  private var package: OfficePackage
  private var strings: [String] = []
  private var styles = SheetStyles()
  private var usesDatesOf1904 = false

  private struct Sheet {
    var name: String
    var relationship: String
    var isHidden: Bool
  }

  static func read(_ archive: ZipArchive) throws(DocumentError) -> OfficeDocument {
    var reader = WorkbookReader(package: OfficePackage(archive, format: .xlsx))
    return try reader.read()
  }

  private mutating func read() throws(DocumentError) -> OfficeDocument {
    let main = try package.mainPart() ?? "xl/workbook.xml"
    guard let bytes = try package.part(main) else { throw .damaged(.xlsx, while: main) }
    var sheets: [Sheet] = []
    try OfficePackage.reading(.xlsx, main) { () throws(XMLError) in sheets = try readWorkbook(bytes) }
    let related = try package.relationships(of: main)
    if let name = related.values.first(where: { $0.kind == "sharedStrings" })?.target,
      let bytes = try package.part(name)
    {
      try OfficePackage.reading(.xlsx, name) { () throws(XMLError) in strings = try WorkbookReader.strings(bytes) }
    }
    if let name = related.values.first(where: { $0.kind == "styles" })?.target, let bytes = try package.part(name) {
      try OfficePackage.reading(.xlsx, name) { () throws(XMLError) in styles = try SheetStyles(bytes) }
    }
    var document = OfficeDocument(format: .xlsx)
    for sheet in sheets {
      // Sheets of charts and macros have no cells.
      guard let part = related[sheet.relationship], part.kind == "worksheet" else { continue }
      guard let bytes = try package.part(part.target) else { throw .damaged(.xlsx, while: part.target) }
      var grid = SheetGrid()
      try OfficePackage.reading(.xlsx, part.target) { () throws(XMLError) in grid = try readSheet(bytes) }
      if grid.isFull { throw .tooLarge(.xlsx, limit: "\(SheetGrid.mostCells)") }
      let blocks = grid.tables().map { DocumentBlock.table($0) }
      document.pages.append(DocumentPage(number: document.pages.count + 1, name: sheet.name, blocks: blocks))
      if sheet.isHidden, !blocks.isEmpty { document.notices.append(.hiddenSheet(sheet.name)) }
    }
    guard document.pages.contains(where: { !$0.blocks.isEmpty }) else { throw .empty(.xlsx) }
    return document
  }

  private mutating func readWorkbook(_ bytes: [UInt8]) throws(XMLError) -> [Sheet] {
    var sheets: [Sheet] = []
    var reader = XMLReader(bytes)
    while let event = try reader.next() {
      guard event == .start, reader.namespace == .spreadsheet else { continue }
      if reader.name == "workbookPr" { usesDatesOf1904 = reader.attribute("date1904").map(WordSwitch.isOn) ?? false }
      guard reader.name == "sheet", let id = reader.attribute("id", in: .relationshipReference) else { continue }
      let state = reader.attribute("state") ?? "visible"
      sheets.append(Sheet(name: reader.attribute("name") ?? "", relationship: id, isHidden: state != "visible"))
    }
    return sheets
  }

  private static func strings(_ bytes: [UInt8]) throws(XMLError) -> [String] {
    var strings: [String] = []
    var reader = XMLReader(bytes)
    while let event = try reader.next() {
      guard event == .start, reader.name == "si" else { continue }
      strings.append(try richText(&reader))
    }
    return strings
  }

  /// The text of an item last begun: its own or that of its runs, without the readings above Japanese text.
  private static func richText(_ reader: inout XMLReader) throws(XMLError) -> String {
    var text = ""
    try reader.forEachChild { (reader) throws(XMLError) in
      switch reader.name {
      case "t": text += try reader.elementText()
      case "r":
        try reader.forEachChild { (reader) throws(XMLError) in
          if reader.name == "t" { text += try reader.elementText() }
        }
      default: break
      }
    }
    return unescaped(text)
  }

  /// `_x000D_` stands for a character that XML has none for.
  static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(#/_x([0-9A-Fa-f]{4})_/#) { match in
      UInt32(match.1, radix: 16).flatMap { Unicode.Scalar($0) }.map { $0 == "\r" ? "" : String(Character($0)) } ?? ""
    }
  }

  private func readSheet(_ bytes: [UInt8]) throws(XMLError) -> SheetGrid {
    var grid = SheetGrid()
    var row = -1
    var column = -1
    var reader = XMLReader(bytes)
    while let event = try reader.next(), !grid.isFull {
      guard event == .start, reader.namespace == .spreadsheet else { continue }
      switch reader.name {
      case "row":
        row = reader.attribute("r").flatMap { Int($0) }.map { $0 - 1 } ?? row + 1
        column = -1
      case "c":
        column += 1
        if let place = reader.attribute("r").flatMap(CellReference.parse) { (row, column) = (place.row, place.column) }
        let style = reader.attribute("s").flatMap { Int($0) } ?? 0
        let text = try cellText(&reader, style: style)
        grid.add(row: row, column: column, text: text, isRuled: styles.isRuled(style))
      case "mergeCell":
        guard let range = reader.attribute("ref").flatMap(CellReference.parseRange) else { continue }
        grid.merge(rows: range.rows, columns: range.columns)
      default: continue
      }
    }
    return grid
  }

  private func cellText(_ reader: inout XMLReader, style: Int) throws(XMLError) -> String {
    let kind = reader.attribute("t") ?? "n"
    var value = ""
    var inline: String?
    try reader.forEachChild { (reader) throws(XMLError) in
      if reader.name == "v" { value = try reader.elementText() }
      if reader.name == "is" { inline = try WorkbookReader.richText(&reader) }
    }
    let format = styles.format(style)
    switch kind {
    case "s":
      guard let index = Int(value) ?? Int(value.filter { !$0.isWhitespace }), strings.indices.contains(index) else {
        return ""
      }
      return format.text(strings[index])
    case "str": return format.text(WorkbookReader.unescaped(value))
    case "inlineStr": return format.text(inline ?? value)
    case "b": return value == "1" ? "TRUE" : value.isEmpty ? "" : "FALSE"
    case "e", "d": return value
    default:
      guard let number = Double(value) ?? Double(value.filter { !$0.isWhitespace }) else { return value }
      return format.text(number, usesDatesOf1904: usesDatesOf1904)
    }
  }
}
