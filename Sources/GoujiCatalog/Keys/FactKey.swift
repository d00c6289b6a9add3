/// What a figure measures, apart from money, part, stage and year.
package enum Concept: Hashable, Sendable {
  /// Income by functional code; 0 is the total.
  case income(UInt32)
  /// Expenditure by functional code; 0 is the total.
  case expense(UInt32)
  /// Expenditure by economic code; 0 is the total.
  case economic(UInt32)
  /// A concept of the vocabulary, by its index there.
  case named(UInt16)
  /// A figure of a project or another thing that only the draft knows, by the hash of its folded name.
  case local(UInt64)

  /// The functional or economic code, 0 for a total, nil for all else.
  package var code: UInt32? {
    switch self {
    case .income(let code), .expense(let code), .economic(let code): code
    case .named, .local: nil
    }
  }

  package var isEconomic: Bool { if case .economic = self { true } else { false } }

  /// The same kind of concept with another code; itself where it has none.
  package func withCode(_ code: UInt32) -> Concept {
    switch self {
    case .income: .income(code)
    case .expense: .expense(code)
    case .economic: .economic(code)
    case .named, .local: self
    }
  }
}

/// What a figure is: two figures with one key must agree, wherever they stand.
package struct FactKey: Hashable, Sendable {
  package var concept: Concept
  package var fund: Fund
  package var part: Part
  package var stage: Stage
  package var year: FiscalYear

  package init(
    _ concept: Concept,
    fund: Fund = .all,
    part: Part = .total,
    stage: Stage = .final,
    year: FiscalYear = .current
  ) {
    self.concept = concept
    self.fund = fund
    self.part = part
    self.stage = stage
    self.year = year
  }
}

/// Some of the dimensions of a key: what a phrase, a row, a column or a section says.
/// A whole key is several bindings laid over one another.
package struct Binding: Hashable, Sendable {
  package var concept: Concept?
  package var fund: Fund?
  package var part: Part?
  package var stage: Stage?
  package var year: FiscalYear?

  package init(
    concept: Concept? = nil,
    fund: Fund? = nil,
    part: Part? = nil,
    stage: Stage? = nil,
    year: FiscalYear? = nil
  ) {
    self.concept = concept
    self.fund = fund
    self.part = part
    self.stage = stage
    self.year = year
  }

  package var isEmpty: Bool { self == Binding() }

  /// What is said by `upper`, and where it says nothing by this binding.
  package func overlaid(by upper: Binding) -> Binding {
    Binding(
      concept: upper.concept ?? concept,
      fund: upper.fund ?? fund,
      part: upper.part ?? part,
      stage: upper.stage ?? stage,
      year: upper.year ?? year
    )
  }

  /// The key, with what nobody said at its usual value; nil where nobody named a concept.
  package var key: FactKey? {
    guard let concept else { return nil }
    return FactKey(
      concept,
      fund: fund ?? .all,
      part: part ?? .total,
      stage: stage ?? .final,
      year: year ?? .current
    )
  }
}
