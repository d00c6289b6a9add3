import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// What is wrong in a block by itself, found once for each version of the block and kept while it stands.
struct BlockChecks: Sendable {
  private var found: [ObjectIdentifier: [CheckFinding]] = [:]
  private let header: DraftHeader

  /// - Parameter previous: the checks of the version before; blocks that are still the same are not checked again.
  init(_ reading: DraftReading, _ catalog: Catalog, previous: BlockChecks?) {
    header = reading.header
    let known = previous?.header.department == header.department && previous?.header.year == header.year ? previous : nil
    for (index, block) in reading.blocks.enumerated() {
      guard block.table != nil || block.role == .terms else { continue }
      let identity = ObjectIdentifier(block)
      found[identity] = known?.found[identity] ?? Self.check(block, reading.tree.blocks[index], header, catalog)
    }
  }

  private static func check(_ reading: BlockReading, _ block: Block, _ header: DraftHeader, _ catalog: Catalog) -> [CheckFinding] {
    if let table = reading.table { return CodeCheck.findings(table, catalog) }
    guard block.kind == .paragraph || block.kind == .heading else { return [] }
    return TermCheck.knownErrors(block, header, catalog)
  }

  func findings(in block: BlockReading) -> [CheckFinding] { found[ObjectIdentifier(block)] ?? [] }
}
