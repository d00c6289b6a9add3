/// The lines above a table, as they come.
struct FormHead {
  struct Line {
    var text: PublishedText
    /// Where the line has a number among the headings.
    var heading: PublishedHeading?
    /// `公开03表`
    var number: String?
  }

  struct Field {
    var text: String
    var isDepartment: Bool
  }

  var lines: [Line] = []
  var year: String?
  var fields: [Field] = []

  var isEmpty: Bool { lines.isEmpty && year == nil && fields.isEmpty }

  func form(_ table: PublishedTable) -> PublishedForm {
    var form = PublishedForm(table: table)
    var titles: [String] = []
    for line in lines {
      if let number = line.number, form.number == nil { form.number = number }
      if let heading = line.heading {
        form.heading = heading
      } else {
        titles.append(title(line))
      }
    }
    form.title = titles.filter { !$0.isEmpty }.joined(separator: " ")
    form.details = details
    return form
  }

  /// The text without the form's number in front or behind.
  private func title(_ line: Line) -> String {
    var text = line.text.plain
    guard let number = line.number else { return text }
    for form in [number, "（\(number)）", "(\(number))"] where text.hasPrefix(form) { text.removeFirst(form.count) }
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    return text
  }

  /// The department on the left, the unit on the right, the year between.
  private var details: PublishedForm.Details {
    var details = PublishedForm.Details(middle: year ?? "")
    let own = fields.filter(\.isDepartment).map(\.text)
    let others = fields.filter { !$0.isDepartment }.map(\.text)
    details.left = own.joined(separator: "　")
    details.right = others.last ?? ""
    let rest = others.dropLast()
    if details.left.isEmpty {
      details.left = rest.joined(separator: "　")
    } else {
      details.middle = ([details.middle] + rest).filter { !$0.isEmpty }.joined(separator: "　")
    }
    return details
  }
}

extension PublishedTable {
  /// The rest of a form that was cut in two: its head is not repeated.
  mutating func append(_ rest: PublishedTable) {
    let offset = rowCount - rest.headRowCount
    cells += rest.cells.filter { $0.row >= rest.headRowCount }.map { cell in
      var cell = cell
      cell.row += offset
      return cell
    }
    rowCount += rest.rowCount - rest.headRowCount
    for index in columns.indices where columns[index] == .text && rest.columns[index] != .text {
      columns[index] = rest.columns[index]
    }
  }
}
