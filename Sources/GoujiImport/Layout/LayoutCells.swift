/// Cuts what stands one blank apart into the cells of a form: its cells hold a number, a code or a label.
enum LayoutCells {
  /// `13.81 10` are two cells in any table; `62.18 30201 办公费` are three in a form.
  static func apart(_ line: LayoutRegion.Line, isForm: Bool) -> LayoutRegion.Line {
    guard line.segments.contains(where: { $0.text.utf8.contains(0x20) }) else { return line }
    var line = line
    let codes = line.segments.prefix { isCodePart($0.text, isFirst: $0.start == line.segments.first?.start) }.count
    let segments = line.segments
    line.segments = segments.enumerated().flatMap { number, segment in
      cut(segment) { words, index in
        let left = words[index]
        let right = words[index + 1]
        if left.isNumber, right.isNumber { return true }
        guard isForm else { return false }
        // `201 03 01 行政运行`
        if number <= codes, number + index > 0,
          words[...index].indices.allSatisfy({ isCodePart(words[$0], isFirst: number + $0 == 0) })
        {
          return true
        }
        if left.isNumber { return (left.contains(".") || isCode(left)) && !startsWithUnit(right) }
        guard right.isNumber else { return false }
        return right.contains(".") || index + 2 == words.count || words[index + 2].isNumber
      }
    }
    return line
  }

  /// `功能分类科目 科目名称`: no label of a column has a blank inside, unless its letters stand apart.
  static func withLabelsApart(_ lines: [LayoutRegion.Line], upTo count: Int) -> [LayoutRegion.Line] {
    lines.enumerated().map { index, line in
      guard index < count else { return line }
      var line = line
      line.segments = line.segments.flatMap { segment in
        cut(segment) { words, index in
          words[index].unicodeScalars.count > 1 && words[index + 1].unicodeScalars.count > 1
        }
      }
      return line
    }
  }

  /// The parts of a code in three columns (类, 款, 项) start with the first of them on every page; here they stand at the
  /// same places in all lines, as their labels do.
  static func withCodesAligned(_ lines: [LayoutRegion.Line]) -> [LayoutRegion.Line] {
    let parts = lines.map { line in
      line.segments.prefix(3).enumerated().prefix { isCodePart($0.element.text, isFirst: $0.offset == 0) }.count
    }
    guard parts.filter({ $0 == 3 }).count > 1 else { return lines }
    var slots: [Int] = []
    for part in 0..<3 {
      let starts = zip(lines, parts).compactMap { $1 > part ? $0.segments[part].start : nil }
      slots.append(max(starts.min() ?? 0, (slots.last ?? -4) + (part == 1 ? 4 : 3)))
    }
    return zip(lines, parts).map { line, count in
      var line = line
      let isLabels = line.segments.prefix(3).map(\.text.packed) == ["类", "款", "项"]
      for part in 0..<(isLabels ? 3 : count) {
        let width = line.segments[part].end - line.segments[part].start
        line.segments[part].start = slots[part]
        line.segments[part].end = slots[part] + width
      }
      return line
    }
  }

  private static func isCodePart(_ text: String, isFirst: Bool) -> Bool {
    text.utf8.count == (isFirst ? 3 : 2) && text.unicodeScalars.allSatisfy(\.isDigit)
  }

  private static func isCode(_ text: String) -> Bool {
    [3, 5, 7].contains(text.utf8.count) && text.unicodeScalars.allSatisfy(\.isDigit)
  }

  private static func startsWithUnit(_ text: String) -> Bool {
    text.unicodeScalars.first.map { "万元亿千年月日个项人辆台平米分次套批%％（".unicodeScalars.contains($0) } ?? false
  }

  /// Cuts a segment at the blanks behind those words that `isEnd` names.
  private static func cut(_ segment: LayoutLine.Segment, where isEnd: ([String], Int) -> Bool) -> [LayoutLine.Segment] {
    let words = segment.text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count > 1 else { return [segment] }
    var result: [LayoutLine.Segment] = []
    var start = segment.start
    var column = segment.start
    var text = ""
    for (index, word) in words.enumerated() {
      text += text.isEmpty ? word : " " + word
      column += word.unicodeScalars.count
      if index + 1 == words.count || isEnd(words, index) {
        if !text.isEmpty { result.append(.init(start: start, end: column, text: text)) }
        text = ""
        start = column + 1
      }
      column += 1
    }
    return result
  }
}
