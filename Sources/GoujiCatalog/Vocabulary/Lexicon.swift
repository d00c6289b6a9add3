package import GoujiSyntax

/// What a name in running text stands for. An object, because every reading of every sentence hands it on.
package final class LexiconEntry: Sendable {
  package let binding: Binding
  /// The second figure that the phrase states at once.
  package let companion: Binding?
  /// Functional codes that bear this name; several bear 行政运行.
  package let functional: [UInt32]
  /// The economic code that bears this name.
  package let economic: UInt32?
  /// Whether the vocabulary knows it, and not only a code table.
  package let isPhrase: Bool

  fileprivate init(_ draft: LexiconDraft) {
    binding = draft.binding
    companion = draft.companion
    functional = draft.functional
    economic = draft.economic
    isPhrase = draft.isPhrase
  }
}

private struct LexiconDraft {
  var binding = Binding()
  var companion: Binding?
  var functional: [UInt32] = []
  var economic: UInt32?
  var isPhrase = false
}

/// Every name that running text may use for a figure, found longest first.
package struct Lexicon: Sendable {
  private var names: [[UInt16]] = []
  private var entries: [LexiconEntry] = []
  /// Names by a hash of their characters; those that share one are tried in turn.
  private var byHash: [UInt64: [Int32]] = [:]
  /// Lengths of the names that start with two given characters, the longest first.
  private var lengths: [UInt32: [Int]] = [:]
  /// Where a name may begin.
  package private(set) var openings = Openings()

  package init(
    vocabulary: Vocabulary,
    functionalNames: [(name: [UInt16], code: UInt32)],
    economicNames: [(name: [UInt16], code: UInt32)]
  ) {
    var drafts: [LexiconDraft] = []
    func draft(of name: [UInt16], _ change: (inout LexiconDraft) -> Void) {
      let index = index(adding: name)
      if index == drafts.count { drafts.append(LexiconDraft()) }
      change(&drafts[index])
    }
    for (phrase, binding) in vocabulary.phrases {
      draft(of: phrase) {
        $0.binding = binding
        $0.companion = vocabulary.companions[phrase]
        $0.isPhrase = true
      }
    }
    for (name, code) in functionalNames where name.count >= 3 { draft(of: name) { $0.functional.append(code) } }
    for (name, code) in economicNames where name.count >= 2 {
      // A name of both classifications means the department's item in a sentence.
      draft(of: name) { draft in
        let known = draft.economic.map { prefix($0, digits: 1) } ?? .max
        if known >= prefix(code, digits: 1) { draft.economic = code }
      }
    }
    entries = drafts.map(LexiconEntry.init)
    for head in lengths.keys {
      lengths[head] = Array(Set(lengths[head] ?? [])).sorted(by: >)
    }
  }

  /// The longest name that starts at `index`.
  package func match(_ text: FoldedText, at index: Int) -> (entry: LexiconEntry, length: Int)? {
    guard index + 1 < text.count, openings.mayOpen(text.scalars[index], text.scalars[index + 1]) else { return nil }
    guard let lengths = lengths[Self.head(text.scalars[index], text.scalars[index + 1])] else { return nil }
    for length in lengths where index + length <= text.count {
      guard let candidates = byHash[Self.hash(text.scalars, index..<(index + length))] else { continue }
      for candidate in candidates where names[Int(candidate)].count == length {
        if text.hasPrefix(names[Int(candidate)], at: index) { return (entries[Int(candidate)], length) }
      }
    }
    return nil
  }

  private mutating func index(adding name: [UInt16]) -> Int {
    let hash = Self.hash(name, 0..<name.count)
    if let known = byHash[hash]?.first(where: { names[Int($0)] == name }) { return Int(known) }
    names.append(name)
    openings.insert(name)
    byHash[hash, default: []].append(Int32(truncatingIfNeeded: names.count - 1))
    if name.count >= 2 { lengths[Self.head(name[0], name[1]), default: []].append(name.count) }
    return names.count - 1
  }

  private static func head(_ first: UInt16, _ second: UInt16) -> UInt32 { UInt32(first) << 16 | UInt32(second) }

  /// FNV-1a over the characters.
  private static func hash(_ scalars: [UInt16], _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in range { hash = (hash ^ UInt64(scalars[index])) &* 0x100_0000_01b3 }
    return hash
  }
}
