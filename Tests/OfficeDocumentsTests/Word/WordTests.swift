import OfficeDocuments
import Testing

@Suite("Word files")
struct WordTests {
  /// Written by `Peers/word.py`, with what python-docx and LibreOffice read in them.
  @Test("Paragraphs, lists, tables and changes are read as they are printed")
  func outlines() throws {
    try OfficeFixtures.expectOutlines("docx", extension: "docx")
  }

  private func document(_ body: String) throws(DocumentError) -> OfficeDocument {
    var writer = ZipWriter()
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let text = "<w:document xmlns:w='\(namespace)'><w:body>\(body)</w:body></w:document>"
    writer.add("word/document.xml", Array(text.utf8))
    return try DocumentReader.read(writer.finish())
  }

  @Test("A file without text, without its main part, or with a broken one is told")
  func refused() {
    #expect(throws: DocumentError.empty(.docx)) { try document("<w:p/><w:tbl/>") }
    #expect(throws: DocumentError.damaged(.docx, while: "word/document.xml")) { try document("<w:p>") }
    #expect(throws: DocumentError.tooLarge(.docx, limit: "word/document.xml")) {
      try document(String(repeating: "<w:tbl><w:tr><w:tc>", count: 5000))
    }
    var writer = ZipWriter()
    writer.add("word/styles.xml", [])
    let bytes = writer.finish()
    #expect(throws: DocumentError.damaged(.docx, while: "word/document.xml")) { try DocumentReader.read(bytes) }
  }

  @Test("Spans that lie stay within bounds")
  func lyingSpans() throws {
    let row =
      "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999999'/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>"
    let blocks = try document("<w:tbl>\(row)\(row)</w:tbl>").pages.flatMap(\.blocks)
    guard case .table(let table) = blocks.first else { return #expect(blocks == []) }
    #expect(table.rowCount == 2)
    #expect(table.columnCount <= 2048)
  }

  @Test("Any damage is survived")
  func fuzz() throws {
    for (index, name) in try OfficeFixtures.names("docx", extension: "docx").enumerated() {
      let bytes = try OfficeFixtures.bytes("docx/\(name).docx")
      try OfficeFixtures.damageParts(bytes, rounds: 1, seed: UInt64(index)) { _ = try? DocumentReader.read($0) }
      OfficeFixtures.damage(bytes, rounds: 4, seed: UInt64(index)) { _ = try? DocumentReader.read($0) }
    }
  }
}
