package import GoujiCatalog
package import GoujiFacts
package import GoujiReconcile
package import GoujiSyntax

/// One version of a draft, read and reconciled, and what surrounds it: all that is known before anything is said of it.
package struct DraftState: Sendable {
  package internal(set) var reading: DraftReading
  package internal(set) var graph: FactGraph
  package let environment: Analysis.Environment

  package var tree: SyntaxTree { reading.tree }
  package var text: SourceText { reading.tree.text }
  package var book: Book { environment.book }

  var describer: Describer { Describer(reading: reading, graph: graph, book: book, others: environment.others) }

  /// A range of a block in the draft.
  /// - Parameter start: the block's first byte.
  func moved(_ range: Range<Int>, _ start: Int) -> Range<Int> {
    (start + range.lowerBound)..<(start + range.upperBound)
  }

  /// The line that a block begins in.
  func lineRange(_ block: Int) -> Range<Int> { text.lineRange(text.line(at: tree.blocks[block].start)) }
}
