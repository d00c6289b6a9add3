import GoujiSyntax

/// What is written in place of a word that says the wrong direction or comparison, from `phrases.txt`. Words are told by
/// their folded form. An object, because every graph of a draft hands it on.
package final class DirectionWords: Sendable {
  private let opposites: [String: String]
  private let comparisons: Set<String>
  private let written: [PhraseKind: String]
  private let tails: [String]

  /// - Parameters:
  ///   - pairs: words and their opposites; of several for one word the first counts.
  ///   - written: what is written for a kind where its own words give no hint.
  ///   - tails: what may stand behind a comparison and is kept (大于 + 年初预算数).
  init(
    _ pairs: [(String, String)],
    comparisons: Set<String>,
    written: [PhraseKind: String],
    tails: [String]
  ) {
    var opposites: [String: String] = [:]
    for (up, down) in pairs {
      if opposites[up] == nil { opposites[up] = down }
      if opposites[down] == nil { opposites[down] = up }
    }
    self.opposites = opposites
    self.comparisons = comparisons
    self.written = written
    self.tails = tails
  }

  /// The word that says the opposite (增长 for 下降).
  package func opposite(of word: String) -> String? { opposites[word] }

  /// The word for a change of this sign, which is not 0.
  package func change(sign: Int) -> String? { written[sign > 0 ? .increase : .decrease] }

  /// The word for a comparison that comes out as `sign`, with what stands behind `word`; nil if that is no comparison.
  package func comparison(_ word: String, sign: Int) -> String? {
    guard comparisons.contains(word),
      let written = written[sign > 0 ? .above : sign < 0 ? .below : .equal]
    else { return nil }
    return written + (tails.first { word.hasSuffix($0) } ?? "")
  }
}
