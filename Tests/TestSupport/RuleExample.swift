package import GoujiAnalysis
import GoujiSyntax

/// An example of the rule book: a draft whose marked places the rule points at, and the drafts that it names.
package struct RuleExample {
  /// The places that are marked.
  package let marked: MarkedText
  package let analysis: Analysis

  /// - Parameter example: ⟦ ⟧ around what is wrong, ⏎ for a new line; behind a line `=== name` another draft begins.
  package init(_ example: String) {
    let drafts = example.replacing("⏎", with: "\n").split(separator: "\n=== ").map { String($0) }
    let marked = MarkedText(drafts.first ?? "")
    self.marked = marked
    analysis = Analysis(SourceText(marked.text)) { header in
      Analysis.Environment(header: header) { name in
        drafts.first { $0.hasPrefix(name + "\n") }.map {
          StatedElsewhere(Analysis(String($0.dropFirst(name.count + 1))), path: name)
        }
      }
    }
  }
}
