/// Reads PDF files (ISO 32000-1 and, for encryption, ISO 32000-2).
package enum PDFReader {
  /// Whether the bytes say that they are a PDF file. Some programs put bytes before the header.
  static func isNamed(in bytes: [UInt8]) -> Bool { PDFFile.header(in: bytes) != nil }

  /// The pages with what stands on them. A file that needs a password, is incomplete, or costs too much to read is an
  /// error; no input stops the program or takes long.
  package static func read(_ bytes: [UInt8]) throws(DocumentError) -> OfficeDocument {
    let file = try PDFFile(bytes)
    let pages = try file.pages()
    guard !pages.isEmpty else { throw .empty(.pdf) }
    var document = OfficeDocument(format: .pdf)
    let shared = SharedResources()
    for (index, page) in pages.enumerated() {
      let (read, notices) = try PageReader(page: page, number: index + 1, file: file, shared: shared).read()
      document.pages.append(read)
      document.notices += notices
    }
    if file.isRepaired { document.notices.insert(.repaired, at: 0) }
    return document
  }
}
