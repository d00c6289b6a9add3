package import GoujiSyntax
package import OfficeDocuments

/// A file that holds accounts, of whatever kind.
package enum SourceFile: Sendable {
  case text(String, encoding: TextEncoding)
  case document(OfficeDocument)

  /// A text that has been decoded already.
  package static func plain(_ text: String) -> SourceFile { .text(text, encoding: .utf8) }

  /// Larger files are refused before they are read.
  package static let largest = 500_000_000

  /// What the bytes hold. What a file is, its bytes tell; its name only where they do not.
  package static func read(_ bytes: [UInt8], name: String = "") -> Result<SourceFile, SourceProblem> {
    guard !bytes.isEmpty else { return .failure(.empty) }
    guard bytes.count <= largest else { return .failure(.tooLarge) }
    if isDocument(bytes, name) {
      do throws(DocumentError) {
        let document = try open(bytes, name)
        if document.format != .text {
          return document.isBlank ? .failure(blank(document)) : .success(.document(document))
        }
      } catch {
        // A page without its marks, saved under such a name, is a text.
        guard error == .unknownFormat, TextDecoder.encoding(of: bytes[...]) != nil else {
          return .failure(.document(error))
        }
      }
    }
    guard let encoding = TextDecoder.encoding(of: bytes[...]),
      let text = try? TextDecoder.decode(bytes[...], as: encoding)
    else {
      return .failure(bytes.contains(0) ? .binary : .notUTF8(offset: DraftImporter.firstBadOffset(bytes)))
    }
    return DraftImporter.isBlank(text) ? .failure(.empty) : .success(.text(text, encoding: encoding))
  }

  private static func open(_ bytes: [UInt8], _ name: String) throws(DocumentError) -> OfficeDocument {
    if isPDF(bytes) { return try PDFReader.read(bytes) }
    return try DocumentReader.read(bytes, name: name)
  }

  private static func isPDF(_ bytes: [UInt8]) -> Bool {
    // Mailers and scanners put lines of their own in front.
    let head = bytes.prefix(1024)
    return head.indices.contains { head[$0] == 0x25 && head[$0...].starts(with: [0x25, 0x50, 0x44, 0x46, 0x2D]) }
  }

  private static let names = [
    ".html", ".htm", ".mht", ".mhtml", ".doc", ".wps", ".et", ".xls", ".docx", ".xlsx", ".pdf",
  ]

  private static func isDocument(_ bytes: [UInt8], _ name: String) -> Bool {
    if isPDF(bytes) || bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return true
    }
    let lower = name.lowercased()
    return names.contains { lower.hasSuffix($0) }
  }

  private static func blank(_ document: OfficeDocument) -> SourceProblem {
    let pictures = document.notices.count { if case .imagePage = $0 { true } else { false } }
    return pictures > 0 ? .scanned(pages: pictures) : .document(.empty(document.format))
  }
}

extension SourceFile {
  /// A page or sheet, 1-based, as people name it; nil for a file that has none, and for a text.
  package func name(ofPage page: Int, _ language: Language) -> String? {
    guard case .document(let document) = self else { return nil }
    return switch document.format {
    case .pdf: language("第\(page)页", "page \(page)")
    case .xlsx, .xls: language("第\(page)张工作表", "sheet \(page)")
    case .docx, .html, .mht, .text: nil
    }
  }

  /// What the reader of the file met that a person should know of.
  package var notices: [DocumentNotice] {
    if case .document(let document) = self { document.notices } else { [] }
  }
}

extension OfficeDocument {
  /// Whether there is nothing in it to read.
  fileprivate var isBlank: Bool {
    pages.allSatisfy { page in
      page.runs.allSatisfy { $0.text.allSatisfy(\.isWhitespace) }
        && page.tables.allSatisfy { $0.cells.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }
        && page.blocks.allSatisfy { block in
          switch block {
          case .paragraph(let paragraph): paragraph.text.allSatisfy(\.isWhitespace)
          case .table(let table): table.cells.allSatisfy { $0.text.allSatisfy(\.isWhitespace) }
          }
        }
    }
  }
}
