import GoujiCatalog
import GoujiSyntax

/// A layout of a form as its head states it: which of its columns are there, and what stands in front of them.
struct FormLayout {
  struct Column {
    var header: [UInt16]
    /// What else it may be called.
    var variants: [[UInt16]]
    var binding: Binding
  }

  /// Columns that stand beside others and have row names of their own.
  struct Panel {
    var binding: Binding
    var columns: [Column]
    /// Cells for the parts of a code: none, one, or one for each level.
    var codeCells: Int
    var hasName: Bool
    /// A column that numbers the rows, and its header.
    var counter: [UInt16]?
    /// Names that this panel's rows have in the empty form, without their numbers.
    var knownNames: Set<[UInt16]>
    var rows: [[UInt16]: Binding]

    /// The cells in front of the figures.
    var labelCells: Int { codeCells + (hasName ? 1 : 0) + (counter == nil ? 0 : 1) }
    var width: Int { labelCells + columns.count }
  }

  var form: Form
  var panels: [Panel]
  /// Columns that the head does not name.
  var missing: Int
  /// Characters of the head that no column explains.
  var unexplained: Int

  var isCoded: Bool { form.rows == .functional || form.rows == .economic }
  var width: Int { panels.reduce(0) { $0 + $1.width } }
  func start(of panel: Int) -> Int { panels[..<panel].reduce(0) { $0 + $1.width } }

  /// The layouts of a form that its head allows, the likeliest first.
  static func all(of id: String, head: [UnplacedLine], hasCodeParts: Bool, _ book: Book) -> [FormLayout] {
    let bag = CharacterBag(head.flatMap { $0.words.map(\.text) })
    let words = Set(head.flatMap { $0.words.map(\.text.folded) })
    let layouts = book.forms.layouts(id: id).compactMap { form -> FormLayout? in
      var layout = FormLayout(form, words, bag, hasCodeParts: hasCodeParts, book)
      layout?.order(by: head)
      return layout
    }
    return layouts.sorted { ($0.missing, $0.unexplained) < ($1.missing, $1.unexplained) }
  }

  private init?(_ form: Form, _ stated: Set<[UInt16]>, _ bag: CharacterBag, hasCodeParts: Bool, _ book: Book) {
    self.form = form
    missing = 0
    panels = []
    let counters = book.words.counters.folded
    let names = FormLayout.knownNames(form)
    for (index, panel) in form.panels.enumerated() {
      var columns: [Column] = []
      for column in panel.columns where column.content == .figure {
        let headers = HeadYears.yearless(column.headers)
        guard var header = bag.longest(of: headers) ?? (column.isOptional ? nil : headers.first) else { continue }
        // A word that stands there whole is more than one whose characters do, unless it is but the end of that one.
        if let whole = bag.longest(of: headers.filter(stated.contains)),
          !header.suffix(whole.count).elementsEqual(whole)
        {
          header = whole
        }
        if !bag.holds(header) { missing += 1 }
        columns.append(Column(header: header, variants: headers, binding: column.binding))
      }
      let isCoded = form.rows == .functional || form.rows == .economic
      panels.append(
        Panel(
          binding: form.binding.overlaid(by: panel.binding),
          columns: columns,
          codeCells: isCoded ? (hasCodeParts ? (form.rows == .functional ? 3 : 2) : 1) : 0,
          hasName: form.rows != .unnamed,
          counter: form.rows == .labelled || form.rows == .free
            ? bag.longest(of: panel.ignored.filter { counters.contains($0) }) : nil,
          knownNames: names.indices.contains(index) ? names[index] : [],
          rows: panel.rows
        )
      )
    }
    guard panels.contains(where: { !$0.columns.isEmpty }) else { return nil }
    // What stands in every panel stands in the head as often.
    for column in panels.first?.columns ?? [] where panels.count > 1 {
      let count = panels.count { $0.columns.contains { $0.header == column.header } }
      let all = (0..<count).flatMap { _ in column.header }
      if count > 1, !bag.holds(all) { missing += 1 }
    }
    let words = panels.flatMap { $0.columns.map(\.header) } + FormLayout.frame(book.words)
    unexplained = bag.unexplained(by: words + form.titles)
  }

  /// The lowest labels of a head (`预算数 决算数 预算数 决算数`) tell the order of columns that the book has in another one.
  private mutating func order(by head: [UnplacedLine]) {
    guard panels.count == 1, let line = head.last(where: { $0.words.count == panels[0].columns.count }) else { return }
    let labels = line.words.map(\.text.folded)
    guard Set(labels).count > 1, Set(labels).count < labels.count else { return }
    var rest = panels[0].columns
    var ordered: [Column] = []
    for label in labels {
      let next = rest.firstIndex { $0.header.count > label.count && $0.header.suffix(label.count).elementsEqual(label) }
      guard let next else { return }
      ordered.append(rest.remove(at: next))
    }
    panels[0].columns = ordered
  }

  /// What stands in a form's frame and is no figure's name.
  private static func frame(_ words: WordLists) -> [[UInt16]] {
    [words.codeTitles, words.nameTitles, words.nameHeads, words.codeParts, words.totals, words.counters]
      .flatMap(\.folded)
  }

  /// The names that the empty form has in each panel.
  private static func knownNames(_ form: Form) -> [Set<[UInt16]>] {
    var names = [Set<[UInt16]>](repeating: [], count: form.panels.count)
    let rows = form.sample.map { BarTable.cells(of: $0) }
    guard let width = rows.map(\.count).max() else { return names }
    let figures = form.panels.reduce(0) { $0 + $1.columns.count }
    guard width > figures, (width - figures) % form.panels.count == 0 else { return names }
    var start = 0
    for (index, panel) in form.panels.enumerated() {
      let labels = (width - figures) / form.panels.count
      for row in rows where row.count == width {
        for cell in row[start..<(start + labels)] where !cell.isEmpty {
          names[index].insert(RowLabel.bare(cell.folded))
        }
      }
      start += labels + panel.columns.count
    }
    return names
  }
}
