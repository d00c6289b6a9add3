import GoujiCatalog
import GoujiSyntax

/// Joins the lines of a paragraph that a page or the width of a page has broken.
struct ParagraphJoiner {
  private let book: Book
  private var words: WordLists { book.words }
  private let openSentence: OpenSentence
  private let isLayout: Bool
  /// The width at which lines are broken, if they are.
  private let wrapWidth: Int?
  /// Where the widest line of each page ends.
  private let widest: [Int: Int]
  static func join(_ items: inout [Item], source: SourceLines, _ book: Book) {
    // What a draft holds is whole. Its header and its tables tell it, and both stay when it is read once more.
    let hasTables = items.contains { if case .table = $0 { true } else { false } }
    guard !(source.isDraft && (hasTables || source.hasDraftHeader)) else { return }
    // A file that says where its paragraphs end has none that are broken.
    guard !source.isFlow else { return }
    let isLayout = source.isLayout && hasTables || !source.geometry.isEmpty
    if isLayout { markIndented(&items) }
    let joiner = ParagraphJoiner(items, book, isLayout: isLayout)
    // A joined line may lead to another one, and what is left must not change if it is read once more.
    while joiner.joinOnce(&items) {}
  }

  private init(_ items: [Item], _ book: Book, isLayout: Bool) {
    self.book = book
    openSentence = OpenSentence(book.words)
    self.isLayout = isLayout
    let lines = items.compactMap { if case .prose(let line) = $0, ParagraphJoiner.isText(line) { line } else { nil } }
    wrapWidth = ParagraphJoiner.wrapWidth(lines)
    var widest: [Int: Int] = [:]
    for line in lines where line.kind != .note { widest[line.page] = max(widest[line.page] ?? 0, line.end) }
    self.widest = widest
  }

  /// A paragraph's first line stands further in than the least indent of its page.
  private static func markIndented(_ items: inout [Item]) {
    var margins: [Int: Int] = [:]
    for case .prose(let line) in items where isText(line) {
      margins[line.page] = min(margins[line.page] ?? .max, line.indent)
    }
    for index in items.indices {
      guard case .prose(var line) = items[index], let margin = margins[line.page] else { continue }
      line.isIndented = line.indent > margin
      items[index] = .prose(line)
    }
  }

  private static func isText(_ line: ProseLine) -> Bool {
    !line.isContents && (line.kind == .paragraph || line.kind == .heading || line.kind == .note)
  }

  /// Lines that do not end a sentence are as wide as the page if the text was broken to its width.
  private static func wrapWidth(_ lines: [ProseLine]) -> Int? {
    var open = lines.filter { !$0.endsSentence && $0.kind != .heading }.map(\.end)
    guard open.count >= 5 else { return nil }
    open.sort()
    let width = open[open.count * 9 / 10]
    // The first line of a paragraph may have been indented by two characters.
    let near = open.filter { abs($0 - width) <= 8 }.count
    return width >= 40 && near * 10 >= open.count * 6 ? width : nil
  }

  private func joinOnce(_ items: inout [Item]) -> Bool {
    var result: [Item] = []
    result.reserveCapacity(items.count)
    var changed = false
    var upper: ProseLine?
    func finish() {
      guard var line = upper else { return }
      if line.isJoined {
        changed = true
        line.isJoined = false
        var text = TextRepair.spaced(line.text)
        while let rest = TextRepair.withoutBullet(text) { text = rest }
        line.replaceText(text)
      }
      result.append(.prose(line))
      upper = nil
    }
    for item in items {
      guard case .prose(let line) = item else {
        finish()
        result.append(item)
        continue
      }
      // Asked first and appended then, so that a long paragraph is not copied for each of its lines.
      let goesOn = upper.map { continues($0, line) } ?? false
      if goesOn {
        upper?.append(line)
      } else {
        finish()
        upper = line
      }
    }
    finish()
    items = result
    return changed
  }

