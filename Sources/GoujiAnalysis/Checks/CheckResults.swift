import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// What the checks have found in a draft. What a change does not touch is not looked at again.
struct CheckResults: Sendable {
  /// What is wrong in blocks by themselves, by block, without those that have nothing wrong with them.
  private var inBlocks: [(block: Int, findings: [CheckFinding])] = []
  /// The same of what no value of a table has a say in.
  private var inWords: [(block: Int, findings: [CheckFinding])] = []
  /// What is found in blocks first and then in all together, check by check.
  private var pieces: [[(block: Int, findings: [CheckFinding])]] = []
  private var inPieces: [Check.PlacedFinding] = []
  private var inTables: [Check.PlacedFinding] = []
  private var inReadings: [Check.PlacedFinding] = []
  private var inText: [Finding] = []
  private var inStructure: [Finding] = []
  private var inFigures: [Finding] = []
  private var inDraft: [Finding] = []

  /// What has been found in the version before, that version, and what has changed since.
  typealias Previous = (results: CheckResults, reading: DraftReading, change: Change)

  init(_ draft: DraftState, previous: Previous?) {
    let (reading, book) = (draft.reading, draft.book)
    let known = previous.flatMap { BlockView.showsSame($0.reading.header, reading.header) ? $0 : nil }
    inBlocks = Self.inBlocks(draft, Check.ofBlocks, known?.results.inBlocks, known?.change)
    inWords = Self.inBlocks(draft, Check.ofWords, known?.results.inWords, known?.change, keepsRetyped: true)
    if let previous, !previous.change.touchesTables {
      inTables = previous.results.inTables.compactMap { previous.change.moved($0) }
    } else {
      inTables = Check.ofTables.flatMap { $0(reading, book) }
    }
    inReadings = Check.ofReadings.flatMap { $0(reading, book) }
    if let previous, previous.change.isOnlyRetyped, previous.reading.header == reading.header {
      inText = previous.results.inText.map { $0.moved { previous.change.moved($0, in: previous.reading.tree) } }
    } else {
      inText = Check.ofText.flatMap { $0(draft) }
    }
    for (number, check) in Check.ofPieces.enumerated() {
      let before = known.flatMap { known in
        known.results.pieces.indices.contains(number) ? known.results.pieces[number] : nil
      }
      let found = Self.inBlocks(draft, [check.block], before, known?.change, keepsRetyped: true)
      pieces.append(found.sorted { $0.block < $1.block })
      inPieces += check.all(pieces[number].flatMap { block, findings in findings.map { (block, $0) } }, draft)
    }
    inStructure = Self.kept(previous, draft, \.inStructure, \.keepsStructure) ?? Check.ofStructure.flatMap { $0(draft) }
    inFigures = Self.kept(previous, draft, \.inFigures, \.keepsFigures) ?? Check.ofFigures.flatMap { $0(draft) }
    inDraft = Check.ofDraft.flatMap { $0(draft) }
  }

  /// What was found in the version before, where it stands now; nil where it has to be looked for anew.
  private static func kept(
    _ previous: Previous?,
    _ draft: DraftState,
    _ findings: KeyPath<CheckResults, [Finding]>,
    _ isKept: KeyPath<CheckedEdit, Bool>
  ) -> [Finding]? {
    guard let previous, previous.reading.header == draft.reading.header else { return nil }
    let edit = CheckedEdit(change: previous.change, before: previous.reading, now: draft.reading)
    guard edit[keyPath: isKept] else { return nil }
    var moved: [Finding] = []
    for finding in previous.results[keyPath: findings] {
      guard let there = edit.moved(finding) else { return nil }
      moved.append(there)
    }
    return moved
  }

  /// - Parameters:
  ///   - known: what was found before; nil where nothing of it holds.
  ///   - keepsRetyped: whether what was found in a table holds when a figure in it is typed anew.
  private static func inBlocks(
    _ draft: DraftState,
    _ checks: [@Sendable (BlockView) -> [CheckFinding]],
    _ known: [(block: Int, findings: [CheckFinding])]?,
    _ change: Change?,
    keepsRetyped: Bool = false
  ) -> [(block: Int, findings: [CheckFinding])] {
    func found(_ block: Int) -> [CheckFinding] {
      let view = BlockView(draft, block)
      return checks.flatMap { $0(view) }
    }
    var result: [(block: Int, findings: [CheckFinding])] = []
    var blocks = Array(draft.reading.blocks.indices)
    if let known, let change {
      blocks = change.readAnew.filter { !keepsRetyped || change.retyped[$0] == nil }
      for (block, findings) in known {
        if let now = change.now(block) {
          result.append((now, findings))
        } else if keepsRetyped, let retyped = change.retyped[block] {
          result.append((block, findings.map { $0.moved(retyped.moved) }))
        }
      }
    }
    for block in blocks {
      let findings = found(block)
      if !findings.isEmpty { result.append((block, findings)) }
    }
    return result
  }

  /// All of it where it stands in the draft.
  func findings(in tree: SyntaxTree) -> [Finding] {
    var result = inText + inStructure + inFigures + inDraft
    for (block, findings) in inBlocks + inWords {
      for finding in findings { result.append(finding.standing(at: tree.blocks[block].start)) }
    }
    for (block, finding) in inTables + inReadings + inPieces {
      result.append(finding.standing(at: tree.blocks[block].start))
    }
    return result
  }
}

extension Change {
  /// A finding of a table that is no other, or in which no more than a figure has been typed anew.
  fileprivate func moved(_ found: Check.PlacedFinding) -> Check.PlacedFinding? {
    if let retyped = retyped[found.block] { return (found.block, found.finding.moved(retyped.moved)) }
    return now(found.block).map { ($0, found.finding) }
  }

  /// A range of the draft, where nothing has changed but figures in tables.
  /// - Parameter tree: of the version before.
  fileprivate func moved(_ range: Range<Int>, in tree: SyntaxTree) -> Range<Int> {
    var range = range
    for (block, retyped) in retyped {
      let start = tree.blocks[block].start
      let inBlock = retyped.moved((range.lowerBound - start)..<(range.upperBound - start))
      range = (inBlock.lowerBound + start)..<(inBlock.upperBound + start)
    }
    return range
  }
}

extension Check {
  private static func functions<Function>(_ function: (Scope) -> Function?) -> [Function] {
    all.compactMap { function($0.scope) }
  }

  fileprivate static let ofBlocks = functions { if case .block(let check) = $0 { check } else { nil } }
  fileprivate static let ofWords = functions { if case .words(let check) = $0 { check } else { nil } }
  fileprivate static let ofTables = functions { if case .tables(let check) = $0 { check } else { nil } }
  fileprivate static let ofReadings = functions { if case .readings(let check) = $0 { check } else { nil } }
  fileprivate static let ofText = functions { if case .text(let check) = $0 { check } else { nil } }
  fileprivate static let ofPieces = functions {
    if case .pieces(let block, let all) = $0 { (block: block, all: all) } else { nil }
  }
  fileprivate static let ofStructure = functions { if case .structure(let check) = $0 { check } else { nil } }
  fileprivate static let ofFigures = functions { if case .figures(let check) = $0 { check } else { nil } }
  fileprivate static let ofDraft = functions { if case .draft(let check) = $0 { check } else { nil } }
}
