extension LSP {
  /// How a hint is drawn.
  package struct InlayHintKind: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let type = Self(rawValue: 1)
    package static let parameter = Self(rawValue: 2)
  }

  /// Text shown inside the document that is not part of it.
  package struct InlayHint: Codable, Equatable, Sendable {
    package var position: Position
    package var label: String
    package var kind: InlayHintKind?
    /// Applied when the hint is double-clicked.
    package var textEdits: [TextEdit]?
    package var tooltip: MarkupContent?
    package var paddingLeft: Bool?
    package var paddingRight: Bool?

    package init(
      position: Position,
      label: String,
      kind: InlayHintKind? = nil,
      textEdits: [TextEdit]? = nil,
      tooltip: MarkupContent? = nil,
      paddingLeft: Bool? = nil,
      paddingRight: Bool? = nil
    ) {
      self.position = position
      self.label = label
      self.kind = kind
      self.textEdits = textEdits
      self.tooltip = tooltip
      self.paddingLeft = paddingLeft
      self.paddingRight = paddingRight
    }
  }
}
