import GoujiCatalog
import GoujiSyntax

/// Reads the blocks of a draft in order, each from its own text and the state that the ones before it leave.
///
/// After an edit it starts at the first changed block, and stops where the blocks are the old ones again and the state
/// is what it was: the rest is taken over.
struct ReadingBuilder {
  private let tree: SyntaxTree
  private let book: Book
  private let header: DraftHeader
  private let previous: DraftReading?
  /// Blocks that are the same object as before, at the start and at the end.
  private let head: Int
  private let tail: Int
  private(set) var readings: [BlockReading] = []
  private(set) var captions: [CaptionState] = []
  private(set) var usedCodes: Set<UInt32> = []
  private(set) var projects: [ProjectName] = []
  /// The same, each once.
  private var distinctProjects: [ProjectName] = []
  private var tables: [Int: BlockReading] = [:]
  /// Blocks of the same text as before that were read anew.
  private var reread: [Int] = []
  /// Tables of which one figure was typed anew.
  private var retyped: [Int: Change.Retyped] = [:]

  init(tree: SyntaxTree, book: Book, header: DraftHeader, previous: DraftReading?) {
    self.tree = tree
    self.book = book
    self.header = header
    self.previous = previous
    let (old, new) = (previous?.tree.blocks ?? [], tree.blocks)
    let shared = min(old.count, new.count)
    var head = 0
    while head < shared, old[head].content === new[head].content { head += 1 }
    var tail = 0
    while tail < shared - head, old[old.count - 1 - tail].content === new[new.count - 1 - tail].content { tail += 1 }
    self.head = head
    self.tail = tail
  }

  /// The old block that stands where `index` does now, if it is the same.
  private func old(_ index: Int) -> Int? {
    guard let previous else { return nil }
    if index < head { return index }
    let fromEnd = tree.blocks.count - index
    return fromEnd <= tail ? previous.blocks.count - fromEnd : nil
  }

  /// How far above a change a table may stand whose notes the change touches.
  private static let notesReach = 12

  /// The tables first: sentences are read with the codes that they use.
  mutating func readTables() {
    let start = max(head - Self.notesReach, 0)
    var caption = start > 0 ? previous?.captions[start] ?? CaptionState() : CaptionState()
    var isSame = previous != nil
    /// From `start` on, as far as they are not known to be the old ones.
    var fresh: [CaptionState] = []
    var known: ArraySlice<CaptionState> = []
    for index in start..<tree.blocks.count {
      if let before = old(index), let previous, index >= head + 1, previous.captions[before] == caption {
        // The same blocks in the same state up to the end.
        known = previous.captions[before...]
        break
      }
      let block = tree.blocks[index]
      fresh.append(caption)
      if block.kind == .table {
        let surroundings = TableSurroundings(
          form: caption.form,
          number: caption.number,
          exponent: caption.exponent ?? header.exponent,
          year: header.year,
          openBudget: openBudget(below: index),
          above: caption.above
        )
        let reading = retyped(index, surroundings) ?? table(block, surroundings, old(index))
        tables[index] = reading
        isSame = isSame && (retyped[index] != nil || old(index).map { previous?.blocks[$0] === reading } ?? false)
        caption = CaptionState(behind: reading, caption)
      } else {
        // A table that is gone takes its codes with it.
        isSame = isSame && (old(index) != nil || !removesTable)
        caption.take(block, book, tree)
      }
    }
    let isInPlace = known.startIndex == start + fresh.count && previous?.captions.count == tree.blocks.count
    if let previous, isInPlace, previous.captions[start..<known.startIndex].elementsEqual(fresh) {
      // Nearly always: and to copy them all would take longer than all else that is done for a key.
      captions = previous.captions
    } else {
      captions = Array((previous?.captions ?? []).prefix(start)) + fresh + known
    }
    if isSame, !removesTable, let previous {
      usedCodes = previous.usedCodes
      projects = previous.projects
    } else {
      collectCodes()
    }
    readCutCodes()
  }

  /// Reads those tables again whose codes, cut short, other tables write out.
  private mutating func readCutCodes() {
    let codesAreSame = previous?.usedCodes == usedCodes
    let indices = codesAreSame ? Array(tables.keys) : tree.blocks.indices.filter { tree.blocks[$0].kind == .table }
    for index in indices {
      guard let reading = tables[index] ?? old(index).flatMap({ previous?.blocks[$0] }), let table = reading.table,
        var surroundings = reading.surroundings
      else { continue }
      let meant = meantCodes(table)
      guard meant != surroundings.meantCodes else { continue }
      surroundings.meantCodes = meant
      tables[index] = self.table(tree.blocks[index], surroundings, nil)
    }
  }