  /// Whether `lower` goes on with the sentence of `upper`.
  private func continues(_ upper: ProseLine, _ lower: ProseLine) -> Bool {
    guard ParagraphJoiner.isText(upper), !lower.isContents else { return false }
    if Self.isContinuedNote(upper, lower, words) { return true }
    guard lower.kind == .paragraph, lower.marker == nil, !ContentsList.isTitle(upper, words),
      !ContentsList.isTitle(lower, words)
    else { return false }
    // Rows of figures stay rows, even if nobody knows their table.
    if UnreadRows.isRow(upper.text, book) || UnreadRows.isRow(lower.text, book) { return false }
    let isFull = wrapWidth.map { upper.end >= $0 - 4 } ?? false
    if upper.kind == .heading, upper.marker?.level == 1 {
      return isFull && lower.gap == 0 && !lower.hasSentenceMarks && lower.text.unicodeScalars.count <= 6
    }
    if openSentence.goesOn(upper.text, lower.text) { return true }
    if isLayout {
      // All but a paragraph's last line reach the right margin, more or less: figures are narrower than they count.
      let mayGoOn = upper.end * 4 >= (wrapWidth ?? widest[upper.page] ?? 0) * 3
      if upper.isIndented, !lower.isIndented, mayGoOn, lower.gap <= 2 || upper.page != lower.page { return true }
      if lower.isIndented { return isFull && !upper.endsSentence && upper.kind != .heading }
      if isFull, lower.gap <= 2, upper.page == lower.page, upper.kind != .heading || !upper.endsSentence { return true }
    }
    let isNearlyFull = wrapWidth.map { upper.end >= $0 - 10 } ?? false
    if isNearlyFull, !isLayout, lower.gap == 0, upper.kind != .heading, lower.hasSentenceMarks {
      if !upper.endsSentence || isFull && upper.lastScalar.map("：:；;".unicodeScalars.contains) == true { return true }
    }
    if isFull, lower.gap == 0, upper.kind == .heading, !upper.endsSentence, lower.hasSentenceMarks { return true }
    if upper.kind == .heading || upper.endsSentence { return ParagraphJoiner.continuesList(upper, lower) }
    if isFull, lower.gap == 0 { return true }
    guard upper.hasSentenceMarks || upper.isLong else { return false }
    return isBroken(upper.text, lower.text)
  }

  /// A page may break between two items of a sum: `占21.1%；` and `卫生健康支出172.93万元，占83%`.
  private static func continuesList(_ upper: ProseLine, _ lower: ProseLine) -> Bool {
    guard upper.lastScalar == "；" || upper.lastScalar == ";" else { return false }
    let tail = String(upper.text.unicodeScalars.suffix(40))
    guard tail.contains("%") || tail.contains(MoneyUnit.usual.name) else { return false }
    let head = lower.text.prefix { !"，。；,;".contains($0) }
    return head.contains(MoneyUnit.usual.name) || head.contains("%")
  }

  /// `注：1. …` and the numbered remarks that follow it; remarks that speak of the same table.
  static func isContinuedNote(_ upper: ProseLine, _ lower: ProseLine, _ words: WordLists) -> Bool {
    guard upper.kind == .note, lower.kind == .paragraph || lower.kind == .heading else { return false }
    if let marker = lower.marker {
      return marker.level >= 4 && marker.ordinal > 1 && marker.ordinal == upper.lastRemark + 1
    }
    return words.remarkOpenings.begins(lower.text)
  }

  /// Whether a text without an end and the next one are one sentence. Where a new one may have begun, they stay two.
  private func isBroken(_ upper: String, _ lower: String) -> Bool {
    guard let last = upper.unicodeScalars.last else { return false }
    if words.unfinishedEnds.contains(String(last)) { return true }
    return !words.sentenceOpenings.begins(lower) && !Self.startsWithYear(lower)
  }

  private static func startsWithYear(_ text: String) -> Bool {
    let head = Array(text.unicodeScalars.prefix(5))
    return head.count == 5 && head[..<4].allSatisfy(\.isDigit) && head[4] == HeaderKey.year.name.unicodeScalars.first
  }
}
