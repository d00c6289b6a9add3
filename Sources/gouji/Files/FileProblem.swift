import GoujiImport
import GoujiSyntax
import GoujiSystem

/// Why a path gives no draft.
enum FileProblem: Error, Hashable, Sendable {
  case directoryWithoutDrafts
  case unreadable(SystemError)
  case unwritable(SystemError)
  /// Bytes that are no UTF-8 text.
  case notText(SourceProblem)

  /// What is wrong and what to do, for `path`.
  func message(_ path: String, _ language: Language) -> String {
    switch self {
    case .unreadable(.notFound):
      language("找不到文件“\(path)”。请检查路径和文件名。", "no such file: \(path)")
    case .directoryWithoutDrafts:
      language("文件夹“\(path)”里没有 .gouji 草稿。", "no .gouji drafts in folder \(path)")
    case .unreadable(let problem):
      language("无法读取“\(path)”：\(Self.reason(problem, .zh))。", "cannot read \(path): \(Self.reason(problem, .en))")
    case .unwritable(let problem):
      language("无法写入“\(path)”：\(Self.reason(problem, .zh))。", "cannot write \(path): \(Self.reason(problem, .en))")
    case .notText(let problem):
      language("“\(path)”\(Self.chinese(problem))", "\(path) \(Self.english(problem))")
    }
  }

  private static func reason(_ problem: SystemError, _ language: Language) -> String {
    switch problem {
    case .notFound: language("文件不在了", "it is gone")
    case .exists: language("已有这个文件", "it exists")
    case .notPermitted: language("没有权限", "permission denied")
    case .isFolder: language("这是一个文件夹", "it is a folder")
    case .notAFolder: language("路径的中间一段不是文件夹", "a part of the path is not a folder")
    case .diskFull: language("磁盘已满", "the disk is full")
    case .readOnly: language("磁盘是只读的", "the disk is read only")
    case .linkLoop: language("符号链接绕成了圈", "symbolic links form a loop")
    case .nameTooLong: language("文件名太长", "the name is too long")
    case .closedPipe: language("接收的一端已经关闭", "nobody reads it any longer")
    case .tooLarge: language("文件太大，达到 500 MB", "it is too large, 500 MB or more")
    case .other(let words): words
    }
  }

  private static func chinese(_ problem: SourceProblem) -> String {
    switch problem {
    case .empty: "是空的。"
    case .binary: "是二进制文件，不是文本。"
    case .pdf: "是 PDF 文件本身。请先用 pdftotext -layout 取出文字，再用 gouji import 转成草稿。"
    case .officeDocument: "是 Word 或 Excel 文件本身（.docx、.xlsx）。请另存为纯文本（UTF-8），再用 gouji import 转成草稿。"
    case .legacyDocument: "是旧版 Word 或 Excel 文件本身（.doc、.xls）。请另存为纯文本（UTF-8），再用 gouji import 转成草稿。"
    case .likelyGBK:
      "不是 UTF-8 编码，像是 GBK（记事本的 ANSI）。请在编辑器里另存为 UTF-8，或用 gouji import --from gbk 转成草稿。"
    case .utf16:
      "是 UTF-16 编码（记事本的 Unicode），不是 UTF-8。请在编辑器里另存为 UTF-8，或用 gouji import --from utf16 转成草稿。"
    case .notUTF8(let offset): "第 \(offset + 1) 个字节起不是 UTF-8 编码的文字。请在编辑器里另存为 UTF-8。"
    case .notInEncoding(let encoding, let offset):
      "第 \(offset + 1) 个字节起不是 \(encoding.title) 编码的文字，请检查 --from 后面的编码。"
    }
  }

  private static func english(_ problem: SourceProblem) -> String {
    switch problem {
    case .empty: "is empty"
    case .binary: "is a binary file, not text"
    case .pdf: "is a PDF file; get its text with pdftotext -layout, then use gouji import"
    case .officeDocument: "is a Word or Excel file; save it as plain text (UTF-8), then use gouji import"
    case .legacyDocument: "is an old Word or Excel file; save it as plain text (UTF-8), then use gouji import"
    case .likelyGBK: "is not UTF-8 but most likely GBK; save it as UTF-8, or use gouji import --from gbk"
    case .utf16: "is UTF-16, not UTF-8; save it as UTF-8, or use gouji import --from utf16"
    case .notUTF8(let offset): "is not UTF-8 from byte \(offset + 1) on; save it as UTF-8"
    case .notInEncoding(let encoding, let offset): "is not \(encoding.title) from byte \(offset + 1) on"
    }
  }
}
