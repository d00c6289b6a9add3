import GoujiSyntax

/// A name, or names from the 类 down, as sentences write them: `卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）`.
package struct CodeChain: Sendable, Hashable {
  /// One name with its level behind it.
  package struct Link: Sendable, Hashable {
    package var level: CodeLevel
    /// In folded characters, the level's mark left out.
    package var name: Range<Int>
    /// The codes of this level that bear the name; empty for a name that the table does not know.
    package var codes: [UInt32]
  }

  package var links: [Link]
  /// In folded characters, the marks included.
  package var range: Range<Int>
  /// The code that the last name means here: the only one that stands below those that the names before it mean.
  package var code: UInt32?
}

extension CodeTable {
  private static let marks: [(text: [UInt16], level: CodeLevel)] = CodeLevel.allCases.map {
    ("(\($0.name))".folded, $0)
  }

  /// The longest name that anything in the table has.
  private static let longestName = 40

  /// All chains of a folded text, from left to right.
  package func chains(in text: [UInt16]) -> [CodeChain] {
    var chains: [CodeChain] = []
    var index = 0
    while let opening = text[index...].firstIndex(of: openParenthesis) {
      index = opening + 1
      guard let (mark, level) = Self.marks.first(where: { text[opening...].starts(with: $0.text) }) else { continue }
      let end = opening + mark.count
      index = end
      if let last = chains.last, last.range.upperBound < opening,
        last.links.last.map({ $0.level.rawValue < level.rawValue }) ?? false,
        isName(text[last.range.upperBound..<opening])
      {
        let name = last.range.upperBound..<opening
        let link = CodeChain.Link(level: level, name: name, codes: codes(Array(text[name]), level))
        chains[chains.count - 1].links.append(link)
        chains[chains.count - 1].range = last.range.lowerBound..<end
      } else if let name = name(endingAt: opening, in: text, from: chains.last?.range.upperBound ?? 0, level) {
        let link = CodeChain.Link(level: level, name: name, codes: codes(Array(text[name]), level))
        chains.append(CodeChain(links: [link], range: name.lowerBound..<end))
      }
    }
    for chain in chains.indices { chains[chain].code = code(of: chains[chain].links) }
    return chains
  }

  /// The codes of the last link that stand below codes of all links before it.
  package func consistentCodes(of links: [CodeChain.Link]) -> [UInt32] {
    guard let last = links.last else { return [] }
    return last.codes.filter { code in
      links.dropLast().allSatisfy { link in
        link.codes.isEmpty || link.codes.contains(prefix(code, digits: link.level.digits))
      }
    }
  }

  private func code(of links: [CodeChain.Link]) -> UInt32? {
    let codes = consistentCodes(of: links)
    return codes.count == 1 ? codes[0] : nil
  }

  private func codes(_ name: [UInt16], _ level: CodeLevel) -> [UInt32] {
    codes(namedOrAliased: name).filter { CodeLevel(of: $0) == level }
  }

  /// The longest name of a level that ends at a place of the text.
  private func name(endingAt end: Int, in text: [UInt16], from start: Int, _ level: CodeLevel) -> Range<Int>? {
    for first in max(start, end - Self.longestName)..<end where !codes(Array(text[first..<end]), level).isEmpty {
      return first..<end
    }
    return nil
  }

  /// Characters of a name, and none that parts sentences.
  private func isName(_ text: ArraySlice<UInt16>) -> Bool {
    text.count <= Self.longestName
      && !text.contains { $0 == 0x3002 || $0 == 0x3B || $0 == 0x2C || $0 == 0x3A || isDigit($0) }
  }
}

private let openParenthesis: UInt16 = 0x28
