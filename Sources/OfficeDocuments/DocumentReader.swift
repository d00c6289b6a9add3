/// Reads files of office programs. What a file is, its bytes tell, not its name: many a "workbook" that a program exports
/// is a web page or plain text.
package enum DocumentReader {
  /// The document in `bytes`; `name` is the file's name, which decides only between old formats that look alike.
  package static func read(_ bytes: [UInt8], name: String? = nil) throws(DocumentError) -> OfficeDocument {
    if bytes.starts(with: [0x50, 0x4B]) { return try readArchive(bytes) }
    if bytes.starts(with: CompoundFile.signature) { return try readCompound(bytes, name: name) }
    if PDFReader.isNamed(in: bytes) { return try PDFReader.read(bytes) }
    if bytes.starts(with: Array("{\\rtf".utf8)) { throw .oldFormat("rtf") }
    // Workbooks of Excel 2 to 4 are bare records.
    if bytes.first == 9, bytes.count > 8, [0, 2, 4].contains(bytes[1]), bytes[2] <= 8, bytes[3] == 0 {
      throw .oldFormat("xls")
    }
    return try readText(bytes)
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

  private static func readCompound(_ bytes: [UInt8], name: String?) throws(DocumentError) -> OfficeDocument {
    guard let file = CompoundFile(bytes) else { throw .damaged(.xls, while: "compound file") }
    let ending = name?.split(separator: ".").last?.lowercased() ?? ""
    // A newer file with a password is wrapped into an old one.
    if file.contains("EncryptedPackage") { throw .encrypted(ending.hasPrefix("xls") ? .xlsx : .docx) }
    if file.contains("WordDocument") { throw .oldFormat(ending == "wps" ? "wps" : "doc") }
    if let workbook = file.stream("Workbook") ?? file.stream("Book") {
      // The office program of Kingsoft has the same streams, written otherwise in places.
      if ending == "et" { throw .oldFormat("et") }
      return try BinaryWorkbook.read(workbook)
    }
    if ["doc", "wps", "et"].contains(ending) { throw .oldFormat(ending) }
    throw .unknownFormat
  }

  private static func readText(_ bytes: [UInt8]) throws(DocumentError) -> OfficeDocument {
    if isMail(bytes) { return try WebArchive.read(bytes) }
    let page = WebPage.decoded(bytes.prefix(4096)).text
    let head = page.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.lowercased()
    if head.hasPrefix("<") {
      if head.contains("urn:schemas-microsoft-com:office:spreadsheet"),
        head.hasPrefix("<?xml") || head.hasPrefix("<workbook")
      {
        return try XMLWorkbook.read(bytes)
      }
      if head.contains("schemas.microsoft.com/office/word/2003/wordml") { throw .oldFormat("xml") }
      let marks = ["<html", "<!doctype html", "<table", "<body", "<meta", "<div", "<p>", "<p ", "<h1"]
      if marks.contains(where: head.contains) { return try WebPage.read(bytes) }
    }
    guard let encoding = TextDecoder.encoding(of: bytes[...]) else { throw .unknownFormat }
    let text = TextDecoder.repaired(bytes[...], as: encoding)
    guard text.contains(where: { !$0.isWhitespace }) else { throw .empty(.text) }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let blocks = lines.map { DocumentBlock.paragraph(DocumentParagraph(text: String($0))) }
    var document = OfficeDocument(format: .text, pages: [DocumentPage(number: 1, blocks: blocks)])
    if encoding != .utf8 { document.notices.append(.decoded(as: encoding.rawValue)) }
    return document
  }

  /// A message begins with headers, of which one says how it is made.
  private static func isMail(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
    guard head.contains("mime-version:"), head.contains("content-type:") else { return false }
    let first = head.prefix { !$0.isNewline }
    return first.contains(":") && !first.contains("<")
  }
}
