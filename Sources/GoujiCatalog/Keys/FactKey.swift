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
///
/// A draft has thousands, and every relation is found by them: so a key is two machine words, compared and hashed as such.
package struct FactKey: Hashable, Sendable {
  /// The code, the index or the hash of the concept.
  private var number: UInt64
  /// The kind of concept and the four other dimensions, one byte each but for stage and year, which share one.
  private var tags: UInt32

  package init(
    _ concept: Concept,
    fund: Fund = .all,
    part: Part = .total,
    stage: Stage = .final,
    year: FiscalYear = .current
  ) {
    (number, tags) = (0, 0)
    self.concept = concept
    self.fund = fund
    self.part = part
    self.stage = stage
    self.year = year
  }

  package var concept: Concept {
    get {
      switch byte(0) {
      case 0: .income(UInt32(truncatingIfNeeded: number))
      case 1: .expense(UInt32(truncatingIfNeeded: number))
      case 2: .economic(UInt32(truncatingIfNeeded: number))
      case 3: .named(UInt16(truncatingIfNeeded: number))
      default: .local(number)
      }
    }
    set {
      switch newValue {
      case .income(let code): set(0, UInt64(code))
      case .expense(let code): set(1, UInt64(code))
      case .economic(let code): set(2, UInt64(code))
      case .named(let index): set(3, UInt64(index))
      case .local(let hash): set(4, hash)
      }
    }
  }

  package var fund: Fund {
    get { Fund(rawValue: byte(1)) }
    set { setByte(1, newValue.rawValue) }
  }

  package var part: Part {
    get { Part(rawValue: byte(2)) ?? .total }
    set { setByte(2, newValue.rawValue) }
  }

  package var stage: Stage {
    get { Stage(rawValue: byte(3) & 0x0F) ?? .final }
    set { setByte(3, byte(3) & 0xF0 | newValue.rawValue) }
  }

  package var year: FiscalYear {
    get { FiscalYear(rawValue: byte(3) >> 4) ?? .current }
    set { setByte(3, byte(3) & 0x0F | newValue.rawValue << 4) }
  }

  /// Well-spread bits of the whole key, the same in every run.
  package var spread: UInt64 {
    let mixed = (number ^ UInt64(tags) &* 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ mixed >> 32
  }

  private func byte(_ place: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: tags >> (place * 8)) }

  private mutating func setByte(_ place: UInt32, _ value: UInt8) {
    tags = tags & ~(0xFF << (place * 8)) | UInt32(value) << (place * 8)
  }

  private mutating func set(_ kind: UInt8, _ value: UInt64) {
    number = value
    setByte(0, kind)
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
