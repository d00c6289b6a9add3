import GoujiCatalog
import GoujiSyntax

// Numbers whose unit or percent sign has been left out.
extension SentenceReader {
  /// `占77.39；`, `支出决算为88.00，`, `较上年2.80减少`: what stands in front says what is missing, and the figure is read as
  /// if it stood there. A nothing needs no unit.
  mutating func unitless(_ number: WrittenNumber, _ range: Range<Int>) {
    guard !clause.isReason, let kind = missing(range) else { return }
    let unit = WrittenUnit(kind: kind, text: [])
    if number.value != .zero { report(missing: kind, range) }
    figure(number, unit, at: index)
  }

  private static let money = WrittenUnit.Kind.money(exponent: 0)

  private func missing(_ range: Range<Int>) -> WrittenUnit.Kind? {
    guard let preceding else { return nil }
    let gap = range.lowerBound - preceding.range.upperBound
    let isBeside = gap == 0 || gap == 1 && book.phrases.particles.isGenitive(text, at: range.lowerBound - 1)
    guard isBeside else { return nil }
    switch (preceding.kind, clause.expectation) {
    case (.phrase(let kind, _), .completion) where kind.tellsCompletion: return .percent
    case (.phrase(.share, _), .share), (.name, .share(.some)): return .percent
    case (.phrase(let kind, _), .stage) where kind.tellsStage: return Self.money
    case (.phrase(let kind, _), _) where kind.comparesDirectly || kind == .fromYear:
      guard let following, following.range.lowerBound == range.upperBound else { return nil }
      switch following.kind {
      case .phrase(.increase, _), .phrase(.decrease, _), .phrase(.risesTo, _), .phrase(.fallsTo, _): return Self.money
      default: return nil
      }
    default: return nil
    }
  }

  private mutating func report(missing kind: WrittenUnit.Kind, _ range: Range<Int>) {
    let sign = kind == .percent ? "%" : "万元"
    let written = text.string(range)
    outcome.words.append(
      WordFinding(
        kind: .missingUnit,
        range: text.source(range),
        message: Message(zh: "“\(written)”后面缺“\(sign)”", en: "“\(written)” lacks “\(sign)” behind it"),
        replacement: written + sign
      )
    )
  }
}
