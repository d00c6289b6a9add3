extension LSP {
  /// Something that is made of others and that others are made of.
  package struct CallHierarchyItem: Codable, Equatable, Sendable {
    package var name: String
    package var kind: SymbolKind
    package var detail: String?
    package var uri: String
    package var range: Range
    /// Inside `range`.
    package var selectionRange: Range

    package init(
      name: String,
      kind: SymbolKind,
      detail: String? = nil,
      uri: String,
      range: Range,
      selectionRange: Range
    ) {
      self.name = name
      self.kind = kind
      self.detail = detail
      self.uri = uri
      self.range = range
      self.selectionRange = selectionRange
    }
  }

  /// Asks what is made of an item, or what it is made of.
  package struct CallHierarchyCallsParams: Codable, Equatable, Sendable {
    package var item: CallHierarchyItem

    package init(item: CallHierarchyItem) { self.item = item }
  }

  /// What is made of the item, and where in it the item stands.
  package struct CallHierarchyIncomingCall: Codable, Equatable, Sendable {
    package var from: CallHierarchyItem
    package var fromRanges: [Range]

    package init(from: CallHierarchyItem, fromRanges: [Range]) {
      self.from = from
      self.fromRanges = fromRanges
    }
  }

  /// What the item is made of, and where in the item that stands.
  package struct CallHierarchyOutgoingCall: Codable, Equatable, Sendable {
    package var to: CallHierarchyItem
    package var fromRanges: [Range]

    package init(to: CallHierarchyItem, fromRanges: [Range]) {
      self.to = to
      self.fromRanges = fromRanges
    }
  }
}

extension RequestType where Params == LSP.TextDocumentPositionParams, Result == [LSP.CallHierarchyItem]? {
  package static var prepareCallHierarchy: Self { Self("textDocument/prepareCallHierarchy") }
}

extension RequestType where Params == LSP.CallHierarchyCallsParams, Result == [LSP.CallHierarchyIncomingCall] {
  package static var incomingCalls: Self { Self("callHierarchy/incomingCalls") }
}

extension RequestType where Params == LSP.CallHierarchyCallsParams, Result == [LSP.CallHierarchyOutgoingCall] {
  package static var outgoingCalls: Self { Self("callHierarchy/outgoingCalls") }
}
