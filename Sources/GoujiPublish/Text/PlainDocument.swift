/// A document as plain text, one paragraph a line; cells of tables are parted by tabs, as spreadsheets and web pages give
/// and take them.
enum PlainDocument {
  static func text(_ document: PublishedDocument) -> String {
    var lines = document.title
    if !lines.isEmpty { lines.append("") }
    for block in document.blocks {
      switch block {
      case .heading(let heading):
        if heading.level <= 2, lines.last?.isEmpty == false { lines.append("") }
        lines.append(heading.text.plain)
      case .paragraph(let text), .note(let text): lines.append(text.plain)
      case .form(let form):
        if lines.last?.isEmpty == false { lines.append("") }
        lines += self.lines(form) + [""]
      }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func lines(_ form: PublishedForm) -> [String] {
    let details = [form.details.left, form.details.middle, form.details.right]
    let above = [form.heading?.text.plain ?? "", form.name] + details
    return above.filter { !$0.isEmpty } + rows(form.table) + form.notes.map(\.plain)
  }

  /// A cell that spans leaves blanks.
  private static func rows(_ table: PublishedTable) -> [String] {
    table.rows.map { row in
      var texts = Array(repeating: "", count: table.columnCount)
      for cell in row where texts.indices.contains(cell.column) {
        texts[cell.column] = String(cell.text.plain.map { $0 == "\t" ? " " : $0 })
      }
      return texts.joined(separator: "\t")
    }
  }
}
