package import GoujiSyntax

/// What a name in running text stands for.
package struct LexiconEntry: Sendable {
  package var binding = Binding()
  /// The second figure that the phrase states at once.
  package var companion: Binding?
  /// Functional codes that bear this name; several bear 行政运行.
  package var functional: [UInt32] = []
  /// The economic code that bears this name.
  package var economic: UInt32?
  /// Whether the vocabulary knows it, and not only a code table.
  package var isPhrase = false
}

/// Every name that running text may use for a figure, found longest first.
package struct Lexicon: Sendable {
  private var names: [[UInt16]] = []
  private var entries: [LexiconEntry] = []
  /// Names by a hash of their characters; those that share one are tried in turn.
  private var byHash: [UInt64: [Int32]] = [:]
  /// Lengths of the names that start with two given characters, the longest first.
  private var lengths: [UInt32: [Int]] = [:]

  package init(
    vocabulary: Vocabulary,
    functionalNames: [(name: [UInt16], code: UInt32)],
    economicNames: [(name: [UInt16], code: UInt32)]
  ) {
    for (phrase, binding) in vocabulary.phrases {
      let index = index(adding: phrase)
      entries[index].binding = binding
      entries[index].companion = vocabulary.companions[phrase]
      entries[index].isPhrase = true
    }
    for (name, code) in functionalNames where name.count >= 3 {
      entries[index(adding: name)].functional.append(code)
    }
    for (name, code) in economicNames where name.count >= 2 {
      entries[index(adding: name)].economic = code
    }
    for head in lengths.keys {
      lengths[head] = Array(Set(lengths[head] ?? [])).sorted(by: >)
    }
  }

  /// The longest name that starts at `index`.
  package func match(_ text: FoldedText, at index: Int) -> (entry: LexiconEntry, length: Int)? {
    guard index + 1 < text.count else { return nil }
    guard let lengths = lengths[Self.head(text.scalars[index], text.scalars[index + 1])] else { return nil }
    for length in lengths where index + length <= text.count {
      for candidate in byHash[Self.hash(text.scalars, index..<(index + length))] ?? [] {
        let name = names[Int(candidate)]
        if name.count == length, text.hasPrefix(name, at: index) { return (entries[Int(candidate)], length) }
      }
    }
    return nil
  }

  package func entry(_ name: [UInt16]) -> LexiconEntry? {
    let candidates = byHash[Self.hash(name, 0..<name.count)] ?? []
    return candidates.first { names[Int($0)] == name }.map { entries[Int($0)] }
  }

  private mutating func index(adding name: [UInt16]) -> Int {
    let hash = Self.hash(name, 0..<name.count)
    if let known = byHash[hash]?.first(where: { names[Int($0)] == name }) { return Int(known) }
    names.append(name)
    entries.append(LexiconEntry())
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
