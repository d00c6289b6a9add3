/// Reads files of office programs. What a file is, its bytes tell, not its name.
package enum DocumentReader {
  /// The document in `bytes`; `name` is the file's name, which decides only where the bytes do not.
  package static func read(_ bytes: [UInt8], name: String? = nil) throws(DocumentError) -> OfficeDocument {
    if bytes.starts(with: [0x50, 0x4B]) { return try readArchive(bytes) }
    if PDFReader.isNamed(in: bytes) { return try PDFReader.read(bytes) }
    throw .unknownFormat
  }

  private static func readArchive(_ bytes: [UInt8]) throws(DocumentError) -> OfficeDocument {
    let archive: ZipArchive
    do { archive = try ZipArchive(bytes) } catch {
      switch error {
      case .tooLarge: throw .tooLarge(.docx, limit: "zip")
      default: throw .damaged(.docx, while: "zip")
      }
    }
    var document: OfficeDocument
    switch kind(of: archive) {
    case .docx: document = try WordReader.read(archive)
    case .xlsx: document = try WorkbookReader.read(archive)
    default: throw .unknownFormat
    }
    if archive.isRepaired { document.notices.append(.repaired) }
    return document
  }

  /// By the parts that every file of the kind has.
  private static func kind(of archive: ZipArchive) -> DocumentFormat? {
    if archive.entry("word/document.xml") != nil { return .docx }
    if archive.entry("xl/workbook.xml") != nil { return .xlsx }
    // The main part may have any name; its folder tells.
    if archive.entries.contains(where: { $0.name.hasPrefix("word/") }) { return .docx }
    if archive.entries.contains(where: { $0.name.hasPrefix("xl/") }) { return .xlsx }
    return nil
  }
}
