package import GoujiSyntax

/// What a template left behind in a text that was filled in from it.
package struct Leftovers: Sendable {
  package struct Match: Sendable, Hashable {
    /// In folded characters.
    package var range: Range<Int>
    package var isWarning: Bool
    /// In Chinese: what to do about it.
    package var message: String
  }
  private struct Pattern: Sendable {
    var text: [UInt16]
    var isWarning: Bool
    var message: String
  }

  private var byFirst: [UInt16: [Pattern]] = [:]
  private var openings = Openings()
  package private(set) var problems: [DataProblem] = []

  package init(_ texts: [DataText]) {
    for line in DataLine.all(in: texts) {
      let (head, rest) = line.headAndRest
      guard head == "警告" || head == "提示", let (list, message) = cutOutsideQuotes(rest) else {
        problems.append(line.problem("应为“警告|提示 说法、说法 ： 应当怎样”"))
        continue
      }
      for word in words(list) {
        let text = word.folded
        guard let first = text.first else { continue }
        openings.insert(text)
        byFirst[first, default: []].append(Pattern(text: text, isWarning: head == "警告", message: message))
      }
    }
    for first in byFirst.keys { byFirst[first]?.sort { $0.text.count > $1.text.count } }
  }

  /// All leftovers in a folded text, from left to right, the longest where several begin.
  package func matches(in text: FoldedText) -> [Match] {
    var result: [Match] = []
    var index = 0
    while index < text.count {
      let second = index + 1 < text.count ? text.scalars[index + 1] : 0
      guard openings.mayOpen(text.scalars[index], second), let patterns = byFirst[text.scalars[index]],
        let pattern = patterns.first(where: { text.hasPrefix($0.text, at: index) })
      else {
        index += 1
        continue
      }
      let range = index..<(index + pattern.text.count)
      result.append(Match(range: range, isWarning: pattern.isWarning, message: pattern.message))
      index = range.upperBound
    }
    return result
  }
}

/// Cuts at the first colon between blanks: the phrases themselves may hold one.
private func cutOutsideQuotes(_ text: String) -> (String, String)? { cut(text, at: [" ： "]) }
