import GoujiSyntax

/// A line of prose, mended, and what the draft language takes it for.
struct ProseLine {
  var text: String
  var kind: BlockKind
  var marker: Marker?
  /// 0-based line of the source.
  var line: Int
  /// Blank lines in front of it.
  var gap = 0
  /// Where it stood on a laid-out page: its first column, and where its last line ended, Chinese characters counted double.
  var indent = 0
  var end = 0
  var isIndented = false
  var page = 0
  /// It was an item of a table of contents, so it starts no section.
  var isContents = false

  init(_ text: String, line: Int) {
    self.text = text
    self.line = line
    (kind, marker) = ProseLine.shape(of: text)
  }

  mutating func replaceText(_ text: String) {
    self.text = text
    (kind, marker) = ProseLine.shape(of: text)
  }

  /// Asks the draft language itself, so that what is written is read back as what it was taken for.
  private static func shape(of text: String) -> (BlockKind, Marker?) {
    guard let block = SyntaxTree(SourceText(text)).blocks.first else { return (.blank, nil) }
    return (block.kind, block.content.marker)
  }

  var lastScalar: Unicode.Scalar? { text.unicodeScalars.last }

  /// Ends as a sentence or the introduction of a list does.
  var endsSentence: Bool {
    var scalars = text.unicodeScalars[...]
    while let last = scalars.last, last == "”" || last == "\"" { scalars.removeLast() }
    guard let last = scalars.last else { return false }
    return "。；！？：.;:!?…".unicodeScalars.contains(last)
  }

  /// Holds marks that a title does not.
  var hasSentenceMarks: Bool { text.unicodeScalars.contains { "。；，：;,:".unicodeScalars.contains($0) } }
}

/// A table: its rows of mended cells.
struct ImportedTable {
  var rows: [[String]]
  /// 0-based line of the source that it begins on.
  var line: Int
  /// Cells come from a word processor that leaves out what a merged cell covers.
  var mayLackCells = false
  /// Blank lines in front of it.
  var gap = 0
}

/// The parts of a draft to be, in order.
enum Item {
  case prose(ProseLine)
  case table(ImportedTable)

  var line: Int {
    switch self {
    case .prose(let line): line.line
    case .table(let table): table.line
    }
  }
}
