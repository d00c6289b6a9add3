import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// Writes the sentences of the genre with the draft's own figures in them.
struct SentenceComposer {
  let book: Book
  let figures: KnownFigures
  let year: Int?
  /// The forms that the draft shows without any figure.
  let emptyForms: Set<String>

  init(_ analysis: Analysis, without block: Int?) {
    book = analysis.book
    figures = KnownFigures(analysis, without: block)
    year = analysis.reading.header.year
    let tables = analysis.reading.blocks.compactMap(\.table)
    let filled = Set(tables.filter { !$0.isEmpty }.map(\.form))
    emptyForms = Set(tables.filter(\.isEmpty).map(\.form)).subtracting(filled)
  }

  /// The sentence, or one for each 项; none where a figure that it must have is not known.
  func sentences(_ template: SentenceTemplate) -> [String] {
    guard let items = template.items else {
      return written(template.pieces, nil, isFillable: template.isFillable).map { [$0] } ?? []
    }
    return figures.codes(of: items, digits: CodeLevel.item.digits).compactMap { code in
      var item = items
      item.concept = items.concept.withCode(code)
      guard let figure = figures[item], figure.value != .zero else { return nil }
      return written(template.pieces, item)
    }
  }

  /// - Parameter item: what `本项` measures.
  private func written(_ pieces: [SentenceTemplate.Piece], _ item: FactKey?, isFillable: Bool = false) -> String? {
    var result = ""
    for piece in pieces {
      if case .optional(let inner) = piece {
        result += written(inner, item) ?? ""
        continue
      }
      guard let text = written(piece, item) ?? (isFillable ? open(piece) : nil) else { return nil }
      result += text
    }
    return result
  }

  /// What asks for a figure that no table holds.
  static let open = "="

  /// A place with its figures left open; nil for what is no figure.
  private func open(_ piece: SentenceTemplate.Piece) -> String? {
    switch piece {
    case .figure, .share: return Self.open
    case .budget(.key(let key)):
      let values: [Turns.Value: String] = [
        .stage: Stage.initialBudget.name, .budget: Self.open, .final: figures[key]?.text ?? Self.open, .rate: Self.open,
      ]
      return book.genre.turns.written(.budget, values)
    default: return nil
    }
  }

  private func written(_ piece: SentenceTemplate.Piece, _ item: FactKey?) -> String? {
    func key(_ measure: SentenceTemplate.Measure) -> FactKey? {
      if case .key(let key) = measure { key } else { item }
    }
    switch piece {
    case .text(let text): return text
    case .year: return year.map(String.init)
    case .figure(let measure): return key(measure).flatMap { figures[$0]?.text }
    case .share(let part, let whole):
      guard let part = key(part).flatMap({ figures[$0]?.value }), let whole = key(whole).flatMap({ figures[$0]?.value })
      else { return nil }
      return percent(part, of: whole)
    case .change(let measure): return key(measure).flatMap(change)
    case .budget(let measure): return key(measure).flatMap(budget)
    case .classes(let measure): return key(measure).flatMap(classes)
    case .itemNames(let measure, let classes): return key(measure).flatMap { itemNames($0, classes) }
    case .emptyForm(let form): return emptyForms.contains(form) ? "" : nil
    case .codeChain: return item?.concept.code.flatMap { chain($0) }
    case .blank(let text): return text
    case .optional(let pieces): return written(pieces, item)
    }
  }

  // MARK: Comparisons

  private func percent(_ part: Fixed, of whole: Fixed) -> String? {
    guard whole > .zero else { return nil }
    let (hundredfold, overflow) = Int128(part.raw).multipliedReportingOverflow(by: 100 * Int128(Fixed.scale))
    guard !overflow, let raw = Int64(exactly: rounded(hundredfold, dividedBy: Int128(whole.raw))) else { return nil }
    return Fixed(raw: raw).written(decimals: 2)
  }

  private func rounded(_ dividend: Int128, dividedBy divisor: Int128) -> Int128 {
    let half = divisor / 2
    return (dividend >= 0 ? dividend + half : dividend - half) / divisor
  }

  /// Growth only counts from something.
  private func change(_ key: FactKey) -> String? {
    var before = key
    before.year = .previous
    guard let now = figures[key], let last = figures[before], let change = now.value.subtracting(last.value) else {
      return nil
    }
    if change == .zero { return book.genre.turns.written(.flat, [:]) }
    var values: [Turns.Value: String] = [
      .amount: book.isMoney(key) ? figures.written(change.magnitude) : change.magnitude.shortest,
      .unit: book.vocabulary.named(key.concept)?.unit ?? MoneyUnit.usual.name,
    ]
    values[.rate] = percent(change.magnitude, of: last.value)
    return book.genre.turns.written(change > .zero ? .rise : .fall, values)
  }

  private func budget(_ key: FactKey) -> String? {
    guard let final = figures[key] else { return nil }
    for stage in [Stage.annualBudget, .initialBudget, .budget] {
      var planned = key
      planned.stage = stage
      guard let budget = figures[planned] else { continue }
      var values: [Turns.Value: String] = [.stage: stage.name, .budget: budget.text, .final: final.text]
      values[.rate] = percent(final.value, of: budget.value)
      return book.genre.turns.written(key.concept.code != nil ? .budgetOfExpense : .budget, values)
    }
    return nil
  }

  // MARK: Lists

  private func classes(_ key: FactKey) -> String? {
    guard let whole = figures[key] else { return nil }
    let parts = figures.codes(of: key, digits: CodeLevel.category.digits).compactMap { code -> String? in
      var part = key
      part.concept = key.concept.withCode(code)
      guard let figure = figures[part], figure.value != .zero, let name = book.functional[code]?.name,
        let share = percent(figure.value, of: whole.value)
      else { return nil }
      return book.genre.turns.written(.category, [.name: name, .amount: figure.text, .rate: share])
    }
    return parts.isEmpty ? nil : parts.joined(separator: "；")
  }

  private func itemNames(_ key: FactKey, _ classes: [UInt32]) -> String? {
    let names = figures.codes(of: key, digits: CodeLevel.group.digits).compactMap { code -> String? in
      var item = key
      item.concept = key.concept.withCode(code)
      guard classes.contains(code / 100), let figure = figures[item], figure.value != .zero else { return nil }
      return book.economic[code]?.name
    }
    return names.isEmpty ? nil : names.joined(separator: "、")
  }

  private func chain(_ code: UInt32) -> String? {
    let path = book.functional.path(of: code)
    guard path.count == CodeLevel.allCases.count else { return nil }
    return book.functional.chainText(of: code)
  }
}

extension CodeTable {
  /// The names from the 类 down, as sentences write them; `from` is the level to start with.
  func chainText(of code: UInt32, from first: CodeLevel = .category, marks: (String, String) = ("（", "）")) -> String {
    path(of: code).map { entry in
      guard let level = entry.level, level.rawValue >= first.rawValue else { return "" }
      return "\(entry.name)\(marks.0)\(level.name)\(marks.1)"
    }.joined()
  }
}
