/// Writes XML as UTF-8. The caller begins and ends elements in order; characters that XML does not allow are left out.
package struct XMLWriter {
  private var output = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private var open: [String] = []
  /// The start tag last written lacks its `>`.
  private var isTagOpen = false

  package init() {}

  package mutating func start(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    closeTag()
    output += "<\(name)"
    for (name, value) in attributes { output += " \(name)=\"\(XMLWriter.escaped(value, isAttribute: true))\"" }
    open.append(name)
    isTagOpen = true
  }

  package mutating func end() {
    guard let name = open.popLast() else { return }
    if isTagOpen {
      output += "/>"
      isTagOpen = false
    } else {
      output += "</\(name)>"
    }
  }

  package mutating func text(_ text: String) {
    guard !text.isEmpty else { return }
    closeTag()
    output += XMLWriter.escaped(text, isAttribute: false)
  }

  /// An element with what `content` writes within it.
  package mutating func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String> = [:],
    content: (inout XMLWriter) -> Void = { _ in }
  ) {
    start(name, attributes)
    content(&self)
    end()
  }

  /// Ends all elements that are still open.
  package consuming func finish() -> [UInt8] {
    while !open.isEmpty { end() }
    return Array(output.utf8)
  }

  private mutating func closeTag() {
    if isTagOpen { output += ">" }
    isTagOpen = false
  }

  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where isAttribute: result += "&quot;"
      case "\n" where isAttribute, "\t" where isAttribute, "\r": result += "&#\(scalar.value);"
      case "\t", "\n", " "..."\u{FFFD}", "\u{10000}"...: result.unicodeScalars.append(scalar)
      default: break
      }
    }
    return result
  }
}
