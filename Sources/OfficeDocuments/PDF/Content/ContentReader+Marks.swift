/// Marked content that is open (ISO 32000-1, section 14.6).
struct ContentMark {
  /// What the file says that the glyphs mean together.
  var replacement: [Unicode.Scalar]?
}

extension ContentReader {
  func beginMarked(_ scanner: ContentScanner) throws(DocumentError) {
    var mark = ContentMark()
    defer { marks.append(mark) }
    if let name = scanner.lastName, scanner.operands.count == 2 {
      guard let bytes = try resources.properties(name)?["ActualText"].string else { return }
      mark.replacement = ContentReader.text(bytes[...])
    } else {
      // `/Span <</ActualText (…)>> BDC`: the string stands behind its key.
      for (place, operand) in scanner.operands.enumerated().dropLast() {
        guard case .name(let key) = operand, scanner.buffer[key].elementsEqual("ActualText".utf8),
          case .string(let value) = scanner.operands[place + 1]
        else { continue }
        mark.replacement = ContentReader.text(scanner.buffer[value])
      }
    }
    if mark.replacement != nil { text.beginReplacement() }
  }

  func endMarked() {
    guard let mark = marks.popLast(), let replacement = mark.replacement else { return }
    text.endReplacement(replacement)
  }

  /// A text string: UTF-16 or UTF-8 by its mark, otherwise Latin-1, as near to PDFDocEncoding as text needs.
  private static func text(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
    let bytes = bytes.prefix(4096)
    if bytes.starts(with: [0xFE, 0xFF]) {
      let body = Array(bytes.dropFirst(2))
      let units = stride(from: 0, to: body.count - 1, by: 2).map { UInt16(body[$0]) << 8 | UInt16(body[$0 + 1]) }
      return Array(String(decoding: units, as: UTF16.self).unicodeScalars)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return Array(String(decoding: bytes.dropFirst(3), as: UTF8.self).unicodeScalars)
    }
    return bytes.map { Unicode.Scalar($0) }
  }
}
