/// A table as it is published: cells that may span, a head that repeats on every page.
package struct PublishedTable: Sendable, Equatable {
  package enum Column: Sendable, Equatable {
    case text
    case figures
    /// 行次: numbers that count the rows.
    case ordinals
  }

  package var rowCount: Int
  package var headRowCount: Int
  package var columns: [Column]
  /// Row by row, from left to right; a merged cell stands once, at its upper left.
  package var cells: [PublishedCell]
  /// Whether it is laid out freely (绩效自评表), so that no cell is the head of others.
  package var isFree = false

  package init(
    rowCount: Int,
    headRowCount: Int,
    columns: [Column],
    cells: [PublishedCell],
    isFree: Bool = false
  ) {
    self.rowCount = rowCount
    self.headRowCount = headRowCount
    self.columns = columns
    self.cells = cells
    self.isFree = isFree
  }

  package var columnCount: Int { columns.count }

  /// The cells of each row, in order.
  package var rows: [[PublishedCell]] {
    var rows: [[PublishedCell]] = Array(repeating: [], count: rowCount)
    for cell in cells where rows.indices.contains(cell.row) { rows[cell.row].append(cell) }
    return rows
  }
}

package struct PublishedCell: Sendable, Equatable {
  package enum Role: Sendable, Equatable {
    /// Heads the columns that it spans.
    case columnHead
    /// Names its row.
    case rowHead
    case text
    case figure
  }

  package var row: Int
  package var column: Int
  package var rowSpan = 1
  package var columnSpan = 1
  package var role: Role
  package var text: PublishedText
  /// The number that the whole cell is.
  package var number: PublishedNumber?
  /// The share that a bar beside the text shows, in thousandths.
  package var bar: Int?

  package init(
    row: Int,
    column: Int,
    rowSpan: Int = 1,
    columnSpan: Int = 1,
    role: Role,
    text: PublishedText,
    number: PublishedNumber? = nil,
    bar: Int? = nil
  ) {
    self.row = row
    self.column = column
    self.rowSpan = rowSpan
    self.columnSpan = columnSpan
    self.role = role
    self.text = text
    self.number = number
    self.bar = bar
  }
}

/// A number as a workbook holds it.
package struct PublishedNumber: Sendable, Equatable {
  /// Exact, with a point and without separators; a share as a share of one hundred.
  package var plain: String
  package var decimals: Int
  package var isGrouped: Bool
  package var isPercent: Bool
}
