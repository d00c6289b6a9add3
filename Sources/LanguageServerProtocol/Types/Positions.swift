extension LSP {
  /// A place in a text document.
  package struct Position: Codable, Equatable, Sendable {
    /// 0-based.
    package var line: Int
    /// 0-based, counted in the position encoding agreed on at `initialize`.
    package var character: Int

    package init(line: Int, character: Int) {
      self.line = line
      self.character = character
    }
  }

  /// A stretch of a text document; `end` is exclusive.
  package struct Range: Codable, Equatable, Sendable {
    package var start: Position
    package var end: Position

    package init(start: Position, end: Position) {
      self.start = start
      self.end = end
    }
  }

  /// A stretch of a document named by its address.
  package struct Location: Codable, Equatable, Sendable {
    package var uri: String
    package var range: Range

    package init(uri: String, range: Range) {
      self.uri = uri
      self.range = range
    }
  }

  /// A location together with the place that leads to it.
  package struct LocationLink: Codable, Equatable, Sendable {
    /// What is underlined at the origin; the client's own idea of a word if nil.
    package var originSelectionRange: Range?
    package var targetUri: String
    /// The whole of the target.
    package var targetRange: Range
    /// The part of the target to put the caret on; inside `targetRange`.
    package var targetSelectionRange: Range

    package init(
      originSelectionRange: Range? = nil,
      targetUri: String,
      targetRange: Range,
      targetSelectionRange: Range
    ) {
      self.originSelectionRange = originSelectionRange
      self.targetUri = targetUri
      self.targetRange = targetRange
      self.targetSelectionRange = targetSelectionRange
    }
  }

  /// Names a document.
  package struct TextDocumentIdentifier: Codable, Equatable, Sendable {
    package var uri: String

    package init(uri: String) {
      self.uri = uri
    }
  }

  /// Names a document at one of its versions.
  package struct VersionedTextDocumentIdentifier: Codable, Equatable, Sendable {
    package var uri: String
    package var version: Int

    package init(uri: String, version: Int) {
      self.uri = uri
      self.version = version
    }
  }

  /// Names a document, and its version if it is open.
  package struct OptionalVersionedTextDocumentIdentifier: Codable, Equatable, Sendable {
    package var uri: String
    /// nil for a document on disk.
    package var version: Int?

    package init(uri: String, version: Int? = nil) {
      self.uri = uri
      self.version = version
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(uri, forKey: .uri)
      try container.encode(version, forKey: .version)
    }
  }

  /// A place in a document: what hover, definition, highlight and prepareRename ask about.
  package struct TextDocumentPositionParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var position: Position

    package init(textDocument: TextDocumentIdentifier, position: Position) {
      self.textDocument = textDocument
      self.position = position
    }
  }

  /// The parameters of requests about a whole document (symbols, lenses, links, tokens).
  package struct DocumentParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier

    package init(textDocument: TextDocumentIdentifier) {
      self.textDocument = textDocument
    }
  }

  /// The parameters of requests about a part of a document (hints, tokens).
  package struct DocumentRangeParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var range: Range

    package init(textDocument: TextDocumentIdentifier, range: Range) {
      self.textDocument = textDocument
      self.range = range
    }
  }
}
