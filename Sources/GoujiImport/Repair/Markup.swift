import GoujiSyntax

/// What word processors, web pages and converters leave behind.
enum Markup {
  /// Without marks; what one mark's removal brings together may be another mark.
  static func removed(from text: String, dropped: inout [String]) -> String {
    var text = text
    for _ in 0..<8 {
      let plain = removedOnce(from: text, dropped: &dropped)
      if plain == text { break }
      text = plain
    }
    return text
  }

  private static func removedOnce(from text: String, dropped: inout [String]) -> String {
    guard text.utf8.contains(where: { isSuspect($0) }) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "*" where index + 1 < scalars.count && scalars[index + 1] == "*":
        // `**` marks bold print; a longer run of asterisks is something else.
        var end = index
        while end < scalars.count, scalars[end] == "*" { end += 1 }
        if end - index != 2 { result.append(contentsOf: scalars[index..<end]) }
        index = end
        continue
      case "<":
        if let end = tagEnd(scalars, index) {
          note(scalars[index..<end], &dropped)
          if isBreak(scalars[index..<end]) { result.append(" ") }
          index = end
          continue
        }
      case "[":
        if let end = bookmarkEnd(scalars, index) {
          note(scalars[index..<end], &dropped)
          index = end
          continue
        }
      case "$":
        if let (formula, end) = formula(scalars, index) {
          result.append(contentsOf: formula)
          index = end
          continue
        }
      case "\\" where index + 1 < scalars.count && scalars[index + 1] == "%":
        index += 1
        continue
      default: break
      }
      result.append(scalars[index])
      index += 1
    }
    return String(result)
  }

  private static func isSuspect(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "$")
      || byte == UInt8(ascii: "\\")
  }

  private static func note(_ scalars: ArraySlice<Unicode.Scalar>, _ dropped: inout [String]) {
    if scalars.contains(where: \.isDigit) { dropped.append(text(scalars)) }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static let tags: Set<String> = [
    "a", "b", "br", "center", "div", "em", "font", "h1", "h2", "h3", "h4", "i", "img", "li", "p", "s", "span", "strong",
    "sub", "sup",
    "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
  ]

  /// The end of an HTML tag that starts at `start`; a mere `<` of a comparison is none.
  private static func tagEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
    var index = start + 1
    if index < scalars.count, scalars[index] == "/" { index += 1 }
    let name = index
    while index < scalars.count, index - name < 8,
      scalars[index].isASCIILetter || (index > name && scalars[index].isDigit)
    { index += 1 }
    guard tags.contains(text(scalars[name..<index]).lowercased()) else { return nil }
    while index < scalars.count, index - start < 200 {
      if scalars[index] == ">" { return index + 1 }
      if scalars[index] == "<" { return nil }
      index += 1
    }
    return nil
  }

  private static func isBreak(_ tag: ArraySlice<Unicode.Scalar>) -> Bool {
    let name = text(tag).lowercased()
    return ["<br", "</p", "</div", "</td", "</th", "</li"].contains { name.hasPrefix($0) }
  }

  private static func bookmarkEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
    let opening = Array("[bookmark:".unicodeScalars)
    guard scalars[start...].starts(with: opening) else { return nil }
    guard let end = scalars[start...].prefix(200).firstIndex(of: "]") else { return nil }
    return end + 1
  }

  private static let commands: [String: String] = [
    "geq": "≥", "ge": "≥", "geqslant": "≥", "leq": "≤", "le": "≤", "leqslant": "≤", "times": "×", "sim": "~", "pm": "±",
    "approx": "≈",
    "neq": "≠", "%": "%", ",": "", ";": "", "quad": "", "sqrt": "√", "checkmark": "√",
  ]

  /// `$\geq 96\%$` as text, if it holds nothing but a comparison and a number.
  private static func formula(_ scalars: [Unicode.Scalar], _ start: Int) -> (String.UnicodeScalarView, Int)? {
    var result = String.UnicodeScalarView()
    var index = start + 1
    while index < scalars.count, index - start < 60 {
      let scalar = scalars[index]
      if scalar == "$" { return index > start + 1 ? (result, index + 1) : nil }
      if scalar == "\\" {
        var end = index + 1
        while end < scalars.count, scalars[end].isASCIILetter { end += 1 }
        if end == index + 1 { end += 1 }
        guard end <= scalars.count, let sign = commands[text(scalars[(index + 1)..<end])] else { return nil }
        result.append(contentsOf: sign.unicodeScalars)
        index = end
        continue
      }
      guard !scalar.isASCIILetter, scalar != "{", scalar != "}", scalar != "^", scalar != "_" else { return nil }
      if !scalar.isBlank { result.append(scalar) }
      index += 1
    }
    return nil
  }
}
