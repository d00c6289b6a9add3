import Foundation
import TestSupport

/// A file of `Sources` as the tests of the house read it.
struct SwiftSource {
  var target: String
  /// From the root of the repository.
  var path: String
  /// The lines with comments and what stands between quotation marks left out.
  var code: [String]

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
    var isInText = false
    code = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let holdsFence = line.contains("\"\"\"")
      defer { if holdsFence { isInText.toggle() } }
      return isInText || holdsFence ? "" : SwiftSource.withoutTextAndComment(line)
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
