import OfficeDocuments
import TestSupport
import Testing

@Suite("Workbooks")
struct SheetTests {
  /// Written by openpyxl and xlwt in `Peers/sheets.py`, with what stands in them.
  @Test("Figures are read as they are shown, cells where they stand", arguments: ["xlsx", "xls"])
  func outlines(format: String) throws {
    try OfficeFixtures.expectOutlines(format, extension: format)
  }

  private func sheet(_ rows: String, merges: String = "") throws(DocumentError) -> OfficeDocument {
    let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let references = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var writer = ZipWriter()
    let workbook =
      "<workbook xmlns='\(namespace)' xmlns:r='\(references)'><sheets><sheet name='甲' r:id='a'/></sheets></workbook>"
    writer.add("xl/workbook.xml", Array(workbook.utf8))
    let related =
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
      + "<Relationship Id='a' Type='\(references)/worksheet' Target='/xl/a.xml'/></Relationships>"
    writer.add("xl/_rels/workbook.xml.rels", Array(related.utf8))
    let text = "<worksheet xmlns='\(namespace)'><sheetData>\(rows)</sheetData>\(merges)</worksheet>"
    writer.add("xl/a.xml", Array(text.utf8))
    return try DocumentReader.read(writer.finish())
  }

  @Test("Cells without a place follow one another, and places that lie are passed over")
  func places() throws {
    let document = try sheet(
      "<row><c><v>1</v></c><c><v>2</v></c></row><row r='2'><c r='B2'><v>3</v></c><c><v>4</v></c></row>"
        + "<row r='99999999999999999999'><c r='ZZZZZZZZ1'><v>5</v></c><c r='A-1'><v>6</v></c></row>"
        + "<row r='3'><c r='A3' t='s'><v>7</v></c><c r='B2'><v>8</v></c></row>",
      merges: "<mergeCells><mergeCell ref='A1:XFD1048576'/><mergeCell ref='C3:A1'/><mergeCell ref='?'/></mergeCells>"
    )
    #expect(Outline.lines(document).filter { !$0.contains("5") && !$0.contains("6") }.contains("  1,1 1x1 8"))
    for case .table(let table) in document.pages.flatMap(\.blocks) {
      #expect(table.cells.allSatisfy { $0.row + $0.rowSpan <= table.rowCount })
      #expect(table.cells.allSatisfy { $0.column + $0.columnSpan <= table.columnCount })
    }
  }

  @Test("A workbook without text, and one that lacks a sheet, are told")
  func refused() {
    #expect(throws: DocumentError.empty(.xlsx)) { try sheet("<row/>") }
    #expect(throws: DocumentError.damaged(.xlsx, while: "xl/a.xml")) { try sheet("<row>") }
    var writer = ZipWriter()
    writer.add("xl/workbook.xml", Array("<workbook/>".utf8))
    let bytes = writer.finish()
    #expect(throws: DocumentError.empty(.xlsx)) { try DocumentReader.read(bytes) }
  }

  @Test("A bomb is stopped")
  func bomb() {
    let row = String(repeating: "<c><v>1</v></c>", count: 1000)
    #expect(throws: DocumentError.tooLarge(.xlsx, limit: "1000000")) {
      try sheet(String(repeating: "<row>\(row)</row>", count: 1001))
    }
  }

  @Test("Any damage is survived")
  func fuzz() throws {
    for (index, name) in try OfficeFixtures.names("xlsx", extension: "xlsx").enumerated() {
      let bytes = try OfficeFixtures.bytes("xlsx/\(name).xlsx")
      try OfficeFixtures.damageParts(bytes, rounds: 1, seed: UInt64(index)) { _ = try? DocumentReader.read($0) }
    }
    for (index, name) in try OfficeFixtures.names("xls", extension: "xls").enumerated() {
      let bytes = try OfficeFixtures.bytes("xls/\(name).xls")
      OfficeFixtures.damage(bytes, rounds: 12, seed: UInt64(index)) { _ = try? DocumentReader.read($0) }
    }
  }

  @Test("Any code is a number format")
  func anyFormat() {
    let pieces = [
      "0", "#", "?", ".", ",", "%", ";", "E+", "[", "]", "<", "1", "\"", "\\", "_", "*", "/", "@", "y", "m", "s", "h",
      "General", "AM/PM", "[h]", "[DBNum2]",
    ]
    var random = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let code = (0..<random.number(0..<10)).map { _ in random.pick(pieces) }.joined()
      let format = NumberFormat(code)
      for value in [0, -0.5, 45657.75, 1e300, -1e-300, .infinity, .nan, 99999.999] { _ = format.text(value) }
    }
  }
}
