package import GoujiAnalysis
package import GoujiCatalog

/// What a draft is published as.
package enum PublishedFormat: String, Sendable, CaseIterable {
  case docx, html, xlsx, txt

  /// By the ending of a file's name.
  package init?(fileName name: String) {
    let lower = name.lowercased()
    guard let format = Self.allCases.first(where: { lower.hasSuffix("." + $0.rawValue) }) else {
      guard lower.hasSuffix(".htm") else { return nil }
      self = .html
      return
    }
    self = format
  }
}

/// A draft on its way to being published.
package struct Publication: Sendable {
  package let document: PublishedDocument
  /// Places that are not written yet. Nothing should be published as long as there are any.
  package let obstacles: [Obstacle]
  private let words: PublishingBook

  package init(_ analysis: Analysis) {
    words = analysis.book.publishing
    document = DocumentBuilder.document(analysis.reading, analysis.book)
    obstacles = Obstacle.all(in: analysis.tree, analysis.book)
  }

  /// The file's bytes; nil for a workbook of a draft without any table.
  package func bytes(_ format: PublishedFormat) -> [UInt8]? { document.bytes(format, words) }
}

extension PublishedDocument {
  /// The document as a file; nil for a workbook of one without any table.
  package func bytes(_ format: PublishedFormat, _ words: PublishingBook) -> [UInt8]? {
    switch format {
    case .docx: DocxFile.bytes(self, words)
    case .html: Array(WebDocument.text(self).utf8)
    case .xlsx: XlsxFile.bytes(self, words)
    case .txt: Array(PlainDocument.text(self).utf8)
    }
  }
}
