import Foundation
import TestSupport

/// A file of `Sources` as the tests of the house read it.
struct SwiftSource {
  var target: String
  /// From the root of the repository.
  var path: String
  /// The lines with comments and what stands between quotation marks left out.
  var code: [String]
  /// Chinese words that stand between quotation marks and are no messages, by their line from 1.
  var words: [(line: Int, word: String)]

  static let all: [SwiftSource] = {
    let folder = Fixtures.root.appendingPathComponent("Sources")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      guard let data = FileManager.default.contents(atPath: folder.appendingPathComponent(path).path),
        let target = path.split(separator: "/").first
      else { return nil }
      return SwiftSource(target: String(target), path: "Sources/\(path)", text: String(decoding: data, as: UTF8.self))
    }
  }()

  init(target: String, path: String, text: String) {
    self.target = target
    self.path = path
    words = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { number, line in
      SwiftSource.words(in: line).map { (number + 1, $0) }
    }
    var isInText = false
    code = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let holdsFence = line.contains("\"\"\"")
      defer { if holdsFence { isInText.toggle() } }
      return isInText || holdsFence ? "" : SwiftSource.withoutTextAndComment(line)
    }
  }

  /// What makes the text of a line a message: its place in the code.
  nonisolated(unsafe) private static let messages =
    #/message|zh:|en:|Message|title:|label:|detail:|report\(|problem\(|Problem\(|Unreadable|documentation|return "“|lines\.append/#

  /// The Chinese words of a line that are no messages: short, without marks of a sentence, and nothing put into them.
  static func words(in line: Substring) -> [String] {
    guard !line.allSatisfy(\.isASCII), !line.drop(while: \.isWhitespace).hasPrefix("//"),
      line.firstMatch(of: messages) == nil
    else { return [] }
    let code = line.firstRange(of: " //").map { line[..<$0.lowerBound] } ?? line
    return code.matches(of: #/"((?:[^"\\]|\\.)*)"/#).map { String($0.1) }.filter { word in
      let count = word.unicodeScalars.count { (0x3400...0x9FFF).contains($0.value) }
      return (1...12).contains(count) && !word.contains("\\(") && !word.contains { "“”，。；".contains($0) }
    }
  }

  /// What is left of a line without string literals and without a comment at its end.
  static func withoutTextAndComment(_ line: Substring) -> String {
    var result = ""
    var isInText = false
    var isEscaped = false
    for (character, next) in zip(line, line.dropFirst() + " ") {
      if isInText {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isInText = false
          result.append(character)
        }
        continue
      }
      if character == "/", next == "/" { break }
      result.append(character)
      if character == "\"" { isInText = true }
    }
    return result
  }

  /// The module that a line imports.
  static func importedModule(_ line: String) -> String? {
    guard
      let match = line.firstMatch(
        of:
          /^\s*(?:@\w+\s+)?(?:(?:public|package|internal|private|fileprivate)\s+)?import\s+(?:(?:struct|class|enum|func|protocol|var|let)\s+)?(\w+)/
      )
    else { return nil }
    return String(match.1)
  }

  var imports: [String] { code.compactMap(SwiftSource.importedModule) }

  /// The places where `pattern` is found in the code, as `path:line: code`.
  func places(of pattern: Regex<Substring>) -> [String] {
    code.enumerated().compactMap { number, line in
      line.contains(pattern) ? "\(path):\(number + 1): \(line.trimmingCharacters(in: .whitespaces))" : nil
    }
  }
}
