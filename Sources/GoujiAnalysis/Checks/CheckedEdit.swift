import GoujiFacts
import GoujiSyntax

/// An edit as checks of the whole draft see it: whether what they have found stands, and where.
struct CheckedEdit {
  let change: Change
  let before: DraftReading
  let now: DraftReading

  /// The longest text that may be a title, in characters; see `DraftContents` and `FormCheck`.
  private static let longestTitle = 60

  /// Whether only running text has changed: paragraphs that are no titles, and that stand where they stood.
  var keepsStructure: Bool {
    change.growth == 0 && change.retyped.isEmpty && !change.touchesTables
      && zip(change.gone, change.come).allSatisfy {
        isRunningText(before, $0) && isRunningText(now, $1) && isAlike($0, $1)
      }
      && change.reread.allSatisfy { now.tree.blocks[$0].kind == .paragraph }
  }

  /// Whether no figure, no table and nothing that is stated of figures has changed.
  var keepsFigures: Bool {
    change.isFollowed && change.growth == 0 && change.retyped.isEmpty && !change.touchesTables && change.nodes.isEmpty
      && change.relations.isEmpty
  }

  private func isRunningText(_ reading: DraftReading, _ block: Int) -> Bool {
    reading.tree.blocks[block].kind == .paragraph && reading.tree.blocks[block].content.text.count > Self.longestTitle
  }

  private func isAlike(_ old: Int, _ new: Int) -> Bool {
    before.tree.blocks[old].content.marker == now.tree.blocks[new].content.marker
      && before.blocks[old].role == now.blocks[new].role && before.blocks[old].roleBehind == now.blocks[new].roleBehind
  }

  /// A finding where it stands now; nil where it points into what has changed.
  func moved(_ finding: Finding) -> Finding? {
    guard let first = before.tree.blocks[safe: change.gone.lowerBound],
      let last = change.gone.last.flatMap({ before.tree.blocks[safe: $0] })
    else { return finding }
    let end = now.tree.blocks[safe: change.come.last ?? -1]?.end ?? last.end
    let changed = first.start..<last.end
    var isInside = false
    let moved = finding.moved { range in
      if range.overlaps(changed) || (range.isEmpty && changed.contains(range.lowerBound)) { isInside = true }
      if range.lowerBound < changed.upperBound { return range }
      let shift = end - last.end
      return (range.lowerBound + shift)..<(range.upperBound + shift)
    }
    return isInside ? nil : moved
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
