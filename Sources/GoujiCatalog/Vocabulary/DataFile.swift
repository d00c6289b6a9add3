import GoujiSyntax

/// A line of one of the book's text files: comments and blank lines left out.
struct DataLine {
  var number: Int
  var text: String

  /// The first word and the rest.
  var headAndRest: (head: String, rest: String) {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    return (parts.first.map(String.init) ?? "", parts.count > 1 ? trimmedBlanks(parts[1]) : "")
  }

  static func all(in bytes: [UInt8]) -> [DataLine] {
    var result: [DataLine] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let text = trimmedBlanks(Substring(String(decoding: line, as: UTF8.self)))
      if text.isEmpty || text.hasPrefix("#") { continue }
      result.append(DataLine(number: index + 1, text: text))
    }
    return result
  }
}

/// A wrong line in a file of the book or of a workspace: where and what.
package struct CatalogProblem: Hashable, Sendable {
  /// 0-based line.
  package var line: Int
  /// In Chinese.
  package var message: String

  package init(line: Int, message: String) {
    self.line = line
    self.message = message
  }
}

func trimmedBlanks(_ text: Substring) -> String {
  var text = text
  while let first = text.first, first.isWhitespace { text.removeFirst() }
  while let last = text.last, last.isWhitespace { text.removeLast() }
  return String(text)
}

/// Words parted by `、`; a word that holds this comma itself stands in 「 」.
func words(_ text: String) -> [String] {
  var result: [String] = []
  var word = ""
  var isQuoted = false
  for character in text {
    switch character {
    case "「": isQuoted = true
    case "」": isQuoted = false
    case "、" where !isQuoted:
      result.append(word)
      word = ""
    default: word.append(character)
    }
  }
  result.append(word)
  return result.map { trimmedBlanks(Substring($0)) }.filter { !$0.isEmpty }
}

/// Cuts at the first of `separators` (`：` or `:`, `=>`).
func cut(_ text: String, at separators: [String]) -> (before: String, after: String)? {
  var best: Range<String.Index>?
  for separator in separators {
    if let range = firstRange(of: separator, in: text), best.map({ range.lowerBound < $0.lowerBound }) ?? true {
      best = range
    }
  }
  guard let best else { return nil }
  return (trimmedBlanks(text[..<best.lowerBound]), trimmedBlanks(text[best.upperBound...]))
}

private func firstRange(of needle: String, in text: String) -> Range<String.Index>? {
  var index = text.startIndex
  while index < text.endIndex {
    if text[index...].hasPrefix(needle) {
      return index..<text.index(index, offsetBy: needle.count)
    }
    index = text.index(after: index)
  }
  return nil
}
