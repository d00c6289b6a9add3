import GoujiImport
import GoujiSyntax
import GoujiSystem
import OfficeDocuments

/// Why a path gives no draft.
enum FileProblem: Error, Hashable, Sendable {
  case directoryWithoutDrafts
  case unreadable(SystemError)
  case unwritable(SystemError)
  /// Bytes that are no UTF-8 text.
  case notText(SourceProblem)
  /// A file that is checked and imported, but is no draft: nothing can be changed in it.
  case noDraft

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
    case .noDraft:
      language(
        "“\(path)”不是草稿，不能在里面改。请先用 gouji import 转成草稿。",
        "\(path) is no draft and cannot be changed; turn it into one with gouji import"
      )
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
    case .tooLarge: "超过 500 MB，不读。请只保留要核对的部分，另存后再试。"
    case .encoded(let name): "不是 UTF-8 编码（是 \(name)）。请在编辑器里另存为 UTF-8。"
    case .scanned(let pages): "里面是图片（\(pages) 页），没有文字。请先做文字识别（OCR），或向原单位要可以选中文字的 PDF。"
    case .document(let error): "：" + error.advice
    case .notUTF8(let offset): "第 \(offset + 1) 个字节起不是 UTF-8 编码的文字。请在编辑器里另存为 UTF-8。"
    case .notInEncoding(let encoding, let offset):
      "第 \(offset + 1) 个字节起不是 \(encoding.title) 编码的文字，请检查 --from 后面的编码。"
    }
  }

  private static func english(_ problem: SourceProblem) -> String {
    switch problem {
    case .empty: "is empty"
    case .binary: "is a binary file, not text"
    case .tooLarge: "is larger than 500 MB and is not read; keep only what is to be checked"
    case .encoded(let name): "is \(name), not UTF-8; save it as UTF-8"
    case .scanned(let pages): "holds pictures (\(pages) pages) and no text; run text recognition (OCR) first"
    case .document(let error): english(error)
    case .notUTF8(let offset): "is not UTF-8 from byte \(offset + 1) on; save it as UTF-8"
    case .notInEncoding(let encoding, let offset): "is not \(encoding.title) from byte \(offset + 1) on"
    }
  }

  private static func english(_ error: DocumentError) -> String {
    switch error {
    case .damaged(let format, let place):
      "is a damaged or incomplete \(format.rawValue) file (\(place)); get it again or save it anew"
    case .encrypted(let format): "is a \(format.rawValue) file with a password; remove the password and save it again"
    case .empty(let format): "is a \(format.rawValue) file without text"
    case .tooLarge(let format, let limit): "is too large a \(format.rawValue) file to be read (\(limit))"
    case .oldFormat(let name): "is of an old format (\(name)); save it as .docx or .xlsx"
    case .unknownFormat: "is no file that is known; save it as PDF, .docx, .xlsx or plain text"
    }
  }
}
