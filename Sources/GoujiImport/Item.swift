import GoujiSyntax
import OfficeDocuments

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
  /// Another line has just been joined to it.
  var isJoined = false
  /// Holds marks that a title does not.
  var hasSentenceMarks: Bool
  /// In a note, the number of its last remark.
  var lastRemark = 0
  var page = 0
  /// The lines of the source that it is made of, with what each gave.
  private(set) var pieces: [(line: Int, count: Int)] = []
  /// It had a bullet.
  var isListed = false
  /// It was an item of a table of contents, so it starts no section.
  var isContents = false

  init(_ text: String, line: Int) {
    self.text = text
    self.line = line
    pieces = [(line, text.packed.unicodeScalars.count)]
    (kind, marker) = ProseLine.shape(of: text)
    hasSentenceMarks = ProseLine.hasSentenceMarks(text)
    lastRemark = kind == .note ? ProseLine.lastRemark(text) : 0
  }

  mutating func replaceText(_ text: String) {
    self.text = text
    (kind, marker) = ProseLine.shape(of: text)
    hasSentenceMarks = ProseLine.hasSentenceMarks(text)
  }

  /// Goes on with another line. What it is stays as it was until `replaceText` asks again.
  mutating func append(_ lower: ProseLine) {
    if kind == .heading { kind = .paragraph }
    if kind == .note, let marker = lower.marker { lastRemark = marker.ordinal }
    hasSentenceMarks = hasSentenceMarks || lower.hasSentenceMarks
    isJoined = true
    pieces += lower.pieces
    end = lower.end
    page = lower.page
    let rest = ProseLine.withoutGapBehindDigits(lower.text)
    guard let last = text.unicodeScalars.last, let first = rest.unicodeScalars.first else {
      text += rest
      return
    }
    let isFigure = (last.isDigit || last == ".") && (first.isDigit || first == ".")
    // A figure broken over two lines is joined where that is certain; otherwise a blank keeps two figures apart.
    if isFigure || (last.isASCIILetter && first.isASCIILetter) { text += " " }
    text += rest
  }

  /// `0 辆` at the start of a line was kept as it might have been an item; now it is the middle of a sentence.
  private static func withoutGapBehindDigits(_ text: String) -> String {
    let digits = text.unicodeScalars.prefix { $0.isDigit }
    let rest = text.unicodeScalars.dropFirst(digits.count)
    guard !digits.isEmpty, rest.first?.isBlank == true, let next = rest.dropFirst().first, next.isHan else {
      return text
    }
    return String(digits) + String(rest.dropFirst())
  }

  private static func hasSentenceMarks(_ text: String) -> Bool {
    text.unicodeScalars.contains { "。；，：;,:".unicodeScalars.contains($0) }
  }

  /// The last number of `注：1. … 2. …`.
  private static func lastRemark(_ text: String) -> Int {
    var last = 0
    while last < 30,
      ["\(last + 1).", "\(last + 1)、", "\(last + 1)．", "（\(last + 1)）", "(\(last + 1))"].contains(where: {
        text.contains($0)
      })
    {
      last += 1
    }
    return last
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

  /// Longer than any title.
  var isLong: Bool { text.utf8.count > 120 }
}

/// A table: its rows of mended cells.
struct ImportedTable {
  var rows: [[String]]
  /// 0-based line of the source that it begins on.
  var line: Int
  /// Cells come from a word processor that leaves out what a merged cell covers.
  var mayLackCells = false
  /// Its cells stand between bars: blank ones at the end of the rows are meant.
  var isGrid = false
  /// Its cells were found by the form's own columns: nothing is to be restored.
  var isPlaced = false
  /// The same lines without regard to their places on the page, if they are a form's: what adds up decides.
  var unplaced: UnplacedForm?
  /// Its cells were not given.
  var isRestored = false
  /// Some of its rows are doubtful.
  var isDoubtful = false
  /// Nobody knows its columns.
  var isUnread = false
  /// Blank lines in front of it.
  var gap = 0
  /// The table of the file that it is, as long as its rows are the same.
  private(set) var source: SourceTable?
  /// The 0-based line of the source of each of its rows, where that is known.
  var lines: [Int] = []
  /// Where each cell of its rows stands on its page.
  var boxes: [[PageBox?]] = []
  /// The page of each of its rows.
  var pages: [Int] = []

  /// Becomes a table of the file.
  mutating func take(_ table: SourceTable) {
    source = table
    var dropped: [String] = []
    rows = table.rows.map { $0.map { TextRepair.cell($0, isLaidOut: true, dropped: &dropped) } }
    boxes = table.boxes
    pages = table.pages
  }
}

/// The parts of a draft to be, in order.
enum Item {
  case prose(ProseLine)
  case table(ImportedTable)
  /// A form whose cells are not given, until its figures are placed.
  case form(UnplacedForm)

  var line: Int {
    switch self {
    case .prose(let line): line.line
    case .table(let table): table.line
    case .form(let form): form.line
    }
  }
}
