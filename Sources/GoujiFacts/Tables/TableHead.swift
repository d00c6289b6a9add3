import GoujiCatalog
import GoujiSyntax

/// The texts above each column of a table, and what they say.
struct TableHead {
  /// What each column may be headed: the lowest text above it, or all the texts above it in a row.
  private let texts: [[[UInt16]]]
  /// What all the texts above a column mean together, where each means something.
  private let bindings: [Binding?]

  /// - Parameter year: the report's; nil for the last one that the head names.
  init(of grid: TableGrid, year: Int?, _ book: Book) {
    let headers = grid.headerRows
    let written = (0..<grid.width).map { grid.headerPath($0, headers) }
    let year = year ?? HeadYears.latest(in: written.flatMap(\.self))
    let paths = written.map { $0.map { HeadYears.marked($0, year: year) } }
    texts = paths.map { $0.isEmpty ? [] : [$0[$0.count - 1], Array($0.joined()), Array($0.suffix(2).joined())] }
    bindings = paths.map { book.forms.binding(headed: $0, book.vocabulary) }
  }

  /// Whether a column is headed by a wording that the form has for one of its own, or by words that mean it.
  func says(_ column: Form.Column, _ index: Int) -> Bool {
    guard texts.indices.contains(index) else { return false }
    if column.headers.contains(where: texts[index].contains) { return true }
    guard column.binding.concept?.code == nil, column.binding.concept != nil, let binding = bindings[index] else {
      return false
    }
    var stated = binding
    // The form leaves open which budget it is, the head may say it.
    if column.binding.stage == .budget, stated.stage != nil, stated.stage != .final { stated.stage = .budget }
    // A head may say what goes without saying.
    if column.binding.year == nil, stated.year == .current { stated.year = nil }
    if column.content != .figure { return false }
    return stated.overlaid(by: Binding(fund: column.binding.fund)) == column.binding
  }

  func names(_ headers: [[UInt16]], _ index: Int) -> Bool {
    texts.indices.contains(index) && headers.contains(where: texts[index].contains)
  }
}
