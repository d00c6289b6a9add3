import GoujiCatalog
import GoujiSyntax

/// The head of a form whose words may have been torn apart, laid out over the columns that it names.
struct PlacedHead {
  private(set) var rows: [[String]] = []
  private let layout: FormLayout
  private let book: Book

  /// - Parameter stated: columns whose names stand in a row of their own below the head.
  init(_ layout: FormLayout, _ head: [UnplacedLine], stated: [Int: [UInt16]], _ book: Book) {
    self.layout = layout
    self.book = book
    guard layout.missing == 0 || !head.isEmpty else { return }
    let words = Set(head.flatMap { $0.words.map(\.text.folded) })
    // What the columns' names leave over are the names of the cells in front.
    var bag = CharacterBag(head.flatMap { $0.words.map(\.text) })
    for column in layout.panels.flatMap(\.columns) { bag.remove(column.header) }
    let codes = layout.panels.map { panel -> [UInt16] in
      let code = panel.codeCells > 0 ? bag.longest(of: book.words.codeTitles.folded) ?? [] : []
      bag.remove(code)
      return code
    }
    var cells: [[[UInt16]]] = []
    let lines = head.map { Set($0.words.map(\.text.folded)) }
    for (panel, code) in zip(layout.panels, codes) { cells += labels(panel, code, &bag, words) + leaves(panel, lines) }
    for (column, word) in stated where cells.indices.contains(column) {
      guard let header = cells[column].last else { continue }
      cells[column] = Array(cells[column].dropLast()) + [Array(header.dropLast(word.count)), []]
      cells[column] = Array(cells[column].drop { $0.isEmpty }.prefix(1)) + [[]]
    }
    if let panels = panelNames(head) {
      for panel in layout.panels.indices {
        let start = layout.start(of: panel)
        for column in start..<(start + layout.panels[panel].width) where !cells[column].isEmpty {
          cells[column].insert(panels[panel].folded, at: 0)
        }
      }
    }
    lay(cells)
  }

  // MARK: Labels

  /// What stands over the cells in front of the figures.
  private func labels(_ panel: FormLayout.Panel, _ code: [UInt16], _ bag: inout CharacterBag, _ words: Set<[UInt16]>)
    -> [[[UInt16]]]
  {
    let item = book.words.nameHeads.folded.first { words.contains($0) }
    var cells: [[[UInt16]]] = []
    if panel.codeCells > 0 {
      let parts = book.words.codeParts.folded
      for part in 0..<panel.codeCells {
        let level = panel.codeCells > 1 && parts.indices.contains(part) ? [parts[part]] : []
        cells.append([item ?? [], code].filter { !$0.isEmpty } + level)
      }
    }
    if panel.hasName {
      let name = panel.codeCells > 0 ? bag.longest(of: book.words.nameTitles.folded) : nil
      bag.remove(name ?? [])
      cells.append([item ?? [], name ?? []].filter { !$0.isEmpty })
    }
    if let counter = panel.counter { cells.append([counter]) }
    return cells
  }

  /// The names of the panels, where they stand on a line of their own above the rest.
  private func panelNames(_ head: [UnplacedLine]) -> [String]? {
    guard layout.panels.count > 1, let first = head.first?.words.map(\.text), first.count == layout.panels.count else {
      return nil
    }
    let words = book.words
    let frame = layout.isCoded ? [words.nameHeads, words.codeTitles, words.nameTitles] : [words.nameHeads]
    let labels = frame.flatMap(\.folded) + layout.panels.flatMap { $0.columns.map(\.header) }
    // A label that goes on below is no name of a panel.
    return first.contains { word in labels.contains { $0.starts(with: word.folded) } } ? nil : first
  }

  // MARK: Columns

  /// The headers of a panel's columns, cut where neighbours share a beginning that stands over both.
  private func leaves(_ panel: FormLayout.Panel, _ lines: [Set<[UInt16]>]) -> [[[UInt16]]] {
    let headers = panel.columns.map(\.header)
    // A name over this column and those behind it, and the line that it stands on.
    var group: (text: [UInt16], line: Int)?
    return headers.indices.map { index in
      if let pair = pair(panel.columns[index], lines) {
        group = (pair.upper, pair.line)
        return [pair.upper, pair.lower]
      }
      if let above = group, let line = lines.firstIndex(where: { $0.contains(headers[index]) }) {
        if line > above.line { return [above.text, headers[index]] }
        group = nil
      }
      let neighbours = [index - 1, index + 1].filter(headers.indices.contains).map { headers[$0] }
      let shared = neighbours.map { zip(headers[index], $0).prefix { $0 == $1 }.count }.max() ?? 0
      let length = stride(from: shared, through: 2, by: -1).first { length in
        let rest = Array(headers[index][length...])
        guard !rest.isEmpty else { return false }
        return book.forms.isHeadWord(rest) || book.forms.isHeadWord(Array(headers[index][..<length]))
          || neighbours.contains { $0.count > length && $0.starts(with: headers[index][..<length]) }
            && isHeader(rest, panel)
      }
      guard let length else { return [headers[index]] }
      return [Array(headers[index][..<length]), Array(headers[index][length...])]
    }
  }

  /// `本年支出` on one line and `小计` below it: both are names of the column.
  private func pair(
    _ column: FormLayout.Column,
    _ lines: [Set<[UInt16]>]
  ) -> (upper: [UInt16], lower: [UInt16], line: Int)? {
    for line in lines.indices.dropLast() {
      guard let upper = column.variants.first(where: { lines[line].contains($0) }) else { continue }
      for below in lines[(line + 1)...] {
        let lower = column.variants.first { $0 != upper && below.contains($0) && !$0.starts(with: upper) }
        if let lower { return (upper, lower, line) }
      }
    }
    return nil
  }

  /// Whether a form has a column of this name.
  private func isHeader(_ word: [UInt16], _ panel: FormLayout.Panel) -> Bool {
    layout.form.panels.contains { $0.columns.contains { $0.headers.contains(word) } }
  }

  /// Lays the texts above each column out in rows; what stands over several columns stands once, in the first.
  private mutating func lay(_ cells: [[[UInt16]]]) {
    let depth = cells.map(\.count).max() ?? 0
    guard depth > 0 else { return }
    rows = (0..<depth).map { row in
      cells.indices.map { column in
        let path = cells[column]
        guard row < path.count else { return "" }
        let left = column > 0 ? cells[column - 1] : []
        let isCovered =
          row + 1 < path.count && left.count > row && left.prefix(row + 1).elementsEqual(path.prefix(row + 1))
        // Folding made the brackets narrow.
        return isCovered ? "" : String(folded: path[row]).replacing("(", with: "（").replacing(")", with: "）")
      }
    }
  }
}
