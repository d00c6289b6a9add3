import Testing

@testable import OfficeDocuments

@Suite("Objects and tables of PDF files")
struct PDFFileTests {
  private static func text(_ bytes: [UInt8]) throws -> [String] {
    try PDFReader.read(bytes).pages.map { $0.runs.map(\.text).joined(separator: " ") }
  }

  private static func show(_ text: String) -> String { "BT /F1 10 Tf 10 100 Td (\(text)) Tj ET" }

  /// Objects 1 to 5 as `PDFSource.page` has them, the content being `text`.
  private static func source(_ text: String) -> PDFSource {
    var source = PDFSource()
    source.add(1, "<</Type/Catalog/Pages 2 0 R>>")
    source.add(2, "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 200]>>")
    source.add(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>")
    source.add(stream: 4, "", Array(show(text).utf8))
    source.add(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    return source
  }

  private static func number(_ value: Int, width: Int) -> [UInt8] {
    (0..<width).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// A file whose table is a stream, its last objects in an object stream.
  private static func streamed(predictor: Bool) -> [UInt8] {
    var source = PDFSource()
    source.add(stream: 4, "", Array(show("streamed").utf8))
    let inner = [
      (1, "<</Type/Catalog/Pages 2 0 R>>"), (2, "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 200]>>"),
      (3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"),
      (5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
    ]
    var head = ""
    var body = ""
    for (number, text) in inner {
      head += "\(number) \(body.utf8.count) "
      body += text + " "
    }
    let packed = Zlib.encode(Array((head + body).utf8))
    source.add(stream: 6, "/Type/ObjStm/N 4/First \(head.utf8.count)/Filter/FlateDecode", packed)
    var (bytes, offsets) = source.body()
    let start = bytes.count
    offsets[7] = start
    var rows: [[UInt8]] = []
    for object in 0...7 {
      if let place = inner.firstIndex(where: { $0.0 == object }) {
        rows.append([2] + number(6, width: 2) + [UInt8(place)])
      } else {
        rows.append([object == 0 ? 0 : 1] + number(offsets[object] ?? 0, width: 2) + [0])
      }
    }
    var data = rows.flatMap { $0 }
    var parameters = ""
    if predictor {
      // Each row less the one above (PNG type 2).
      var before = [UInt8](repeating: 0, count: 4)
      data = rows.flatMap { row in
        defer { before = row }
        return [2] + zip(row, before).map { $0 &- $1 }
      }
      parameters = "/DecodeParms<</Predictor 12/Columns 4>>"
    }
    let table = Zlib.encode(data)
    var tail = PDFSource()
    tail.add(
      stream: 7,
      "/Type/XRef/Size 8/W[1 2 1]/Index[0 8]/Root 1 0 R/Filter/FlateDecode\(parameters)",
      table
    )
    bytes += tail.body().bytes.dropFirst("%PDF-1.7\n".utf8.count)
    return bytes + Array("startxref\n\(start)\n%%EOF\n".utf8)
  }

  @Test("A table that is a stream, objects in an object stream", arguments: [false, true])
  func streams(predictor: Bool) throws {
    let document = try PDFReader.read(PDFFileTests.streamed(predictor: predictor))
    #expect(document.pages.first?.runs.map(\.text) == ["streamed"])
    #expect(document.notices == [])
  }

  @Test("What was added last counts")
  func incrementalUpdate() throws {
    var bytes = PDFFileTests.source("old").file()
    let previous = bytes.count
    var update = PDFSource()
    update.add(stream: 4, "", Array(PDFFileTests.show("new").utf8))
    let (added, _) = update.body()
    bytes += added.dropFirst("%PDF-1.7\n".utf8.count)
    let start = bytes.count
    let old = try #require(PDFFileTests.lastTable(of: bytes, before: previous))
    bytes += PDFSource.table([4: previous])
    bytes += Array("trailer\n<</Size 6/Root 1 0 R/Prev \(old)>>\nstartxref\n\(start)\n%%EOF\n".utf8)
    #expect(try PDFFileTests.text(bytes) == ["new"])
    // A table that names itself as the one before it ends all the same.
    #expect(try PDFFileTests.text(PDFSource.replace("/Prev \(old)", by: "/Prev \(start)", in: bytes)) == ["new"])
  }

  private static func lastTable(of bytes: [UInt8], before end: Int) -> Int? {
    (0..<end).last { PDFScanner(bytes, from: $0).starts(with: "\nxref") }.map { $0 + 1 }
  }

  @Test(
    "A broken table is made anew",
    arguments: [
      ("startxref\n", "startxref\n9"), ("startxref", "startxxxx"), ("xref\n1 1", "xref\nx x"), ("trailer", "tr      "),
      ("%PDF-1.7\n", "%PDF-1.7\n% longer\n"), ("/Length 35", "/Length 99"), ("/Length 35", "/Length -5"),
      ("/Length 35", "/Length  1"),
    ]
  )
  func repair(right: String, wrong: String) throws {
    let bytes = PDFFileTests.source("kept").file()
    let broken = PDFSource.replace(right, by: wrong, in: bytes)
    #expect(broken != bytes)
    let document = try PDFReader.read(broken)
    #expect(document.pages.first?.runs.map(\.text) == ["kept"])
    #expect(document.notices.contains(.repaired) == !right.hasPrefix("/Length"))
  }

  @Test("Bytes before the header move all offsets")
  func leadingBytes() throws {
    let document = try PDFReader.read(Array("HTTP/1.1 200 OK\r\n\r\n".utf8) + PDFFileTests.source("moved").file())
    #expect(document.pages.first?.runs.map(\.text) == ["moved"])
    #expect(document.notices == [])
  }

  @Test("Objects in object streams are found without a table")
  func repairStreams() throws {
    let bytes = PDFSource.replace("startxref", by: "startxxxx", in: PDFFileTests.streamed(predictor: false))
    #expect(try PDFFileTests.text(bytes) == ["streamed"])
  }

  @Test(
    "Every filter and chains of them",
    arguments: ["/FlateDecode", "/ASCIIHexDecode", "/ASCII85Decode", "/LZWDecode", "/RunLengthDecode", "[/AHx /Fl]"]
  )
  func filters(filter: String) throws {
    let plain = Array(PDFFileTests.show("filtered").utf8)
    let hex: ([UInt8]) -> [UInt8] = { bytes in
      Array(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined().utf8) + [UInt8(ascii: ">")]
    }
    let data: [UInt8]
    switch filter {
    case "/FlateDecode": data = Zlib.encode(plain)
    case "/ASCIIHexDecode": data = hex(plain)
    case "/ASCII85Decode":
      data = PDFSource.ascii85(plain)
    case "/LZWDecode": data = LZWWriter.encode(plain, changesEarly: true)
    case "/RunLengthDecode": data = [UInt8(plain.count - 1)] + plain + [128]
    default: data = hex(Zlib.encode(plain))
    }
    var source = PDFFileTests.source("")
    source.add(stream: 4, "/Filter \(filter)", data)
    #expect(try PDFFileTests.text(source.file()) == ["filtered"])
  }

  @Test("Pages in a tree, with what they inherit; a node that is its own child is passed by")
  func pageTree() throws {
    var source = PDFFileTests.source("page")
    source.add(2, "<</Type/Pages/Kids[6 0 R 2 0 R 3 0 R]/Count 3/MediaBox[0 0 200 200]/Rotate 90>>")
    source.add(
      6,
      "<</Type/Pages/Parent 2 0 R/Kids[7 0 R]/Count 1/MediaBox[0 0 100 300]/Resources<</Font<</F1 5 0 R>>>>>>"
    )
    source.add(7, "<</Type/Page/Parent 6 0 R/Contents[4 0 R 4 0 R]/Rotate 0>>")
    let document = try PDFReader.read(source.file())
    #expect(document.pages.map(\.size) == [PageSize(width: 100, height: 300), PageSize(width: 200, height: 200)])
    #expect(document.pages.map(\.number) == [1, 2])
    #expect(document.pages[0].runs.map(\.text) == ["page"])
  }

  @Test("What is no PDF, or only part of one, is an error that says so")
  func errors() throws {
    #expect(throws: DocumentError.damaged(.pdf, while: "header")) { try PDFReader.read(Array("hello".utf8)) }
    #expect(throws: DocumentError.damaged(.pdf, while: "page tree")) { try PDFReader.read(Array("%PDF-1.4\n".utf8)) }
    var source = PDFFileTests.source("page")
    source.add(2, "<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2/MediaBox[0 0 200 200]>>")
    #expect(throws: DocumentError.damaged(.pdf, while: "page 2")) { try PDFReader.read(source.file()) }
    source.add(2, "<</Type/Pages/Kids[]/Count 0>>")
    #expect(throws: DocumentError.empty(.pdf)) { try PDFReader.read(source.file()) }
    var handler = PDFFileTests.source("page")
    handler.add(6, "<</Filter/Adobe.PubSec/V 4>>")
    #expect(throws: DocumentError.encrypted(.pdf)) {
      try PDFReader.read(handler.file(trailer: "/Root 1 0 R/Encrypt 6 0 R"))
    }
  }

  @Test("Content that breaks off is read as far as it goes, and the page is named")
  func incomplete() throws {
    let packed = Zlib.encode(Array((PDFFileTests.show("begun") + String(repeating: " 0 0 m", count: 400)).utf8))
    var source = PDFFileTests.source("")
    source.add(stream: 4, "/Filter/FlateDecode", Array(packed.prefix(packed.count - 8)))
    let document = try PDFReader.read(source.file())
    #expect(document.pages.first?.runs.map(\.text) == ["begun"])
    #expect(document.notices == [.incompletePage(1)])
  }

  @Test("What one file may cost has limits")
  func limits() {
    #expect(throws: DocumentError.tooLarge(.pdf, limit: "192 MB decoded")) {
      let budget = PDFBudget()
      for _ in 0..<4 { try budget.spendDecoded(PDFBudget.streamBytes) }
    }
    #expect(throws: DocumentError.tooLarge(.pdf, limit: "64 MB of page content")) {
      try PDFBudget().spendContent(65 << 20)
    }
    #expect(throws: DocumentError.tooLarge(.pdf, limit: "3000000 characters")) {
      try PDFBudget().spendGlyphs(3_000_001)
    }
  }

  @Test("Forms within forms cost what they paint")
  func formBomb() {
    let forms = (0..<8).map { level in
      let content = String(repeating: "/X Do ", count: 60)
      let resources = "/Resources<</XObject<</X \(level + 8) 0 R>>>>"
      return (level + 7, "<</Subtype/Form\(resources)/Length \(content.utf8.count)>>\nstream\n\(content)\nendstream")
    }
    let bytes = PDFSource.page("/X Do", resources: "/XObject<</X 7 0 R>>", objects: forms)
    #expect(throws: DocumentError.tooLarge(.pdf, limit: "64 MB of page content")) { try PDFReader.read(bytes) }
  }

  @Test("Nesting has an end")
  func nesting() throws {
    var source = PDFFileTests.source("deep")
    source.add(6, String(repeating: "[", count: 100_000) + String(repeating: "<<", count: 100_000))
    source.add(
      3,
      "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Annots 6 0 R/Resources<</Font<</F1 5 0 R>>/XObject 6 0 R>>>>"
    )
    source.add(stream: 4, "", Array("/X Do \(PDFFileTests.show("deep"))".utf8))
    #expect(try PDFFileTests.text(source.file()) == ["deep"])
  }
}