  /// The codes of the draft's tables that rows may mean whose own codes say too little.
  private func meantCodes(_ table: TableReading) -> Set<UInt32> {
    guard !table.isEconomic else { return [] }
    var meant: Set<UInt32> = []
    for row in table.rows where row.code == nil || row.isCodeOfOthers {
      guard let written = row.writtenCode.flatMap({ CodeTable.code(written: $0) }), !row.label.isEmpty else { continue }
      let found = book.functional.candidates(truncatedCode: written, name: row.label).filter(usedCodes.contains)
      if found.count == 1 { meant.insert(found[0]) }
    }
    return meant
  }

  /// Whether the edit has replaced a table of the old draft.
  private var removesTable: Bool {
    guard let previous else { return true }
    return (head..<(previous.blocks.count - tail)).contains {
      retyped[$0] == nil && previous.tree.blocks[$0].kind == .table
    }
  }

  /// The table at `index`, if it is the only block with another text and only one of its figures is another.
  private mutating func retyped(_ index: Int, _ surroundings: TableSurroundings) -> BlockReading? {
    guard let previous, index == head, previous.blocks.count == head + 1 + tail, tree.blocks.count == head + 1 + tail,
      var known = previous.blocks[index].surroundings
    else { return nil }
    // What other tables say of its codes is looked at when all have been read.
    known.meantCodes = surroundings.meantCodes
    guard known == surroundings,
      let table = RetypedTable(
        tree.blocks[index],
        in: tree.text,
        previous.tree.blocks[index],
        in: previous.tree.text,
        previous.blocks[index],
        book
      )
    else { return nil }
    retyped[index] = table.change
    return table.reading
  }

  private mutating func collectCodes() {
    for index in tree.blocks.indices where tree.blocks[index].kind == .table {
      guard let reading = tables[index] ?? old(index).flatMap({ previous?.blocks[$0] }) else { continue }
      projects += reading.projects
      guard let table = reading.table, !table.isEconomic
      else { continue }
      for row in table.rows {
        if let code = row.code, code != 0, !row.isCodeOfOthers { usedCodes.insert(code) }
      }
    }
  }

  mutating func readProse() {
    let codesAreSame = previous?.usedCodes == usedCodes && previous?.projects == projects
    distinctProjects = projects.isEmpty ? [] : Array(Set(projects))
    let start = codesAreSame ? head : 0
    readings = Array((previous?.blocks ?? []).prefix(start))
    for (index, table) in tables where index < start && readings[index] !== table {
      readings[index] = table.standing(in: readings[index].before)
      reread.append(index)
    }
    reread.sort()
    var state = start > 0 ? readings[start - 1].after : ReadingState()
    readings.reserveCapacity(tree.blocks.count)
    for index in start..<tree.blocks.count {
      let block = tree.blocks[index]
      let before = old(index)
      if codesAreSame, let before, let previous, index > head, previous.blocks[before].before == state,
        tables[index] == nil,
        !tables.keys.contains(where: { $0 > index })
      {
        readings += previous.blocks[before...]
        break
      }
      let reading: BlockReading
      if block.kind == .table {
        reading = (tables[index] ?? before.flatMap { previous?.blocks[$0] } ?? table(block, TableSurroundings(), nil))
          .standing(in: state)
      } else {
        reading = prose(block, state, codesAreSame ? before : nil)
      }
      state = reading.after
      readings.append(reading)
      if let before, previous?.blocks[before] !== reading { reread.append(index) }
    }
  }

  /// What differs from the draft before.
  var change: Change? {
    previous.map { previous in
      Change(
        gone: head..<(previous.blocks.count - tail),
        come: head..<(tree.blocks.count - tail),
        reread: reread,
        retyped: retyped,
        from: previous.blocks,
        to: readings
      )
    }
  }

  // MARK: Tables

  private func table(_ block: Block, _ surroundings: TableSurroundings, _ before: Int?) -> BlockReading {
    if let before, let old = previous?.blocks[before], var known = old.surroundings {
      // What other tables say of its codes is looked at when all have been read.
      known.meantCodes = surroundings.meantCodes
      if known == surroundings { return old }
    }
    let outcome = TableReader.read(block.content, tree.text.bytes, at: block.start, surroundings, book)
    return BlockReading(
      content: block.content,
      before: ReadingState(),
      after: ReadingState(),
      surroundings: surroundings,
      facts: outcome.facts,
      claims: outcome.claims,
      table: outcome.reading,
      problems: outcome.problems,
      projects: outcome.projects,
      account: outcome.account,
      indicators: outcome.indicators
    )
  }

