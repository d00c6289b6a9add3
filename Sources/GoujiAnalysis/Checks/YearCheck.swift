import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Years in headings, titles, contents and captions (GJ1002): each names the year of the report, in four digits.
enum YearCheck {
  /// Years of other digits than four, wherever they stand.
  static func findings(_ block: BlockView) -> [CheckFinding] {
    let (text, header) = (block.content.text, block.header)
    if block.content.kind == .table, block.reading.role != .attachments, block.reading.table == nil,
      let year = header.year
    {
      return inTable(block, year)
    }
    var result: [CheckFinding] = []
    var index = 0
    while let at = text.firstIndex(of: sign, from: index) {
      index = at + sign.count
      var start = at
      while start > 0, isDigit(text.scalars[start - 1]) { start -= 1 }
      let digits = text.string(start..<at)
      // `202年度`, `20224年度`: no year has so many digits; other numbers in front of 年度 do not begin with 20.
      guard digits.hasPrefix("20"), digits.count == 3 || digits.count == 5 else { continue }
      let range = text.source(start..<at)
      let wrong = Message(zh: "年份应是四位数，写成了“\(digits)年度”", en: "a year has four digits, not “\(digits)”")
      result.append(
        CheckFinding(
          rule: "GJ1002",
          severity: .error,
          message: header.year.map { wrong + Message(zh: "，本文稿是\($0)年度的", en: "; the accounts are of \($0)") } ?? wrong,
          range: range,
          fix: header.year.map { (Message(zh: "改为\($0)", en: "change to \($0)"), range, String($0)) }
        )
      )
    }
    return result
  }

  private static let sign = DraftWords.year

  /// `（2023年度）` in a row of its own of a self-evaluation table.
  private static func inTable(_ block: BlockView, _ year: Int) -> [CheckFinding] {
    block.content.rows.prefix(headRows).flatMap(\.cells).compactMap { cell in
      guard (7...24).contains(cell.range.count) else { return nil }
      let place = (block.start + cell.range.lowerBound)..<(block.start + cell.range.upperBound)
      let text = FoldedText(block.source.bytes, in: place, origin: block.start)
      guard let found = stated(text, block.book), found.year != year, text.count <= 8 else { return nil }
      let range = text.source(found.range)
      return CheckFinding(
        rule: "GJ1002",
        severity: .error,
        message: Message(
          zh: "本文稿是\(year)年度的，这里写成了\(found.year)年",
          en: "the accounts are of \(year), this says \(found.year)"
        ),
        range: range,
        fix: (Message(zh: "改为\(year)", en: "change to \(year)"), range, String(year))
      )
    }
  }

  /// The year of a table stands in one of its first rows.
  private static let headRows = 3

  // MARK: Structure

  static func findings(_ draft: DraftState, contents: DraftContents?) -> [Finding] {
    guard let year = draft.reading.header.year else { return [] }
    // Taken from the draft's first lines, the year may itself be the wrong one.
    let isSaid = draft.reading.header.value(.year) != nil
    return draft.tree.blocks.indices.compactMap { index in
      guard isStructure(index, draft, contents),
        let found = stated(draft.tree.blocks[index].content.text, draft.book),
        found.year != year
      else { return nil }
      let block = draft.tree.blocks[index]
      let range = draft.moved(block.content.text.source(found.range), block.start)
      return Finding(
        rule: "GJ1002",
        severity: isSaid ? .error : .warning,
        message: Message(
          zh: "本文稿是\(year)年度的，这里写成了\(found.year)年",
          en: "the accounts are of \(year), this says \(found.year)"
        ),
        range: range,
        fixes: [
          Fix(
            title: Message(zh: "改为\(year)", en: "change to \(year)"),
            isPreferred: true,
            edits: [TextEdit(range: range, newText: String(year))]
          )
        ]
      )
    }
  }

  private static let longestTitle = 50

  /// Whether a block is a heading of a part, a line of the contents, a title in front of the first part, or a caption.
  private static func isStructure(_ index: Int, _ draft: DraftState, _ contents: DraftContents?) -> Bool {
    let block = draft.tree.blocks[index]
    let role = draft.reading.blocks[index].role
    if role == .attachments || block.content.text.count > longestTitle { return false }
    if contents?.blocks.contains(index) ?? false { return true }
    switch block.kind {
    case .heading: return block.content.marker.map { $0.level == 1 } ?? false
    case .caption: return true
    case .paragraph: return role == .preface
    case .note, .table, .field, .blank, .comment, .directive: return false
    }
  }

  /// The year in whose name the text speaks: alone, or in front of what the report is of.
  private static func stated(_ text: FoldedText, _ book: Book) -> (year: Int, range: Range<Int>)? {
    let subjects = book.wording.words(.behindYear)
    for index in 0..<text.count where isDigit(text.scalars[index]) && (index == 0 || !isDigit(text.scalars[index - 1]))
    {
      let end = index + 4
      guard end < text.count, text.scalars[index..<end].allSatisfy(isDigit), let year = Int(text.string(index..<end)),
        (1990...2100).contains(year)
      else { continue }
      let rest = text.dropping(end)
      let isAlone = rest.hasPrefix(sign) && index <= 1 && rest.count <= sign.count + 1
      if isAlone || subjects.contains(where: { rest.hasPrefix($0) }) { return (year, index..<end) }
    }
    return nil
  }
}
