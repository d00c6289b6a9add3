/// A web page in one file with its pictures (.mht; RFC 2557, a MIME message): what Word and Excel save as "single file".
struct WebArchive {
  private struct Part {
    var headers: [String: String]
    var body: ArraySlice<UInt8>
  }

  private static let mostParts = 2000
  private static let deepest = 8
  private var pages: [(text: String, encoding: TextEncoding)] = []
  private var partCount = 0

  static func read(_ bytes: [UInt8]) throws(DocumentError) -> OfficeDocument {
    var archive = WebArchive()
    archive.take(archive.part(bytes[...]), depth: 0)
    var document = OfficeDocument(format: .mht)
    for page in archive.pages {
      let blocks = HTMLReader.blocks(page.text)
      guard blocks.contains(where: \.hasText) else { continue }
      document.pages.append(DocumentPage(number: document.pages.count + 1, blocks: blocks))
    }
    guard !document.pages.isEmpty else { throw .empty(.mht) }
    if let other = archive.pages.first(where: { $0.encoding != .utf8 }) {
      document.notices.append(.decoded(as: other.encoding.rawValue))
    }
    return document
  }

  /// Headers, an empty line, and the body (RFC 5322, section 2.1). A header may go on in lines that begin with a space.
  private func part(_ bytes: ArraySlice<UInt8>) -> Part {
    var headers: [String: String] = [:]
    var name: String?
    var rest = bytes
    while !rest.isEmpty {
      let line = rest.prefix { $0 != 0x0A }
      rest = rest[line.endIndex...].dropFirst()
      let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      if text.isEmpty { break }
      if text.first == " " || text.first == "\t", let name {
        headers[name, default: ""] += text
      } else if let colon = text.firstIndex(of: ":") {
        let key = text[..<colon].lowercased()
        name = key
        headers[key] = String(text[text.index(after: colon)...])
      }
    }
    return Part(headers: headers, body: rest)
  }

  private mutating func take(_ part: Part, depth: Int) {
    partCount += 1
    guard partCount <= WebArchive.mostParts, depth < WebArchive.deepest else { return }
    let type = part.headers["content-type"] ?? "text/plain"
    if type.lowercased().contains("multipart/") {
      guard let boundary = WebArchive.parameter("boundary", of: type) else { return }
      for piece in WebArchive.split(part.body, by: boundary) { take(self.part(piece), depth: depth + 1) }
      return
    }
    // The sheets' names as a page of their own are no content.
    guard type.lowercased().contains("text/html"),
      part.headers["content-location"]?.lowercased().hasSuffix("tabstrip.htm") != true
    else { return }
    let body: [UInt8]
    switch part.headers["content-transfer-encoding"]?.lowercased().filter({ !$0.isWhitespace }) {
    case "quoted-printable": body = TransferEncoding.quotedPrintable(part.body)
    case "base64": body = TransferEncoding.base64(part.body)
    default: body = Array(part.body)
    }
    let declared = WebArchive.parameter("charset", of: type).flatMap { TextEncoding(label: $0) }
    pages.append(WebPage.decoded(body[...], declared: declared))
  }

  private static func parameter(_ name: String, of header: String) -> String? {
    for field in header.split(separator: ";").dropFirst() {
      guard let equals = field.firstIndex(of: "=") else { continue }
      let key = field[..<equals].lowercased().filter { !$0.isWhitespace }
      guard key == name else { continue }
      var value = field[field.index(after: equals)...].drop { $0.isWhitespace }
      if value.first == "\"" { return String(value.dropFirst().prefix { $0 != "\"" }) }
      while value.last?.isWhitespace == true { value.removeLast() }
      return String(value)
    }
    return nil
  }

  /// The pieces between lines `--boundary` (RFC 2046, section 5.1.1).
  private static func split(_ body: ArraySlice<UInt8>, by boundary: String) -> [ArraySlice<UInt8>] {
    let mark = Array("--\(boundary)".utf8)
    guard mark.count > 2 else { return [] }
    var pieces: [ArraySlice<UInt8>] = []
    var start: Int?
    var lineStart = body.startIndex
    while lineStart < body.endIndex, pieces.count < mostParts {
      let lineEnd = body[lineStart...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[lineStart..<lineEnd].starts(with: mark) {
        if let start { pieces.append(body[start..<lineStart]) }
        start = min(lineEnd + 1, body.endIndex)
        if body[lineStart..<lineEnd].dropFirst(mark.count).starts(with: [0x2D, 0x2D]) { return pieces }
      }
      lineStart = lineEnd + 1
    }
    // A message that breaks off still has what came before.
    if let start, start < body.endIndex { pieces.append(body[start...]) }
    return pieces
  }
}
