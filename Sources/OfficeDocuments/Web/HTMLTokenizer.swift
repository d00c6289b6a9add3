/// Cuts a web page into tags and text, as forgiving as browsers are.
struct HTMLTokenizer {
  enum Token: Equatable {
    case start(name: String, attributes: [String: String])
    case end(name: String)
    case text(String)
  }

  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  mutating func next() -> Token? {
    while let first = rest.utf8.first {
      guard first == 0x3C else {
        let text = rest.prefix { $0 != "<" }
        rest = rest[text.endIndex...]
        return .text(HTMLCharacters.decoded(text))
      }
      if let token = markup() { return token }
    }
    return nil
  }

  /// The tag at the front; nil for comments and the like, which are passed over.
  private mutating func markup() -> Token? {
    let after = rest.dropFirst()
    if after.hasPrefix("!--") {
      rest = HTMLTokenizer.after("-->", in: after.dropFirst(3))
      return nil
    }
    // Document types, conditions of Office (`<![if …]>`) and instructions.
    if after.hasPrefix("!") || after.hasPrefix("?") {
      rest = HTMLTokenizer.after(">", in: after)
      return nil
    }
    let isEnd = after.hasPrefix("/")
    var tag = isEnd ? after.dropFirst() : after
    let name = tag.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
    guard let letter = name.first, letter.isASCII, letter.isLetter else {
      rest = after
      return .text("<")
    }
    tag = tag[name.endIndex...]
    let attributes = HTMLTokenizer.attributes(&tag)
    rest = tag
    let lower = name.lowercased()
    if isEnd { return .end(name: lower) }
    // What stands in these is no text; it ends only with their own end tag.
    if ["script", "style", "xml", "noscript", "title", "textarea"].contains(lower) {
      rest = HTMLTokenizer.afterElement(lower, in: rest)
      return nil
    }
    return .start(name: lower, attributes: attributes)
  }

  private static func attributes(_ tag: inout Substring) -> [String: String] {
    var attributes: [String: String] = [:]
    while true {
      tag = tag.drop { $0.isWhitespace || $0 == "/" }
      guard let first = tag.first else { return attributes }
      if first == ">" {
        tag.removeFirst()
        return attributes
      }
      let name = tag.prefix { !$0.isWhitespace && $0 != "=" && $0 != ">" && $0 != "/" }
      tag = tag[name.endIndex...]
      if name.isEmpty {
        tag.removeFirst()
        continue
      }
      var value: Substring = ""
      let behind = tag.drop { $0.isWhitespace }
      if behind.first == "=" {
        tag = behind.dropFirst().drop { $0.isWhitespace }
        if let quote = tag.first, quote == "\"" || quote == "'" {
          tag.removeFirst()
          value = tag.prefix { $0 != quote }
          tag = tag[value.endIndex...].dropFirst()
        } else {
          value = tag.prefix { !$0.isWhitespace && $0 != ">" }
          tag = tag[value.endIndex...]
        }
      }
      let key = name.lowercased()
      if attributes.count < 64, attributes[key] == nil { attributes[key] = HTMLCharacters.decoded(value) }
    }
  }

  /// What follows `mark`; nothing where it does not occur.
  private static func after(_ mark: String, in text: Substring) -> Substring {
    let pattern = Array(mark.utf8)
    var bytes = text.utf8
    while let start = bytes.firstIndex(of: pattern[0]) {
      bytes = bytes[start...]
      if bytes.starts(with: pattern) { return Substring(bytes.dropFirst(pattern.count)) }
      bytes = bytes.dropFirst()
    }
    return ""
  }

  private static func afterElement(_ name: String, in text: Substring) -> Substring {
    var rest = text
    while !rest.isEmpty {
      rest = after("</", in: rest)
      if rest.prefix(name.count).lowercased() == name { return after(">", in: rest) }
    }
    return ""
  }
}
