/// The bytes of a web page as text.
enum WebPage {
  /// UTF-8 where the bytes are, because nothing else ever is; otherwise what the page says of itself, and GB 18030 where
  /// it says nothing.
  static func decoded(_ bytes: ArraySlice<UInt8>, declared: TextEncoding? = nil) -> (
    text: String, encoding: TextEncoding
  ) {
    let encoding: TextEncoding
    if let told = TextDecoder.encoding(of: bytes), told != .gb18030 {
      encoding = told
    } else {
      encoding = declared ?? metaEncoding(bytes) ?? .gb18030
    }
    return (TextDecoder.repaired(bytes, as: encoding), encoding)
  }

  /// `<meta charset=…>`, also within `content="text/html; charset=…"`.
  private static func metaEncoding(_ bytes: ArraySlice<UInt8>) -> TextEncoding? {
    let head = String(decoding: bytes.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
    guard let label = head.firstMatch(of: #/(?i)charset\s*=\s*["']?\s*([A-Za-z0-9_\-]+)/#)?.1 else { return nil }
    let encoding = TextEncoding(label: label)
    // A page that could be read so far is not of two-byte characters, whatever it says.
    return encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? nil : encoding
  }

  static func read(_ bytes: [UInt8]) throws(DocumentError) -> OfficeDocument {
    let page = decoded(bytes[...])
    let blocks = HTMLReader.blocks(page.text)
    guard blocks.contains(where: \.hasText) else { throw .empty(.html) }
    var document = OfficeDocument(format: .html, pages: [DocumentPage(number: 1, blocks: blocks)])
    if page.encoding != .utf8 { document.notices.append(.decoded(as: page.encoding.rawValue)) }
    return document
  }
}
