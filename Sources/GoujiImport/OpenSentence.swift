import GoujiCatalog
import GoujiSyntax

/// Tells by its structure whether a line's sentence goes on in the next one.
struct OpenSentence {
  /// More than a page of text in one bracket: the closing one has been lost.
  private static let longest = 1_500

  /// （类）、（款）、（项）
  private let parts: [[UInt16]]

  init(_ words: WordLists) { parts = words.codeParts.folded.map { Array("（".folded) + $0 + "）".folded } }

  func goesOn(_ upper: String, _ lower: String) -> Bool {
    if let last = upper.unicodeScalars.last, "，、,".unicodeScalars.contains(last) { return true }
    let text = Array(upper.unicodeScalars.suffix(Self.longest))
    return Self.closes(lower) && Self.hasOpenBracket(text) || Self.isNumberWithoutUnit(text, lower)
      || isCutChain(text, lower)
  }

  private static let pairs: [(open: Unicode.Scalar, close: Unicode.Scalar)] = [
    ("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"), ("〔", "〕"), ("【", "】"),
  ]

  /// A bracket or a quotation that has been opened and not closed.
  private static func hasOpenBracket(_ text: [Unicode.Scalar]) -> Bool {
    pairs.contains { pair in
      var depth = 0
      for scalar in text {
        if scalar == pair.open { depth += 1 } else if scalar == pair.close { depth = max(0, depth - 1) }
      }
      return depth > 0
    }
  }

  /// The next line closes what it has not opened.
  private static func closes(_ text: String) -> Bool {
    pairs.contains { pair in
      var depth = 0
      for scalar in text.unicodeScalars {
        if scalar == pair.open { depth += 1 } else if scalar == pair.close { depth -= 1 }
        if depth < 0 { return true }
      }
      return false
    }
  }

  /// `支出合计12.00` and `万元，其中…` below it; `收入总计` and `12.00万元`.
  private static func isNumberWithoutUnit(_ upper: [Unicode.Scalar], _ lower: String) -> Bool {
    guard let last = upper.last else { return false }
    let rest = FoldedText(String(lower.prefix(24)))
    if last.isDigit { return WrittenUnit.match(rest, at: 0) != nil }
    guard last.isHan, let first = rest.scalars.first, first >= 0x30, first <= 0x39 else { return false }
    let digits = rest.scalars.prefix { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2C || $0 == 0x2E }.count
    guard let unit = WrittenUnit.match(rest, at: digits) else { return false }
    if case .money = unit.kind { return true }
    return unit.kind == .percent || unit.kind == .count
  }

  /// `…（类）文化和旅游（款）行政` and `运行（项）` below it: a chain of codes whose next part has not come.
  private func isCutChain(_ upper: [Unicode.Scalar], _ lower: String) -> Bool {
    let text = String(String.UnicodeScalarView(upper)).folded
    guard let last = Self.places(of: parts, in: text).max(by: { $0.place < $1.place }), last.part + 1 < parts.count
    else {
      return false
    }
    let behind = text[(last.place + parts[last.part].count)...]
    guard !behind.contains(where: Self.ends.contains), behind.count <= 60 else { return false }
    let head = lower.folded.prefix(60).prefix { !Self.ends.contains($0) }
    return parts[(last.part + 1)...].contains { Self.find($0, in: Array(head)) != nil }
  }

  private static let ends = Set("。；：，,;:".folded)

  private static func places(of parts: [[UInt16]], in text: [UInt16]) -> [(part: Int, place: Int)] {
    parts.enumerated().flatMap { part, word in
      text.indices.filter { text[$0] == word.first && text[$0...].starts(with: word) }.map { (part, $0) }
    }
  }

  private static func find(_ word: [UInt16], in text: [UInt16]) -> Int? {
    text.indices.first { text[$0...].starts(with: word) }
  }
}
