package import GoujiSyntax

/// A file of the book's data.
package struct DataText: Sendable {
  /// As messages about it name it; empty where whoever reads them knows the file.
  package var name: String
  package var bytes: [UInt8]

  package init(name: String = "", bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// A line of one of the book's text files: comments and blank lines left out.
struct DataLine: Sendable {
  var file: String
  var number: Int
  var text: String

  /// The first word and the rest.
  var headAndRest: (head: String, rest: String) {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    return (parts.first.map(String.init) ?? "", parts.count > 1 ? trimmedBlanks(parts[1]) : "")
  }

  /// The lines of several files, one file behind the other.
  static func all(in texts: [DataText]) -> [DataLine] {
    var result: [DataLine] = []
    for file in texts {
      for (index, line) in file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
        let text = trimmedBlanks(Substring(String(decoding: line, as: UTF8.self)))
        if text.isEmpty || text.hasPrefix("#") { continue }
        result.append(DataLine(file: file.name, number: index + 1, text: text))
      }
    }
    return result
  }

  static func all(in bytes: [UInt8]) -> [DataLine] { all(in: [DataText(bytes: bytes)]) }

  func problem(_ message: Message) -> DataProblem { DataProblem(file: file, line: number - 1, message: message) }
}

/// A wrong line in a file of the book or of a workspace: where and what.
package struct DataProblem: Hashable, Sendable {
  /// Empty where there is but one file in question.
  package var file: String
  /// 0-based line.
  package var line: Int
  package var message: Message

  package init(file: String = "", line: Int, message: Message) {
    self.file = file
    self.line = line
    self.message = message
  }
}

extension Message {
  /// A line that is written otherwise than it should be.
  static func expected(_ line: String) -> Message { Message(zh: "应为“\(line)”", en: "this should read “\(line)”") }

  /// A remark of a data file: in Chinese, then behind `｜` in English; one alone stands for both.
  init(data text: String) {
    let parts = text.split(separator: "｜", maxSplits: 1).map(trimmedBlanks)
    if parts.count == 2 { self.init(zh: "\(parts[0])", en: "\(parts[1])") } else { self.init(verbatim: text) }
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
