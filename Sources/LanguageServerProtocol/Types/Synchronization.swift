extension LSP {
  /// How the client sends changes.
  package struct TextDocumentSyncKind: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let none = Self(rawValue: 0)
    package static let full = Self(rawValue: 1)
    package static let incremental = Self(rawValue: 2)
  }

  /// Which document events the server wants.
  package struct TextDocumentSyncOptions: Codable, Equatable, Sendable {
    package var openClose: Bool?
    package var change: TextDocumentSyncKind?
    package var save: Bool?

    package init(openClose: Bool? = nil, change: TextDocumentSyncKind? = nil, save: Bool? = nil) {
      self.openClose = openClose
      self.change = change
      self.save = save
    }
  }

  /// A document as it is opened.
  package struct TextDocumentItem: Codable, Equatable, Sendable {
    package var uri: String
    package var languageId: String
    package var version: Int
    package var text: String

    package init(uri: String, languageId: String, version: Int, text: String) {
      self.uri = uri
      self.languageId = languageId
      self.version = version
      self.text = text
    }
  }

  /// A document was opened; its text is the client's from now on.
  package struct DidOpenTextDocumentParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentItem

    package init(textDocument: TextDocumentItem) {
      self.textDocument = textDocument
    }
  }

  /// One change of a document.
  package struct TextDocumentContentChangeEvent: Codable, Equatable, Sendable {
    /// What gives way to `text`; the whole document if nil.
    package var range: Range?
    package var text: String

    package init(range: Range? = nil, text: String) {
      self.range = range
      self.text = text
    }
  }

  /// A document was changed.
  package struct DidChangeTextDocumentParams: Codable, Equatable, Sendable {
    package var textDocument: VersionedTextDocumentIdentifier
    /// Each refers to the text that the ones before it leave.
    package var contentChanges: [TextDocumentContentChangeEvent]

    package init(textDocument: VersionedTextDocumentIdentifier, contentChanges: [TextDocumentContentChangeEvent]) {
      self.textDocument = textDocument
      self.contentChanges = contentChanges
    }
  }

  /// A document was saved.
  package struct DidSaveTextDocumentParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier

    package init(textDocument: TextDocumentIdentifier) {
      self.textDocument = textDocument
    }
  }

  /// A document was closed; its text is on disk again.
  package struct DidCloseTextDocumentParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier

    package init(textDocument: TextDocumentIdentifier) {
      self.textDocument = textDocument
    }
  }
}
