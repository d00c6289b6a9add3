import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Words that do not belong in a disclosure (GJ10): what a template left behind, sentences changed by half, words and marks
/// said twice. What they are is said by the book's `wording.txt`.
struct WordingCheck {
  private let block: BlockView

  static func findings(_ block: BlockView) -> [CheckFinding] { WordingCheck(block: block).findings() }

  /// The forms' own rows are looked up in the code table.
  private func findings() -> [CheckFinding] {
    let text = block.content.text
    return switch block.content.kind {
    case .heading, .caption: findings(text, .title)
    case .note: findings(text, .note)
    case .paragraph: findings(text, Self.place(block.reading.role))
    case .field: block.content.field.map { findings(folded($0.value), .title) } ?? []
    case .table: block.reading.table == nil ? cells.flatMap { findings($0, .table) } : []
    case .blank, .comment, .directive: []
    }
  }

  private static func place(_ role: PartRole) -> Wording.Place {
    switch role {
    case .overview: .overview
    case .terms: .terms
    case .attachments: .attachment
    case .preface, .tables, .narrative: .narrative
    }
  }

  /// The fewest bytes of a cell that is more than a figure or a name of two characters.
  private static let shortest = 7

  private var cells: [FoldedText] {
    block.content.rows.flatMap { row in
      row.cells.filter { $0.range.count >= Self.shortest }.map { folded($0.range) }
    }
  }

  private func folded(_ range: Range<Int>) -> FoldedText {
    FoldedText(block.source.bytes, in: inDraft(range), origin: block.start)
  }

  private func inDraft(_ range: Range<Int>) -> Range<Int> {
    (block.start + range.lowerBound)..<(block.start + range.upperBound)
  }

  private var level: AdministrativeLevel? {
    block.header.department.flatMap { block.book.places.level(departmentName: $0) }
  }

  private func findings(_ folded: FoldedText, _ place: Wording.Place) -> [CheckFinding] {
    block.book.wording.matches(in: folded, at: place, of: level, isName: isName).compactMap { match in
      // What stands on two lines is said once on each: a cover and the sentence below it.
      if let seam = match.seam, breaksLine(folded, seam) { return nil }
      let range = folded.source(match.range)
      return CheckFinding(
        rule: match.entry.rule,
        severity: Self.severity(match.entry.gravity),
        message: Message(
          zh: "“\(folded.string(match.range))”：\(match.entry.message)",
          en: "“\(folded.string(match.range))”: \(match.entry.message)"
        ),
        range: range,
        fix: fix(match, range, folded)
      )
    }
  }

  private func fix(
    _ match: Wording.Match,
    _ range: Range<Int>,
    _ folded: FoldedText
  ) -> (title: Message, range: Range<Int>, newText: String)? {
    let newText =
      match.entry.replacement.map { written($0, match.first, folded) }
      ?? match.entry.choice.flatMap { chosen($0, before: range.lowerBound) }
    return newText.map {
      ($0.isEmpty ? Message(zh: "删去", en: "take it out") : Message(zh: "改为“\($0)”", en: "change to “\($0)”"), range, $0)
    }
  }

  /// The word that the last figure in front of a place bears out, held against its budget or last year's.
  private func chosen(_ choice: Wording.Choice, before place: Int) -> String? {
    let facts = block.reading.facts
    guard
      let own = facts.last(where: { fact in
        guard let key = fact.key, fact.isAmount, fact.range.upperBound <= place else { return false }
        return key.stage == .final && key.year == .current
      }), let key = own.key
    else { return nil }
    let other = facts.last { fact in
      guard let base = fact.key, fact.isAmount, base.concept == key.concept, base.fund == key.fund,
        base.part == key.part
      else { return false }
      return switch choice.base {
      case .budget: base.stage != .final && base.year == .current
      case .lastYear: base.stage == .final && base.year == .previous
      }
    }
    guard let other else { return nil }
    if own.value == other.value { return choice.same }
    return own.value > other.value ? choice.more : choice.less
  }

  private func isName(_ run: [UInt16]) -> Bool {
    !block.book.functional.codes(namedOrAliased: run).isEmpty || !block.book.economic.codes(namedOrAliased: run).isEmpty
  }

  private func breaksLine(_ folded: FoldedText, _ seam: Int) -> Bool {
    let range = inDraft(folded.source((seam - 1)..<(seam + 1)))
    return block.source.bytes[range].contains(0x0A) && isIdeograph(folded.scalars[seam])
  }

  private func written(_ replacement: [Wording.Replacement], _ first: Range<Int>?, _ folded: FoldedText) -> String {
    replacement.map { piece in
      switch piece {
      case .text(let text): return text
      case .first: return first.map { block.source[inDraft(folded.source($0))] } ?? ""
      }
    }.joined()
  }

  private static func severity(_ gravity: Wording.Gravity) -> Severity {
    switch gravity {
    case .error: .error
    case .warning: .warning
    case .information: .information
    }
  }
}
