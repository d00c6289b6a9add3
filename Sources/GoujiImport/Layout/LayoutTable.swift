import GoujiSyntax

/// A table whose columns are aligned by spaces, read back into rows and cells.
enum LayoutTable {
  static func read(_ region: LayoutRegion, isForm: Bool, source: SourceLines) -> RawTable {
    var table = RawTable(rows: [], next: region.next, isLaidOut: true)
    var chunks = chunked(region.lines.map { LayoutCells.apart($0, isForm: isForm) })
    guard let first = chunks.first else { return table }
    let headCount = isForm ? headLength(first) : 0
    if isForm {
      chunks = chunks.map { LayoutCells.withCodesAligned(LayoutCells.withLabelsApart($0, upTo: headLength($0))) }
    }
    let head = Array(chunks[0].prefix(headCount))
    let ruler = chunks[0].dropFirst(headCount).first.flatMap { isRuler($0) ? $0 : nil }

    var columns: [LayoutColumns] = []
    for index in chunks.indices {
      // The head of a table is printed again on the next page: it tells the columns there, and is dropped.
      let repeated = index == 0 ? headCount : repeatedLength(chunks[index], head + (ruler.map { [$0] } ?? []))
      let labels = index == 0 ? head : Array(chunks[index].prefix(repeated))
      let body = Array(chunks[index].dropFirst(index == 0 ? headCount : repeated))
      if isForm {
        // On a later page the ruler was repeated with the labels.
        let isRepeated = index > 0 && labels.last.map(isRuler) == true
        let mixed = isRepeated ? nil : body.first.flatMap(mixedRuler)
        let ownRuler = isRepeated ? labels.last : mixed?.ruler ?? body.first.flatMap { isRuler($0) ? $0 : nil }
        let leaves = LayoutHead.leaves((isRepeated ? labels.dropLast() : labels) + (mixed.map { [$0.labels] } ?? []))
        let cells = ownRuler != nil && !isRepeated ? Array(body.dropFirst()) : body
        columns.append(LayoutColumns(labels: leaves, ruler: ownRuler, body: cells))
      } else {
        columns.append(LayoutColumns(lines: chunks[index]))
      }
      if index > 0 {
        table.dropped += labels.map {
          .init(
            reason: .repeatedHeader,
            line: source.lines[$0.number].number,
            text: source.lines[$0.number].text.trimmed
          )
        }
      }
      chunks[index] = body
    }

    if !isForm, zip(columns, chunks).contains(where: { !$0.fit($1) }) || Set(columns.map(\.bands.count)).count > 1 {
      for (chunk, columns) in zip(chunks, columns) { table.rows += LooseRows.rows(chunk, columns: columns) }
      return table
    }
    let base = columns.max { $0.bands.count < $1.bands.count } ?? columns[0]
    if isForm {
      table.rows += LayoutHead.rows(
        of: head,
        columns: columns[0],
        mapping: mapping(columns[0], to: base),
        count: base.bands.count
      )
    }
    var lines: [LayoutRows.Line] = []
    var continuation = LayoutContinuation(base: base)
    for (index, (chunk, own)) in zip(chunks, columns).enumerated() {
      let cells = cells(of: chunk, own)
      let found = isForm ? continuation.mapping(of: own, cells, isLast: index + 1 == chunks.count) : nil
      let mapping = found?.columns ?? mapping(own, to: base)
      let placed = cells.map { line in
        var cells = [String](repeating: "", count: base.bands.count)
        for (column, text) in line {
          let at = min(mapping.indices.contains(column) ? mapping[column] : column, cells.count - 1)
          guard cells.indices.contains(at) else { continue }
          cells[at] = cells[at].isEmpty ? text : cells[at] + " " + text
        }
        return cells
      }
      continuation.add(placed)
      lines += zip(placed, chunk).map { cells, line in
        let isDoubtful = found?.isDoubtful == true && cells.contains { Figure.value($0) != nil }
        return LayoutRows.Line(cells: isDoubtful ? cells + [DraftWords.doubtMark] : cells, chunk: line.chunk)
      }
    }
    if lines.contains(where: { $0.cells.count > base.bands.count }) {
      for index in lines.indices where lines[index].cells.count == base.bands.count { lines[index].cells.append("") }
    }
    let rows = LayoutRows.rows(lines, isForm: isForm)
    table.rows += isForm ? rows.map(withTotalsAtStart) : rows
    if isForm {
      let (rows, marked) = UncertainRows.marked(table.rows, width: base.bands.count)
      table.rows = rows
      table.dropped += marked.map { remark(on: rows[$0], region, source) }
    }
    return table
  }

  /// The cells of each line by column. A line with nothing but one figure for each number of the ruler has them there.
  private static func cells(of lines: [LayoutRegion.Line], _ columns: LayoutColumns) -> [[(column: Int, text: String)]]
  {
    let ruler = lines.first { isRuler($0) && $0.segments.allSatisfy { $0.text.isNumber } }
    guard let ruler else { return lines.map { columns.cells(of: $0) } }
    let places = columns.cells(of: ruler).map(\.column)
    return lines.map { line in
      guard line.segments.count == places.count, line.segments.allSatisfy({ $0.text.isNumber }) else {
        return columns.cells(of: line)
      }
      return zip(places, line.segments).map { ($0, $1.text) }
    }
  }

