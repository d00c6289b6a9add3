import GoujiCatalog
import GoujiFacts
import GoujiSyntax

extension Analysis {
  /// Whether nothing but header fields stands above a line.
  func isInHeader(_ line: WrittenLine) -> Bool {
    !tree.blocks.contains { block in
      guard block.start < line.range.lowerBound else { return false }
      switch block.kind {
      case .blank, .comment, .directive, .field: return false
      case .heading, .caption, .table, .note, .paragraph: return true
      }
    }
  }

  /// The header fields that the draft has not got, with their values where these are known.
  func headerFields(_ line: WrittenLine) -> [Proposal] {
    guard line.marker == nil, isInHeader(line) else { return [] }
    let typed = line.typed(text)
    return HeaderKey.allCases.map(\.name).filter { name in !reading.header.fields.contains { $0.key == name } }
      .compactMap { key in
        guard let filter = typed.filter(for: key, book) else { return nil }
        let field = "\(key)：\(values(of: key).first ?? "")"
        return Proposal(
          kind: .field,
          label: field,
          detail: "文首项目",
          filter: filter,
          edit: TextEdit(range: typed.range, newText: field)
        )
      }
  }

  /// The values for the field that the caret stands in; nil where it stands in none.
  /// - Parameter files: the files that a field may name.
  func fieldValues(_ line: WrittenLine, _ files: (DraftLink.Kind) -> [String]) -> [Proposal]? {
    guard let index = line.block, tree.blocks[index].kind == .field, let field = tree.blocks[index].content.field else {
      return nil
    }
    let start = tree.blocks[index].start
    let keyRange = moved(field.key, start)
    guard let colon = line.before.scalars.firstIndex(of: 0x3A) else { return nil }
    let key = FoldedText(text.bytes, in: keyRange, origin: 0).string
    if let kind = DraftLink.Kind(field: key) { return fileNames(files(kind), kind, line, colon + 1) }
    let typed = line.typed(text, from: colon + 1)
    // The rest of the value gives way as well.
    let range = typed.range.lowerBound..<max(typed.range.upperBound, line.range.upperBound)
    return values(of: key).compactMap { value in
      guard let filter = typed.filter(for: value, book) else { return nil }
      return Proposal(
        kind: .field,
        label: value,
        detail: key,
        filter: filter,
        edit: TextEdit(range: range, newText: value)
      )
    }
  }

  /// Files for a field; where several stand side by side, each but those that are named already.
  private func fileNames(_ names: [String], _ kind: DraftLink.Kind, _ line: WrittenLine, _ start: Int) -> [Proposal] {
    let marks: [UInt16] = [0x3001, 0x2C, 0x3B]
    let last = kind == .unit ? line.before.scalars[start...].lastIndex { marks.contains($0) } : nil
    let typed = line.typed(text, from: last.map { $0 + 1 } ?? start)
    let named = Set(
      links.filter { !$0.range.overlaps(typed.range) && $0.range.upperBound != typed.range.upperBound }.map(\.path)
    )
    return names.filter { !named.contains($0) }.compactMap { name in
      guard let filter = typed.filter(for: name, book) else { return nil }
      return Proposal(
        kind: .field,
        label: name,
        detail: "文件",
        filter: filter,
        edit: TextEdit(range: typed.range, newText: name)
      )
    }
  }

  private func values(of key: String) -> [String] {
    switch HeaderKey(key) {
    case .year: mentionedYears.map(String.init)
    case .report: book.reports
    case .unit: book.kind.units
    case .department: departments
    default: []
    }
  }

  /// The year of the accounts, then the years that the draft speaks of, the latest first.
  private var mentionedYears: [Int] {
    var counts: [Int: Int] = [:]
    for block in tree.blocks where block.kind != .table {
      let folded = block.content.text
      var index = 0
      while index < folded.count {
        if isDigit(folded.scalars[index]), index == 0 || !isDigit(folded.scalars[index - 1]),
          let (year, length) = readYear(folded, at: index)
        {
          counts[year, default: 0] += 1
          index += length
        } else {
          index += 1
        }
      }
    }
    let own = reading.header.year
    return [own].compactMap { $0 } + counts.keys.filter { $0 != own }.sorted(by: >)
  }

  /// The names that the draft gives its department: in fields, and in front of the year in its title.
  private var departments: [String] {
    var names: [String] = []
    func add(_ name: String) {
      if name.count > 2, name.count < 40, !names.contains(name) { names.append(name) }
    }
    if let own = department { add(own) }
    for block in tree.blocks {
      switch block.kind {
      case .field:
        guard let field = block.content.field else { continue }
        let key = FoldedText(text.bytes, in: moved(field.key, block.start), origin: 0).string
        guard HeaderKey(key) == .department else { continue }
        let value = text[moved(field.value, block.start)]
        // A form's furniture goes on behind the name: `部门：某局    2024年度    金额单位：万元`.
        add(String(value.prefix { !$0.isWhitespace && !$0.isNumber }))
      case .paragraph, .heading, .caption:
        let folded = block.content.text
        guard folded.count < 60, let end = book.kind.names.lazy.compactMap({ folded.firstIndex(of: $0.folded) }).first,
          let year = year(before: end, in: folded)
        else { continue }
        add(folded.string(0..<year))
      default:
        continue
      }
    }
    return names
  }

  /// Where the year starts that stands in front of a place.
  private func year(before end: Int, in folded: FoldedText) -> Int? {
    (0..<end).last { index in
      guard let (_, length) = readYear(folded, at: index) else { return false }
      return index + length <= end && (index == 0 || !isDigit(folded.scalars[index - 1]))
    }
  }
}
