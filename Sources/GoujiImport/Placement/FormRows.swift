import GoujiCatalog
import GoujiSyntax

/// A row of a form whose figures have not been given their columns yet.
struct FormRow {
  /// What stands in one panel: code, name and what is to be placed, in order.
  struct Group {
    var codes: [String] = []
    var name = ""
    var counter: String?
    var cells: [PlacedWord] = []
    var panel = 0

    /// The code as one number.
    var code: UInt32? { CodeTable.code(written: codes.joined()) }
    var isEmpty: Bool { codes.isEmpty && name.isEmpty && cells.isEmpty }
  }

  var groups: [Group]
  /// 0-based line of the source.
  var line: Int
  /// The row that numbers the columns.
  var isCounter = false
}

/// Cuts the lines of a form into its head and its rows, and puts names that were wrapped together.
struct FormRowReader {
  let book: Book
  let isCoded: Bool
  let table: CodeTable?
  let isUnnamed: Bool
  let totals: [[UInt16]]
  let counters: [[UInt16]]
  let panelCount: Int
  private(set) var hasCodeParts = false
  private(set) var head: [UnplacedLine] = []
  private var body: [UnplacedLine] = []

  init?(_ form: UnplacedForm, _ book: Book) {
    guard let first = book.forms.layouts(id: form.id).first else { return nil }
    self.book = book
    isCoded = first.rows == .functional || first.rows == .economic
    table = first.rows == .functional ? book.functional : first.rows == .economic ? book.economic : nil
    isUnnamed = first.rows == .unnamed
    totals = book.words.totals.folded
    counters = book.words.counters.folded
    panelCount = book.forms.layouts(id: form.id).map(\.panels.count).max() ?? 1
    let lines = isStacked(form.lines) ? unstacked(form.lines) : form.lines
    hasCodeParts = isCoded && lines.count { codeLength($0.words, at: 0) > 1 } > 1
    let start = lines.indices.first { isFirstRow(lines[$0]) } ?? bareTotal(lines) ?? lines.count
    head = Array(lines[..<start])
    body = Array(lines[start...])
    takeFirstName()
  }

  /// The name of the first row may begin above its code: it is no part of the head.
  private mutating func takeFirstName() {
    guard let table, let first = body.first, codeLength(first.words, at: 0) > 0,
      let code = first.words.first.flatMap({ CodeTable.code(written: $0.text) }), let entry = table[code]
    else { return }
    let names = [entry.name.folded] + entry.aliases.map(\.name.folded)
    for count in stride(from: min(3, head.count), to: 0, by: -1) {
      let text = head.suffix(count).flatMap { $0.words.map(\.text) }.joined().folded
      guard names.contains(where: { $0.count > text.count && $0.starts(with: text) || $0 == text }) else { continue }
      body = Array(head.suffix(count)) + body
      head.removeLast(count)
      return
    }
  }

  // MARK: Head

  /// Whether there is anything below the head: a row, or at least the name of the total.
  var hasRows: Bool { !body.isEmpty }

  /// The head, and names of columns that stand in the row of the total.
  var headLines: [UnplacedLine] {
    guard isCoded, let first = body.first, let name = first.words.first, totals.contains(name.text.folded),
      first.words.dropFirst().contains(where: { !$0.isFigure })
    else { return head }
    var line = first
    line.words = first.words.dropFirst().filter { !$0.isFigure }
    return head + [line]
  }

  private func isFirstRow(_ line: UnplacedLine) -> Bool {
    if isCounterRow(line) { return true }
    if isCoded { return codeLength(line.words, at: 0) > 0 || line.hasFigure }
    guard !isUnnamed, let first = line.words.first, !first.isFigure else { return line.hasFigure }
    return line.hasFigure || RowLabel.isNumbered(first.text)
  }

  /// A form without figures ends with the row of its total.
  private func bareTotal(_ lines: [UnplacedLine]) -> Int? {
    guard isCoded else { return nil }
    return lines.indices.last { index in
      let words = lines[index].words
      guard let first = words.first, totals.contains(first.text.folded) else { return false }
      return words.count == 1 || words.dropFirst().contains { totals.contains($0.text.folded) }
    }
  }

  /// `栏次 1 2 3`: numbers that count up from 1, and beside them short words at most.
  func isCounterRow(_ line: UnplacedLine) -> Bool {
    let numbers = line.words.filter(\.isDigits).compactMap { Int($0.text) }
    guard numbers.count >= 2, numbers.elementsEqual(1...numbers.count) else { return false }
    return line.words.allSatisfy { $0.isDigits || !$0.isFigure && $0.text.unicodeScalars.count <= 6 }
      && line.words.count { !$0.isDigits } <= 4
  }

  // MARK: Cells below one another

  /// Whether each cell has a line of its own, as some programs copy a table.
  private func isStacked(_ lines: [UnplacedLine]) -> Bool {
    lines.count > 12 && lines.count { $0.words.count == 1 } * 10 > lines.count * 8
  }

