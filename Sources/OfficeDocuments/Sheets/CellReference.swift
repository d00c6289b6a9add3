/// Places of cells as spreadsheets write them.
enum CellReference {
  /// `B3` is row 2, column 1.
  static func parse(_ text: some StringProtocol) -> (row: Int, column: Int)? {
    var column = 0
    var row = 0
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A where row == 0 && column < 100_000: column = column * 26 + Int(byte) - 0x40
      case 0x61...0x7A where row == 0 && column < 100_000: column = column * 26 + Int(byte) - 0x60
      case 0x30...0x39 where column > 0 && row < 100_000_000: row = row * 10 + Int(byte) - 0x30
      case 0x24: continue
      default: return nil
      }
    }
    return row > 0 && column > 0 ? (row - 1, column - 1) : nil
  }

  /// `A1:C2`, or one cell.
  static func parseRange(_ text: String) -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>)? {
    let parts = text.split(separator: ":")
    guard let first = parts.first.flatMap({ parse($0) }), let last = parts.last.flatMap({ parse($0) }),
      first.row <= last.row, first.column <= last.column
    else { return nil }
    return (first.row...last.row, first.column...last.column)
  }
}
