package import GoujiSyntax
package import OfficeDocuments

extension DocumentError {
  /// What is wrong with the file and what to do, in the words of the people who will read it.
  package var advice: String {
    switch self {
    case .damaged(let format, _): "这个 \(format.title)文件不完整或已损坏。请重新下载，或在原来的软件里打开后另存一份。"
    case .encrypted(let format): "这个 \(format.title)文件有打开密码。请在原来的软件里去掉密码，另存后再试。"
    case .empty(let format): "这个 \(format.title)文件里没有文字。"
    case .tooLarge(let format, _): "这个 \(format.title)文件太大，或页数、层次太多，不读。请只保留要核对的部分，另存后再试。"
    case .oldFormat(let name): "这是旧格式（\(name)）的文件。请在 WPS 或 Word、Excel 里另存为 .docx 或 .xlsx 后再试。"
    case .unknownFormat: "认不出这是什么文件。请另存为 PDF、Word（.docx）、Excel（.xlsx）或纯文本后再试。"
    }
  }
}

extension DocumentFormat {
  /// As people call it.
  package var title: String {
    switch self {
    case .pdf: "PDF "
    case .docx: "Word "
    case .xlsx, .xls: "Excel "
    case .html, .mht: "网页"
    case .text: "文本"
    }
  }
}

extension DocumentNotice {
  /// What a person should know of the file, in their words.
  package func advice(_ language: Language) -> String {
    switch self {
    case .imagePage(let page):
      language("第 \(page) 页是图片，没有文字，没有读出", "page \(page) is a picture without text; nothing of it was read")
    case .unmappedCharacters(let page, let count):
      language(
        "第 \(page) 页有 \(count) 个字的字体没有说明是什么字，写作“\u{FFFD}”，请对照原文",
        "the fonts of page \(page) do not say what \(count) characters are; they are written “\u{FFFD}”; compare with the original"
      )
    case .incompletePage(let page):
      language("第 \(page) 页有一部分读不出，请对照原文", "a part of page \(page) could not be read; compare with the original")
    case .repaired:
      language(
        "文件有损坏，已尽量修复，请对照原文",
        "the file is damaged and was repaired as far as possible; compare with the original"
      )
    case .trackedChanges(let insertions, let deletions):
      language(
        "文件里有未接受的修订（插入 \(insertions) 处、删除 \(deletions) 处），已按接受处理",
        "tracked changes (\(insertions) insertions, \(deletions) deletions) were taken as accepted"
      )
    case .decoded(let encoding): language("文件的编码是 \(encoding)，已转换", "the file is encoded in \(encoding)")
    case .hiddenSheet(let name): language("隐藏的工作表“\(name)”也读了", "the hidden sheet “\(name)” was read, too")
    }
  }
}
