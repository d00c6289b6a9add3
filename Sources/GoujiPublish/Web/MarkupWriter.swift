/// Writes HTML: elements in order, text and attributes escaped.
struct MarkupWriter {
  private(set) var output = ""

  mutating func start(_ name: String, _ attributes: [(String, String?)] = []) {
    output += "<" + name
    for (name, value) in attributes {
      guard let value else { continue }
      output += " \(name)=\""
      escape(value, isAttribute: true)
      output += "\""
    }
    output += ">"
  }

  mutating func end(_ name: String) { output += "</\(name)>" }

  mutating func element(_ name: String, _ attributes: [(String, String?)] = [], text: String) {
    start(name, attributes)
    self.text(text)
    end(name)
  }

  mutating func text(_ text: String) { escape(text, isAttribute: false) }

  /// As it stands: rules of style, a declaration, a line's end.
  mutating func raw(_ text: String) { output += text }

  private mutating func escape(_ text: String, isAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"" where isAttribute: output += "&quot;"
      // Control characters are none of HTML.
      case "\t", "\n", " "..."\u{7E}", "\u{A0}"...: output.unicodeScalars.append(scalar)
      default: break
      }
    }
  }
}