  /// The rows again: a code, a total or a name behind figures begins one.
  private func unstacked(_ lines: [UnplacedLine]) -> [UnplacedLine] {
    var rows: [UnplacedLine] = []
    for line in lines {
      var index = 0
      while index < line.words.count {
        let word = line.words[index]
        let length = codeLength(line.words, at: index)
        let words = Array(line.words[index..<(index + max(1, length))])
        index += words.count
        let last = rows.last?.words ?? []
        let isCell =
          length == 0
          && (word.isFigure ? !last.isEmpty : isCoded && last.count == 1 && codeLength(last, at: 0) > 0)
        if isCell {
          rows[rows.count - 1].words += words
        } else {
          var row = line
          row.words = words
          rows.append(row)
        }
      }
    }
    return rows
  }

  // MARK: Codes

  /// How many words from `index` on are a code: one, or one for each of its levels; 0 where there is none.
  func codeLength(_ words: [PlacedWord], at index: Int) -> Int {
    guard let table, words.indices.contains(index), words[index].isDigits else { return 0 }
    let text = words[index].text
    guard [3, 5, 7].contains(text.utf8.count), let code = CodeTable.code(written: text) else { return 0 }
    let next = index + 1
    let isNamed = next < words.count && !words[next].isFigure
    guard table.contains(code) || table.parentCode(of: code).map(table.contains) == true || isNamed else { return 0 }
    guard text.utf8.count == 3 else { return 1 }
    var length = 1
    var whole = code
    while next + length - 1 < words.count, length < table.kind.levels.count, words[index + length].isDigits,
      words[index + length].text.utf8.count == 2, let part = CodeTable.code(written: "1" + words[index + length].text)
    {
      whole = whole * 100 + (part - 100)
      length += 1
    }
    return length > 1 && (table.contains(whole) || table.contains(code)) ? length : 1
  }

  // MARK: Rows

  /// The rows, names put together; and the fragments that belong to none.
  func rows(_ layout: FormLayout) -> [FormRow] {
    var rows: [FormRow] = []
    var gaps: [[String]] = [[]]
    for line in body {
      if isCounterRow(line) {
        rows.append(FormRow(groups: [counterGroup(line)], line: line.number, isCounter: true))
        gaps.append([])
        continue
      }
      let groups = groups(of: line.words, layout)
      if isRow(groups, layout) {
        rows.append(FormRow(groups: groups, line: line.number))
        gaps.append([])
      } else {
        gaps[gaps.count - 1] += line.words.map(\.text)
      }
    }
    joinCodes(&rows, &gaps, layout)
    var names = NameAssembly(rows: rows, gaps: gaps) { group in isWhole(group, layout) }
    names.assemble()
    rows = names.rows
    for index in rows.indices { place(&rows, index, layout) }
    return rows
  }

  /// A code on one line, its name and figures on the next.
  private func joinCodes(_ rows: inout [FormRow], _ gaps: inout [[String]], _ layout: FormLayout) {
    guard layout.isCoded else { return }
    var index = 0
    while index + 1 < rows.count {
      if let upper = rows[index].groups.first, let lower = rows[index + 1].groups.first, rows[index].groups.count == 1,
        rows[index + 1].groups.count == 1, !upper.codes.isEmpty, upper.name.isEmpty, upper.cells.isEmpty,
        lower.codes.isEmpty, !rows[index + 1].isCounter, gaps[index + 1].isEmpty
      {
        var joined = lower
        joined.codes = upper.codes
        if isWhole(joined, layout) {
          rows[index].groups = [joined]
          rows.remove(at: index + 1)
          gaps.remove(at: index + 1)
        }
      }
      index += 1
    }
  }

  private func counterGroup(_ line: UnplacedLine) -> FormRow.Group {
    let label = line.words.filter { !$0.isDigits }.map(\.text)
    return FormRow.Group(name: label.joined(separator: " "), cells: line.words.filter(\.isDigits))
  }

  private func groups(of words: [PlacedWord], _ layout: FormLayout) -> [FormRow.Group] {
    if layout.form.rows == .unnamed { return [FormRow.Group(cells: words)] }
    var groups = [FormRow.Group()]
    var index = 0
    func last() -> FormRow.Group { groups[groups.count - 1] }
    while index < words.count {
      let word = words[index]
      let length =
        last().codes.isEmpty && last().cells.isEmpty || layout.panels.count > 1 ? codeLength(words, at: index) : 0
      if length > 0, layout.isCoded {
        if !last().codes.isEmpty || !last().cells.isEmpty { groups.append(FormRow.Group()) }
        groups[groups.count - 1].codes = words[index..<(index + length)].map(\.text)
        index += length
        continue
      }
      if word.isFigure {
        groups[groups.count - 1].cells.append(word)
      } else if startsGroup(word, behind: last(), layout) {
        groups.append(FormRow.Group(name: word.text))
      } else if !last().cells.isEmpty
        || layout.isCoded && layout.panels.count == 1 && totals.contains(last().name.folded)
      {
        groups[groups.count - 1].cells.append(word)
      } else {
        groups[groups.count - 1].name += word.text
      }
      index += 1
    }
    return groups.filter { !$0.isEmpty }
  }

