extension LSP {
  /// What is shown beside the pointer.
  package struct Hover: Codable, Equatable, Sendable {
    package var contents: MarkupContent
    /// What it is about.
    package var range: Range?

    package init(contents: MarkupContent, range: Range? = nil) {
      self.contents = contents
      self.range = range
    }
  }
}
