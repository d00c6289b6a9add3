import GoujiSyntax

/// Runs of Chinese characters that stand twice, one right behind the other: `主要用于以下方面：主要用于以下方面：`.
enum DoubledRuns {
  struct Run {
    /// The first of the two.
    var first: Range<Int>

    /// Whether the characters, counted from any of them on around, are a name: of `支出其他教育支出其他教育` it is
    /// `其他教育支出` that stands twice.
    func isAnyTurn(of text: [UInt16], _ isName: ([UInt16]) -> Bool) -> Bool {
      let run = Array(text[first])
      return run.indices.contains { isName(Array(run[$0...] + run[..<$0])) }
    }
  }

  private static let longest = 30

  /// In one pass: what stands here is compared with where the same two characters stood last.
  static func all(in text: [UInt16], atLeast least: Int) -> [Run] {
    var last: [UInt32: Int] = [:]
    var result: [Run] = []
    var index = 0
    while index + 1 < text.count {
      guard isIdeograph(text[index]), isIdeograph(text[index + 1]) else {
        index += 1
        continue
      }
      let pair = UInt32(text[index]) << 16 | UInt32(text[index + 1])
      let before = last.updateValue(index, forKey: pair)
      let count = before.map { index - $0 } ?? 0
      if let before, (least...longest).contains(count), index + count <= text.count, isSame(text, before, index, count)
      {
        result.append(Run(first: before..<index))
        last = [:]
        index += count
      } else {
        index += 1
      }
    }
    return result
  }

  /// Whether both runs are the same, of characters and the marks that join words.
  private static func isSame(_ text: [UInt16], _ first: Int, _ second: Int, _ count: Int) -> Bool {
    for offset in 0..<count {
      let scalar = text[first + offset]
      guard scalar == text[second + offset], isIdeograph(scalar) || joins.contains(scalar) else { return false }
    }
    return true
  }

  private static let joins = Set("，、：“”".folded)
}
