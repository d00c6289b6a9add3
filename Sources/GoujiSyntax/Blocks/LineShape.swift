/// The class of one line, decided by the line alone (see `grammar/gouji.ebnf`).
struct LineShape {
  var kind: BlockKind
  var marker: Marker?
  /// Characters of the folded line that the marker takes.
  var markerLength = 0
  var field: BlockContent.Field?
  /// Whether a following line may go on with this one's sentence.
  var endsSentence = false
}

/// Longest text, in characters, that is still taken for a heading or a caption rather than a sentence.
/// The longest heading seen in print has 34.
private let longestHeading = 40

/// What a line's bytes show before it is read: whether it is a row of a table.
struct LineOutline {
  /// Byte offset of the first character that is no white space; the line's end if there is none.
  var textStart: Int
  /// A row has bars around it …
  var hasBars = false
  /// … or a tab in it.
  var hasTab = false
  var isBlank: Bool

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    textStart = range.lowerBound
    while textStart < range.upperBound {
      let (scalar, length) = decodeScalar(bytes, at: textStart, end: range.upperBound)
      if fold(scalar) != 0 { break }
      if scalar == 0x09 { hasTab = true }
      textStart += length
    }
    isBlank = textStart == range.upperBound
    if isBlank { return }
    if !hasTab, bytes[textStart] == UInt8(ascii: "|") { hasBars = true }
    if !hasTab, !hasBars { hasTab = bytes[textStart..<range.upperBound].contains(0x09) }
  }
}

/// Classifies a line that is no row. `text` is its folded form with offsets that count from its start.
func lineShape(_ text: FoldedText) -> LineShape {
  guard !text.isEmpty else { return LineShape(kind: .blank) }
  let scalars = text.scalars
  if scalars.count > 1, scalars[0] == 0x2F, scalars[1] == 0x2F { return LineShape(kind: .comment) }
  if text.hasPrefix(DraftWords.check) || text.hasPrefix(DraftWords.ignore) { return LineShape(kind: .directive) }
  if DraftWords.noteHeads.contains(where: { text.hasPrefix($0) }) {
    return LineShape(kind: .note, endsSentence: endsSentence(text))
  }
  if let field = fieldRanges(text) { return LineShape(kind: .field, field: field) }

  let (marker, markerLength) = marker(text)
  if let marker, marker.level == 1 { return LineShape(kind: .heading, marker: marker, markerLength: markerLength) }
  let rest = text.count - markerLength
  if rest > 0, rest <= longestHeading {
    let isPlain = isPlain(text, from: markerLength)
    if isPlain, isCaption(text, from: markerLength) {
      return LineShape(kind: .caption, marker: marker, markerLength: markerLength)
    }
    if let marker, isPlain || isPlainBut(text, from: markerLength) {
      return LineShape(kind: .heading, marker: marker, markerLength: markerLength)
    }
  }
  return LineShape(kind: .paragraph, marker: marker, markerLength: markerLength, endsSentence: endsSentence(text))
}

private func isPlain(_ text: FoldedText, from start: Int) -> Bool {
  !text.scalars[start...].contains(where: isPunctuation)
}

/// Plain apart from one closing mark at the end (`（一）总体情况。`).
private func isPlainBut(_ text: FoldedText, from start: Int) -> Bool {
  guard let last = text.scalars.last, isPunctuation(last) || last == 0x2E, text.count - start > 1 else { return false }
  return !text.scalars[start..<(text.count - 1)].contains(where: isPunctuation)
}

/// 。；，： in their folded forms.
private func isPunctuation(_ scalar: UInt16) -> Bool {
  scalar == DraftWords.fullStop || scalar == DraftWords.semicolon || scalar == DraftWords.comma
    || scalar == DraftWords.colon
}

private func endsSentence(_ text: FoldedText) -> Bool {
  guard let last = text.scalars.last else { return false }
  return last == DraftWords.fullStop || last == DraftWords.semicolon || last == DraftWords.colon || last == 0x21
    || last == 0x3F
}

