extension LSP {
  /// Whether lenses are completed in a second step.
  package struct CodeLensOptions: Codable, Equatable, Sendable {
    package var resolveProvider: Bool?

    package init(resolveProvider: Bool? = nil) {
      self.resolveProvider = resolveProvider
    }
  }

  /// A line of text above a line of the document.
  package struct CodeLens: Codable, Equatable, Sendable {
    package var range: Range
    package var command: Command?

    package init(range: Range, command: Command? = nil) {
      self.range = range
      self.command = command
    }
  }
}
