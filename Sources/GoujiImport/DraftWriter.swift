import GoujiCatalog
import GoujiSyntax
import OfficeDocuments

/// Writes the parts of a draft as text and counts them.
struct DraftWriter {
  /// What a line of the draft came from.
  struct Origin {
    /// The lines of the source that it is made of, each with the number of characters that it gave, blanks left out.
    var pieces: [(line: Int, count: Int)]
    /// Of a row of a table its cells' places.
    var cells: [PageBox?] = []
    /// Of a row of a table its page.
    var page: Int?
  }

  private var text = ""
  /// Bytes of the text that have been given their origins.
  private var marked = 0
  private var origins: [Origin] = []
  private let forms: FormTitles
  private let words: WordLists
  /// Title of the form whose caption stands just above, and its line.
  private var caption: (title: String, line: Int)?

  static func write(
    header: [String],
    items: [Item],
    forms: FormTitles,
    _ words: WordLists,
    summary: inout ImportSummary
  ) -> (draft: String, origins: [Origin]) {
    var writer = DraftWriter(forms: forms, words)
    for line in header { writer.text += line + "\n" }
    if !header.isEmpty, !items.isEmpty { writer.text += "\n" }
    let start = writer.text.endIndex
    var previous: Item?
    for item in items {
      if let previous, writer.isParted(previous, item) { writer.text += "\n" }
      writer.mark([])
      switch item {
      case .prose(let line):
        writer.write(line, summary: &summary)
        writer.mark([Origin(pieces: line.pieces)])
      case .table(let table):
        writer.write(table, summary: &summary)
        writer.mark(
          table.boxes.isEmpty
            ? table.lines.isEmpty
              ? [Origin(pieces: [(table.line, 0)])] : table.lines.map { Origin(pieces: [($0, 0)]) }
            : zip(table.boxes, table.pages).map { Origin(pieces: [(table.line, 0)], cells: $0, page: $1) }
        )
      case .form: continue
      }
      previous = item
    }
    writer.dropCaption(&summary)
    summary.figures = figureCount(writer.text[start...])
    return (writer.text, writer.origins)
  }

  /// Gives the lines written since the last time these origins, the last of them for all that are left.
  private mutating func mark(_ new: [Origin]) {
    let count = text[text.utf8.index(text.startIndex, offsetBy: marked)...].utf8.count { $0 == 0x0A }
    marked = text.utf8.count
    for index in 0..<count { origins.append(new.isEmpty ? Origin(pieces: []) : new[min(index, new.count - 1)]) }
  }

  private init(forms: FormTitles, _ words: WordLists) {
    self.forms = forms
    self.words = words
  }

  // MARK: Prose

  private mutating func write(_ line: ProseLine, summary: inout ImportSummary) {
    if line.isContents {
      let depth = (line.marker?.level ?? 1) > 1 ? "  " : ""
      text += depth + "- " + line.text + "\n"
      return
    }
    text += line.text + "\n"
    if line.kind == .heading, line.marker?.level == 1 { summary.parts.append(line.text) }
    switch line.kind {
    case .caption:
      if Furniture.isYear(line.text) { return }
      if line.marker == nil || caption == nil {
        let title = title(line.text)
        // `二、收入决算表` and the form's own title below it are one.
        if let caption, caption.title != title, !Furniture.isNumber(line.text) { dropCaption(&summary) }
        if caption == nil || !Furniture.isNumber(line.text) { caption = (title, line.line) }
      }
    case .field, .note: return
    default:
      if line.kind == .paragraph || line.kind == .heading { dropCaption(&summary) }
    }
  }

  private func title(_ text: String) -> String { forms.form(in: text) ?? DraftWriter.bareTitle(text) }

  /// A caption's title without the number of its section and its year.
  private static func bareTitle(_ text: String) -> String {
    var bare = text.packed[...]
    if let dot = bare.prefix(4).firstIndex(where: { $0 == "、" || $0 == "．" || $0 == "." }) {
      bare = bare[bare.index(after: dot)...]
    }
    if let year = bare.firstRange(of: HeaderKey.year.name),
      bare[..<year.lowerBound].unicodeScalars.allSatisfy(\.isDigit)
    {
      bare = bare[year.upperBound...]
    }
    return String(bare)
  }

  /// A public form was named and no table followed.
  private mutating func dropCaption(_ summary: inout ImportSummary) {
    if let caption, forms.form(in: caption.title) != nil {
      summary.remarks.append(.init(reason: .missingTable, line: caption.line, text: caption.title))
    }
    caption = nil
  }

  // MARK: Tables

  private mutating func write(_ table: ImportedTable, summary: inout ImportSummary) {
    var rows = table.rows
    let title = caption?.title ?? ""
    if forms.form(in: title) != nil, !table.isPlaced {
      let grid = GridRestoration(words)
      if table.mayLackCells { rows = grid.restore(rows) }
      rows = grid.withTotalsOverNames(rows)
      rows = grid.withLabelsOverNumbers(GridRestoration.withCodesApart(rows))
    }
    if title.isEmpty {
      let head = rows.first?.filter { !$0.isEmpty }.prefix(3).joined(separator: "、") ?? ""
      summary.remarks.append(.init(reason: .untitledTable, line: table.line, text: head))
    }
    summary.count(table: title)
    if table.isRestored { summary.restoredTables += 1 }
    if table.isDoubtful { summary.doubtfulTables.append(title) }
    if table.isUnread {
      summary.remarks.append(
        .init(reason: .unreadTable, line: table.line, text: forms.form(in: title) == nil ? "" : title)
      )
    }
    caption = nil
    // Where heads have lost cells, a blank column is told by its figures' place alone.
    let isBroken = table.mayLackCells && Set(rows.map(\.count)).count > 1
    DraftTable.write(rows, width: table.isGrid ? .max : isBroken ? GridRestoration.commonWidth(rows) : 0, to: &text)
  }

  // MARK: Blank lines

  /// Whether a blank line parts two items. Two paragraphs need one where the draft language would join them.
  private func isParted(_ upper: Item, _ lower: Item) -> Bool {
    switch (upper, lower) {
    case (.table, .table), (.table, .prose(_)):
      if case .prose(let line) = lower { return line.kind != .note }
      return true
    case (.prose(let line), .table): return line.kind != .caption && line.kind != .field
    case (.prose(let upper), .prose(let lower)): return isParted(upper, lower)
    case (.form, _), (_, .form): return true
    }
  }

  private func isParted(_ upper: ProseLine, _ lower: ProseLine) -> Bool {
    if upper.isContents || lower.isContents { return upper.isContents != lower.isContents }
    switch lower.kind {
    case .heading:
      return (lower.marker?.level ?? 9) <= 2 && !(upper.kind == .heading && (upper.marker?.level ?? 9) <= 1)
    case .caption: return upper.kind != .caption && upper.kind != .field
    case .field: return upper.kind != .caption && upper.kind != .field
    case .note: return upper.kind != .caption && upper.kind != .field && upper.kind != .note
    default: break
    }
    switch upper.kind {
    case .heading: return false
    case .paragraph: return lower.marker == nil
    default: return true
    }
  }

  // MARK: Figures

  /// Runs of digits with the points and commas inside them.
  private static func figureCount(_ text: Substring) -> Int {
    var count = 0
    var isInside = false
    for scalar in text.unicodeScalars {
      if scalar.isDigit {
        if !isInside { count += 1 }
        isInside = true
      } else if scalar != ".", scalar != "," {
        isInside = false
      }
    }
    return count
  }
}
