import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Writes a whole draft around its forms: the parts and sections of the genre in order, every sentence that the figures
/// allow, and a word that says so where somebody has to write.
package struct DraftComposer {
  private let forms: Analysis
  private let lastYear: Analysis?
  private let composer: SentenceComposer
  private var book: Book { forms.book }
  private var words: PublishingBook { forms.book.publishing }

  /// - Parameters:
  ///   - forms: a draft that has header fields and forms; what else it has is left out.
  ///   - lastYear: the draft of the year before, for what is no figure.
  /// - Returns: nil if no form is known.
  package static func draft(around forms: Analysis, lastYear: Analysis?) -> String? {
    guard forms.reading.blocks.contains(where: { $0.table != nil }) else { return nil }
    let composer = DraftComposer(forms: forms, lastYear: lastYear, composer: SentenceComposer(forms, without: nil))
    let open = composer.written(terms: [])
    // Which terms there are to explain, only the text tells.
    let used = Analysis(SourceText(open), forms.environment).state.usedTerms.sorted()
    let glossary = composer.book.glossary.terms
    return Formatter.formatted(composer.written(terms: used.map { glossary[$0] }.filter(\.mustBeExplained)))
  }

  private func written(terms: [GlossaryTerm]) -> String {
    let header = forms.reading.header
    var lines = header.fields.map { "\($0.key)：\($0.value)" } + [""]
    let year = header.year.map { "\($0)\(HeaderKey.year.name)" } ?? ""
    lines.append(year + (header.department ?? "") + (header.report ?? ""))
    var ordinal = 0
    for part in book.genre.children(of: nil) {
      guard let body = body(ofPart: part, terms) else { continue }
      ordinal += 1
      lines += ["", Marker.written(level: 1, ordinal: ordinal) + title(part)] + body
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func title(_ entry: Int) -> String {
    let entry = book.genre.entries[entry]
    return forms.reading.header.year.map(entry.title) ?? entry.plainTitle
  }

  /// Nil for a part that there is nothing to write in.
  private func body(ofPart part: Int, _ terms: [GlossaryTerm]) -> [String]? {
    switch book.kind.role(heading: FoldedText(book.genre.entries[part].plainTitle)) {
    case .tables?: return formLines
    case .narrative?: return sections(of: part, level: 2) { sentences(of: $0) }
    case .overview?: return sections(of: part, level: 2) { carriedOver($0) ?? [words.placeholder(.text)] }
    case .terms?:
      return terms.enumerated().map { number, term in
        "\(Marker.written(level: 2, ordinal: number + 1))\(term.name)：指\(term.explanation)"
      }
    case .preface?, .attachments?, nil: return nil
    }
  }

  // MARK: Sections

  private func sections(of parent: Int, level: Int, _ text: (Int) -> [String]) -> [String] {
    var lines: [String] = []
    var ordinal = 0
    for entry in book.genre.children(of: parent) {
      // What a section's own sentences say, those of its subsections say as well.
      var body = sections(of: entry, level: level + 1, text)
      if body.isEmpty { body = text(entry) }
      if body.isEmpty, book.genre.entries[entry].isRequired { body = [words.placeholder(.text)] }
      guard !body.isEmpty else { continue }
      ordinal += 1
      lines += [Marker.written(level: level, ordinal: ordinal) + title(entry)] + body
    }
    return lines
  }

  private func sentences(of entry: Int) -> [String] {
    var lines: [String] = []
    for template in book.genre.entries[entry].sentences {
      let found = composer.sentences(template)
      guard !found.isEmpty else { continue }
      // Where the form is empty nothing else is to be said.
      if template.saysEmpty { return found.map(finished) }
      for (number, sentence) in found.enumerated() {
        let head = String(sentence.prefix { !"，。；：".contains($0) })
        if lines.contains(where: { $0.contains(head) }) { continue }
        let marker = template.items == nil ? "" : Marker.written(level: 4, ordinal: number + 1)
        lines.append(marker + finished(sentence))
      }
    }
    return lines
  }

  /// A sentence that the genre leaves open is for people to finish.
  private func finished(_ written: String) -> String {
    // The reason may have been left open with words of its own.
    let open = words.placeholder(.reason) + "。"
    let sentence = written.hasSuffix(open) ? String(written.dropLast(open.count)) : written
    if sentence.last == "：", let comma = sentence.lastIndex(of: "，"),
      let flat = book.genre.turns.written(.flat, [:]), sentence[..<comma].hasSuffix(flat)
    {
      // What has not changed has no reason.
      return sentence[..<comma] + "。"
    }
    return switch sentence.last {
    case "：": sentence + words.placeholder(.reason) + "。"
    case "，": sentence.dropLast() + "：" + words.placeholder(.text) + "。"
    case "。", "；": sentence
    default: sentence + "。"
    }
  }

  // MARK: What last year's draft has

  /// What last year's draft says in a section, marked; nil where it has none.
  private func carriedOver(_ entry: Int) -> [String]? {
    guard let lastYear else { return nil }
    var lines: [String] = []
    var level: Int?
    for block in lastYear.tree.blocks {
      let marker = block.content.marker
      if block.kind == .heading, let own = marker?.level {
        if let open = level, own <= open { break }
        if level == nil {
          if own > 1, book.genre.entry(heading: block.content.text, isPart: false) == entry { level = own }
          continue
        }
      }
      guard level != nil, block.kind == .heading || block.kind == .paragraph else { continue }
      lines.append(source(block, of: lastYear))
    }
    guard !lines.isEmpty else { return nil }
    return lines + [words.placeholder(.carriedOver)]
  }

  private func source(_ block: Block, of analysis: Analysis) -> String {
    analysis.text[block.range].split(whereSeparator: \.isNewline).joined(separator: "\n")
  }

  // MARK: Forms

  /// The forms with what stands right above and below each.
  private var formLines: [String] {
    let blocks = forms.tree.blocks
    var lines: [String] = []
    var done = 0
    for index in blocks.indices where isForm(index) {
      var first = index
      while first > done, standsAbove(first - 1) { first -= 1 }
      var last = index
      while last + 1 < blocks.count, blocks[last + 1].kind == .note { last += 1 }
      lines.append("")
      for block in blocks[first...last] where block.kind != .blank { lines.append(source(block, of: forms)) }
      if last == index, let table = forms.reading.blocks[index].table, table.isEmpty,
        let note = book.forms.layouts(id: table.form).lazy.compactMap(\.emptyNote).first
          ?? book.words.emptyNote.words.first
      {
        lines.append(String(folded: DraftWords.note) + note)
      }
      done = last + 1
    }
    return lines
  }

  private func isForm(_ index: Int) -> Bool {
    guard forms.tree.blocks[index].kind == .table else { return false }
    let reading = forms.reading.blocks[index]
    return reading.table != nil || reading.account != nil || !reading.indicators.isEmpty
  }

  private func standsAbove(_ index: Int) -> Bool {
    let block = forms.tree.blocks[index]
    switch block.kind {
    case .caption, .blank: return true
    case .field: return forms.reading.header.fields.allSatisfy { !block.range.contains($0.keyRange.lowerBound) }
    case .heading, .paragraph:
      return book.forms.id(caption: block.content.text) != nil && (block.content.marker?.level ?? 2) > 1
    case .comment, .directive, .table, .note: return false
    }
  }
}

extension SentenceTemplate {
  /// Whether it says that a form is empty.
  fileprivate var saysEmpty: Bool { pieces.contains { if case .emptyForm = $0 { true } else { false } } }
}
