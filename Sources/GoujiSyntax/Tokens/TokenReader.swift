/// Cuts one block into tokens. What lies between two tokens is white space, and becomes a token too.
struct TokenReader {
  private let content: BlockContent
  private let bytes: [UInt8]
  private let start: Int
  private var tokens: [Token] = []
  private var position = 0

  init(_ content: BlockContent, bytes: [UInt8], start: Int) {
    self.content = content
    self.bytes = bytes
    self.start = start
  }

  mutating func read() -> [Token] {
    switch content.kind {
    case .blank: break
    case .comment: add(.comment, textRange)
    case .directive: directive()
    case .field: field()
    case .heading, .caption: title()
    case .table: table()
    case .note: note()
    case .paragraph: paragraph()
    }
    fill(to: content.length)
    return tokens
  }

  private mutating func add(_ kind: TokenKind, _ range: Range<Int>) {
    guard range.upperBound > position, !range.isEmpty else { return }
    fill(to: range.lowerBound)
    tokens.append(Token(kind: kind, range: position..<range.upperBound))
    position = range.upperBound
  }

  private mutating func fill(to end: Int) {
    guard end > position else { return }
    tokens.append(Token(kind: .space, range: position..<end))
    position = end
  }

  /// The block's bytes without the white space around them.
  private var textRange: Range<Int> {
    let trimmed = trimmed(bytes, start..<min(start + content.length, bytes.count))
    return (trimmed.lowerBound - start)..<(trimmed.upperBound - start)
  }

  // MARK: Kinds of blocks

  private mutating func directive() {
    let text = content.text
    guard let colon = text.scalars.firstIndex(of: DraftWords.colon) else { return prose(text, from: 0) }
    add(.directiveKeyword, text.source(0..<colon))
    add(.punctuation, text.source(colon..<(colon + 1)))
    if text.hasPrefix(DraftWords.check) {
      add(.formula, text.source((colon + 1)..<text.count))
    } else {
      prose(text, from: colon + 1)
    }
  }

  private mutating func field() {
    guard let field = content.field else { return }
    add(.fieldKey, field.key)
    if let colon = content.text.scalars.firstIndex(of: DraftWords.colon) {
      add(.punctuation, content.text.source(colon..<(colon + 1)))
    }
    add(.fieldValue, field.value)
  }

  private mutating func title() {
    stars()
    if let marker = content.marker { add(.marker, marker.range) }
    add(.title, content.text.source(0..<content.text.count))
  }

  private mutating func note() {
    let text = content.text
    let head = DraftWords.noteHeads.first { text.hasPrefix($0) }?.count ?? 0
    add(.noteHead, text.source(0..<head))
    prose(text, from: head)
  }

  private mutating func paragraph() {
    stars()
    let text = content.text
    var from = 0
    if let marker = content.marker {
      add(.marker, marker.range)
      if let colon = nameEnd(text) {
        let name = text.scalars.prefix(colon)
        let first = name.firstIndex { $0 != DraftWords.star } ?? 0
        let end = name.lastIndex { $0 != DraftWords.star }.map { $0 + 1 } ?? 0
        add(.punctuation, text.source(0..<first))
        add(.term, text.source(first..<end))
        from = end
      }
    }
    prose(text, from: from)
  }

  /// The stars in front of a marker (`**一、名称**`): a part of neither the marker nor the text behind it.
  private mutating func stars() {
    guard let marker = content.marker else { return }
    let first = textRange.lowerBound
    if first < marker.range.lowerBound { add(.punctuation, first..<marker.range.lowerBound) }
  }

  /// Where the name in front of an item's colon ends: short, and no sentence.
  private func nameEnd(_ text: FoldedText) -> Int? {
    let longestName = 40
    for (index, scalar) in text.scalars.prefix(longestName).enumerated() {
      if scalar == DraftWords.colon { return index > 0 ? index : nil }
      if scalar == DraftWords.fullStop || scalar == DraftWords.comma || scalar == DraftWords.semicolon { return nil }
    }
    return nil
  }

  // MARK: Tables

  private mutating func table() {
    for row in content.rows {
      for cell in row.cells {
        separators(to: cell.range.lowerBound, in: row)
        if row.style == .separator { add(.bar, cell.range) } else { self.cell(cell) }
      }
      separators(to: row.range.upperBound, in: row)
    }
  }

