import GoujiCatalog
import GoujiSyntax

/// What has been typed of the thing that is to be completed.
struct TypedText {
  /// Bytes in the draft: what accepting a proposal replaces.
  let range: Range<Int>
  /// As written.
  let text: String
  private let folded: [UInt16]

  init(_ source: SourceText, _ range: Range<Int>) {
    self.range = range
    text = source[range]
    folded = FoldedText(source.bytes, in: source.clamped(range), origin: 0).scalars
  }

  var isEmpty: Bool { folded.isEmpty }

  /// What editors are to compare the typed text with so that they keep a candidate; nil for one that does not match: by
  /// its beginning, by any part of it (two characters at least), by its pinyin initials.
  func filter(for candidate: String, _ book: Book) -> String? {
    let name = candidate.folded
    if folded.isEmpty || name.starts(with: folded) { return candidate.hasPrefix(text) ? candidate : text + candidate }
    if folded.count > 1, contains(folded, in: name) { return text + candidate }
    let letters = text.lowercased().utf8.filter { $0 != 0x20 }
    let isLatin = letters.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    guard isLatin, letters.contains(where: { $0 >= 0x61 }) else { return nil }
    let initials = book.pinyin.initials(of: candidate)
    return initials.utf8.starts(with: letters) ? initials : nil
  }

  private func contains(_ needle: [UInt16], in text: [UInt16]) -> Bool {
    guard needle.count <= text.count else { return false }
    return (0...(text.count - needle.count)).contains { text[$0...].starts(with: needle) }
  }
}

/// The line that is being written, up to the caret.
struct WrittenLine {
  let offset: Int
  /// Bytes of the line in the draft.
  let range: Range<Int>
  /// The line up to the caret; its offsets count from the draft's start.
  let before: FoldedText
  /// Whether nothing follows the caret on its line.
  let isOpen: Bool
  /// The block that holds the line, if it holds anything.
  let block: Int?
  /// The number at the start of the line and the folded characters that it takes.
  let marker: Marker?
  let markerLength: Int

  init(_ tree: SyntaxTree, at offset: Int) {
    let text = tree.text
    let line = text.line(at: offset)
    range = text.lineRange(line)
    self.offset = min(max(offset, range.lowerBound), range.upperBound)
    let before = FoldedText(text.bytes, in: range.lowerBound..<self.offset, origin: 0)
    self.before = before
    isOpen = FoldedText(text.bytes, in: self.offset..<range.upperBound, origin: 0).isEmpty
    let index = tree.blockIndex(at: range.lowerBound).flatMap { tree.blocks[$0].kind == .blank ? nil : $0 }
    block = index
    let start = range.lowerBound
    let own = index.flatMap { tree.blocks[$0].start == start ? tree.blocks[$0].content.marker : nil }
    let end = own.map { start + $0.range.upperBound } ?? 0
    if let own, end <= self.offset {
      marker = own
      markerLength = (0..<before.count).prefix { before.start($0) < end }.count
    } else {
      marker = nil
      markerLength = 0
    }
  }

  /// The text from a folded character on to the caret.
  func typed(_ source: SourceText, from index: Int = 0) -> TypedText {
    TypedText(source, (index < before.count ? before.start(index) : offset)..<offset)
  }

  /// The text behind the number that the line starts with.
  func typedBehindMarker(_ source: SourceText) -> TypedText { typed(source, from: markerLength) }

  /// The text behind the last end of a sentence, or behind the number.
  func clause(_ source: SourceText) -> TypedText {
    let end = before.scalars.lastIndex { $0 == 0x3002 || $0 == 0x3B }.map { $0 + 1 } ?? markerLength
    return typed(source, from: max(end, markerLength))
  }
}
