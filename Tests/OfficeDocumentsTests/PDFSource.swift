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

  /// In the place of an object with the same number, if there is one.
  mutating func add(_ number: Int, _ body: String) { add(number, bytes: Array(body.utf8)) }

  private mutating func add(_ number: Int, bytes: [UInt8]) {
    objects.removeAll { $0.number == number }
    objects.append((number, bytes))
  }

  mutating func add(stream number: Int, _ entries: String, _ data: [UInt8]) {
    let head = "<</Length \(data.count)\(entries)>>\nstream\n"
    add(number, bytes: Array(head.utf8) + data + Array("\nendstream".utf8))
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

extension PDFSource {
  /// The last place where `old` stands, replaced.
  static func replace(_ old: String, by new: String, in bytes: [UInt8]) -> [UInt8] {
    let pattern = Array(old.utf8)
    guard bytes.count >= pattern.count,
      let place = (0...(bytes.count - pattern.count)).last(where: {
        bytes[$0] == pattern[0] && bytes[$0..<($0 + pattern.count)].elementsEqual(pattern)
      })
    else { return bytes }
    return bytes[..<place] + Array(new.utf8) + bytes[(place + pattern.count)...]
  }

  static func ascii85(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 4) {
      let group = bytes[start..<min(start + 4, bytes.count)]
      var value = (0..<4).reduce(UInt32(0)) { $0 << 8 | ($1 < group.count ? UInt32(group[start + $1]) : 0) }
      var digits: [UInt8] = []
      for _ in 0..<5 {
        digits.insert(UInt8(value % 85) + 33, at: 0)
        value /= 85
      }
      result += digits.prefix(group.count + 1)
    }
    return result + Array("~>".utf8)
  }
}
