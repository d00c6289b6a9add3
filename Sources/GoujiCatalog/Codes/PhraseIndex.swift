import GoujiSyntax

/// Folded phrases, each with a number that says what it stands for: the names of the code table, the
/// terms of the glossary.
///
/// All phrases lie in one array; a hash table finds a phrase, and because the hash grows by one
/// character at a time the longest phrase that starts at a place of a text is found in one pass.
package struct PhraseIndex: Sendable {
  struct Slot: Sendable {
    var start: Int32
    var length: Int32
    var value: Int32
    /// The slot that was put in before with the same phrase; -1 for none.
    var previous: Int32
  }

  private(set) var slots: [Slot] = []
  private(set) var pool: [UInt16] = []
  private var buckets: [Int32] = Array(repeating: -1, count: 64)
  private var openings = Openings()
  private var longestPhrase = 0

  package init() {}

  mutating func reserve(phrases: Int, characters: Int) {
    slots.reserveCapacity(phrases)
    pool.reserveCapacity(characters)
    var size = buckets.count
    while size < phrases * 2 { size *= 2 }
    if size != buckets.count { rebuild(size) }
  }

  /// Adds a phrase; one that folds to nothing is left out.
  mutating func insert(_ phrase: String, value: Int) {
    let start = pool.count
    for scalar in phrase.unicodeScalars {
      let folded = fold(scalar.value)
      if folded != 0 { pool.append(folded) }
    }
    let length = pool.count - start
    guard length > 0, let at = Int32(exactly: start), let size = Int32(exactly: length),
      let value = Int32(exactly: value), let slot = Int32(exactly: slots.count)
    else { return }
    longestPhrase = max(longestPhrase, length)
    if length > 1 { openings.insert(pool[start...]) }
    slots.append(Slot(start: at, length: size, value: value, previous: -1))
    if slots.count * 2 > buckets.count { rebuild(buckets.count * 2) } else { place(slot) }
  }

  /// The values of exactly this phrase, in the order they were put in.
  func values(of phrase: some Collection<UInt16>) -> [Int] {
    var hash = PhraseIndex.seed
    for scalar in phrase { hash = PhraseIndex.step(hash, scalar) }
    var slot = head(hash) { self.equals($0, phrase) }
    var result: [Int] = []
    while slot >= 0 {
      result.append(Int(slots[Int(slot)].value))
      slot = slots[Int(slot)].previous
    }
    return result.reversed()
  }

  /// The length of the longest phrase of two characters or more that starts at `index` of a folded text;
  /// nil where none does.
  func longest(at index: Int, in text: [UInt16]) -> Int? {
    guard index >= 0, index + 1 < text.count, openings.mayOpen(text[index], text[index + 1]) else { return nil }
    var best: Int?
    var hash = PhraseIndex.seed
    let end = min(text.count, index + longestPhrase)
    var at = index
    while at < end {
      hash = PhraseIndex.step(hash, text[at])
      at += 1
      if at - index > 1, head(hash, where: { self.equals($0, text[index..<at]) }) >= 0 { best = at - index }
    }
    return best
  }

  func phrase(_ slot: Slot) -> ArraySlice<UInt16> {
    pool[Int(slot.start)..<Int(slot.start + slot.length)]
  }

  // MARK: Hashing

  private static let seed: UInt32 = 2_166_136_261

  @inline(__always)
  private static func step(_ hash: UInt32, _ scalar: UInt16) -> UInt32 {
    (hash ^ UInt32(scalar)) &* 16_777_619
  }

  /// The newest slot with the hash that is what is looked for; -1 where there is none.
  private func head(_ hash: UInt32, where matches: (Slot) -> Bool) -> Int32 {
    let mask = buckets.count - 1
    var bucket = Int(spread(hash)) & mask
    while buckets[bucket] >= 0 {
      if matches(slots[Int(buckets[bucket])]) { return buckets[bucket] }
      bucket = (bucket + 1) & mask
    }
    return -1
  }

  private mutating func place(_ index: Int32) {
    let slot = slots[Int(index)]
    var hash = PhraseIndex.seed
    for scalar in phrase(slot) { hash = PhraseIndex.step(hash, scalar) }
    let mask = buckets.count - 1
    var bucket = Int(spread(hash)) & mask
    while buckets[bucket] >= 0 {
      if equals(slots[Int(buckets[bucket])], phrase(slot)) { break }
      bucket = (bucket + 1) & mask
    }
    slots[Int(index)].previous = buckets[bucket]
    buckets[bucket] = index
  }

  private mutating func rebuild(_ size: Int) {
    buckets = Array(repeating: -1, count: size)
    for index in slots.indices { place(Int32(truncatingIfNeeded: index)) }
  }

  private func equals(_ slot: Slot, _ phrase: some Collection<UInt16>) -> Bool {
    guard Int(slot.length) == phrase.count else { return false }
    var at = Int(slot.start)
    for scalar in phrase {
      if pool[at] != scalar { return false }
      at += 1
    }
    return true
  }

  @inline(__always)
  private func spread(_ hash: UInt32) -> UInt32 { hash ^ hash >> 15 }
}
