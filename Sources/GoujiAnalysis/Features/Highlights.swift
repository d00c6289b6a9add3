import GoujiFacts
import GoujiReconcile
package import GoujiSyntax

/// A stretch of a draft as it is coloured.
package struct Highlight: Sendable, Hashable {
  /// UTF-8 byte range in the draft.
  package var range: Range<Int>
  package var kind: TokenKind
  /// What became of the figure; nil for all that is none.
  package var status: FigureStatus?
}

extension Analysis {
  /// What is coloured in the blocks that `range` touches, in order and without overlaps. Plain text is left out.
  package func highlights(in range: Range<Int>) -> [Highlight] {
    var highlights: [Highlight] = []
    let first = tree.blockIndex(at: range.lowerBound) ?? 0
    for index in first..<max(first, tree.blocks.count) {
      let block = tree.blocks[index]
      if block.start > range.upperBound { break }
      var statuses: [Int: FigureStatus] = [:]
      for (number, fact) in reading.blocks[index].facts.enumerated() where !fact.isBlank && !fact.isAsked {
        if let node = graph.node(block: index, fact: number) { statuses[fact.range.lowerBound] = status(node) }
      }
      for token in tree.tokens(of: block) {
        switch token.kind {
        case .space, .text, .punctuation: continue
        default:
          let status = token.kind == .number ? statuses[token.range.lowerBound] : nil
          highlights.append(Highlight(range: moved(token.range, block.start), kind: token.kind, status: status))
        }
      }
    }
    return highlights
  }
}
