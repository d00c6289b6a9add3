/// Puts a PDF file together from the text of its objects, with a table that is right.
struct PDFSource {
  private var objects: [(number: Int, body: [UInt8])] = []

  /// A file of one page, 200 by 200 points, with `content`. Font `F1` is Helvetica; `resources` are added to it.
  static func page(_ content: String, resources: String = "", page: String = "", objects: [(Int, String)] = [])
    -> [UInt8]
  {
    var source = PDFSource()
    source.add(1, "<</Type/Catalog/Pages 2 0 R>>")
    source.add(2, "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 200]>>")
    source.add(
      3,
      "<</Type/Page/Parent 2 0 R/Contents 4 0 R\(page)/Resources<</Font<</F1 5 0 R/F2 6 0 R>>\(resources)>>>>"
    )
    source.add(stream: 4, "", Array(content.utf8))
    source.add(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    if !objects.contains(where: { $0.0 == 6 }) { source.add(6, "null") }
    for (number, body) in objects { source.add(number, body) }
    return source.file()
  }

  mutating func add(_ number: Int, _ body: String) { objects.append((number, Array(body.utf8))) }

  mutating func add(stream number: Int, _ entries: String, _ data: [UInt8]) {
    let head = "<</Length \(data.count)\(entries)>>\nstream\n"
    objects.append((number, Array(head.utf8) + data + Array("\nendstream".utf8)))
  }

  /// The objects and where they begin, without a table.
  func body() -> (bytes: [UInt8], offsets: [Int: Int]) {
    var bytes = Array("%PDF-1.7\n".utf8)
    var offsets: [Int: Int] = [:]
    for (number, body) in objects {
      offsets[number] = bytes.count
      bytes += Array("\(number) 0 obj\n".utf8) + body + Array("\nendobj\n".utf8)
    }
    return (bytes, offsets)
  }

  func file(trailer: String = "/Root 1 0 R") -> [UInt8] {
    var (bytes, offsets) = body()
    let start = bytes.count
    bytes += PDFSource.table(offsets)
    bytes += Array("trailer\n<</Size \(offsets.count + 1)\(trailer)>>\nstartxref\n\(start)\n%%EOF\n".utf8)
    return bytes
  }

  static func table(_ offsets: [Int: Int]) -> [UInt8] {
    var text = "xref\n"
    for (number, offset) in offsets.sorted(by: { $0.key < $1.key }) {
      let digits = String(offset)
      text += "\(number) 1\n" + String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    return Array(text.utf8)
  }
}
