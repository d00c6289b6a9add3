import GoujiCatalog
import GoujiFacts
import GoujiSyntax

extension Analysis {
  /// Captions of the public forms, those first that the draft has not got; and the same with the empty form below it.
  func forms(_ line: WrittenLine) -> [Proposal] {
    guard line.marker == nil, !isInHeader(line) else { return [] }
    let typed = line.typed(text)
    let present = Set(reading.blocks.compactMap { $0.table?.form })
    var ids: [String] = []
    for form in book.forms.forms where form.isNumbered && !ids.contains(form.id) { ids.append(form.id) }
    let missing = ids.filter { !present.contains($0) }
    var proposals: [Proposal] = []
    for id in missing + ids.filter(present.contains) {
      guard let title = book.forms.title(id: id) else { continue }
      let caption = "\(id)表 \(title)"
      guard let filter = typed.filter(for: caption, book) ?? typed.filter(for: title, book) else { continue }
      let detail = present.contains(id) ? "文稿里已有" : "文稿里还没有"
      proposals.append(
        Proposal(
          kind: .form,
          label: caption,
          detail: detail,
          filter: filter,
          edit: TextEdit(range: typed.range, newText: caption)
        )
      )
      let empty = EmptyForm(book.forms.sample(id: id), caption: caption)
      guard !empty.text.isEmpty else { continue }
      proposals.append(
        Proposal(
          kind: .form,
          label: caption + "（连同空表）",
          detail: detail,
          documentation: "写入表名、表头和空行，逐格填数。",
          filter: filter,
          edit: TextEdit(range: typed.range, newText: empty.text),
          snippet: empty.snippet
        )
      )
    }
    return proposals
  }
}

/// A form without figures: as text, and as a snippet that goes from cell to cell.
struct EmptyForm {
  private(set) var text = ""
  private(set) var snippet = ""
  private static let place: Character = "$"

  /// - Parameter rows: with bars; a cell `$` is to be filled in.
  init(_ rows: [String], caption: String) {
    guard !rows.isEmpty else { return }
    let laidOut = Formatter.formatted(rows.joined(separator: "\n"))
    text = caption + "\n"
    snippet = caption + "\n"
    var number = 0
    for character in laidOut {
      if character == Self.place {
        number += 1
        text.append(" ")
        // The blank keeps the cell as wide as it was laid out.
        snippet += "${\(number)} "
      } else {
        text.append(character)
        if character == "\\" || character == "}" { snippet.append("\\") }
        snippet.append(character)
      }
    }
  }
}
