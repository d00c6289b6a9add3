import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// The contents of a draft, where it has them: what stands between 目录 and the first of the headings that they name.
struct DraftContents {
  struct Entry {
    /// The block that it stands in.
    var block: Int
    var text: EntryText
  }

  /// The block that says 目录.
  let heading: Int
  let entries: [Entry]
  /// The blocks of the contents, their heading among them.
  let blocks: Range<Int>

  private static let longestEntry = 60

  /// - Returns: nil for a draft without contents.
  init?(_ reading: DraftReading, _ book: Book) {
    let blocks = reading.tree.blocks
    let names = Set(book.wording.words(.contentsTitles))
    guard let heading = blocks.prefix(80).firstIndex(where: { names.contains($0.content.text.scalars) }) else {
      return nil
    }
    var entries: [Entry] = []
    var end = heading + 1
    scan: for index in blocks.indices[(heading + 1)...] {
      let block = blocks[index]
      switch block.kind {
      case .blank, .comment: continue
      case .heading, .caption, .paragraph:
        let text = EntryText(block, reading.tree.text)
        guard text.scalars.count <= Self.longestEntry, !text.endsSentence else { break scan }
        // The first heading said again opens the draft itself.
        if let first = entries.first, first.text.isSame(as: text) { break scan }
        entries.append(Entry(block: index, text: text))
        end = index + 1
      case .table, .note, .field, .directive: break scan
      }
    }
    guard entries.count > 1 else { return nil }
    self.heading = heading
    self.entries = entries
    self.blocks = heading..<end
  }
}

/// A heading, or a line of the contents that names one: its number and its words, without leaders and page numbers.
struct EntryText {
  let scalars: [UInt16]
  let level: Int?
  let ordinal: Int?
  let endsSentence: Bool

  init(_ block: Block, _ source: SourceText) {
    var text = block.content.text
    var marker = block.content.marker
    // `- 第一部分 概况`: an import writes contents as a list.
    if marker == nil, text.scalars.first == 0x2D {
      let inner = source[block.range].drop { $0 == "-" || $0.isWhitespace }
      let tree = SyntaxTree(SourceText(String(inner)))
      text = tree.blocks.first?.content.text ?? text
      marker = tree.blocks.first?.content.marker
    }
    level = marker?.level
    ordinal = marker?.ordinal
    endsSentence = text.scalars.last.map { Self.stops.contains($0) } ?? false
    var words = text.scalars[...]
    // `（12）` behind an entry is the number of its page.
    if words.last == 0x29, let open = words.lastIndex(of: 0x28), words[(open + 1)...].dropLast().allSatisfy(isDigit) {
      words = words[..<open]
    }
    while let last = words.last, isDigit(last) || Self.leaders.contains(last) { words = words.dropLast() }
    scalars = words.filter { !Self.quotes.contains($0) }
  }

  private static let leaders = Set(".…·-_ ".folded)
  private static let quotes = Set("\"《》“”'".folded)
  private static let stops = Set("。；".folded)

  var string: String { String(folded: scalars) }

  func isSame(as other: EntryText) -> Bool {
    level == other.level && ordinal == other.ordinal && scalars == other.scalars
  }
}
