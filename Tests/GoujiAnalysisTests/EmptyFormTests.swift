import GoujiAnalysis
import GoujiCatalog
import GoujiFacts
import GoujiSyntax
import TestSupport
import Testing

/// The empty forms that are offered are the forms that they say they are, cell for cell.
@Suite struct EmptyFormTests {
  private static let ids = Array(Set(Books.embedded.usual.forms.forms.filter(\.isNumbered).map(\.id))).sorted()

  private func offered(_ id: String) throws -> (plain: Proposal, whole: Proposal) {
    let text = "第四部分 部门决算表\n\(id)"
    let items = Analysis(text).completions(at: text.utf8.count).items.filter { $0.label.hasPrefix(id) }
    #expect(items.count == 2)
    return (try #require(items.first { $0.snippet == nil }), try #require(items.first { $0.snippet != nil }))
  }

  @Test(arguments: ids)
  func anEmptyFormIsRead(id: String) throws {
    let (plain, whole) = try offered(id)
    #expect(whole.edit.newText.hasPrefix(plain.edit.newText + "\n|"))
    let analysis = Analysis("第四部分 部门决算表\n" + whole.edit.newText + "\n")
    #expect(analysis.reading.blocks.compactMap { $0.table?.form } == [id])
    #expect(analysis.findings.map(\.message) == [])
    #expect(Formatter.edits(for: analysis.tree) == [])
  }

  /// With a figure in every place, every figure is known.
  @Test(arguments: ids)
  func everyPlaceMeansSomething(id: String) throws {
    let snippet = try #require(try offered(id).whole.snippet)
    // The rows for codes have their place where the code is written.
    let rows = snippet.split(separator: "\n").filter { !$0.contains(/^\| \$\{\d+\} *\|/) || id == "公开09" }
    let places = rows.joined().matches(of: /\$\{\d+\}/).count
    let filled = rows.joined(separator: "\n").replacing(/\$\{\d+\}/, with: "1.00")
    let analysis = Analysis("第四部分 部门决算表\n" + filled + "\n")
    #expect(analysis.figures.filter { $0.key == nil }.count == 0)
    #expect(analysis.figures.count == places)
    #expect(!analysis.findings.contains { ["GJ003", "GJ004", "GJ008"].contains($0.rule) })
  }
}
