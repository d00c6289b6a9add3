import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// What is wrong in a block by itself, found once for each version of the block and kept while it stands; and what is
/// wrong between tables, kept while all of them stand.
struct BlockChecks: Sendable {
  private var found: [ObjectIdentifier: [CheckFinding]] = [:]
  private var tables: [ObjectIdentifier] = []
  /// The blocks with anything wrong in them.
  private(set) var told: [Int] = []
  private var between: [ObjectIdentifier: [CheckFinding]] = [:]
  private let header: DraftHeader

  /// - Parameter previous: the checks of the version before; blocks that are still the same are not checked again.
  init(_ reading: DraftReading, _ book: Book, previous: BlockChecks?) {
    header = reading.header
    let known =
      previous?.header.department == header.department && previous?.header.year == header.year ? previous : nil
    var checked: [Int] = []
    for (index, block) in reading.blocks.enumerated() {
      guard block.table != nil || block.role == .terms || !block.chains.isEmpty || !block.indicators.isEmpty else {
        continue
      }
      checked.append(index)
      let identity = ObjectIdentifier(block)
      found[identity] = known?.found[identity] ?? Self.check(block, reading.tree.blocks[index], header, book)
      if block.table != nil { tables.append(identity) }
    }
    if let previous, previous.tables == tables {
      between = previous.between
    } else {
      for (block, finding) in CodeUseCheck.findings(reading, book) {
        between[ObjectIdentifier(reading.blocks[block]), default: []].append(finding)
      }
    }
    told = checked.filter { !findings(in: reading.blocks[$0]).isEmpty }
  }

  private static func check(_ reading: BlockReading, _ block: Block, _ header: DraftHeader, _ book: Book)
    -> [CheckFinding]
  {
    if let table = reading.table {
      let codes = CodeCheck.findings(table, book)
      if table.isEconomic { return codes }
      return codes + ParentCheck.findings(table, book.functional)
    }
    if !reading.indicators.isEmpty { return IndicatorCheck.findings(reading) }
    guard block.kind == .paragraph || block.kind == .heading else { return [] }
    let chains = ChainCheck.findings(block, reading.chains, book.functional)
    return reading.role == .terms ? chains + TermCheck.knownErrors(block, header, book) : chains
  }

  func findings(in block: BlockReading) -> [CheckFinding] {
    let identity = ObjectIdentifier(block)
    return (found[identity] ?? []) + (between[identity] ?? [])
  }
}
