/// Where a part of a figure's key comes from. A figure whose parts are all said means what its key says; where one was
/// not said, another reading of that part is a suspect as much as the figure.
package enum PartOrigin: UInt8, Sendable, Comparable {
  /// By words or cells next to the figure, or by their absence where the genre leaves the part out (决算, 本年, 合计).
  case said
  /// By a heading, the whole that is being divided, the name of an earlier sentence, the parent of a chain of codes.
  case inherited
  /// By a choice among several readings that nothing in the text decides.
  case guessed

  package static func < (a: PartOrigin, b: PartOrigin) -> Bool { a.rawValue < b.rawValue }
}

/// The origins of all parts of a figure's key, two bits each. Everything is said unless set otherwise: what tables give by
/// row and column is.
package struct KeyOrigin: Hashable, Sendable {
  /// The parts of a key that have an origin of their own.
  package enum Part: UInt8, Sendable, CaseIterable {
    /// What is measured.
    case concept
    /// Which code of those that bear the name.
    case code
    case fund
    case part
    case stage
    case year
    /// 元, 万元, 亿元: of the amount, not of its key.
    case unit
  }

  private var bits: UInt16 = 0

  package init() {}

  package static let said = KeyOrigin()

  package subscript(part: Part) -> PartOrigin {
    get { PartOrigin(rawValue: UInt8(truncatingIfNeeded: bits >> shift(part)) & 3) ?? .said }
    set { bits = bits & ~(3 << shift(part)) | UInt16(newValue.rawValue) << shift(part) }
  }

  private func shift(_ part: Part) -> UInt16 { UInt16(part.rawValue) * 2 }

  /// Whether every part is said.
  package var isSaid: Bool { bits == 0 }
}
