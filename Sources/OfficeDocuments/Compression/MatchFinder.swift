/// Finds repetitions within the last 32 KiB, by chains of positions whose next three bytes hash alike.
struct MatchFinder {
  /// A byte, or a match of so many bytes so far back.
  struct Token {
    /// Bits 0 to 15: the byte, or the length; 16 to 31: the distance, less one; `isMatch` tells which.
    var length: UInt16
    var distance: UInt16

    var isMatch: Bool { distance > 0 }
  }

  private struct Match {
    var length = 0
    var distance = 0
  }

  private static let hashBits = 15
  /// Candidates tried for each position.
  private static let longestChain = 64
  /// A match this long is taken without looking whether the next position has a better one.
  private static let goodLength = 64

  private let input: [UInt8]
  private(set) var position = 0
  /// The last position of each hash, plus one; 0 where there is none.
  private var heads = [Int32](repeating: 0, count: 1 << MatchFinder.hashBits)
  /// For each position, modulo the window, the one before it with the same hash, plus one.
  private var previous = [Int32](repeating: 0, count: DeflateAlphabet.window)

  init(_ input: [UInt8]) { self.input = input }

  /// The next tokens, at most `count`.
  mutating func next(_ count: Int) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(min(count, input.count - position))
    while position < input.count, tokens.count < count {
      var match = longestMatch()
      insert(position)
      // A byte first, if the match that begins behind it is longer.
      while match.length >= 3, match.length < MatchFinder.goodLength, tokens.count + 1 < count {
        position += 1
        let later = longestMatch()
        guard later.length > match.length else {
          position -= 1
          break
        }
        tokens.append(Token(length: UInt16(input[position - 1]), distance: 0))
        insert(position)
        match = later
      }
      if match.length >= 3 {
        tokens.append(Token(length: UInt16(match.length), distance: UInt16(match.distance)))
        for covered in (position + 1)..<(position + match.length) { insert(covered) }
        position += match.length
      } else {
        tokens.append(Token(length: UInt16(input[position]), distance: 0))
        position += 1
      }
    }
    return tokens
  }

  private func hash(_ position: Int) -> Int? {
    guard position + 3 <= input.count else { return nil }
    let value = UInt32(input[position]) | UInt32(input[position + 1]) << 8 | UInt32(input[position + 2]) << 16
    return Int((value &* 0x9E37_79B1) >> UInt32(32 - MatchFinder.hashBits))
  }

  private mutating func insert(_ position: Int) {
    guard position < Int(Int32.max), let hash = hash(position) else { return }
    previous[position % DeflateAlphabet.window] = heads[hash]
    heads[hash] = Int32(position + 1)
  }

  private func longestMatch() -> Match {
    guard let hash = hash(position) else { return Match() }
    var best = Match(length: 2)
    let most = min(DeflateAlphabet.longestMatch, input.count - position)
    var candidate = Int(heads[hash]) - 1
    for _ in 0..<MatchFinder.longestChain {
      let distance = position - candidate
      guard candidate >= 0, distance > 0, distance < DeflateAlphabet.window else { break }
      if best.length >= most { break }
      if input[candidate + best.length] == input[position + best.length] {
        var length = 0
        while length < most, input[candidate + length] == input[position + length] { length += 1 }
        // Three bytes far away cost more than three bytes themselves.
        if length > best.length, length > 3 || distance <= 4096 { best = Match(length: length, distance: distance) }
      }
      let before = Int(previous[candidate % DeflateAlphabet.window]) - 1
      guard before < candidate else { break }
      candidate = before
    }
    return best.distance > 0 ? best : Match()
  }
}
