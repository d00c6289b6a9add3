import GoujiSyntax

extension WrittenUnit {
  /// The unit that starts at `index`; a price, a rate per head, points between percentages are of no figure of the accounts.
  static func ofFigure(_ text: FoldedText, at index: Int) -> WrittenUnit? {
    guard var unit = match(text, at: index) else { return nil }
    let behind = index + unit.text.count
    let isRate = behind < text.count && text.scalars[behind] == 0x2F
    if isRate || unit.kind == .points { unit.kind = .other }
    return unit
  }
}
