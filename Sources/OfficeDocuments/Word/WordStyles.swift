/// The paragraph and character styles of a Word file (ISO/IEC 29500-1, section 17.7).
struct WordStyles {
  struct Style {
    var basedOn: String?
    var properties = WordParagraphProperties()
    var isHidden: Bool?
    var name = ""
  }

  private var styles: [String: Style] = [:]
  /// The style of paragraphs that name none.
  private(set) var defaultParagraph: String?

  init() {}

  init(_ bytes: [UInt8]) throws(XMLError) {
    var reader = XMLReader(bytes)
    while let event = try reader.next() {
      guard event == .start, reader.name == "style", reader.namespace == .wordprocessing else { continue }
      guard let id = reader.word("styleId") else { continue }
      if reader.word("type") == "paragraph", reader.word("default").map(WordSwitch.isOn) == true {
        defaultParagraph = id
      }
      var style = Style()
      try reader.forEachChild { (reader) throws(XMLError) in
        switch reader.name {
        case "name": style.name = reader.word("val") ?? ""
        case "basedOn": style.basedOn = reader.word("val")
        case "pPr": style.properties = try WordParagraphProperties(&reader)
        case "rPr": style.isHidden = try WordRunProperties(&reader).isHidden
        default: break
        }
      }
      styles[id] = style
    }
  }

  /// The style and those it is based on, the nearest first. A circle ends.
  private func chain(_ id: String?) -> [(id: String, style: Style)] {
    var result: [(id: String, style: Style)] = []
    var next = id
    while let id = next, let style = styles[id], result.count < 24 {
      result.append((id, style))
      next = style.basedOn
    }
    return result
  }

  /// 1 to 9 for headings; the paragraph's own level counts before that of its style.
  func headingLevel(_ properties: WordParagraphProperties) -> Int? {
    let styles = chain(properties.style ?? defaultParagraph)
    let named = styles.lazy.compactMap { WordStyles.level(ofStyleNamed: $0.style.name) }.first
    let level = properties.outlineLevel ?? styles.lazy.compactMap { $0.style.properties.outlineLevel }.first
    // Level 9 is body text.
    if let level { return (0...8).contains(level) ? level + 1 : nil }
    return named
  }

  /// `heading 2` is 2: the built-in styles have their levels without saying so.
  private static func level(ofStyleNamed name: String) -> Int? {
    let lower = name.lowercased()
    guard lower.hasPrefix("heading "), let level = Int(lower.dropFirst(8)), (1...9).contains(level) else { return nil }
    return level
  }

  /// The list and level that the paragraph's style gives; the style's identifier tells the level where it says none.
  func numbering(_ properties: WordParagraphProperties) -> (style: String, list: String, level: Int?)? {
    for (id, style) in chain(properties.style ?? defaultParagraph) {
      if let list = style.properties.list { return (id, list, style.properties.listLevel) }
    }
    return nil
  }

  func isHidden(_ id: String?) -> Bool {
    chain(id).lazy.compactMap { $0.style.isHidden }.first ?? false
  }
}

/// Settings that are on where they stand without a value.
enum WordSwitch {
  static func isOn(_ value: String) -> Bool { !["0", "false", "off"].contains(value) }
}
