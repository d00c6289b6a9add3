import GoujiSyntax

/// The characters of a head whose words may have been torn apart: how often each stands there, in no order.
struct CharacterBag {
  private var counts: [UInt16: Int] = [:]

  init(_ texts: some Sequence<String>) {
    for text in texts { for scalar in text.folded { counts[scalar, default: 0] += 1 } }
  }

  /// Whether every character of the word is there, as often as the word needs it.
  func holds(_ word: [UInt16]) -> Bool {
    var needed: [UInt16: Int] = [:]
    for scalar in word { needed[scalar, default: 0] += 1 }
    return needed.allSatisfy { counts[$0.key, default: 0] >= $0.value }
  }

  /// Takes a word's characters out, as far as they are there.
  mutating func remove(_ word: [UInt16]) {
    for scalar in word { if let count = counts[scalar], count > 0 { counts[scalar] = count - 1 } }
  }

  /// How many characters are in none of these words.
  func unexplained(by words: some Sequence<[UInt16]>) -> Int {
    var known: Set<UInt16> = []
    for word in words { known.formUnion(word) }
    return counts.reduce(0) { $0 + (known.contains($1.key) || isDigit($1.key) ? 0 : 1) }
  }

  private func isDigit(_ scalar: UInt16) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

  /// The longest of these words that is there; the first of equally long ones.
  func longest(of words: [[UInt16]]) -> [UInt16]? {
    words.filter(holds).reduce(nil) { best, word in best.map { $0.count >= word.count } ?? false ? best : word }
  }
}
