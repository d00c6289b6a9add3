import GoujiCatalog
import GoujiFacts
import GoujiSyntax

extension Analysis {
  /// Terms of the glossary, and those that the draft explains itself, by the run of characters before the caret.
  func terms(_ line: WrittenLine) -> [Proposal] {
    let before = line.before
    let start = before.scalars.lastIndex { !isWord($0) }.map { $0 + 1 } ?? 0
    for from in start..<max(before.count, start) where before.count - from <= 12 && before.count - from >= 2 {
      // Initials are typed for the whole name, not behind other letters.
      if from > start, before.scalars[from] < 0x80, before.scalars[from - 1] < 0x80 { continue }
      let typed = line.typed(text, from: from)
      let found = book.glossary.completions(for: before.string(from..<before.count), book.pinyin)
      let own = termEntries.filter { $0.term == nil }.map { text[$0.name] }.filter {
        typed.filter(for: $0, book) != nil
      }
      if found.isEmpty, own.isEmpty { continue }
      let terms = found.prefix(50).map { book.glossary.terms[$0] }
      return own.map { name in
        Proposal(
          kind: .term,
          label: name,
          detail: "本文稿的名词解释",
          filter: typed.filter(for: name, book) ?? typed.text,
          edit: TextEdit(range: typed.range, newText: name)
        )
      }
        + terms.map { term in
          Proposal(
            kind: .term,
            label: term.name,
            detail: term.source,
            documentation: term.explanation,
            filter: typed.filter(for: term.name, book) ?? typed.text,
            edit: TextEdit(range: typed.range, newText: term.name)
          )
        }
    }
    return []
  }

  private func isWord(_ scalar: UInt16) -> Bool {
    isIdeograph(scalar) || (scalar >= 0x61 && scalar <= 0x7A) || (scalar >= 0x41 && scalar <= 0x5A)
  }

  /// Whole entries for the part that explains terms: what is missing there first, numbered as the entries above are.
  func termEntryProposals(_ line: WrittenLine) -> [Proposal] {
    if let explanation = explanation(line) { return [explanation] }
    let entries = termEntries
    let explained = Set(entries.compactMap(\.term))
    let used = state.usedTerms
    let open = book.glossary.terms.indices.filter { !explained.contains($0) }
    let missing = open.filter { used.contains($0) && book.glossary.terms[$0].mustBeExplained }
    let rest = open.filter { !missing.contains($0) }
    let number = line.marker == nil ? nextNumber(entries, before: line.range.lowerBound) : ""
    let typed = line.typedBehindMarker(text)
    return (missing + (typed.isEmpty ? rest.filter(used.contains) : rest)).compactMap { index in
      let term = book.glossary.terms[index]
      let names = [term.name] + term.aliases
      guard let filter = names.lazy.compactMap({ typed.filter(for: $0, book) }).first else { return nil }
      return Proposal(
        kind: .term,
        label: "\(number)\(term.name)",
        detail: used.contains(index) ? "文中用到，还没有解释" : "名词解释",
        documentation: "\(term.explanation)\n\n依据：\(term.source)",
        filter: filter,
        edit: TextEdit(range: typed.range, newText: "\(number)\(term.name)：指\(term.explanation)")
      )
    }
  }

  /// What explains the name that stands in front of a colon at the end of the line.
  private func explanation(_ line: WrittenLine) -> Proposal? {
    guard line.before.scalars.last == 0x3A, line.before.count > line.markerLength else { return nil }
    let name = Array(line.before.scalars[line.markerLength...].dropLast().filter { $0 != 0x2A })
    let text: String
    if let index = book.glossary.term(named: name) {
      text = "指\(book.glossary.terms[index].explanation)"
    } else if let code = book.functional.chains(in: name).last?.code, let entry = book.functional[code],
      let note = book.notes.note(on: entry)
    {
      text = "反映\(note)"
    } else {
      return nil
    }
    return Proposal(
      kind: .term,
      label: text,
      detail: "通常的解释",
      filter: text,
      edit: TextEdit(range: line.offset..<line.offset, newText: text)
    )
  }

  /// The number behind that of the last entry above an offset, written as that one is; nothing if it has none.
  private func nextNumber(_ entries: [TermEntry], before offset: Int) -> String {
    guard let last = entries.last(where: { $0.name.lowerBound < offset }) else {
      return Marker.written(level: 2, ordinal: 1)
    }
    return last.marker.map { Marker.renumbered(text[$0.range], to: $0.ordinal + 1) } ?? ""
  }
}