  /// Whether a name begins the next panel's group.
  private func startsGroup(_ word: PlacedWord, behind last: FormRow.Group, _ layout: FormLayout) -> Bool {
    guard layout.panels.count > 1 else { return false }
    if !last.cells.isEmpty { return true }
    guard !last.name.isEmpty, !layout.isCoded || !last.codes.isEmpty else { return false }
    if isWhole(last, layout) { return true }
    guard !layout.isCoded else { return totals.contains(word.text.folded) }
    return RowLabel.isNumbered(word.text) || RowLabel.isNumbered(last.name)
      || layout.panels.contains { RowLabel.isKnown(word.text, in: $0, book) }
  }

  private func isRow(_ groups: [FormRow.Group], _ layout: FormLayout) -> Bool {
    groups.contains { group in
      if !group.codes.isEmpty || group.cells.contains(where: \.isFigure) { return true }
      if totals.contains(group.name.folded) { return true }
      guard !layout.isCoded else { return false }
      return RowLabel.isNumbered(group.name) || layout.panels.contains { RowLabel.isKnown(group.name, in: $0, book) }
    }
  }

  /// Whether a name needs nothing more.
  private func isWhole(_ group: FormRow.Group, _ layout: FormLayout) -> Bool {
    if let table, let code = group.code {
      switch table.agreement(of: group.name.folded, with: code) {
      case .own?, .alias?: return true
      case .cut?, nil: return false
      }
    }
    if layout.isCoded { return totals.contains { group.name.folded.suffix($0.count).elementsEqual($0) } }
    return layout.panels.contains { RowLabel.isKnown(group.name, in: $0, book) }
  }

  // MARK: Panels

  /// Gives each group of a row its panel, and takes the number of the row from its cells.
  private func place(_ rows: inout [FormRow], _ index: Int, _ layout: FormLayout) {
    let count = layout.panels.count
    guard !rows[index].isCounter else { return }
    while rows[index].groups.count > count, let extra = rows[index].groups.popLast() {
      rows[index].groups[count - 1].cells += [PlacedWord(extra.name)].filter { !$0.text.isEmpty } + extra.cells
    }
    let isFull = rows[index].groups.count == count
    for group in rows[index].groups.indices {
      rows[index].groups[group].panel = isFull ? group : lonePanel(rows, index, rows[index].groups[group], layout)
    }
    takeCounters(&rows, index, layout)
  }

  /// Takes the numbers of a row from the figures: each panel counts its rows, those without a name too.
  private func takeCounters(_ rows: inout [FormRow], _ index: Int, _ layout: FormLayout) {
    guard layout.panels.contains(where: { $0.counter != nil }) else { return }
    func expected(_ panel: Int) -> Int? {
      let above = rows[..<index].reversed().lazy.flatMap(\.groups).first { $0.panel == panel && $0.counter != nil }
      return above?.counter.flatMap { Int($0) }.map { $0 + 1 }
    }
    var groups: [FormRow.Group] = []
    for (number, original) in rows[index].groups.enumerated() {
      var group = original
      if group.name.isEmpty, let first = group.cells.first, first.isDigits,
        let panel = layout.panels.indices.first(where: { expected($0) == Int(first.text) })
      {
        group.panel = panel
      }
      if layout.panels[group.panel].counter != nil, let first = group.cells.first, first.isDigits,
        first.text.utf8.count <= 3
      {
        group.counter = first.text
        group.cells.removeFirst()
      }
      // The next panel has no name in this row, and yet its number.
      let next = group.panel + 1
      let isTaken = rows[index].groups.enumerated().contains { $0.offset != number && $0.element.panel == next }
      if next < layout.panels.count, layout.panels[next].counter != nil, !isTaken, let number = expected(next),
        let place = group.cells.firstIndex(where: { $0.isDigits && Int($0.text) == number })
      {
        let rest = FormRow.Group(
          counter: group.cells[place].text,
          cells: Array(group.cells[(place + 1)...]),
          panel: next
        )
        group.cells.removeSubrange(place...)
        groups += [group, rest]
      } else {
        groups.append(group)
      }
    }
    rows[index].groups = groups
  }

  /// The panel of a group that stands alone in its row: the one whose codes it goes on with or whose rows are called so;
  /// else, as a panel that has ended does not begin again, the one of the row above.
  private func lonePanel(_ rows: [FormRow], _ index: Int, _ group: FormRow.Group, _ layout: FormLayout) -> Int {
    let panels = layout.panels.indices
    if group.codes.isEmpty {
      let own = panels.filter { layout.panels[$0].knownNames.contains(RowLabel.bare(group.name.folded)) }
      if own.count == 1 { return own[0] }
    }
    if !layout.isCoded {
      let known = panels.filter { RowLabel.isKnown(group.name, in: layout.panels[$0], book) }
      if known.count == 1 { return known[0] }
    }
    let above = rows[..<index].last { !$0.isCounter }
    if let code = group.code, let above, above.groups.count > 1 {
      let same = above.groups.filter { $0.code.map { $0 / 100 == code / 100 || $0 == code / 100 } ?? false }
      if same.count == 1 { return same[0].panel }
    }
    if let above, above.groups.count == 1 { return above.groups[0].panel }
    return panels.count - 1
  }
}
