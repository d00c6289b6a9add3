package import GoujiCatalog
import GoujiSyntax

/// How a name answers to what somebody types to find it: by a part of it, by its characters in order, or by the first
/// letters of its pinyin.
package struct LooseMatch: Sendable {
  private let query: [UInt16]
  /// The query in lower case, if it is letters and digits only.
  private let letters: [UInt8]
  private let pinyin: PinyinInitials

  /// - Parameter pinyin: what the initials of names are.
  /// - Returns: nil for a query that says nothing, which every name answers to.
  package init?(_ query: String, _ pinyin: PinyinInitials) {
    let folded = query.folded.filter { $0 != 0x20 }
    guard !folded.isEmpty else { return nil }
    self.query = folded
    self.pinyin = pinyin
    let letters = folded.compactMap { UInt8(exactly: $0) }.filter {
      Character(UnicodeScalar($0)).isLetter || isDigit($0)
    }
    self.letters = letters.count == folded.count ? letters.map { $0 | 0x20 } : []
  }

  /// - Returns: 0 for a name that begins with the query, 1 for one that holds it, 2 for one whose initials begin with it, 3
  ///   for one whose initials hold it, 4 for one that holds its characters in order; nil for one that does not answer.
  package func distance(to name: String) -> Int? {
    let text = name.folded
    if text.starts(with: query) { return 0 }
    if text.indices.contains(where: { text[$0...].starts(with: query) }) { return 1 }
    if !letters.isEmpty {
      let initials = Array(pinyin.initials(of: name).utf8)
      if initials.starts(with: letters) { return 2 }
      if initials.indices.contains(where: { initials[$0...].starts(with: letters) }) { return 3 }
    }
    var next = 0
    for scalar in text where next < query.count && scalar == query[next] { next += 1 }
    return next == query.count ? 4 : nil
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
