extension LSP {
  /// How grave a diagnostic is.
  package struct DiagnosticSeverity: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let error = Self(rawValue: 1)
    package static let warning = Self(rawValue: 2)
    package static let information = Self(rawValue: 3)
    package static let hint = Self(rawValue: 4)
  }

  /// How a diagnostic may be drawn.
  package struct DiagnosticTag: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let unnecessary = Self(rawValue: 1)
    package static let deprecated = Self(rawValue: 2)
  }

  /// Where a diagnostic's code is explained.
  package struct CodeDescription: Codable, Equatable, Sendable {
    package var href: String

    package init(href: String) {
      self.href = href
    }
  }

  /// Another place that belongs to a diagnostic.
  package struct DiagnosticRelatedInformation: Codable, Equatable, Sendable {
    package var location: Location
    package var message: String

    package init(location: Location, message: String) {
      self.location = location
      self.message = message
    }
  }

  /// Something the user should know about a stretch of a document.
  package struct Diagnostic: Codable, Equatable, Sendable {
    package var range: Range
    package var severity: DiagnosticSeverity?
    /// Ours are strings; a client may send back those of other servers, which may be numbers.
    package var code: JSONValue?
    package var codeDescription: CodeDescription?
    package var source: String?
    package var message: String
    package var tags: [DiagnosticTag]?
    package var relatedInformation: [DiagnosticRelatedInformation]?
    package var data: JSONValue?

    package init(
      range: Range,
      severity: DiagnosticSeverity? = nil,
      code: JSONValue? = nil,
      codeDescription: CodeDescription? = nil,
      source: String? = nil,
      message: String,
      tags: [DiagnosticTag]? = nil,
      relatedInformation: [DiagnosticRelatedInformation]? = nil,
      data: JSONValue? = nil
    ) {
      self.range = range
      self.severity = severity
      self.code = code
      self.codeDescription = codeDescription
      self.source = source
      self.message = message
      self.tags = tags
      self.relatedInformation = relatedInformation
      self.data = data
    }
  }

  /// Everything to be shown in a document, as of one version of it.
  package struct PublishDiagnosticsParams: Codable, Equatable, Sendable {
    package var uri: String
    /// nil for a document that is not open.
    package var version: Int?
    package var diagnostics: [Diagnostic]

    package init(uri: String, version: Int? = nil, diagnostics: [Diagnostic]) {
      self.uri = uri
      self.version = version
      self.diagnostics = diagnostics
    }
  }

  /// How diagnostics can be pulled.
  package struct DiagnosticOptions: Codable, Equatable, Sendable {
    package var identifier: String?
    /// Whether a change of one document may change the report of another.
    package var interFileDependencies: Bool
    package var workspaceDiagnostics: Bool

    package init(identifier: String? = nil, interFileDependencies: Bool, workspaceDiagnostics: Bool) {
      self.identifier = identifier
      self.interFileDependencies = interFileDependencies
      self.workspaceDiagnostics = workspaceDiagnostics
    }
  }

  /// Asks for the diagnostics of a document.
  package struct DocumentDiagnosticParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var identifier: String?
    package var previousResultId: String?

    package init(textDocument: TextDocumentIdentifier, identifier: String? = nil, previousResultId: String? = nil) {
      self.textDocument = textDocument
      self.identifier = identifier
      self.previousResultId = previousResultId
    }
  }

  /// Whether a report is told in full or is the same as before.
  package struct DiagnosticReportKind: RawRepresentable, Codable, Hashable, Sendable {
    package var rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package static let full = Self(rawValue: "full")
    package static let unchanged = Self(rawValue: "unchanged")
  }

  /// The diagnostics of a document: all of them, or that nothing has changed since `previousResultId`.
  package struct DocumentDiagnosticReport: Codable, Equatable, Sendable {
    package var kind: DiagnosticReportKind
    package var resultId: String?
    /// nil exactly if `kind` is `unchanged`.
    package var items: [Diagnostic]?

    package init(kind: DiagnosticReportKind, resultId: String? = nil, items: [Diagnostic]? = nil) {
      self.kind = kind
      self.resultId = resultId
      self.items = items
    }
  }

  /// The report the client holds for a document.
  package struct PreviousResultID: Codable, Equatable, Sendable {
    package var uri: String
    package var value: String

    package init(uri: String, value: String) {
      self.uri = uri
      self.value = value
    }
  }

  /// Asks for the diagnostics of all documents of the workspace.
  package struct WorkspaceDiagnosticParams: Codable, Equatable, Sendable {
    package var identifier: String?
    package var previousResultIds: [PreviousResultID]
    package var workDoneToken: RequestID?
    package var partialResultToken: RequestID?

    package init(
      identifier: String? = nil,
      previousResultIds: [PreviousResultID],
      workDoneToken: RequestID? = nil,
      partialResultToken: RequestID? = nil
    ) {
      self.identifier = identifier
      self.previousResultIds = previousResultIds
      self.workDoneToken = workDoneToken
      self.partialResultToken = partialResultToken
    }
  }

  /// The diagnostics of one document of the workspace.
  package struct WorkspaceDocumentDiagnosticReport: Codable, Equatable, Sendable {
    package var uri: String
    /// nil for a document that is not open.
    package var version: Int?
    package var kind: DiagnosticReportKind
    package var resultId: String?
    /// nil exactly if `kind` is `unchanged`.
    package var items: [Diagnostic]?

    package init(
      uri: String,
      version: Int? = nil,
      kind: DiagnosticReportKind,
      resultId: String? = nil,
      items: [Diagnostic]? = nil
    ) {
      self.uri = uri
      self.version = version
      self.kind = kind
      self.resultId = resultId
      self.items = items
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(uri, forKey: .uri)
      try container.encode(version, forKey: .version)
      try container.encode(kind, forKey: .kind)
      try container.encodeIfPresent(resultId, forKey: .resultId)
      try container.encodeIfPresent(items, forKey: .items)
    }
  }

  /// The diagnostics of all documents of the workspace.
  package struct WorkspaceDiagnosticReport: Codable, Equatable, Sendable {
    package var items: [WorkspaceDocumentDiagnosticReport]

    package init(items: [WorkspaceDocumentDiagnosticReport]) {
      self.items = items
    }
  }
}
