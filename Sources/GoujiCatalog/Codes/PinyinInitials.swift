import GoujiSyntax

/// The first letters of the pinyin of names that come without them: a workspace's own codes, the terms.
///
/// Learnt from the embedded tables, whose names and initials go character by character; of the readings of a
/// character the commonest is taken.
struct PinyinInitials: Sendable {
  static let standard = PinyinInitials(CodeTable.functional.entries + CodeTable.economic.entries)

  private var letters: [UInt16: UInt8] = [:]

  init(_ entries: [CodeEntry]) {
    var counts: [UInt16: [UInt8: Int]] = [:]
    for entry in entries {
      let characters = entry.name.folded.filter(isIdeograph)
      let initials = Array(entry.initials.utf8)
      guard characters.count == initials.count else { continue }
      for (character, letter) in zip(characters, initials) { counts[character, default: [:]][letter, default: 0] += 1 }
    }
    letters = counts.compactMapValues { readings in
      readings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
  }

  /// One lower-case letter for each Chinese character, `?` where none is known; letters and digits as they are.
  func initials(of name: String) -> String {
    var result: [UInt8] = []
    for character in name.folded {
      if isIdeograph(character) {
        result.append(letters[character] ?? 0x3F)
      } else if let ascii = UInt8(exactly: character), isLetterOrDigit(ascii) {
        result.append(ascii | (ascii >= 0x41 ? 0x20 : 0))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

private func isIdeograph(_ scalar: UInt16) -> Bool { scalar >= 0x3400 && scalar <= 0x9FFF }

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}
