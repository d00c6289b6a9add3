extension LSP {
  /// When the client asks for completions by itself.
  package struct CompletionOptions: Codable, Equatable, Sendable {
    package var triggerCharacters: [String]?
    package var resolveProvider: Bool?

    package init(triggerCharacters: [String]? = nil, resolveProvider: Bool? = nil) {
      self.triggerCharacters = triggerCharacters
      self.resolveProvider = resolveProvider
    }
  }

  /// Why completions are asked for.
  package struct CompletionTriggerKind: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let invoked = Self(rawValue: 1)
    package static let triggerCharacter = Self(rawValue: 2)
    package static let triggerForIncompleteCompletions = Self(rawValue: 3)
  }

  /// Why completions are asked for.
  package struct CompletionContext: Codable, Equatable, Sendable {
    package var triggerKind: CompletionTriggerKind
    package var triggerCharacter: String?

    package init(triggerKind: CompletionTriggerKind, triggerCharacter: String? = nil) {
      self.triggerKind = triggerKind
      self.triggerCharacter = triggerCharacter
    }
  }

  /// Asks what could be written at a place.
  package struct CompletionParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var position: Position
    package var context: CompletionContext?

    package init(textDocument: TextDocumentIdentifier, position: Position, context: CompletionContext? = nil) {
      self.textDocument = textDocument
      self.position = position
      self.context = context
    }
  }

  /// What could be written at a place.
  package struct CompletionList: Codable, Equatable, Sendable {
    /// Whether typing on may bring other items.
    package var isIncomplete: Bool
    package var items: [CompletionItem]

    package init(isIncomplete: Bool, items: [CompletionItem]) {
      self.isIncomplete = isIncomplete
      self.items = items
    }
  }

  /// The icon of an item.
  package struct CompletionItemKind: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let text = Self(rawValue: 1)
    package static let function = Self(rawValue: 3)
    package static let field = Self(rawValue: 5)
    package static let `class` = Self(rawValue: 7)
    package static let module = Self(rawValue: 9)
    package static let unit = Self(rawValue: 11)
    package static let value = Self(rawValue: 12)
    package static let enumeration = Self(rawValue: 13)
    package static let keyword = Self(rawValue: 14)
    package static let snippet = Self(rawValue: 15)
    package static let reference = Self(rawValue: 18)
    package static let constant = Self(rawValue: 21)
  }

  /// Whether inserted text holds tab stops.
  package struct InsertTextFormat: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let plainText = Self(rawValue: 1)
    package static let snippet = Self(rawValue: 2)
  }

  /// What stands in grey beside a label.
  package struct CompletionItemLabelDetails: Codable, Equatable, Sendable {
    /// Directly behind the label.
    package var detail: String?
    /// At the right.
    package var description: String?

    package init(detail: String? = nil, description: String? = nil) {
      self.detail = detail
      self.description = description
    }
  }

  /// One thing that could be written.
  package struct CompletionItem: Codable, Equatable, Sendable {
    package var label: String
    package var labelDetails: CompletionItemLabelDetails?
    package var kind: CompletionItemKind?
    package var detail: String?
    package var documentation: MarkupContent?
    package var preselect: Bool?
    /// Items are ordered by it.
    package var sortText: String?
    /// What is typed is matched against it; against `label` if nil.
    package var filterText: String?
    package var insertTextFormat: InsertTextFormat?
    package var textEdit: TextEdit?
    package var additionalTextEdits: [TextEdit]?
    package var command: Command?

    package init(
      label: String,
      labelDetails: CompletionItemLabelDetails? = nil,
      kind: CompletionItemKind? = nil,
      detail: String? = nil,
      documentation: MarkupContent? = nil,
      preselect: Bool? = nil,
      sortText: String? = nil,
      filterText: String? = nil,
      insertTextFormat: InsertTextFormat? = nil,
      textEdit: TextEdit? = nil,
      additionalTextEdits: [TextEdit]? = nil,
      command: Command? = nil
    ) {
      self.label = label
      self.labelDetails = labelDetails
      self.kind = kind
      self.detail = detail
      self.documentation = documentation
      self.preselect = preselect
      self.sortText = sortText
      self.filterText = filterText
      self.insertTextFormat = insertTextFormat
      self.textEdit = textEdit
      self.additionalTextEdits = additionalTextEdits
      self.command = command
    }
  }
}
