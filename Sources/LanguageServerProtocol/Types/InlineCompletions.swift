extension LSP {
  /// Ranges that say the same and are to go on doing so while one of them is typed in.
  package struct LinkedEditingRanges: Codable, Equatable, Sendable {
    package var ranges: [Range]

    package init(ranges: [Range]) { self.ranges = ranges }
  }

  /// Text that the client shows in grey behind the caret.
  package struct InlineCompletionItem: Codable, Equatable, Sendable {
    package var insertText: String
    /// What it takes the place of.
    package var range: Range?

    package init(insertText: String, range: Range? = nil) {
      self.insertText = insertText
      self.range = range
    }
  }

  package struct InlineCompletionList: Codable, Equatable, Sendable {
    package var items: [InlineCompletionItem]

    package init(items: [InlineCompletionItem]) { self.items = items }
  }

  /// Asks to format several parts of a document.
  package struct DocumentRangesFormattingParams: Codable, Equatable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var ranges: [Range]
    package var options: FormattingOptions

    package init(textDocument: TextDocumentIdentifier, ranges: [Range], options: FormattingOptions) {
      self.textDocument = textDocument
      self.ranges = ranges
      self.options = options
    }
  }

  /// Whether several parts of a document can be formatted at once.
  package struct DocumentRangeFormattingOptions: Codable, Equatable, Sendable {
    package var rangesSupport: Bool?

    package init(rangesSupport: Bool? = nil) { self.rangesSupport = rangesSupport }
  }
}

extension RequestType where Params == LSP.TextDocumentPositionParams, Result == LSP.LinkedEditingRanges? {
  package static var linkedEditingRange: Self { Self("textDocument/linkedEditingRange") }
}

extension RequestType where Params == LSP.TextDocumentPositionParams, Result == LSP.InlineCompletionList {
  package static var inlineCompletion: Self { Self("textDocument/inlineCompletion") }
}

extension RequestType where Params == LSP.DocumentRangesFormattingParams, Result == [LSP.TextEdit] {
  package static var rangesFormatting: Self { Self("textDocument/rangesFormatting") }
}
