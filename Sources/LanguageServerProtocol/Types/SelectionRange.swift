extension LSP {
  /// The stretches that enclose a place, from the innermost outwards; written nested, the innermost outside.
  package struct SelectionRange: Codable, Equatable, Sendable {
    package var ranges: [Range]

    /// - Parameter ranges: from the innermost outwards, at least one, each inside the next.
    package init(_ ranges: [Range]) { self.ranges = ranges }

    private enum CodingKeys: CodingKey {
      case range
      case parent
    }

    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let parent = try container.decodeIfPresent(SelectionRange.self, forKey: .parent)
      ranges = [try container.decode(Range.self, forKey: .range)] + (parent?.ranges ?? [])
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(ranges.first ?? Range(start: Position(), end: Position()), forKey: .range)
      if ranges.count > 1 { try container.encode(SelectionRange(Array(ranges.dropFirst())), forKey: .parent) }
    }
  }
}

extension LSP.Position {
  /// The start of a document.
  package init() { self.init(line: 0, character: 0) }
}
