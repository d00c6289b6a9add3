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
  /// Any text has a draft. `formTitles` are the names of the public forms, all variants, in any order.
  package static func importText(_ text: String, formTitles: [String] = FormTitles.usual) -> Imported {
    var summary = ImportSummary()
    let forms = FormTitles(formTitles)
    let source = SourceLines(HTMLTables.withRows(text, remarks: &summary.remarks), remarks: &summary.remarks)
    var items = BlockReader.items(of: source, forms: forms, remarks: &summary.remarks)
    ContentsList.mark(&items)
    Furniture.arrange(&items)
    ParagraphJoiner.join(&items, source: source)
    items = Furniture.withNumberedCaptions(items)
    let header = HeaderFields.take(from: &items, summary: &summary)
    let draft = DraftWriter.write(header: header, items: items, forms: forms, summary: &summary)
    summary.remarks.sort { $0.line < $1.line }
    return Imported(draft: Formatter.formatted(draft), summary: summary)
  }
}
