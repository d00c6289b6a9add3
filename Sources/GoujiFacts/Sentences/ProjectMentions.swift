import GoujiCatalog
import GoujiSyntax

/// Where a paragraph on performance names projects, so that its figures find theirs.
struct ProjectMentions {
  private struct Mention {
    var name: ProjectName
    /// Folded characters.
    var range: Range<Int>
  }
  private var mentions: [Mention] = []
  /// The project of which the paragraph gives an account.
  private(set) var account: ProjectAccount?

  /// A project's name in front of the words that open its account is no longer than this.
  private static let longestName = 60

  init() {}

  /// - Parameter known: the projects that the draft's tables name, each once.
  init(_ text: FoldedText, known: [ProjectName], openings: [[UInt16]]) {
    let parts = text.scalars.indices.filter { ProjectName.isNamePart(text.scalars[$0]) }
    let letters = parts.map { text.scalars[$0] }
    for name in known { add(name, letters, parts) }
    for opening in openings {
      guard let at = text.firstIndex(of: opening), at > 0 else { continue }
      addOpening(text, at)
      break
    }
    mentions.sort { ($0.range.upperBound, $0.range.lowerBound) < ($1.range.upperBound, $1.range.lowerBound) }
    // A name inside a longer one is not meant.
    let all = mentions
    mentions.removeAll { inner in
      all.contains {
        $0.range.count > inner.range.count && $0.range.lowerBound <= inner.range.lowerBound
          && $0.range.upperBound >= inner.range.upperBound
      }
    }
  }

  /// - Parameter letters: the characters of the text that names are compared by, and `parts` where each of them stands.
  private mutating func add(_ name: ProjectName, _ letters: [UInt16], _ parts: [Int]) {
    let core = name.core
    guard let first = core.first, letters.count >= core.count else { return }
    for start in 0...(letters.count - core.count) where letters[start] == first {
      if letters[start..<(start + core.count)].elementsEqual(core) {
        mentions.append(Mention(name: name, range: parts[start]..<(parts[start + core.count - 1] + 1)))
      }
    }
  }

  /// The text in front of `项目自评综述`, back to where its sentence begins.
  private mutating func addOpening(_ text: FoldedText, _ end: Int) {
    let stops: [UInt16] = [0x3002, 0x3B, 0x3A]
    var start = text.scalars[..<end].lastIndex { stops.contains($0) }.map { $0 + 1 } ?? 0
    start += Self.ordinal(text.scalars[start..<end])
    guard end - start <= Self.longestName, let name = ProjectName(text.scalars[start..<end]) else { return }
    account = ProjectAccount(name: name, range: text.source(start..<end))
    let named = mentions.filter { $0.range.upperBound > start && $0.range.upperBound <= end + 2 }
    if let known = named.max(by: { $0.range.count < $1.range.count }) {
      account = ProjectAccount(name: known.name, range: text.source(known.range))
      return
    }
    mentions.append(Mention(name: name, range: start..<end))
  }

  /// How many characters number a paragraph: `(6)`, `6.`, `6、`.
  private static func ordinal(_ text: ArraySlice<UInt16>) -> Int {
    let isBracketed = text.first == 0x28
    let digits = text.dropFirst(isBracketed ? 1 : 0).prefix(while: isDigit)
    guard !digits.isEmpty, digits.endIndex < text.endIndex else { return 0 }
    let mark = text[digits.endIndex]
    let closes = isBracketed ? mark == 0x29 : mark == 0x2E || mark == 0x3001
    return closes ? digits.endIndex + 1 - text.startIndex : 0
  }

  /// The project that a figure speaks of: the last one named before it, unless another was named in the same breath.
  /// - Parameter last: where the figure before it ends.
  func project(before index: Int, last: Int) -> ProjectName? {
    guard let found = mentions.lastIndex(where: { $0.range.upperBound <= index }) else { return nil }
    let name = mentions[found].name
    let others = mentions[..<found].filter { $0.name.core != name.core && $0.range.upperBound > last }
    return others.isEmpty ? name : nil
  }
}
