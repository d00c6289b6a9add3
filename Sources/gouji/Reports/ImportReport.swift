import GoujiImport
import GoujiSyntax

/// What an import did, for the person who asked for it.
enum ImportReport {
  static func text(_ summary: ImportSummary, of file: SourceFile, _ name: String, _ language: Language) -> String {
    var lines = [
      language(
        "已导入 \(name)：\(summary.parts.count) 个部分、\(summary.tableCount) 张表、\(summary.figures) 个数字。",
        "\(name): \(summary.parts.count) parts, \(summary.tableCount) tables, \(summary.figures) numbers."
      )
    ]
    if !summary.headerFields.isEmpty {
      lines.append(language("文件头：", "header: ") + summary.headerFields.joined(separator: language("；", "; ")))
    }
    for table in summary.tables {
      let title = table.title.isEmpty ? language("（没有表名）", "(without a title)") : table.title
      lines.append("  \(title)" + (table.count > 1 ? " × \(table.count)" : ""))
    }
    if summary.tableCount == 0 {
      lines.append(language("没有找到表格：请确认原文里有表，且不是图片。", "no table found: make sure they are not pictures."))
    }
    if !summary.dropped.isEmpty {
      let counts = ImportSummary.Remark.Reason.allCases.compactMap { reason -> String? in
        let count = summary.dropped.reduce(0) { $0 + ($1.reason == reason ? 1 : 0) }
        return count > 0 ? language("\(reason.rawValue) \(count) 处", "\(english(reason)) \(count)") : nil
      }
      lines.append(language("略去：", "left out: ") + counts.joined(separator: language("、", ", ")))
    }
    for remark in summary.unplaced {
      let reason = language(remark.reason.rawValue, english(remark.reason))
      let place =
        if let page = remark.page {
          file.name(ofPage: page, language).map { $0 + language("：", ": ") } ?? ""
        } else {
          language("第 \(remark.line + 1) 行：", "line \(remark.line + 1): ")
        }
      lines.append(place + reason + language("：", ": ") + remark.text)
    }
    lines += file.notices.map { $0.advice(language) }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func english(_ reason: ImportSummary.Remark.Reason) -> String {
    switch reason {
    case .pageNumber: "page numbers"
    case .pageFurniture: "lines repeated on every page"
    case .repeatedHeader: "table heads repeated on a new page"
    case .markup: "marks of web pages or typesetting"
    case .tableRule: "rules of tables"
    case .untitledTable: "a table without a title"
    case .missingTable: "a title without its table"
    case .traditional: "traditional characters turned into simplified ones"
    case .contradiction: "stated differently, not put into the header"
    case .uncertainColumns: "rows whose figures fit no columns, marked 存疑 and not checked; compare with the original"
    case .unreadTable: "a table whose columns could not be told: one row a line, marked 存疑; compare with the original"
    case .cutNumber: "numbers of a table that were cut in two, joined; compare with the original"
    }
  }
}
