package import OfficeDocuments

/// Why bytes cannot be read as published text. Each says what the file is and how text is got from it.
package enum SourceProblem: Error, Hashable, Sendable {
  case empty
  case binary
  /// More bytes than are ever read.
  case tooLarge
  /// A draft that is to be changed must be UTF-8; what it is.
  case encoded(String)
  /// Every page with anything on it is a picture; how many there are.
  case scanned(pages: Int)
  /// A file of an office program that cannot be read.
  case document(DocumentError)
  /// The byte offset of the first byte that is not UTF-8.
  case notUTF8(offset: Int)
  /// The byte offset of the first byte that is not a character of the encoding that was asked for.
  case notInEncoding(SourceEncoding, offset: Int)

  /// In the words of the people who will read it.
  package var message: String {
    switch self {
    case .empty: "文件是空的，没有可以导入的文字。"
    case .binary: "这是二进制文件，不是文本。请在原来的软件里打开它，另存为纯文本（UTF-8）后再导入。"
    case .tooLarge: "文件超过 500 MB，不读。请只保留要核对的部分，另存后再试。"
    case .encoded(let name): "不是 UTF-8 编码（是 \(name)）。请在编辑器里另存为 UTF-8。"
    case .scanned(let pages): "里面是图片（\(pages) 页），没有文字。请先做文字识别（OCR），或向原单位要可以选中文字的 PDF。"
    case .document(let error): error.advice
    case .notUTF8(let offset): "第 \(offset + 1) 个字节起不是 UTF-8 编码的文字。请在记事本里打开，另存为 UTF-8 后再导入。"
    case .notInEncoding(let encoding, let offset): "第 \(offset + 1) 个字节起不是 \(encoding.title) 编码的文字，请检查 --from 后面的编码。"
    }
  }
}

/// The encodings that published text comes in, where somebody says which.
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
  /// The text in `bytes`. With no encoding given it is the one that the bytes tell.
  package static func decode(_ bytes: [UInt8], from encoding: SourceEncoding? = nil) -> Result<String, SourceProblem> {
    guard !bytes.isEmpty else { return .failure(.empty) }
    switch encoding {
    case .gbk: return converted(bytes, from: .gbk)
    case .utf16: return converted(bytes, from: .utf16)
    case .utf8: return utf8(bytes)
    case nil:
      guard let found = TextDecoder.encoding(of: bytes[...]), let text = try? TextDecoder.decode(bytes[...], as: found)
      else { return utf8(bytes) }
      return isBlank(text) ? .failure(.empty) : .success(text)
    }
  }

  private static func utf8(_ bytes: [UInt8]) -> Result<String, SourceProblem> {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let text = String(validating: bytes[start...], as: UTF8.self) else {
      return .failure(bytes.contains(0) ? .binary : .notUTF8(offset: firstBadOffset(bytes)))
    }
    if bytes.contains(0) { return .failure(.binary) }
    return isBlank(text) ? .failure(.empty) : .success(text)
  }

  static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.isBlank || $0.isInvisible || $0 == "\n" || $0 == "\r" || $0 == "\u{0C}" }
  }

  static func firstBadOffset(_ bytes: [UInt8]) -> Int {
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
