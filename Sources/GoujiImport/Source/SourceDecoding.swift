import OfficeDocuments

/// Why bytes cannot be read as published text. Each says what the file is and how text is got from it.
package enum SourceProblem: Error, Hashable, Sendable {
  case empty
  case binary
  case pdf
  /// A .docx or .xlsx file (a zip archive).
  case officeDocument
  /// A .doc or .xls file of Word 97 to 2003.
  case legacyDocument
  /// Not UTF-8, but every character is one of GBK.
  case likelyGBK
  case utf16
  /// The byte offset of the first byte that is not UTF-8.
  case notUTF8(offset: Int)
  /// The byte offset of the first byte that is not a character of the encoding that was asked for.
  case notInEncoding(SourceEncoding, offset: Int)

  /// In the words of the people who will read it.
  package var message: String {
    switch self {
    case .empty: "文件是空的，没有可以导入的文字。"
    case .binary: "这是二进制文件，不是文本。请在原来的软件里打开它，另存为纯文本（UTF-8）后再导入。"
    case .pdf: "这是 PDF 文件本身。请先用 pdftotext -layout 文件.pdf 文件.txt 取出文字，再导入得到的 .txt；扫描件要先做文字识别。"
    case .officeDocument:
      "这是 Word 或 Excel 文件本身（.docx、.xlsx）。请在 Word 或 WPS 里另存为纯文本（编码选 UTF-8）；Excel 表格可以选中后直接复制粘贴。"
    case .legacyDocument: "这是旧版 Word 或 Excel 文件本身（.doc、.xls）。请在 Word 或 WPS 里另存为纯文本（编码选 UTF-8）后再导入。"
    case .likelyGBK: "这个文件像是 GBK 编码（记事本的 ANSI），不是 UTF-8。请加上 --from gbk 再导入一次，或者另存为 UTF-8。"
    case .utf16: "这个文件是 UTF-16 编码（记事本的 Unicode）。请加上 --from utf16 再导入一次，或者另存为 UTF-8。"
    case .notUTF8(let offset): "第 \(offset + 1) 个字节起不是 UTF-8 编码的文字。请在记事本里打开，另存为 UTF-8 后再导入。"
    case .notInEncoding(let encoding, let offset): "第 \(offset + 1) 个字节起不是 \(encoding.title) 编码的文字，请检查 --from 后面的编码。"
    }
  }
}

/// The encodings that published text comes in. Anything but UTF-8 has to be asked for.
package enum SourceEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8
  case gbk
  case utf16

  package var title: String {
    switch self {
    case .utf8: "UTF-8"
    case .gbk: "GBK"
    case .utf16: "UTF-16"
    }
  }
}

extension DraftImporter {
  /// The text in `bytes`. With no encoding given only UTF-8 is read; what else it seems to be is said in the problem.
  package static func decode(_ bytes: [UInt8], from encoding: SourceEncoding? = nil) -> Result<String, SourceProblem> {
    guard !bytes.isEmpty else { return .failure(.empty) }
    if let problem = knownFormat(bytes) { return .failure(problem) }
    switch encoding {
    case .gbk: return converted(bytes, from: .gbk)
    case .utf16: return converted(bytes, from: .utf16)
    case .utf8, nil: return utf8(bytes)
    }
  }

  private static func utf8(_ bytes: [UInt8]) -> Result<String, SourceProblem> {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .failure(.utf16) }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let text = String(validating: bytes[start...], as: UTF8.self) else {
      if bytes.contains(0) { return .failure(.binary) }
      if case .success = converted(bytes, from: .gbk) { return .failure(.likelyGBK) }
      return .failure(.notUTF8(offset: firstBadOffset(bytes)))
    }
    if bytes.contains(0) { return .failure(.binary) }
    return text.unicodeScalars.allSatisfy({ $0.isBlank || $0.isInvisible || $0 == "\n" || $0 == "\r" || $0 == "\u{0C}" }
    )
      ? .failure(.empty) : .success(text)
  }

  /// Files that are told by their first bytes.
  private static func knownFormat(_ bytes: [UInt8]) -> SourceProblem? {
    let head = bytes.prefix(8)
    if head.starts(with: Array("%PDF-".utf8)) { return .pdf }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .officeDocument }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .legacyDocument }
    return nil
  }

  private static func firstBadOffset(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: return min(offset, bytes.count)
      }
    }
  }

  private static func converted(_ bytes: [UInt8], from encoding: SourceEncoding) -> Result<String, SourceProblem> {
    let decoder: TextEncoding =
      switch encoding {
      case .utf8: .utf8
      case .gbk: .gb18030
      case .utf16: bytes.starts(with: [0xFE, 0xFF]) ? .utf16BigEndian : .utf16LittleEndian
      }
    do throws(TextDecoder.Failure) {
      return .success(try TextDecoder.decode(bytes[...], as: decoder))
    } catch {
      return .failure(.notInEncoding(encoding, offset: error.offset))
    }
  }
}
