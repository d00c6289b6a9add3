package import GoujiCatalog
import GoujiSyntax

/// A published text as a draft, and what was done to it.
package struct Imported: Sendable {
  /// A `.gouji` text, ended by a line feed.
  package var draft: String
  package var summary: ImportSummary
}

/// Turns published text of any origin into a draft. Digits are never changed, added or reordered (a table read
/// from columns aligned by spaces keeps the order of its cells, not of its lines); what is dropped is in the summary.
package enum DraftImporter {
  /// Any text has a draft.
  ///
  /// - Parameter book: nil for the embedded one of the kind of report that the text looks like.
  package static func importText(_ text: String, book: Book? = nil) -> Imported {
    importTextWithPlaces(text, book: book ?? Books.embedded.book(published: text)).imported
  }

  /// The draft of a file, and where on its pages each line stood.
  ///
  /// - Parameter book: chooses the rule book by what the file says; the embedded one of the kind of report that it looks like
  ///   where it is not given.
  package static func importFile(
    _ file: SourceFile,
    book: (_ published: String) -> Book = Books.embedded.book(published:)
  ) -> (imported: Imported, places: DraftPlaces) {
    switch file {
    case .text(let text, _): return importTextWithPlaces(text, book: book(text))
    case .document(let document):
      let text = DocumentText(document)
      let book = book(text.words)
      var summary = ImportSummary()
      let source = SourceLines(text, book.words, remarks: &summary.remarks)
      var (imported, origins) = draft(of: source, book, &summary)
      for index in imported.summary.remarks.indices {
        imported.summary.remarks[index].page = text.places[imported.summary.remarks[index].line]?.page ?? 1
      }
      return (imported, DraftPlaces(origins, text.places))
    }
  }

  /// The draft, with the line of the source that each of its lines came from.
  private static func importTextWithPlaces(_ text: String, book: Book) -> (imported: Imported, places: DraftPlaces) {
    var summary = ImportSummary()
    let source = SourceLines(
      HTMLTables.withRows(text, remarks: &summary.remarks),
      book.words,
      remarks: &summary.remarks
    )
    let (imported, origins) = draft(of: source, book, &summary)
    return (imported, DraftPlaces(origins, [:]))
  }

  private static func draft(
    of source: SourceLines,
    _ book: Book,
    _ summary: inout ImportSummary
  ) -> (imported: Imported, origins: [DraftWriter.Origin]) {
    let forms = FormTitles(book.forms)
    var items = BlockReader.items(of: source, forms: forms, book: book, remarks: &summary.remarks)
    ContentsList.mark(&items, book.words)
    Furniture.arrange(&items, book.words)
    ParagraphJoiner.join(&items, source: source, book)
    items = Furniture.withNumberedCaptions(items)
    let header = HeaderFields.take(from: &items, book, summary: &summary)
    let (draft, origins) = DraftWriter.write(header: header, items: items, forms: forms, book.words, summary: &summary)
    summary.remarks.sort { $0.line < $1.line }
    return (Imported(draft: Formatter.formatted(draft), summary: summary), origins)
  }
}
