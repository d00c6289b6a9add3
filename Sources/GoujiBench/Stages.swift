import GoujiAnalysis
import GoujiCatalog
import GoujiFacts
import GoujiReconcile
package import GoujiSyntax

/// An analysis taken apart, so that whoever measures can do one stage at a time, as often as needed.
package struct Stages: Sendable {
  private let text: SourceText
  private let tree: SyntaxTree
  private let reading: DraftReading
  private let book: Book

  package init(_ text: SourceText) {
    self.text = text
    tree = SyntaxTree(text)
    book = Books.embedded.book(for: DraftHeader(of: tree).report)
    reading = DraftReading(tree, book)
  }

  /// Bytes to blocks.
  package func parse() { _ = SyntaxTree(SourceText(bytes: text.bytes)) }

  /// Blocks to facts.
  package func readFacts() { _ = DraftReading(tree, book) }

  /// Facts to relations and root causes.
  package func reconcile() { _ = RootCause.diagnose(GraphBuilder.build(reading, book)) }

  /// All of it, and the findings put into words.
  package func all() { _ = Analysis(SourceText(bytes: text.bytes), Analysis.Environment(book: book)) }
}
