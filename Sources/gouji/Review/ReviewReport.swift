import GoujiAnalysis
import GoujiPublish
import GoujiSyntax

/// A reviewer's report over many files, to be sent to those who wrote them: a table over all, then what is wrong with each.
/// It opens without this program.
struct ReviewReport {
  var drafts: [ReviewedDraft]
  var language: Language

  /// For people to read. A workbook has all findings in one sheet, to be sorted and filtered.
  func document(for format: PublishedFormat) -> PublishedDocument {
    let title = language("审核意见", "Review of disclosures")
    var document = PublishedDocument(
      title: [title],
      contentsTitle: language("目录", "Contents"),
      isLandscape: true
    )
    if format == .xlsx {
      document.blocks = [
        .form(PublishedForm(title: language("总表", "Overview"), table: overview)),
        .form(PublishedForm(title: language("明细", "Findings"), table: findings(of: drafts, namesFiles: true))),
      ]
      return document
    }
    document.blocks = [heading(1, language("总表", "Overview")), .paragraph(PublishedText(summary))]
    document.blocks.append(.form(PublishedForm(table: overview)))
    for (number, draft) in drafts.enumerated() {
      document.blocks.append(heading(number + 2, draft.path))
      document.blocks.append(.paragraph(PublishedText(summary(draft))))
      if !draft.rows.isEmpty {
        document.blocks.append(.form(PublishedForm(table: findings(of: [draft], namesFiles: false))))
      }
    }
    return document
  }

  private func heading(_ ordinal: Int, _ text: String) -> PublishedBlock {
    let marker = language(Marker.written(level: 2, ordinal: ordinal), "\(ordinal). ")
    return .heading(PublishedHeading(level: 2, text: PublishedText(marker + text)))
  }

  // MARK: In words

  private var summary: String {
    let read = drafts.filter { $0.problem == nil }
    let good = read.count { $0.count(.error) + $0.count(.warning) == 0 }
    let unread = drafts.count - read.count
    return language(
      "共\(drafts.count)个文件，\(good)个没有错误和警告，\(read.count - good)个要改"
        + (unread > 0 ? "，\(unread)个读不了" : "") + "。",
      "\(drafts.count) files: \(good) without errors and warnings, \(read.count - good) to be mended"
        + (unread > 0 ? ", \(unread) not readable" : "") + "."
    )
  }

  private func summary(_ draft: ReviewedDraft) -> String {
    if let problem = draft.problem { return problem }
    let counts = Severity.allCases.compactMap { severity -> String? in
      let count = draft.count(severity)
      guard count > 0 else { return nil }
      return language("\(count)个\(severity.name(.zh))", "\(count) × \(severity.name(.en))")
    }
    let found =
      counts.isEmpty
      ? language("没有发现问题", "Nothing found")
      : language("发现" + counts.joined(separator: "、"), "Found: " + counts.joined(separator: ", "))
    let coverage = draft.coverage
    let checked = coverage.confirmed + coverage.contradicted
    return found
      + language(
        "；\(coverage.numbers)个数字中\(checked)个已核对（\(coverage.checkedShare)）。",
        "; \(checked) of \(coverage.numbers) numbers checked (\(coverage.checkedShare))."
      )
  }

  // MARK: Tables

  private var overview: PublishedTable {
    let heads = [
      language("文件", "File"), language("错误", "Errors"), language("警告", "Warnings"), language("其他", "Others"),
      language("数字", "Numbers"), language("已核对", "Checked"), language("核对率", "Share"),
      language("没有读出的表", "Unread forms"),
    ]
    let rows = drafts.map { draft -> [PublishedCell] in
      guard draft.problem == nil else { return row([draft.path, draft.problem ?? ""]) }
      let others = draft.count(.information) + draft.count(.hint)
      let coverage = draft.coverage
      let counts = [
        draft.count(.error), draft.count(.warning), others, coverage.numbers,
        coverage.confirmed + coverage.contradicted,
      ]
      var cells = row([draft.path] + counts.map(String.init) + [coverage.checkedShare, String(draft.unreadForms)])
      cells[6].bar = coverage.checkedPermille
      return cells
    }
    let columns = [PublishedTable.Column.text] + Array(repeating: .figures, count: heads.count - 1)
    return table(heads, rows, columns)
  }

  private func findings(of drafts: [ReviewedDraft], namesFiles: Bool) -> PublishedTable {
    let heads =
      (namesFiles ? [language("文件", "File")] : []) + [
        language("位置", "Place"), language("级别", "Severity"), language("规则", "Rule"), language("原文", "Text"),
        language("问题", "Finding"), language("改法", "Correction"),
      ]
    var rows: [[PublishedCell]] = []
    for draft in drafts {
      if let problem = draft.problem, namesFiles { rows.append(row([draft.path, "", "", "", "", problem])) }
      for found in draft.rows {
        let texts = [found.place, found.severity.name(language), found.rule, "", found.message, found.correction]
        var cells = row((namesFiles ? [draft.path] : []) + texts)
        cells[namesFiles ? 4 : 3].text = found.excerpt
        rows.append(cells)
      }
    }
    return table(heads, rows, Array(repeating: .text, count: heads.count))
  }

  private func row(_ texts: [String]) -> [PublishedCell] {
    texts.enumerated().map { column, text in
      let number = column > 0 ? PublishedNumber(text) : nil
      let role = column == 0 ? PublishedCell.Role.rowHead : number == nil ? .text : .figure
      return PublishedCell(row: 0, column: column, role: role, text: PublishedText(text), number: number)
    }
  }

  private func table(
    _ heads: [String],
    _ rows: [[PublishedCell]],
    _ columns: [PublishedTable.Column]
  ) -> PublishedTable {
    let head = heads.enumerated().map {
      PublishedCell(row: 0, column: $0, role: .columnHead, text: PublishedText($1))
    }
    let body = rows.enumerated().flatMap { index, cells -> [PublishedCell] in
      // A row that says less goes on to the right edge.
      cells.enumerated().map { place, cell in
        var cell = cell
        cell.row = index + 1
        if place == cells.count - 1 { cell.columnSpan = heads.count - cell.column }
        return cell
      }
    }
    return PublishedTable(rowCount: rows.count + 1, headRowCount: 1, columns: columns, cells: head + body)
  }
}
