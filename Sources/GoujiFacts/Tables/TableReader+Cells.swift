import GoujiCatalog
import GoujiSyntax

// What rows and cells mean.
extension TableReader {
  // MARK: Meaning

  /// What a row's name means; nil where nobody knows it.
  func meaning(of label: Label, _ panel: Int, _ row: inout TableReading.Row) -> Binding? {
    switch form.rows {
    case .unnamed:
      return Binding()
    case .functional, .economic:
      let isTotal = label.code == nil && book.words.totals.contains(label.name)
      if isTotal {
        row.isTotal = true
        row.code = 0
        return Binding()
      }
      guard let code = label.code else { return book.vocabulary.meaning(of: label.name) }
      if form.rows == .functional {
        let isParent = parentCodes.contains(code)
        row.code = book.functionalCode(written: code, name: label.name, isParent: isParent)
        if row.code == nil, !surroundings.meantCodes.isEmpty {
          row.code = book.functionalCode(
            written: code,
            name: label.name,
            isParent: isParent,
            preferring: surroundings.meantCodes
          )
          row.isCodeOfOthers = row.code != nil
        }
      } else {
        row.code = book.economicCode(written: code, name: label.name)
      }
      return row.code == nil ? nil : Binding()
    case .free:
      row.isTotal = book.words.totals.contains(label.name)
      row.code = row.isTotal ? 0 : nil
      return row.isTotal ? Binding() : nil
    case .labelled:
      let name = withoutNumbering(label.name, book.words)
      if let subrow = subrow(name, panel) { return subrow }
      if let special = form.panels[panel].rows[name] { return special }
      let isExpense = form.panels[panel].binding.concept == .expense(0)
      if isExpense, let code = book.classCode(named: name) {
        row.code = code
        return Binding(concept: .expense(code))
      }
      guard let meaning = book.vocabulary.meaning(of: name) else { return nil }
      if meaning.concept == form.panels[panel].binding.concept, meaning.part == nil,
        meaning.fund == nil || meaning.fund == form.binding.fund
      {
        row.isTotal = true
        row.code = 0
      }
      return meaning
    }
  }

  func subrow(_ name: [UInt16], _ panel: Int) -> Binding? {
    let above = reading.rows.lazy.filter { $0.panel == panel }.map { withoutNumbering($0.label, book.words) }
    for subrow in form.subrows where subrow.labels.contains(name) {
      if above.contains(where: { subrow.parents.contains($0) }) { return subrow.binding }
    }
    return nil
  }

  func key(_ base: Binding, _ row: Binding?, _ column: Binding, _ info: TableReading.Row) -> FactKey? {
    guard let row else { return nil }
    var binding = base.overlaid(by: row).overlaid(by: column)
    // A row and a column that name two things name nothing together.
    if case .named? = row.concept, case .named? = column.concept, row.concept != column.concept { return nil }
    if case .named? = row.concept { binding.part = nil }
    if let code = info.code, row.concept == nil, let concept = binding.concept {
      // A concept without codes (年初结转和结余 by 科目) has a key in the total row only.
      if concept.code == nil, code != 0 { return nil }
      binding.concept = concept.withCode(code)
    }
    if binding.stage == .budget { binding.stage = surroundings.openBudget }
    return binding.key
  }

  // MARK: Cells

  /// - Parameter isNamed: whether the row is of a code or of a part of something: a dash in it says that there is nothing,
  ///   in a heading that there is nothing to say.
  mutating func fact(_ line: Int, _ column: Int, _ key: FactKey?, isNamed: Bool) -> Fact? {
    let cell = grid.cells[line][column]
    let kind: Fact.Kind = book.isMoney(key) ? .amount : .count
    let exponent = kind == .amount ? surroundings.exponent : 0
    if cell.isEmpty || isNamed && cell.scalars.allSatisfy({ $0 == 0x2D }) {
      let outer = grid.rows[line].cells[column].outer
      let at = min(outer.lowerBound + 1, outer.upperBound)
      var blank = Fact(
        key: key,
        kind: kind,
        place: .tableLeaf,
        number: WrittenNumber(value: .zero, decimals: 2 + exponent),
        range: at..<at,
        exponent: exponent,
        isBlank: true
      )
      blank.number.hasSeparators = false
      return blank
    }
    let whole = cell.source(0..<cell.count)
    if cell.scalars == [0x3D] {
      var asked = Fact(
        key: key,
        kind: kind,
        place: .tableLeaf,
        number: WrittenNumber(value: .zero, decimals: kind == .count ? 0 : 2 + exponent),
        range: whole,
        exponent: exponent
      )
      asked.isAsked = true
      return asked
    }
    switch NumberReader.whole(cell) {
    case .number(let number):
      if number.isSpaced { outcome.problems.append(.spacedNumber(whole, number)) }
      guard let scaled = number.scaled(down: exponent) else { return nil }
      return Fact(key: key, kind: kind, place: .tableLeaf, number: scaled, range: whole, exponent: exponent)
    case .malformed(let reason):
      outcome.problems.append(
        ReadingProblem(
          kind: .malformedNumber,
          range: whole,
          message: Message(zh: "“\(cell.string)”不是正确的数字：\(reason)", en: "“\(cell.string)” is not a number: \(reason)")
        )
      )
      return nil
    case .none:
      return nil
    }
  }
}

extension ReadingProblem {
  static func spacedNumber(_ range: Range<Int>, _ number: WrittenNumber) -> ReadingProblem {
    let mended = number.value.written(decimals: Int(number.decimals))
    return ReadingProblem(
      kind: .spacedNumber,
      range: range,
      message: Message(zh: "数字中间有空格，按\(mended)读", en: "a number with blanks inside, read as \(mended)"),
      replacement: mended
    )
  }
}
