/// A document as its file gives it: pages in order, each with what stands on it. Knows nothing of drafts.
package struct OfficeDocument: Equatable, Sendable {
  package var format: DocumentFormat
  /// PDF pages, workbook sheets; a Word file or web page is a single one, because its pages are made only when it is printed.
  package var pages: [DocumentPage]
  /// What the reader met that a person should know of, in the order met.
  package var notices: [DocumentNotice]

  package init(format: DocumentFormat, pages: [DocumentPage] = [], notices: [DocumentNotice] = []) {
    self.format = format
    self.pages = pages
    self.notices = notices
  }
}

package enum DocumentFormat: String, Equatable, Sendable {
  case pdf, docx, xlsx, xls, html, mht, text
}

/// A page, a sheet or a whole flowing text.
package struct DocumentPage: Equatable, Sendable {
  /// 1-based, as a viewer counts.
  package var number: Int
  /// A workbook's sheet has a name.
  package var name: String?
  /// PDF points, after rotation; nil where there is no paper.
  package var size: PageSize?
  /// What flows: paragraphs and tables in reading order. Word files, sheets and web pages have only this; for a PDF page it
  /// is empty, since only positions are given.
  package var blocks: [DocumentBlock]
  /// What is placed, in the order in which the file paints it.
  package var runs: [PlacedRun]
  /// Ruling lines: strokes, and filled rectangles thin enough to be seen as lines.
  package var rulings: [Ruling]
  /// Tables whose cells the ruling lines enclose, from the top of the page down.
  package var tables: [DocumentTable]

  package init(
    number: Int,
    name: String? = nil,
    size: PageSize? = nil,
    blocks: [DocumentBlock] = [],
    runs: [PlacedRun] = [],
    rulings: [Ruling] = [],
    tables: [DocumentTable] = []
  ) {
    self.number = number
    self.name = name
    self.size = size
    self.blocks = blocks
    self.runs = runs
    self.rulings = rulings
    self.tables = tables
  }
}

package enum DocumentBlock: Equatable, Sendable {
  case paragraph(DocumentParagraph)
  case table(DocumentTable)
}

package struct DocumentParagraph: Equatable, Sendable {
  /// With the number that a list definition puts in front of it.
  package var text: String
  /// 1 to 9 where the file says that the paragraph is a heading.
  package var headingLevel: Int?

  package init(text: String, headingLevel: Int? = nil) {
    self.text = text
    self.headingLevel = headingLevel
  }
}

/// Something about a file or a page that a person should know of. Rendered by who speaks to people.
package enum DocumentNotice: Hashable, Sendable {
  /// The page, 1-based, is a picture without text.
  case imagePage(Int)
  /// Characters of a page whose meaning its fonts do not give; they stand as U+FFFD.
  case unmappedCharacters(page: Int, count: Int)
  /// The page, 1-based, could not be read to its end.
  case incompletePage(Int)
  /// The cross-reference table was broken and was rebuilt by scanning.
  case repaired
  /// Tracked changes were taken as accepted: so many insertions, so many deletions left out.
  case trackedChanges(insertions: Int, deletions: Int)
  /// Bytes were decoded by this encoding, not by UTF-8.
  case decoded(as: String)
  /// A hidden sheet was read, too.
  case hiddenSheet(String)
}
