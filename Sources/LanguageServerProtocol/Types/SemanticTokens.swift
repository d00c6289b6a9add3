extension LSP {
  /// The names that token numbers stand for.
  package struct SemanticTokensLegend: Codable, Equatable, Sendable {
    package var tokenTypes: [String]
    /// A token's modifiers are a set of bits; bit 0 is the first of these.
    package var tokenModifiers: [String]

    package init(tokenTypes: [String], tokenModifiers: [String]) {
      self.tokenTypes = tokenTypes
      self.tokenModifiers = tokenModifiers
    }
  }

  /// Whether changes of the tokens can be asked for.
  package struct SemanticTokensFullOptions: Codable, Equatable, Sendable {
    package var delta: Bool?

    package init(delta: Bool? = nil) {
      self.delta = delta
    }
  }

  /// How semantic tokens can be asked for.
  package struct SemanticTokensOptions: Codable, Equatable, Sendable {
    package var legend: SemanticTokensLegend
    package var range: Bool?
    package var full: SemanticTokensFullOptions?

    package init(legend: SemanticTokensLegend, range: Bool? = nil, full: SemanticTokensFullOptions? = nil) {
      self.legend = legend
      self.range = range
      self.full = full
    }
  }

  /// The tokens of a document, five numbers each: line and character from the token before, length, type, modifiers.
  package struct SemanticTokens: Codable, Equatable, Sendable {
    package var resultId: String?
    package var data: [UInt32]

    package init(resultId: String? = nil, data: [UInt32]) {
      self.resultId = resultId
      self.data = data
    }
  }

  /// Asks what has changed in the tokens since `previousResultId`.
  package struct SemanticTokensDeltaParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var previousResultId: String

    package init(textDocument: TextDocumentIdentifier, previousResultId: String) {
      self.textDocument = textDocument
      self.previousResultId = previousResultId
    }
  }

  /// Puts `data` in the place of `deleteCount` numbers from `start`.
  package struct SemanticTokensEdit: Codable, Equatable, Sendable {
    package var start: Int
    package var deleteCount: Int
    package var data: [UInt32]?

    package init(start: Int, deleteCount: Int, data: [UInt32]? = nil) {
      self.start = start
      self.deleteCount = deleteCount
      self.data = data
    }
  }

  /// What has changed in the tokens: `edits`, or all of them in `data` where the old ones are no longer known.
  package struct SemanticTokensDelta: Codable, Equatable, Sendable {
    package var resultId: String?
    package var data: [UInt32]?
    package var edits: [SemanticTokensEdit]?

    package init(resultId: String? = nil, data: [UInt32]? = nil, edits: [SemanticTokensEdit]? = nil) {
      self.resultId = resultId
      self.data = data
      self.edits = edits
    }
  }
}