  /// Names the line that the last figure of a row stands on.
  private static func remark(
    on row: [String],
    _ region: LayoutRegion,
    _ source: SourceLines
  ) -> ImportSummary.Remark {
    let cells = row.dropLast().filter { !$0.isEmpty }
    let line = region.lines.first { line in
      let texts = Set(line.segments.flatMap { $0.text.split(separator: " ").map(String.init) })
      return cells.last.map(texts.contains) == true && (cells.first.map { line.packed.hasPrefix($0.packed) } ?? true)
    }
    let number = line?.number ?? region.lines.first?.number ?? 0
    return .init(
      reason: .uncertainColumns,
      line: source.lines.indices.contains(number) ? source.lines[number].number : 0,
      text: cells.joined(separator: " ")
    )
  }

  private static func chunked(_ lines: [LayoutRegion.Line]) -> [[LayoutRegion.Line]] {
    var chunks: [[LayoutRegion.Line]] = []
    for line in lines {
      if let last = chunks.last?.last, last.chunk == line.chunk {
        chunks[chunks.count - 1].append(line)
      } else {
        chunks.append([line])
      }
    }
    return chunks
  }

  /// Which column of `base` each column is: the same if there are as many, else the nearest, in order.
  private static func mapping(_ own: LayoutColumns, to base: LayoutColumns) -> [Int] {
    guard own.bands.count != base.bands.count else { return Array(base.bands.indices) }
    var mapping: [Int] = []
    for (index, band) in own.bands.enumerated() {
      let first = (mapping.last ?? -1) + 1
      let last = max(first, base.bands.count - (own.bands.count - index))
      let nearest = (first...last).min {
        abs(center(base, $0) - band.center) < abs(center(base, $1) - band.center)
      }
      mapping.append(min(nearest ?? first, max(0, base.bands.count - 1)))
    }
    return mapping
  }

  private static func center(_ columns: LayoutColumns, _ index: Int) -> Int {
    columns.bands.indices.contains(index) ? columns.bands[index].center : .max / 2
  }

  /// `人员经费合计` and `公用经费合计` stand in the middle of the columns they cover; a draft has them in the first.
  private static func withTotalsAtStart(_ row: [String]) -> [String] {
    var row = row
    for column in row.indices where row[column].packed.hasSuffix("经费合计") {
      let first = (row[..<column].lastIndex { !$0.isEmpty } ?? -1) + 1
      row.swapAt(first, column)
    }
    return row
  }

  // MARK: Head

  /// Lines in front of the first row: of the 栏次 row, of the total, of a code or a figure.
  private static func headLength(_ lines: [LayoutRegion.Line]) -> Int {
    for (index, line) in lines.enumerated() {
      guard let first = line.segments.first?.text.packed else { continue }
      if first.hasPrefix("栏次") || first.hasPrefix("合计") && index > 0 && line.segments.count == 1 { return index }
      if line.segments.contains(where: { $0.text.isNumber }) { return index }
    }
    return lines.count > 1 ? 1 : 0
  }

  /// `栏次  1  2  3`, or the numbers alone.
  private static func isRuler(_ line: LayoutRegion.Line) -> Bool {
    let numbers = line.segments.compactMap { Int($0.text) }
    guard numbers.count >= 2 else { return line.segments.first?.text.packed.hasPrefix("栏次") == true }
    return line.segments.first?.text.packed.hasPrefix("栏次") == true
      || (numbers.count == line.segments.count && numbers == Array(1...numbers.count))
  }

  /// `类  款  项  栏次  1  2  3`: the last labels and the numbers of the columns on one line.
  private static func mixedRuler(
    _ line: LayoutRegion.Line
  ) -> (labels: LayoutRegion.Line, ruler: LayoutRegion.Line)? {
    guard !isRuler(line), let first = line.segments.firstIndex(where: { $0.text.isNumber }), first > 0 else {
      return nil
    }
    let numbers = line.segments[first...].compactMap { Int($0.text) }
    guard numbers.count >= 2, numbers.count == line.segments.count - first, numbers == Array(1...numbers.count) else {
      return nil
    }
    var (labels, ruler) = (line, line)
    labels.segments = Array(line.segments[..<first])
    ruler.segments = Array(line.segments[first...])
    if let last = labels.segments.last, last.text.packed == "栏次" {
      labels.segments.removeLast()
      ruler.segments.insert(last, at: 0)
    }
    return (labels, ruler)
  }

  private static func repeatedLength(_ lines: [LayoutRegion.Line], _ head: [LayoutRegion.Line]) -> Int {
    var count = 0
    while count < lines.count, count < head.count, lines[count].packed == head[count].packed { count += 1 }
    return count
  }
}
