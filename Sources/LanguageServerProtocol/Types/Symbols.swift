extension LSP {
  /// The icon of a symbol.
  package struct SymbolKind: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let file = Self(rawValue: 1)
    package static let module = Self(rawValue: 2)
    package static let namespace = Self(rawValue: 3)
    package static let `package` = Self(rawValue: 4)
    package static let `class` = Self(rawValue: 5)
    package static let property = Self(rawValue: 7)
    package static let field = Self(rawValue: 8)
    package static let constant = Self(rawValue: 14)
    package static let string = Self(rawValue: 15)
    package static let number = Self(rawValue: 16)
    package static let array = Self(rawValue: 18)
    package static let object = Self(rawValue: 19)
    package static let key = Self(rawValue: 20)
    package static let structure = Self(rawValue: 23)
  }

  /// A part of a document, with its own parts.
  package struct DocumentSymbol: Codable, Equatable, Sendable {
    package var name: String
    package var detail: String?
    package var kind: SymbolKind
    /// All of it.
    package var range: Range
    /// Its name; inside `range`.
    package var selectionRange: Range
    package var children: [DocumentSymbol]?

    package init(
      name: String,
      detail: String? = nil,
      kind: SymbolKind,
      range: Range,
      selectionRange: Range,
      children: [DocumentSymbol]? = nil
    ) {
      self.name = name
      self.detail = detail
      self.kind = kind
      self.range = range
      self.selectionRange = selectionRange
      self.children = children
    }
  }

  /// The symbols of a document: in each other, or for older clients one after another.
  package enum DocumentSymbols: Codable, Equatable, Sendable {
    case nested([DocumentSymbol])
    case flat([WorkspaceSymbol])

    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let nested = try? container.decode([DocumentSymbol].self) {
        self = .nested(nested)
      } else {
        self = .flat(try container.decode([WorkspaceSymbol].self))
      }
    }

    package func encode(to encoder: any Encoder) throws {
      switch self {
      case .nested(let symbols): try symbols.encode(to: encoder)
      case .flat(let symbols): try symbols.encode(to: encoder)
      }
    }
  }

  /// Asks for symbols of all documents that match `query`.
  package struct WorkspaceSymbolParams: Codable, Equatable, Sendable {
    /// Empty for all.
    package var query: String

    package init(query: String) {
      self.query = query
    }
  }

  /// A part of a document of the workspace.
  package struct WorkspaceSymbol: Codable, Equatable, Sendable {
    package var name: String
    package var kind: SymbolKind
    package var containerName: String?
    package var location: Location

    package init(name: String, kind: SymbolKind, containerName: String? = nil, location: Location) {
      self.name = name
      self.kind = kind
      self.containerName = containerName
      self.location = location
    }
  }
}
