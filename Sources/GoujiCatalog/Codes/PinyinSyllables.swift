import GoujiSyntax

/// The syllables by which characters are read, for those who find a name by typing its pinyin: `jiguan` for 机关.
package struct PinyinSyllables: Sendable {
  /// By character; several where it is read in several ways.
  private var syllables: [UInt16: [[UInt8]]] = [:]
  private(set) var problems: [DataProblem] = []

  init(_ texts: [DataText]) {
    for line in DataLine.all(in: texts) {
      let (syllable, characters) = line.headAndRest
      let letters = Array(syllable.utf8)
      guard !characters.isEmpty, letters.allSatisfy({ (0x61...0x7A).contains($0) }) else {
        problems.append(line.problem(.expected("音节 字…")))
        continue
      }
      for character in characters.folded { syllables[character, default: []].append(letters) }
    }
  }

  /// The first letter of the commonest reading of a character.
  func initial(of character: UInt16) -> UInt8? { syllables[character]?.first?.first }

  /// How a name answers to pinyin typed in full: 0 if it spells all of the name, 1 its beginning, 2 a part of it; nil if it
  /// spells none. The last syllable need not be finished.
  ///
  /// - Parameter letters: lower-case ASCII.
  package func nearness(of letters: [UInt8], to name: ArraySlice<UInt16>) -> UInt8? {
    for start in name.indices {
      guard let readings = syllables[name[start]] else { continue }
      // One syllable at least is whole, or single letters would find nearly everything.
      for reading in readings where letters.starts(with: reading) {
        guard let end = end(of: letters.dropFirst(reading.count), in: name[(start + 1)...]) else { continue }
        return start == name.startIndex ? (end == name.endIndex ? 0 : 1) : 2
      }
    }
    return nil
  }

  /// Where the characters end that the letters spell; nil if they spell other ones.
  private func end(of letters: ArraySlice<UInt8>, in name: ArraySlice<UInt16>) -> Int? {
    guard !letters.isEmpty else { return name.startIndex }
    guard let character = name.first, let readings = syllables[character] else { return nil }
    for reading in readings {
      if letters.count <= reading.count, reading.starts(with: letters) { return name.startIndex + 1 }
      if letters.starts(with: reading), let end = end(of: letters.dropFirst(reading.count), in: name.dropFirst()) {
        return end
      }
    }
    return nil
  }
}