  /// The note below a table says which budget its 预算数 is.
  private func openBudget(below index: Int) -> Stage {
    var seen = 0
    for block in tree.blocks[(index + 1)...] where block.kind != .blank {
      guard block.kind == .note || block.kind == .paragraph, seen < 4 else { break }
      seen += 1
      if book.words.initialBudgetNotes.isIn(block.content.text) { return .initialBudget }
      if book.words.annualBudgetNotes.isIn(block.content.text) { return .annualBudget }
    }
    return .budget
  }

  // MARK: Prose

  private func prose(_ block: Block, _ state: ReadingState, _ before: Int?) -> BlockReading {
    if let before, let old = previous?.blocks[before], old.before == state { return old }
    var after = state
    switch block.kind {
    case .blank, .comment, .caption, .field, .table:
      return BlockReading(content: block.content, before: state, after: after)
    case .directive:
      let outcome = DirectiveReader.read(block.content.text, book)
      return BlockReading(
        content: block.content,
        before: state,
        after: after,
        claims: outcome.claims,
        problems: outcome.problems
      )
    case .heading:
      open(block.content, &after)
    case .paragraph:
      // `2.事业收入…` ends what `1.一般公共预算…` has begun, whether either looks like a heading or not.
      if let level = block.content.marker?.level {
        after.close(level)
      } else if opensPart(block.content) {
        open(block.content, &after)
      } else {
        after.listed = nil
      }
    case .note:
      break
    }
    let (isDenied, forms) = after.role == .terms ? (false, []) : book.forms.denial(in: block.content.text)
    var denial = BlockReading.Denial(isStated: isDenied, forms: forms)
    if isDenied { denial.figures = DenialReader.read(block.content.text, book, year: header.year) }
    guard readsFigures(block, state) else {
      after.group = nil
      return BlockReading(
        content: block.content,
        before: state,
        after: after,
        chains: book.functional.chains(in: block.content.text.scalars),
        denial: denial
      )
    }
    let context = SentenceContext(
      section: section(block.content, after),
      year: header.year,
      group: block.kind == .heading ? nil : state.group,
      isPerformance: after.isPerformance,
      usedCodes: usedCodes,
      projects: after.isPerformance ? distinctProjects : []
    )
    let outcome = SentenceReader.read(block.content.text, book, context)
    after.group = outcome.group
    if block.kind == .paragraph, block.content.marker == nil, block.content.text.scalars.last == 0x3A {
      after.listed = outcome.group?.fund
    }
    return BlockReading(
      content: block.content,
      before: state,
      after: after,
      facts: outcome.facts,
      claims: outcome.claims,
      problems: outcome.problems,
      words: outcome.words,
      lists: outcome.lists,
      terms: Set(book.glossary.occurrences(in: block.content.text.scalars).map(\.term)),
      chains: book.functional.chains(in: block.content.text.scalars),
      account: outcome.account,
      doubts: outcome.doubts,
      denial: denial
    )
  }

  /// Notes and glossary entries explain; they state no figures of this year.
  private func readsFigures(_ block: Block, _ state: ReadingState) -> Bool {
    if block.kind == .note { return false }
    return state.role != .terms
  }

  /// `财政拨款支出主要内容如下：` and one item after the other: all of them are of that money.
  private func section(_ content: BlockContent, _ state: ReadingState) -> Binding {
    var section = state.binding
    if section.fund == nil, content.marker != nil { section.fund = state.listed }
    return section
  }

  /// No title of a part is longer.
  private static let longestTitle = 40

  /// Whether a line by itself is the title of a part, in a kind of report whose parts have no numbers.
  private func opensPart(_ content: BlockContent) -> Bool {
    book.kind.hasUnnumberedParts && content.text.count <= Self.longestTitle
      && !content.text.scalars.contains(where: { CaptionState.sentenceMarks.contains($0) })
      && content.text.scalars.last != 0x3A && book.kind.role(heading: content.text) != nil
  }

  /// A heading closes the sections of its level and below, and opens one.
  private func open(_ content: BlockContent, _ state: inout ReadingState) {
    let level = content.marker?.level ?? (content.rows.isEmpty && opensPart(content) ? 1 : 5)
    state.listed = nil
    state.group = nil
    state.close(level)
    state.sections.append(
      ReadingState.Section(
        level: level,
        binding: SectionReader.binding(content.text, book),
        isPerformance: book.words.performance.isIn(content.text)
      )
    )
    if let role = book.kind.role(heading: content.text), level <= 2 { state.role = role }
  }
}
