package import GoujiAnalysis
import GoujiCatalog

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
  package func bytes(_ format: PublishedFormat) -> [UInt8]? {
    switch format {
    case .docx: return DocxFile.bytes(document, words)
    case .html: return Array(WebDocument.text(document).utf8)
    case .xlsx: return XlsxFile.bytes(document, words)
    case .txt: return Array(PlainDocument.text(document).utf8)
    }
  }
}
