import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// A place that is not written yet: what is published as it stands would be unfinished.
package struct Obstacle: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// `=` in the place of a figure.
    case asked
    /// A row of which nobody knows which columns its figures belong to.
    case doubtful
    /// A word that holds the place of what is to be written.
    case placeholder
  }

  package var kind: Kind
  /// UTF-8 byte range in the draft.
  package var range: Range<Int>

  /// All of a draft, in order.
  static func all(in tree: SyntaxTree, _ book: Book) -> [Obstacle] {
    tree.blocks.flatMap { block -> [Obstacle] in
      switch block.kind {
      case .blank, .comment, .directive: return []
      case .field, .heading, .caption, .table, .note, .paragraph: break
      }
      let own = asked(block, tree) + doubtful(block, tree, book) + placeholders(block, tree, book.publishing)
      return own.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
  }

  private static func asked(_ block: Block, _ tree: SyntaxTree) -> [Obstacle] {
    tree.tokens(of: block).filter { $0.kind == .asked }.map { token in
      Obstacle(kind: .asked, range: (block.start + token.range.lowerBound)..<(block.start + token.range.upperBound))
    }
  }

  private static func doubtful(_ block: Block, _ tree: SyntaxTree, _ book: Book) -> [Obstacle] {
    guard block.kind == .table else { return [] }
    return tree.doubtfulRows(of: block, book.words).map { row in
      let range = block.content.rows[row].range
      return Obstacle(kind: .doubtful, range: (block.start + range.lowerBound)..<(block.start + range.upperBound))
    }
  }

  private static func placeholders(_ block: Block, _ tree: SyntaxTree, _ words: PublishingBook) -> [Obstacle] {
    let text = FoldedText(tree.text.bytes, in: block.range, origin: 0)
    var result: [Obstacle] = []
    for word in words.unfinished {
      var start = 0
      while let found = text.firstIndex(of: word, from: start) {
        start = found + max(word.count, 1)
        result.append(Obstacle(kind: .placeholder, range: text.source(found..<start)))
      }
    }
    return result
  }
}
