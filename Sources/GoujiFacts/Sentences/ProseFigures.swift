import GoujiSyntax

/// Figures of a text in which nobody knows what they measure.
enum ProseFigures {
  /// `100%-80%` names a grade; it is no figure. Where it ends, if another percentage follows.
  private static func grade(_ text: FoldedText, behind start: Int) -> Int? {
    guard start + 1 < text.count, text.scalars[start] == 0x2D || text.scalars[start] == 0x7E,
      isDigit(text.scalars[start + 1])
    else {
      return nil
    }
    let (reading, next) = NumberReader.read(text, at: start + 1, end: text.count)
    guard case .number = reading, next < text.count, text.scalars[next] == 0x25 else { return nil }
    return next + 1
  }

  static func unbound(in text: FoldedText) -> [Fact] {
    var facts: [Fact] = []
    if case .number(let number) = NumberReader.whole(text) {
      let range = text.source(0..<text.count)
      return [Fact(key: nil, kind: .count, place: .tableLeaf, number: number, range: range)]
    }
    var index = 0
    while index < text.count {
      guard isDigit(text.scalars[index]) else {
        index += 1
        continue
      }
      let (reading, next) = NumberReader.read(text, at: index, end: text.count)
      let start = index
      index = max(next, index + 1)
      guard case .number(let number) = reading, let unit = WrittenUnit.ofFigure(text, at: index) else { continue }
      if unit.kind == .percent, let end = grade(text, behind: index + unit.text.count) {
        index = end
        continue
      }
      if let fact = Fact(number, unit, key: nil, place: .sentence, range: text.source(start..<index)) {
        facts.append(fact)
      }
    }
    return facts
  }
}
