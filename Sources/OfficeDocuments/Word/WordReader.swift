/// Reads a Word file (.docx; ISO/IEC 29500-1 WordprocessingML, strict and transitional): what a reader of the printed
/// document sees, headers and footers left out, tracked changes taken as accepted.
struct WordReader {
  private var package: OfficePackage
  private let format = DocumentFormat.docx

  init(_ archive: ZipArchive) { package = OfficePackage(archive, format: .docx) }

  static func read(_ archive: ZipArchive) throws(DocumentError) -> OfficeDocument {
    var reader = WordReader(archive)
    return try reader.read()
  }

  private mutating func read() throws(DocumentError) -> OfficeDocument {
    let main = try package.mainPart() ?? "word/document.xml"
    guard let body = try package.part(main) else { throw .damaged(.docx, while: main) }
    let related = try package.relationships(of: main).values
    func target(_ kind: String, _ usual: String) -> String {
      related.first { $0.kind == kind }?.target ?? "word/\(usual).xml"
    }
    var styles = WordStyles()
    if let name = Optional(target("styles", "styles")), let bytes = try package.part(name) {
      try OfficePackage.reading(.docx, name) { () throws(XMLError) in styles = try WordStyles(bytes) }
    }
    var numbering = WordNumbering()
    if let name = Optional(target("numbering", "numbering")), let bytes = try package.part(name) {
      try OfficePackage.reading(.docx, name) { () throws(XMLError) in numbering = try WordNumbering(bytes) }
    }
    var text = WordText(styles: styles, numbering: numbering)
    var blocks: [DocumentBlock] = []
    try OfficePackage.reading(.docx, main) { () throws(XMLError) in blocks = try text.blocks(XMLReader(body)) }
    for (kind, usual, ids) in [
      ("footnotes", "footnotes", text.footnotes), ("endnotes", "endnotes", text.endnotes),
    ] where !ids.isEmpty {
      let name = target(kind, usual)
      guard let bytes = try package.part(name) else { continue }
      try OfficePackage.reading(.docx, name) { () throws(XMLError) in
        let notes = try text.notes(XMLReader(bytes))
        for id in ids { blocks += notes[id] ?? [] }
      }
    }
    guard blocks.contains(where: \.hasText) else { throw .empty(.docx) }
    var document = OfficeDocument(format: .docx, pages: [DocumentPage(number: 1, blocks: blocks)])
    if text.insertions + text.deletions > 0 {
      document.notices.append(.trackedChanges(insertions: text.insertions, deletions: text.deletions))
    }
    return document
  }
}

extension DocumentBlock {
  var hasText: Bool {
    switch self {
    case .paragraph(let paragraph): paragraph.text.contains { !$0.isWhitespace }
    case .table(let table): table.cells.contains { $0.text.contains { !$0.isWhitespace } }
    }
  }
}
