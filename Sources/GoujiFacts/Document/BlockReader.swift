import GoujiCatalog
import GoujiSyntax

/// Reads the blocks of a draft in order, each from its own text and the state that the ones before it leave.
struct BlockReader {
  private let tree: SyntaxTree
  private let catalog: Catalog
  private let header: DraftHeader
  private var known: [ObjectIdentifier: BlockReading]
  private(set) var usedCodes: Set<UInt32> = []

  init(tree: SyntaxTree, catalog: Catalog, header: DraftHeader, known: [ObjectIdentifier: BlockReading]) {
    self.tree = tree
    self.catalog = catalog
    self.header = header
    self.known = known
  }

  /// The tables first: sentences are read with the codes that they use.
  mutating func readTables() -> [Int: BlockReading] {
    var tables: [Int: BlockReading] = [:]
    var caption = CaptionState()
    for (index, block) in tree.blocks.enumerated() {
      if block.kind == .table {
        let surroundings = TableSurroundings(
          form: caption.form,
          exponent: caption.exponent ?? header.exponent,
          openBudget: openBudget(below: index)
        )
        let reading = table(block, surroundings)
        tables[index] = reading
        for row in reading.table?.rows ?? [] {
          if let code = row.code, code >= 200, code < 300 || code >= 20000, !isEconomic(reading) { usedCodes.insert(code) }
        }
        caption = CaptionState()
      } else {
        caption.take(block, catalog, header, tree)
      }
    }
    return tables
  }

  private func isEconomic(_ reading: BlockReading) -> Bool {
    reading.table?.binding.concept?.isEconomic ?? false
  }

  /// What was read of prose before no longer holds: other codes are in use.
  mutating func forgetProse() {
    known = known.filter { $0.value.content.kind == .table }
  }

  mutating func readAll(_ tables: [Int: BlockReading]) -> [BlockReading] {
    var state = ReadingState()
    var result: [BlockReading] = []
    result.reserveCapacity(tree.blocks.count)
    for (index, block) in tree.blocks.enumerated() {
      let reading = tables[index] ?? reading(block, state)
      if tables[index] == nil { state = reading.after }
      result.append(reading)
    }
    return result
  }

  // MARK: Tables

  private func table(_ block: Block, _ surroundings: TableSurroundings) -> BlockReading {
    if let old = known[ObjectIdentifier(block.content)], old.surroundings == surroundings { return old }
    let outcome = TableReader.read(block.content, tree.text.bytes, at: block.start, surroundings, catalog)
    return BlockReading(
      content: block.content,
      before: ReadingState(),
      after: ReadingState(),
      surroundings: surroundings,
      facts: outcome.facts,
      table: outcome.reading,
      problems: outcome.problems
    )
  }

  private static let initialNote = ["预算数为年初预算数", "预算数为年初", "预算数反映年初预算数", "预算数指年初预算数"].map(\.folded)
  private static let annualNote = ["全年预算数"].map(\.folded)

  /// The note below a table says which budget its 预算数 is.
  private func openBudget(below index: Int) -> Stage {
    var seen = 0
    for block in tree.blocks[(index + 1)...] where block.kind != .blank {
      guard block.kind == .note || block.kind == .paragraph, seen < 4 else { break }
      seen += 1
      if Self.initialNote.contains(where: { block.content.text.contains($0) }) { return .initialBudget }
      if Self.annualNote.contains(where: { block.content.text.contains($0) }) { return .annualBudget }
    }
    return .budget
  }

  // MARK: Prose

  private func reading(_ block: Block, _ state: ReadingState) -> BlockReading {
    if let old = known[ObjectIdentifier(block.content)], old.surroundings == nil, old.before == state { return old }
    var after = state
    switch block.kind {
    case .blank, .comment, .caption, .field, .table:
      return BlockReading(content: block.content, before: state, after: after)
    case .directive:
      let outcome = DirectiveReader.read(block.content.text, catalog)
      return BlockReading(
        content: block.content, before: state, after: after, claims: outcome.claims, problems: outcome.problems
      )
    case .heading:
      open(block.content, &after)
    case .paragraph, .note:
      break
    }
    guard readsFigures(block, state) else {
      after.group = nil
      return BlockReading(content: block.content, before: state, after: after)
    }
    let context = SentenceContext(
      section: after.binding,
      year: header.year,
      group: block.kind == .heading ? nil : state.group,
      isPerformance: after.isPerformance,
      usedCodes: usedCodes
    )
    let outcome = SentenceReader.read(block.content.text, catalog, context)
    after.group = outcome.group
    return BlockReading(
      content: block.content,
      before: state,
      after: after,
      facts: outcome.facts,
      claims: outcome.claims,
      problems: outcome.problems,
      words: outcome.words
    )
  }

  /// Notes and glossary entries explain; they state no figures of this year.
  private func readsFigures(_ block: Block, _ state: ReadingState) -> Bool {
    if block.kind == .note { return false }
    return state.role != .terms
  }

  /// A heading closes the sections of its level and below, and opens one.
  private func open(_ content: BlockContent, _ state: inout ReadingState) {
    let level = content.marker?.level ?? 5
    state.group = nil
    state.sections.removeAll { $0.level >= level }
    state.sections.append(ReadingState.Section(level: level, binding: SectionReader.binding(content.text, catalog), isPerformance: SectionReader.isPerformance(content.text)))
    if let role = SectionReader.role(content.text), level <= 2 { state.role = role }
  }
}

/// What the lines above a table say about it.
private struct CaptionState {
  var form: String?
  var exponent: Int?

  mutating func take(_ block: Block, _ catalog: Catalog, _ header: DraftHeader, _ tree: SyntaxTree) {
    switch block.kind {
    case .caption, .heading:
      if let id = catalog.forms.id(caption: block.content.text) {
        form = id
        exponent = nil
      } else if block.kind == .heading || block.content.text.count > 6 {
        // A caption of something else: what follows is not the form named before.
        if !isYearOrNumber(block.content.text) { form = nil }
      }
    case .field:
      guard let field = block.content.field else { return }
      let value = FoldedText(
        tree.text.bytes,
        in: (block.start + field.key.lowerBound)..<(block.start + field.value.upperBound),
        origin: 0
      )
      if let stated = moneyExponent(value) { exponent = stated }
    case .paragraph:
      // A sentence between a caption and a table parts them; a short line of furniture does not.
      if block.content.text.count > 40 { form = nil }
    case .blank, .comment, .directive, .note, .table:
      break
    }
  }

  /// `公开03表`, `2024年度`: says nothing against the title that stands beside it.
  private func isYearOrNumber(_ text: FoldedText) -> Bool {
    text.count <= 8 && text.scalars.contains(where: isDigit)
  }
}
