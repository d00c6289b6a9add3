/// A table as its file gives it: cells with the rows and columns that they span.
package struct DocumentTable: Equatable, Sendable {
  package var rowCount: Int
  package var columnCount: Int
  /// Row by row, from left to right; a merged cell stands once, at its upper left. A workbook's blank cells are left out.
  package var cells: [DocumentCell]
  /// Where the table stands on its page, if it has a place.
  package var box: PageBox?

  package init(rowCount: Int, columnCount: Int, cells: [DocumentCell], box: PageBox? = nil) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.cells = cells
    self.box = box
  }
}

package struct DocumentCell: Equatable, Sendable {
  /// 0-based.
  package var row: Int
  package var column: Int
  /// At least 1.
  package var rowSpan: Int
  package var columnSpan: Int
  /// Lines of the cell separated by LF; a figure of a workbook reads as it is shown.
  package var text: String
  package var box: PageBox?

  package init(
    row: Int,
    column: Int,
    rowSpan: Int = 1,
    columnSpan: Int = 1,
    text: String,
    box: PageBox? = nil
  ) {
    self.row = row
    self.column = column
    self.rowSpan = rowSpan
    self.columnSpan = columnSpan
    self.text = text
    self.box = box
  }
}
