extension LSP {
  /// The client's wishes; tables are aligned the same way for all of them.
  package struct FormattingOptions: Codable, Equatable, Sendable {
    package var tabSize: Int
    package var insertSpaces: Bool

    package init(tabSize: Int, insertSpaces: Bool) {
      self.tabSize = tabSize
      self.insertSpaces = insertSpaces
    }
  }

  /// Asks to format a document.
  package struct DocumentFormattingParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var options: FormattingOptions

    package init(textDocument: TextDocumentIdentifier, options: FormattingOptions) {
      self.textDocument = textDocument
      self.options = options
    }
  }

  /// Asks to format a part of a document.
  package struct DocumentRangeFormattingParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var range: Range
    package var options: FormattingOptions

    package init(textDocument: TextDocumentIdentifier, range: Range, options: FormattingOptions) {
      self.textDocument = textDocument
      self.range = range
      self.options = options
    }
  }

  /// Which characters typed make the client ask for formatting.
  package struct DocumentOnTypeFormattingOptions: Codable, Equatable, Sendable {
    package var firstTriggerCharacter: String
    package var moreTriggerCharacter: [String]?

    package init(firstTriggerCharacter: String, moreTriggerCharacter: [String]? = nil) {
      self.firstTriggerCharacter = firstTriggerCharacter
      self.moreTriggerCharacter = moreTriggerCharacter
    }
  }

  /// Asks to format behind a character just typed.
  package struct DocumentOnTypeFormattingParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var position: Position
    /// What was typed.
    package var ch: String
    package var options: FormattingOptions

    package init(textDocument: TextDocumentIdentifier, position: Position, ch: String, options: FormattingOptions) {
      self.textDocument = textDocument
      self.position = position
      self.ch = ch
      self.options = options
    }
  }
}
