import OfficeDocuments

/// A document in lines that can be read and compared: `# 1 name` for a page, `P text` and `H2 text` for paragraphs,
/// `T rows x columns` for a table with a line for each cell, `!` for a notice. Line ends within a text show as ⏎, tabs
/// as ⇥.
enum Outline {
  static func lines(_ document: OfficeDocument) -> [String] {
    document.pages.flatMap(lines) + document.notices.map { "! \($0)" }
  }

  private static func lines(_ page: DocumentPage) -> [String] {
    ["# \(page.number)" + (page.name.map { " " + $0 } ?? "")] + page.blocks.flatMap(lines)
  }

  private static func lines(_ block: DocumentBlock) -> [String] {
    switch block {
    case .paragraph(let paragraph):
      [(paragraph.headingLevel.map { "H\($0) " } ?? "P ") + visible(paragraph.text)]
    case .table(let table):
      ["T \(table.rowCount)x\(table.columnCount)"]
        + table.cells.map { cell in
          let line = "  \(cell.row),\(cell.column) \(cell.rowSpan)x\(cell.columnSpan)"
          return cell.text.isEmpty ? line : line + " " + visible(cell.text)
        }
    }
  }

  private static func visible(_ text: String) -> String {
    String(text.map { $0 == "\n" ? "⏎" : $0 == "\t" ? "⇥" : $0 })
  }
}
