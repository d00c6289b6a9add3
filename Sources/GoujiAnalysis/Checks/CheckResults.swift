import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// What the checks have found in a draft. What a change does not touch is not looked at again.
struct CheckResults: Sendable {
  /// What is wrong in blocks by themselves, by block, without those that have nothing wrong with them.
  private var inBlocks: [(block: Int, findings: [CheckFinding])] = []
  /// What is wrong between tables; what is wrong between blocks.
  private var inTables: [Check.PlacedFinding] = []
  private var inReadings: [Check.PlacedFinding] = []
  /// What is wrong with the draft as a whole.
  private let inDraft: [Finding]

  /// - Parameter previous: what was found in the version before, its header, and what has changed since.
  init(_ draft: DraftState, previous: (results: CheckResults, header: DraftHeader, change: Change)?) {
    let (reading, book) = (draft.reading, draft.book)
    if let (results, header, change) = previous, BlockView.showsSame(header, reading.header) {
      inBlocks = results.inBlocks.compactMap { found in change.now(found.block).map { ($0, found.findings) } }
      for block in change.readAnew { inBlocks += Self.found(block, draft) }
      inBlocks.sort { $0.block < $1.block }
    } else {
      for block in reading.blocks.indices { inBlocks += Self.found(block, draft) }
    }
    if let (results, _, change) = previous, !change.touchesTables {
      inTables = results.inTables.compactMap { found in change.now(found.block).map { ($0, found.finding) } }
    } else {
      inTables = Check.ofTables.flatMap { $0(reading, book) }
    }
    inReadings = Check.ofReadings.flatMap { $0(reading, book) }
    inDraft = Check.ofDraft.flatMap { $0(draft) }
  }

  private static func found(_ block: Int, _ draft: DraftState) -> [(block: Int, findings: [CheckFinding])] {
    let view = BlockView(draft, block)
    var findings: [CheckFinding] = []
    for check in Check.ofBlocks { findings += check(view) }
    return findings.isEmpty ? [] : [(block, findings)]
  }

  /// All of it where it stands in the draft.
  func findings(in tree: SyntaxTree) -> [Finding] {
    var result = inDraft
    for (block, findings) in inBlocks {
      for finding in findings { result.append(finding.standing(at: tree.blocks[block].start)) }
    }
    for (block, finding) in inTables + inReadings { result.append(finding.standing(at: tree.blocks[block].start)) }
    return result
  }
}

extension Check {
  private static func functions<Function>(_ function: (Scope) -> Function?) -> [Function] {
    all.compactMap { function($0.scope) }
  }

  fileprivate static let ofBlocks = functions { if case .block(let check) = $0 { check } else { nil } }
  fileprivate static let ofTables = functions { if case .tables(let check) = $0 { check } else { nil } }
  fileprivate static let ofReadings = functions { if case .readings(let check) = $0 { check } else { nil } }
  fileprivate static let ofDraft = functions { if case .draft(let check) = $0 { check } else { nil } }
}
