import GoujiCatalog
import GoujiSyntax

/// What stands around a form: its title and number, the department, the year, the unit, the notes.
enum Furniture {
  /// Gives each table its caption and furniture as lines above it and its notes as lines below it.
  static func arrange(_ items: inout [Item], _ words: WordLists) {
    var result: [Item] = []
    result.reserveCapacity(items.count)
    for item in items {
      switch item {
      case .prose(let line):
        if let pieces = split(line, words) { result += pieces.map(Item.prose) } else { result.append(item) }
      case .table(var table):
        let (above, below) = takeLines(from: &table)
        result += above.map(Item.prose)
        if !table.rows.isEmpty { result.append(.table(table)) }
        result += below.map(Item.prose)
      case .form: result.append(item)
      }
    }
    items = withJoinedNotes(result, words)
  }

  // MARK: Lines

  /// A piece of text that only ever stands beside a form.
  static func isFurniture(_ text: String) -> Bool {
    let line = ProseLine(text.trimmed, line: 0)
    switch line.kind {
    case .field: return true
    case .caption: return isNumber(line.text) || isYear(line.text)
    default: return false
    }
  }

  /// `公开01表` and nothing else.
  static func isNumber(_ text: String) -> Bool {
    DraftWords.isFormNumber(FoldedText(text))
  }

  /// `2024年度`, `（2024年度）` and nothing else.
  static func isYear(_ text: String) -> Bool {
    DraftWords.isYear(FoldedText(text))
  }

