/// Reads an XML Spreadsheet of 2003, which programs write under the name .xls.
struct XMLWorkbook {
  private var formats: [String: NumberFormat] = [:]
  private var ruled: Set<String> = []

  static func read(_ bytes: [UInt8]) throws(DocumentError) -> OfficeDocument {
    var document = OfficeDocument(format: .xls)
    try OfficePackage.reading(.xls, "xml") { () throws(XMLError) in
      var workbook = XMLWorkbook()
      try workbook.read(bytes, into: &document)
    }
    guard document.pages.contains(where: { !$0.blocks.isEmpty }) else { throw .empty(.xls) }
    return document
  }

  private mutating func read(_ bytes: [UInt8], into document: inout OfficeDocument) throws(XMLError) {
    var reader = XMLReader(bytes)
    while let event = try reader.next() {
      guard event == .start, reader.namespace == .spreadsheet2003 else { continue }
      if reader.name == "Style", let id = reader.attribute("ID", in: .spreadsheet2003) {
        try readStyle(&reader, id: id)
      } else if reader.name == "Worksheet" {
        let name = reader.attribute("Name", in: .spreadsheet2003)
        let (grid, isHidden) = try readSheet(&reader)
        let blocks = grid.tables().map { DocumentBlock.table($0) }
        document.pages.append(DocumentPage(number: document.pages.count + 1, name: name, blocks: blocks))
        if isHidden, !blocks.isEmpty { document.notices.append(.hiddenSheet(name ?? "")) }
      }
    }
  }

  private mutating func readStyle(_ reader: inout XMLReader, id: String) throws(XMLError) {
    var code: String?
    var isRuled = false
    try reader.forEachChild { (reader) throws(XMLError) in
      if reader.name == "NumberFormat" { code = reader.attribute("Format", in: .spreadsheet2003) }
      guard reader.name == "Borders" else { return }
      try reader.forEachChild { (reader) throws(XMLError) in if reader.name == "Border" { isRuled = true } }
    }
    if let code { formats[id] = NumberFormat(XMLWorkbook.named[code] ?? code) }
    if isRuled { ruled.insert(id) }
  }

  /// Names that stand for formats.
  private static let named: [String: String] = [
    "General": "General", "General Number": "General", "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%",
    "Scientific": "0.00E+00", "Currency": "¥#,##0.00", "Short Date": "yyyy/m/d", "Medium Date": "d-mmm-yy",
    "Long Date": "yyyy\"年\"m\"月\"d\"日\"", "General Date": "yyyy/m/d h:mm", "Short Time": "h:mm",
    "Medium Time": "h:mm AM/PM", "Long Time": "h:mm:ss",
  ]

  private func readSheet(_ reader: inout XMLReader) throws(XMLError) -> (grid: SheetGrid, isHidden: Bool) {
    var grid = SheetGrid()
    var isHidden = false
    var row = -1
    let level = reader.depth
    while reader.depth >= level, let event = try reader.next() {
      guard event == .start else { continue }
      if reader.name == "Row", reader.namespace == .spreadsheet2003 {
        row = reader.position("Index") ?? row + 1
        try readRow(&reader, row, into: &grid)
      } else if reader.name == "Visible" {
        isHidden = try reader.elementText() != "SheetVisible"
      }
    }
    return (grid, isHidden)
  }

  private func readRow(_ reader: inout XMLReader, _ row: Int, into grid: inout SheetGrid) throws(XMLError) {
    var column = -1
    try reader.forEachChild { (reader) throws(XMLError) in
      guard reader.name == "Cell", !grid.isFull else { return }
      column = reader.position("Index") ?? column + 1
      let across = reader.count("MergeAcross")
      let down = reader.count("MergeDown")
      if across + down > 0 { grid.merge(rows: row...(row + down), columns: column...(column + across)) }
      let style = reader.attribute("StyleID", in: .spreadsheet2003) ?? "Default"
      let format = formats[style] ?? formats["Default"] ?? .general
      var text = ""
      try reader.forEachChild { (reader) throws(XMLError) in
        guard reader.name == "Data" else { return }
        let kind = reader.attribute("Type", in: .spreadsheet2003) ?? "String"
        text = XMLWorkbook.shown(try reader.elementText(), kind: kind, format)
      }
      grid.add(row: row, column: column, text: text, isRuled: ruled.contains(style))
      column += across
    }
  }

  private static func shown(_ value: String, kind: String, _ format: NumberFormat) -> String {
    switch kind {
    case "Number": Double(value).map { format.text($0) } ?? value
    case "DateTime": days(value).map { format.text($0) } ?? value
    case "Boolean": value == "1" ? "TRUE" : "FALSE"
    case "Error": value
    default: format.text(value)
    }
  }

  /// `2024-12-31T08:30:00.000` as days since 1900.
  private static func days(_ text: String) -> Double? {
    guard let match = text.wholeMatch(of: #/(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?/#),
      let year = Int(match.1), let month = Int(match.2), let day = Int(match.3), let hour = Int(match.4),
      let minute = Int(match.5), let second = Int(match.6)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + ofYear - 693_900 + 1
    return Double(days) + Double(hour * 3600 + minute * 60 + second) / 86_400
  }
}

extension XMLReader {
  /// A place, written from 1.
  fileprivate func position(_ name: StaticString) -> Int? {
    attribute(name, in: .spreadsheet2003).flatMap { Int($0) }.map { min(max($0, 1), SheetGrid.mostRows) - 1 }
  }

  fileprivate func count(_ name: StaticString) -> Int {
    min(max(attribute(name, in: .spreadsheet2003).flatMap { Int($0) } ?? 0, 0), SheetGrid.mostRows)
  }
}