  /// The bars or tabs between here and `end`.
  private mutating func separators(to end: Int, in row: TableRow) {
    let separator: UInt8 = row.style == .tabs ? 0x09 : UInt8(ascii: "|")
    var index = position
    while index < end {
      if bytes[start + index] == separator { add(.bar, index..<(index + 1)) }
      index += 1
    }
  }

  private mutating func cell(_ cell: TableCell) {
    guard !cell.isEmpty else { return }
    let range = offset(cell.range, -start)
    let text = FoldedText(bytes, in: range, origin: start)
    if text.scalars == [DraftWords.equals] { return add(.asked, cell.range) }
    if case .number = NumberReader.whole(text) {
      let isCode = (4...7).contains(text.count) && text.scalars.allSatisfy(isDigit)
      return add(isCode ? .code : .number, cell.range)
    }
    prose(text, from: 0)
  }

  // MARK: Prose

  private mutating func prose(_ text: FoldedText, from first: Int) {
    var index = first
    var plain = first
    while index < text.count {
      if text.scalars[index] == 0x20 {
        run(text, plain..<index)
        index += 1
        plain = index
        continue
      }
      guard let (kind, end) = special(text, at: index) else {
        index = wordEnd(text, at: index)
        continue
      }
      run(text, plain..<index)
      add(kind, text.source(index..<end))
      index = end
      if kind == .number || kind == .asked, let unit = DraftWords.unitLength(text, at: index) {
        add(.unit, text.source(index..<(index + unit)))
        index += unit
      }
      plain = index
    }
    run(text, plain..<text.count)
  }

  /// Behind a character, or behind a Latin word with its digits (`A4`, `GJ312`): there no number is meant.
  private func wordEnd(_ text: FoldedText, at start: Int) -> Int {
    var index = start + 1
    guard isLatin(text.scalars[start]) else { return index }
    while index < text.count, isLatin(text.scalars[index]) || isDigit(text.scalars[index]) { index += 1 }
    return index
  }

  /// Plain text, cut where white space stands in the draft.
  private mutating func run(_ text: FoldedText, _ range: Range<Int>) {
    var first = range.lowerBound
    for index in range where index > first && text.start(index) > text.source((index - 1)..<index).upperBound {
      add(.text, text.source(first..<index))
      first = index
    }
    add(.text, text.source(first..<range.upperBound))
  }

  /// What starts at `index` and where it ends; nil for plain text.
  private func special(_ text: FoldedText, at index: Int) -> (TokenKind, Int)? {
    let scalar = text.scalars[index]
    if scalar == DraftWords.openBrace {
      guard let close = text.scalars[index...].firstIndex(of: DraftWords.closeBrace) else {
        return (.punctuation, index + 1)
      }
      return (.mark, close + 1)
    }
    if scalar == DraftWords.equals {
      return (DraftWords.unitLength(text, at: index + 1) == nil ? .punctuation : .asked, index + 1)
    }
    if isDigit(scalar) || (scalar == DraftWords.dash && startsNegative(text, at: index)) {
      let (reading, next) = NumberReader.read(text, at: index, end: text.count)
      if case .number = reading { return (.number, next) }
      return (.text, max(next, index + 1))
    }
    return isMark(scalar) ? (.punctuation, index + 1) : nil
  }

  /// A dash between two figures is a span (`2023-2024`), one in front of a figure a sign.
  private func startsNegative(_ text: FoldedText, at index: Int) -> Bool {
    guard index + 1 < text.count, isDigit(text.scalars[index + 1]) else { return false }
    guard index > 0 else { return true }
    let before = text.scalars[index - 1]
    return !isDigit(before) && !isLatin(before)
  }

  private func isLatin(_ scalar: UInt16) -> Bool {
    (scalar >= 0x41 && scalar <= 0x5A) || (scalar >= 0x61 && scalar <= 0x7A)
  }

  /// Punctuation in its folded forms: ASCII, the CJK block, the bracket 〔 among it.
  private func isMark(_ scalar: UInt16) -> Bool {
    switch scalar {
    case 0x21...0x2F, 0x3A...0x40, 0x5B, 0x5D...0x60, 0x7B, 0x7D...0x7E, 0xB7, 0x2026, 0x3001...0x3003, 0x3008...0x301F:
      true
    default: false
    }
  }
}
