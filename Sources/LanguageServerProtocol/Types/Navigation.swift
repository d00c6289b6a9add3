extension LSP {
  /// Whether the declaration counts as a reference.
  package struct ReferenceContext: Codable, Equatable, Sendable {
    package var includeDeclaration: Bool

    package init(includeDeclaration: Bool) {
      self.includeDeclaration = includeDeclaration
    }
  }

  /// Asks where the thing at a place is spoken of.
  package struct ReferenceParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var position: Position
    package var context: ReferenceContext

    package init(textDocument: TextDocumentIdentifier, position: Position, context: ReferenceContext) {
      self.textDocument = textDocument
      self.position = position
      self.context = context
    }
  }

  /// How a highlight is drawn.
  package struct DocumentHighlightKind: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let text = Self(rawValue: 1)
    package static let read = Self(rawValue: 2)
    package static let write = Self(rawValue: 3)
  }

  /// A place that belongs to the thing under the caret.
  package struct DocumentHighlight: Codable, Equatable, Sendable {
    package var range: Range
    package var kind: DocumentHighlightKind?

    package init(range: Range, kind: DocumentHighlightKind? = nil) {
      self.range = range
      self.kind = kind
    }
  }

  /// Whether links are completed in a second step.
  package struct DocumentLinkOptions: Codable, Equatable, Sendable {
    package var resolveProvider: Bool?

    package init(resolveProvider: Bool? = nil) {
      self.resolveProvider = resolveProvider
    }
  }

  /// A place that leads to another document.
  package struct DocumentLink: Codable, Equatable, Sendable {
    package var range: Range
    package var target: String?
    package var tooltip: String?

    package init(range: Range, target: String? = nil, tooltip: String? = nil) {
      self.range = range
      self.target = target
      self.tooltip = tooltip
    }
  }

  /// Whether the client asks before a rename what would be renamed.
  package enum RenameProvider: Codable, Equatable, Sendable {
    case plain(Bool)
    case options(RenameOptions)

    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let plain = try? container.decode(Bool.self) {
        self = .plain(plain)
      } else {
        self = .options(try container.decode(RenameOptions.self))
      }
    }

    package func encode(to encoder: any Encoder) throws {
      switch self {
      case .plain(let plain): try plain.encode(to: encoder)
      case .options(let options): try options.encode(to: encoder)
      }
    }
  }

  package struct RenameOptions: Codable, Equatable, Sendable {
    package var prepareProvider: Bool?

    package init(prepareProvider: Bool? = nil) {
      self.prepareProvider = prepareProvider
    }
  }

  /// Asks to rename the thing at a place.
  package struct RenameParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var position: Position
    package var newName: String

    package init(textDocument: TextDocumentIdentifier, position: Position, newName: String) {
      self.textDocument = textDocument
      self.position = position
      self.newName = newName
    }
  }

  /// What would be renamed.
  package struct PrepareRenameResult: Codable, Equatable, Sendable {
    package var range: Range
    package var placeholder: String

    package init(range: Range, placeholder: String) {
      self.range = range
      self.placeholder = placeholder
    }
  }
}
