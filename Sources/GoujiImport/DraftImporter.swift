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
    let book = book ?? Books.embedded.book(published: text)
    var summary = ImportSummary()
    let forms = FormTitles(book.forms)
    let source = SourceLines(
      HTMLTables.withRows(text, remarks: &summary.remarks),
      book.words,
      remarks: &summary.remarks
    )
    var items = BlockReader.items(of: source, forms: forms, remarks: &summary.remarks)
    ContentsList.mark(&items, book.words)
    Furniture.arrange(&items, book.words)
    ParagraphJoiner.join(&items, source: source, book.words)
    items = Furniture.withNumberedCaptions(items)
    let header = HeaderFields.take(from: &items, book, summary: &summary)
    let draft = DraftWriter.write(header: header, items: items, forms: forms, book.words, summary: &summary)
    summary.remarks.sort { $0.line < $1.line }
    return Imported(draft: Formatter.formatted(draft), summary: summary)
  }
}