  /// `部门: 2024 年度 金额单位: 万元` as its three parts; nil if the line holds anything else.
  private static func split(_ line: ProseLine, _ words: WordLists) -> [ProseLine]? {
    guard line.kind == .field else { return nil }
    let text = line.text
    guard text.unicodeScalars.count <= 120 else { return nil }
    var starts: [String.Index] = []
    for key in words.furnitureKeys.words {
      var from = text.startIndex
      while let range = text[from...].firstRange(of: key) {
        from = range.upperBound
        guard let next = text[range.upperBound...].first(where: { $0 != " " }), next == "：" || next == ":" else {
          continue
        }
        let isInside = starts.contains {
          $0 <= range.lowerBound && text.distance(from: $0, to: range.lowerBound) < 4
            && key == words.furnitureKeys.words.last
        }
        if !isInside, range.lowerBound == text.startIndex || !isWordBefore(text, range.lowerBound) {
          starts.append(range.lowerBound)
        }
      }
    }
    if let year = yearStart(text) { starts.append(year) }
    starts = Array(Set(starts)).sorted()
    guard starts.first == text.startIndex, starts.count > 1 || withoutHeadWords(text, words).count > 1 else {
      return nil
    }
    var pieces: [ProseLine] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : text.endIndex
      let piece = String(text[start..<end]).trimmed
      for part in withoutHeadWords(piece, words) {
        pieces.append(ProseLine(TextRepair.spaced(part), line: line.line))
      }
    }
    return pieces.count > 1 ? pieces : nil
  }

  private static func isWordBefore(_ text: String, _ index: String.Index) -> Bool {
    guard let before = text[..<index].unicodeScalars.last else { return false }
    return !before.isBlank && !before.isDigit && before != HeaderKey.year.name.unicodeScalars.last
  }

  /// Where ` 2024年度 ` begins inside a line of furniture.
  private static func yearStart(_ text: String) -> String.Index? {
    guard let range = text.firstRange(of: HeaderKey.year.name) else { return nil }
    var start = range.lowerBound
    var digits = 0
    while start > text.startIndex {
      let before = text.unicodeScalars.index(before: start)
      let scalar = text.unicodeScalars[before]
      guard scalar.isDigit || (scalar.isBlank && digits == 0) else { break }
      if scalar.isDigit { digits += 1 }
      start = before
    }
    let isFree =
      range.upperBound == text.endIndex || text[range.upperBound] == " "
      || text[range.upperBound...].hasPrefix(HeaderKey.unit.name)
    return digits == 4 && isFree ? start : nil
  }

  /// A damaged form: behind `部门:` comes its head and not a name.
  private static func withoutHeadWords(_ piece: String, _ words: WordLists) -> [String] {
    guard let colon = piece.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return [piece] }
    let value = String(piece[piece.index(after: colon)...]).trimmed
    guard words.formHeads.words.contains(where: { value.hasPrefix($0 + " ") }) else { return [piece] }
    return [String(piece[...colon]), value]
  }

  // MARK: In tables

  /// Takes rows of furniture from the head of a table and notes from its foot.
  private static func takeLines(from table: inout ImportedTable) -> (above: [ProseLine], below: [ProseLine]) {
    var above: [ProseLine] = []
    var below: [ProseLine] = []
    while let row = table.rows.first, let texts = furniture(in: row) {
      above += texts.map { ProseLine(TextRepair.spaced($0), line: table.line) }
      table.rows.removeFirst()
      if !table.boxes.isEmpty {
        table.boxes.removeFirst()
        table.pages.removeFirst()
      }
    }
    while let row = table.rows.last, table.rows.count > 1 || row.allSatisfy(\.isEmpty) {
      let cells = row.filter { !$0.isEmpty }
      guard cells.count < 2 else { break }
      if let text = cells.first {
        let note = ProseLine(TextRepair.spaced(text), line: table.line)
        guard note.kind == .note else { break }
        below.insert(note, at: 0)
      }
      table.rows.removeLast()
      if table.boxes.count > table.rows.count {
        table.boxes.removeLast()
        table.pages.removeLast()
      }
    }
    return (above, below)
  }

  /// The lines that a row of a table's head stands for; nil if it is a row like any other.
  private static func furniture(in row: [String]) -> [String]? {
    var cells = row.filter { !$0.isEmpty }
    guard cells.allSatisfy({ TextRepair.withoutBullet($0) == nil }) else { return nil }
    // `部门：` and the name in the next cell.
    if cells.count > 1, let first = cells.first, first.hasSuffix("：") || first.hasSuffix(":"),
      ProseLine(first, line: 0).kind == .field,
      !isFurniture(cells[1])
    {
      cells.replaceSubrange(0...1, with: [first + cells[1]])
    }
    if cells.count == 1, ProseLine(TextRepair.caption(cells[0]), line: 0).kind == .caption {
      return [TextRepair.caption(cells[0])]
    }
    return cells.allSatisfy(isFurniture) ? cells : nil
  }

  // MARK: Captions and notes

  /// `收入决算表` and `公开02表` on lines of their own become `公开02表 收入决算表`.
  static func withNumberedCaptions(_ items: [Item]) -> [Item] {
    var result: [Item] = []
    for item in items {
      if case .prose(let line) = item, case .prose(let upper)? = result.last, let text = joinedCaption(upper, line) {
        var joined = upper
        joined.replaceText(text)
        result[result.count - 1] = .prose(joined)
      } else {
        result.append(item)
      }
    }
    return result
  }

  private static func joinedCaption(_ upper: ProseLine, _ lower: ProseLine) -> String? {
    guard upper.kind == .caption, lower.kind == .caption, !upper.isContents, !lower.isContents else { return nil }
    func isTitle(_ line: ProseLine) -> Bool {
      line.marker == nil && !DraftWords.namesForms(FoldedText(line.text)) && !isYear(line.text)
    }
    // Where a title begins with a figure or a mark, the order of the source is kept.
    guard upper.text.unicodeScalars.first?.isHan == true, lower.text.unicodeScalars.first?.isHan == true else {
      return nil
    }
    if isNumber(lower.text), isTitle(upper), !upper.text.hasDigit { return lower.text.packed + " " + upper.text }
    if isNumber(upper.text), isTitle(lower) { return upper.text.packed + " " + lower.text }
    return nil
  }

  /// Notes that came out of a table meet the remarks that followed it.
  private static func withJoinedNotes(_ items: [Item], _ words: WordLists) -> [Item] {
    var result: [Item] = []
    for item in items {
      if case .prose(let line) = item, case .prose(var upper)? = result.last,
        ParagraphJoiner.isContinuedNote(upper, line, words)
      {
        upper.append(line)
        upper.isJoined = false
        result[result.count - 1] = .prose(upper)
      } else {
        result.append(item)
      }
    }
    return result
  }
}
