extension LSP {
  /// Puts `newText` in the place of `range`.
  package struct TextEdit: Codable, Equatable, Sendable {
    package var range: Range
    package var newText: String

    package init(range: Range, newText: String) {
      self.range = range
      self.newText = newText
    }
  }

  /// Edits of one version of one document.
  package struct TextDocumentEdit: Codable, Equatable, Sendable {
    package var textDocument: OptionalVersionedTextDocumentIdentifier
    package var edits: [TextEdit]

    package init(textDocument: OptionalVersionedTextDocumentIdentifier, edits: [TextEdit]) {
      self.textDocument = textDocument
      self.edits = edits
    }
  }

  /// Edits of several documents; `documentChanges` for clients that know versions, else `changes` by address.
  package struct WorkspaceEdit: Codable, Equatable, Sendable {
    package var changes: [String: [TextEdit]]?
    package var documentChanges: [TextDocumentEdit]?

    package init(changes: [String: [TextEdit]]? = nil, documentChanges: [TextDocumentEdit]? = nil) {
      self.changes = changes
      self.documentChanges = documentChanges
    }
  }

  /// Asks the client to edit documents.
  package struct ApplyWorkspaceEditParams: Codable, Equatable, Sendable {
    /// What the edit is called in the undo list.
    package var label: String?
    package var edit: WorkspaceEdit

    package init(label: String? = nil, edit: WorkspaceEdit) {
      self.label = label
      self.edit = edit
    }
  }

  /// Whether the client applied an edit.
  package struct ApplyWorkspaceEditResult: Codable, Equatable, Sendable {
    package var applied: Bool
    package var failureReason: String?

    package init(applied: Bool, failureReason: String? = nil) {
      self.applied = applied
      self.failureReason = failureReason
    }
  }

  /// Something the client can ask the server (or itself) to do.
  package struct Command: Codable, Equatable, Sendable {
    package var title: String
    package var command: String
    package var arguments: [JSONValue]?

    package init(title: String, command: String, arguments: [JSONValue]? = nil) {
      self.title = title
      self.command = command
      self.arguments = arguments
    }
  }

  /// Text shown to the user.
  package struct MarkupContent: Codable, Equatable, Sendable {
    package var kind: MarkupKind
    package var value: String

    package init(kind: MarkupKind, value: String) {
      self.kind = kind
      self.value = value
    }
  }

  /// How text shown to the user is written.
  package struct MarkupKind: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package static let plainText = Self(rawValue: "plaintext")
    package static let markdown = Self(rawValue: "markdown")
  }
}
