extension LSP {
  /// What a folding range holds.
  package struct FoldingRangeKind: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package static let comment = Self(rawValue: "comment")
    package static let imports = Self(rawValue: "imports")
    package static let region = Self(rawValue: "region")
  }

  /// Lines that can be folded away behind the first.
  package struct FoldingRange: Codable, Equatable, Sendable {
    package var startLine: Int
    /// The last line folded away.
    package var endLine: Int
    package var kind: FoldingRangeKind?
    /// Shown in the place of what is folded.
    package var collapsedText: String?

    package init(startLine: Int, endLine: Int, kind: FoldingRangeKind? = nil, collapsedText: String? = nil) {
      self.startLine = startLine
      self.endLine = endLine
      self.kind = kind
      self.collapsedText = collapsedText
    }
  }

  /// Asks what encloses each of some places.
  package struct SelectionRangeParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var positions: [Position]

    package init(textDocument: TextDocumentIdentifier, positions: [Position]) {
      self.textDocument = textDocument
      self.positions = positions
    }
  }
}
