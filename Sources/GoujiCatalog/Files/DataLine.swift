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

func trimmedBlanks(_ text: Substring) -> String { string(trimmed(Array(text.utf8)[...])) }

/// Words parted by `、`; a word that holds this comma itself stands in 「 」.
func words(_ text: String) -> [String] {
  let bytes = Array(text.utf8)
  var result: [String] = []
  var word: [UInt8] = []
  var isQuoted = false
  func end() {
    let text = trimmed(word[...])
    if !text.isEmpty { result.append(string(text)) }
    word = []
  }
  var index = 0
  while index < bytes.count {
    // All three marks are of three bytes that begin alike.
    guard bytes[index] == 0xE3, index + 2 < bytes.count, bytes[index + 1] == 0x80 else {
      word.append(bytes[index])
      index += 1
      continue
    }
    switch bytes[index + 2] {
    case 0x8C: isQuoted = true
    case 0x8D: isQuoted = false
    case 0x81 where !isQuoted: end()
    case let last: word += [0xE3, 0x80, last]
    }
    index += 3
  }
  end()
  return result
}

/// Cuts at the first of `separators` (`：` or `:`, `=>`).
func cut(_ text: String, at separators: [String]) -> (before: String, after: String)? {
  let bytes = Array(text.utf8)
  let separators = separators.map { Array($0.utf8) }
  for index in bytes.indices {
    guard let found = separators.first(where: { bytes[index...].starts(with: $0) }) else { continue }
    return (string(trimmed(bytes[..<index])), string(trimmed(bytes[(index + found.count)...])))
  }
  return nil
}

private func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

/// Without the blanks in front and behind, wide ones too.
private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var bytes = bytes
  while true {
    if let first = bytes.first, first <= 0x20 {
      bytes.removeFirst()
    } else if let last = bytes.last, last <= 0x20 {
      bytes.removeLast()
    } else if bytes.starts(with: wideBlank) {
      bytes.removeFirst(wideBlank.count)
    } else if bytes.suffix(wideBlank.count).elementsEqual(wideBlank) {
      bytes.removeLast(wideBlank.count)
    } else {
      return bytes
    }
  }
}

private let wideBlank: [UInt8] = [0xE3, 0x80, 0x80]
