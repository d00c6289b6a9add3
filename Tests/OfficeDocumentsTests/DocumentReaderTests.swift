import OfficeDocuments
import Testing

@Suite("What a file is")
struct DocumentReaderTests {
  @Test(
    "Bytes tell, not the name",
    arguments: [
      ("{\\rtf1 x}", "a.doc", .oldFormat("rtf")),
      ("\u{9}\u{4}\u{6}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}", "a.xls", .oldFormat("xls")),
      ("PK\u{3}\u{4}", "a.docx", .damaged(.docx, while: "zip")), ("", "a.txt", .empty(.text)),
      (" \n\t", nil, .empty(.text)),
      ("\u{0}\u{1}\u{2}", "a.docx", .unknownFormat),
      (
        "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"/>",
        nil, .oldFormat("xml")
      ),
    ] as [(String, String?, DocumentError)]
  )
  func refused(text: String, name: String?, error: DocumentError) {
    #expect(throws: error) { try DocumentReader.read(Array(text.utf8), name: name) }
  }

  @Test("An archive that is no office file is not known")
  func archive() {
    var writer = ZipWriter()
    writer.add("a.txt", [1])
    let bytes = writer.finish()
    #expect(throws: DocumentError.unknownFormat) { try DocumentReader.read(bytes) }
  }

  /// Small compound files by `Peers/compound.py`.
  @Test(
    "Old and locked files say what they are",
    arguments: [
      ("word", "a.doc", .oldFormat("doc")), ("word", "a.wps", .oldFormat("wps")), ("word", nil, .oldFormat("doc")),
      ("encrypted", "a.docx", .encrypted(.docx)), ("encrypted", "a.xlsx", .encrypted(.xlsx)),
      ("locked", "a.xls", .encrypted(.xls)), ("locked", "a.et", .oldFormat("et")), ("other", "a.msg", .unknownFormat),
      ("other", "a.et", .oldFormat("et")), ("circle", "a.xls", .damaged(.xls, while: "BOF")),
    ] as [(String, String?, DocumentError)]
  )
  func compound(file: String, name: String?, error: DocumentError) throws {
    let bytes = try OfficeFixtures.bytes("compound/\(file).bin")
    #expect(throws: error) { try DocumentReader.read(bytes, name: name) }
  }

  @Test("Text is given line by line, and its encoding told")
  func text() throws {
    let gbk: [UInt8] = [0xB9, 0xB4, 0x0D, 0x0A, 0xBB, 0xFC]
    #expect(Outline.lines(try DocumentReader.read(gbk)) == ["# 1", "P 勾", "P 稽", "! decoded(as: \"GB18030\")"])
    #expect(Outline.lines(try DocumentReader.read(Array("a\n\n<b".utf8))) == ["# 1", "P a", "P ", "P <b"])
  }
}
