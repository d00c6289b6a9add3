import GoujiSyntax

/// The lines of a laid-out page that one table takes, over page breaks if it goes on.
struct LayoutRegion {
  struct Line {
    var number: Int
    var chunk: Int
    var segments: [LayoutLine.Segment]
    var packed: String
  }

  var lines: [Line] = []
  /// Index of the source line behind the region.
  var next: Int

  /// Reads as far as the lines look like a table's. Columns shift from page to page, so each page is a chunk of its own.
  static func read(_ source: SourceLines, at start: Int) -> (region: LayoutRegion, isTable: Bool) {
    var region = LayoutRegion(next: start)
    let lines = source.lines
    var index = start
    var chunk = 0
    var chunkStart = 0
    var blanks = 0
    var single = 0
    var last = start
    var pending: [Line] = []
    var widest = 0
    var rows = 0
    let gap = source.hasPages ? usualGap(source, start) : 3
    while index < lines.count {
      let line = lines[index]
      if line.isBlank {
        blanks += 1
        index += 1
        continue
      }
      let breaksPage = index > start && line.page != lines[last].page
      if index > start, !breaksPage, blanks > gap { break }
      let segments = joinedLetters(LayoutLine(line.text).segments)
      // A name that wraps around its row's figures, though it begins like a heading (`二十一、…`).
      let isEnclosed =
        index > start
        && (blanks == 0 || (gap > 1 && blanks <= gap) || (blanks == 1 && (segments.first?.start ?? 0) >= 6))
        && index + 1 < lines.count && LayoutLine(lines[index + 1].text).segments.count > 1
      if endsTable(line, segments, isEnclosed: isEnclosed) { break }
      if segments.count < 2 {
        single += 1
        if single > 10 || (breaksPage && pending.isEmpty && !isFragment(segments)) { break }
      }
      let isLong = region.lines.count + pending.count - chunkStart >= longestChunk
      if breaksPage || isLong || (blanks > 0 && !source.hasPages && index > start) {
        chunk += 1
        chunkStart = region.lines.count + pending.count
      }
      pending.append(Line(number: index, chunk: chunk, segments: segments, packed: line.text.packed))
      if segments.count > 1 {
        single = 0
        rows += 1
        widest = max(widest, segments.count)
        region.lines += pending
        pending = []
        region.next = index + 1
      }
      last = index
      blanks = 0
      index += 1
    }
    // The last row's name may go on below it.
    for line in pending {
      guard line.number == region.next, isFragment(line.segments) else { break }
      region.lines.append(line)
      region.next += 1
    }
    if region.next == start { region.next = max(index, start + 1) }
    return (region, (widest >= 3 && rows >= 2) || rows >= 4)
  }

  /// The blank lines between the rows of a page: none or one, more where the rows stand further apart throughout.
  private static func usualGap(_ source: SourceLines, _ start: Int) -> Int {
    var gaps: [Int: Int] = [:]
    var blanks = 0
    var seen = 0
    var wasRow = false
    for line in source.lines[start...].prefix(60) where seen < 12 {
      guard line.page == source.lines[start].page else { break }
      if line.isBlank {
        blanks += 1
        continue
      }
      let isRow = LayoutLine(line.text).segments.count > 1
      if wasRow, isRow {
        gaps[blanks, default: 0] += 1
        seen += 1
      }
      (wasRow, blanks) = (isRow, 0)
    }
    let usual = gaps.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return usual.map { $0.value > 2 ? min(max($0.key, 1), 3) : 1 } ?? 1
  }

  /// More lines than any page has.
  private static let longestChunk = 300

  /// A line that no table holds: a note, a caption, a line of furniture, a heading or a sentence.
  private static func endsTable(_ line: SourceLine, _ segments: [LayoutLine.Segment], isEnclosed: Bool) -> Bool {
    if line.text.contains("....") || line.text.contains("……") || line.text.contains("····") { return true }
    if segments.count > 1 { return segments.allSatisfy { Furniture.isFurniture($0.text) } }
    let text = line.text.trimmed
    let prose = ProseLine(text, line: line.number)
    switch prose.kind {
    case .note, .caption, .field: return true
    case .heading: return !isEnclosed
    default: return prose.text.unicodeScalars.count > 24 && prose.hasSentenceMarks
    }
  }

  /// Part of a cell's text: short and without the marks of a sentence.
  private static func isFragment(_ segments: [LayoutLine.Segment]) -> Bool {
    guard segments.count == 1 else { return segments.count > 1 }
    let prose = ProseLine(segments[0].text, line: 0)
    return prose.kind == .paragraph && prose.marker == nil && segments[0].text.unicodeScalars.count <= 20
      && !prose.endsSentence
  }

  private static let spacedWords: Set<String> = ["收入", "支出", "项目", "栏次", "行次", "合计", "金额", "总计", "小计", "单位"]

  /// `收     入`: one word whose letters stand apart.
  private static func joinedLetters(_ segments: [LayoutLine.Segment]) -> [LayoutLine.Segment] {
    var result: [LayoutLine.Segment] = []
    for segment in segments {
      if let last = result.last, last.text.unicodeScalars.count == 1, segment.text.unicodeScalars.count == 1,
        spacedWords.contains(last.text + segment.text)
      {
        result[result.count - 1] = .init(start: last.start, end: segment.end, text: last.text + segment.text)
      } else {
        result.append(segment)
      }
    }
    return result
  }
}
