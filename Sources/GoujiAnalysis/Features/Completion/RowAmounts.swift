import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// The amounts of a row that is still to be written, as far as the draft's other tables state them.
struct RowAmounts {
  private let figures: KnownFigures
  private let table: TableReading?

  init(_ analysis: Analysis, _ block: Int) {
    figures = KnownFigures(analysis, without: block)
    let facts = analysis.reading.blocks[block].facts
    // Figures are known in 万元, and a row is written as its table is.
    let isUsual = facts.allSatisfy { !$0.isAmount || $0.exponent == 0 }
    let read = analysis.reading.blocks[block].table
    table = isUsual && (read?.columns.allSatisfy { $0.panel == 0 } ?? false) ? read : nil
  }

  /// Whether a cell is one of figures.
  func holds(_ cell: Int, width: Int) -> Bool {
    guard let table else { return false }
    return cell >= width - table.columns.count && cell < width
  }

  /// The amounts of a code, by cell; none where a table says that there is nothing.
  func figures(of code: UInt32, width: Int) -> [Int: String] {
    guard let table else { return [:] }
    var result: [Int: String] = [:]
    for (place, column) in table.columns.enumerated() {
      let binding = table.binding.overlaid(by: column.binding)
      guard var key = binding.key, key.concept.code != nil else { continue }
      key.concept = key.concept.withCode(code)
      guard let figure = figures[key], figure.value != .zero else { continue }
      result[width - table.columns.count + place] = figure.text
    }
    return result
  }
}
