import GoujiSyntax

/// The patterns of a `Wording` by what they may begin with. A text is looked through at every character, so that a pattern is
/// tried only where its first word stands and what follows may follow it. An object, because it is asked at every character.
final class WordingIndex: Sendable {
  /// A pattern with the entry that it is of. An object, because several words open it.
  final class Compiled: Sendable {
    let pattern: WordingPattern
    let entry: Int
    let places: UInt32

    init(_ pattern: WordingPattern, entry: Int, places: UInt32) {
      self.pattern = pattern
      self.entry = entry
      self.places = places
    }
  }

  /// A word that patterns begin with: its characters in `characters`, its patterns in `next` and `patterns`. Numbers only, for
  /// looking at them costs no counting of references.
  private struct Word: Sendable {
    var characters: Range<Int>
    var patterns: Range<Int>
  }

  private let openings: Openings
  /// By the first two characters of a word; by the first one where the word has no other. The words of one stand together.
  private let places: [UInt32: Range<Int>]
  private let words: [Word]
  private let characters: [UInt16]
  /// One bit for each character that may stand behind the word, several characters to a bit; all where any may.
  private let next: [UInt64]
  private let patterns: [Compiled]
  /// Entries for runs said twice, and how long these are at least.
  let doubled: [(entry: Int, length: Int)]

  init(_ entries: [Wording.Entry]) {
    var doubled: [(entry: Int, length: Int)] = []
    var found: [[UInt16]: [(next: UInt64, pattern: Compiled)]] = [:]
    for (number, entry) in entries.enumerated() {
      for pattern in entry.patterns {
        if let length = pattern.doubledLength { doubled.append((number, length)) }
        let compiled = Compiled(pattern, entry: number, places: Self.mask(entry.places))
        for (word, next) in pattern.heads where !word.isEmpty { found[word, default: []].append((next, compiled)) }
      }
    }
    var openings = Openings()
    var places: [UInt32: Range<Int>] = [:]
    var words: [Word] = []
    var characters: [UInt16] = []
    var next: [UInt64] = []
    var patterns: [Compiled] = []
    for (word, heads) in found.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      openings.insert(word)
      let first = words.count
      words.append(
        Word(
          characters: characters.count..<(characters.count + word.count),
          patterns: patterns.count..<(patterns.count + heads.count)
        )
      )
      characters += word
      next += heads.map(\.next)
      patterns += heads.map(\.pattern)
      let key = Self.key(word[0], word.count > 1 ? word[1] : 0)
      places[key] = (places[key]?.lowerBound ?? first)..<words.count
    }
    (self.openings, self.places, self.words, self.characters) = (openings, places, words, characters)
    (self.next, self.patterns, self.doubled) = (next, patterns, doubled)
  }

  /// Calls with each pattern that may begin at a character.
  func forEach(at index: Int, in text: FoldedText, _ body: (Compiled) -> Void) {
    let first = text.scalars[index]
    let second = index + 1 < text.count ? text.scalars[index + 1] : 0
    guard openings.mayOpen(first, second) else { return }
    if second != 0 { visit(Self.key(first, second), index, text, body) }
    visit(Self.key(first, 0), index, text, body)
  }

  private func visit(_ key: UInt32, _ index: Int, _ text: FoldedText, _ body: (Compiled) -> Void) {
    guard let place = places[key] else { return }
    for word in place where stands(words[word].characters, index, text) {
      let behind = index + words[word].characters.count
      let bit = behind < text.count ? Self.bit(text.scalars[behind]) : Self.end
      for pattern in words[word].patterns where next[pattern] & bit != 0 { body(patterns[pattern]) }
    }
  }

  private func stands(_ word: Range<Int>, _ index: Int, _ text: FoldedText) -> Bool {
    guard index + word.count <= text.count else { return false }
    for offset in 0..<word.count where characters[word.lowerBound + offset] != text.scalars[index + offset] {
      return false
    }
    return true
  }

  private static func key(_ first: UInt16, _ second: UInt16) -> UInt32 { UInt32(first) << 16 | UInt32(second) }

  /// The bit of a character behind a word. The last one stands for the end of the text.
  static func bit(_ scalar: UInt16) -> UInt64 { 1 << UInt64((scalar ^ scalar >> 6) % 63) }
  static let end: UInt64 = 1 << 63

  static func mask(_ places: [Wording.Place]?) -> UInt32 {
    guard let places else { return .max }
    return places.reduce(0) { $0 | mask($1) }
  }

  static func mask(_ place: Wording.Place) -> UInt32 { 1 << UInt32(Wording.Place.allCases.firstIndex(of: place) ?? 0) }
}