/// `公开03表…`, a short line that ends in 表, or a year alone.
private func isCaption(_ text: FoldedText, from start: Int) -> Bool {
  if let form = text.firstIndex(of: DraftWords.publicForm, from: start) {
    var index = form + DraftWords.publicForm.count
    let first = index
    while index < text.count, isDigit(text.scalars[index]) || text.scalars[index] == 0x20 { index += 1 }
    if index > first, index < text.count, text.scalars[index] == DraftWords.formEnds[0][0] { return true }
  }
  if DraftWords.formEnds.contains(where: { text.hasSuffix($0) }), text.count - start > 2 { return true }
  return DraftWords.isYear(text, from: start)
}

private func fieldRanges(_ text: FoldedText) -> BlockContent.Field? {
  guard let colon = text.scalars.prefix(12).firstIndex(of: DraftWords.colon) else { return nil }
  guard DraftWords.fieldKeys.contains(Array(text.scalars[..<colon])) else { return nil }
  return BlockContent.Field(key: text.source(0..<colon), value: text.source((colon + 1)..<text.count))
}

// MARK: Markers

/// The marker at the start of a line and the folded characters it takes.
private func marker(_ text: FoldedText) -> (Marker?, Int) {
  let scalars = text.scalars
  var start = 0
  while start < scalars.count, scalars[start] == DraftWords.star { start += 1 }  // `**一、名称**`
  guard start < scalars.count else { return (nil, 0) }
  func made(_ level: Int, _ ordinal: Int, _ end: Int) -> (Marker?, Int) {
    (Marker(level: level, ordinal: ordinal, range: text.source(start..<end)), end)
  }

  // 第一部分; the 第 is sometimes lost.
  let afterSign = scalars[start] == DraftWords.ordinalSign ? start + 1 : start
  if let (ordinal, end) = chineseOrdinal(scalars, at: afterSign), text.hasPrefix(DraftWords.part, at: end) {
    return made(1, ordinal, end + DraftWords.part.count)
  }
  if let (ordinal, end) = chineseOrdinal(scalars, at: start), end < scalars.count {
    if scalars[end] == DraftWords.enumerationComma || scalars[end] == 0x2E { return made(2, ordinal, end + 1) }
  }
  if scalars[start] == DraftWords.leftParenthesis {
    if let (ordinal, end) = chineseOrdinal(scalars, at: start + 1), end < scalars.count,
      scalars[end] == DraftWords.rightParenthesis
    {
      return made(3, ordinal, end + 1)
    }
    if let (ordinal, end) = digits(scalars, at: start + 1), end < scalars.count,
      scalars[end] == DraftWords.rightParenthesis
    {
      return made(5, ordinal, end + 1)
    }
  }
  if let (ordinal, end) = digits(scalars, at: start), end < scalars.count {
    let follows = end + 1 < scalars.count ? scalars[end + 1] : 0
    if scalars[end] == DraftWords.enumerationComma || (scalars[end] == 0x2E && !isDigit(follows)) {
      let length = follows == 0x20 ? end + 2 : end + 1
      return made(4, ordinal, min(length, scalars.count))
    }
  }
  return (nil, 0)
}

private func chineseOrdinal(_ scalars: [UInt16], at start: Int) -> (Int, Int)? {
  var index = start
  var value = 0
  while index < scalars.count, index - start < 3, let digit = ordinalNumeral(scalars[index]) {
    if digit == 10 {
      value = max(value, 1) * 10
    } else {
      value += digit
    }
    index += 1
  }
  return index > start ? (value, index) : nil
}

/// One to three digits: more is a year or an amount, not an item's number.
private func digits(_ scalars: [UInt16], at start: Int) -> (Int, Int)? {
  var index = start
  var value = 0
  while index < scalars.count, index - start < 4, isDigit(scalars[index]) {
    value = value * 10 + Int(scalars[index] - 0x30)
    index += 1
  }
  return index > start && index - start < 4 ? (value, index) : nil
}
