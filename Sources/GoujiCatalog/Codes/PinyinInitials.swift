import GoujiSyntax

/// The first letters of the pinyin of names that come without them: a workspace's own codes, the terms.
///
/// Learnt from the embedded tables, whose names and initials go character by character (of the readings of a character
/// the commonest is taken), and from `pinyin.txt` where these say nothing or where a word is read its own way.
package struct PinyinInitials: Sendable {
  private var letters: [UInt16: UInt8] = [:]
  private var words: [[UInt16]: [UInt8]] = [:]
  private var longestWord = 0
  private let syllables: PinyinSyllables
  private(set) var problems: [DataProblem] = []

  init(_ entries: [CodeEntry], words texts: [DataText], syllables: PinyinSyllables) {
    self.syllables = syllables
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
    for line in DataLine.all(in: texts) {
      let (head, rest) = line.headAndRest
      let word = head.folded
      let initials = Array(rest.utf8)
      guard word.count == initials.count, word.allSatisfy(isIdeograph), let letter = initials.first else {
        problems.append(line.problem(Message(verbatim: "应为“字或词 首字母”，一字一个字母")))
        continue
      }
      if word.count == 1 { letters[word[0]] = letter } else { words[word] = initials }
      longestWord = max(longestWord, word.count)
    }
  }

  /// One lower-case letter for each Chinese character, `?` where none is known; letters and digits as they are.
  package func initials(of name: String) -> String {
    let text = name.folded
    var result: [UInt8] = []
    var at = 0
    while at < text.count {
      if let (known, length) = word(at: at, in: text) {
        result += known
        at += length
        continue
      }
      let character = text[at]
      if isIdeograph(character) {
        result.append(letters[character] ?? syllables.initial(of: character) ?? 0x3F)
      } else if let ascii = UInt8(exactly: character), isLetterOrDigit(ascii) {
        result.append(ascii >= 0x41 ? ascii | 0x20 : ascii)
      }
      at += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func word(at start: Int, in text: [UInt16]) -> ([UInt8], Int)? {
    var length = min(longestWord, text.count - start)
    while length > 1 {
      if let known = words[Array(text[start..<(start + length)])] { return (known, length) }
      length -= 1
    }
    return nil
  }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}
