import GoujiCatalog

/// A figure of a row of a self-evaluation table: its cell, and what it is there.
struct StatedCell {
  var cell: Int
  var role: PerformanceBook.Column
  var fact: Fact
}

/// The facts of a row by what they are there.
///
/// One place for each role: a draft has a thousand such rows, and to make a dictionary of each took longer than to read it.
struct RowFigures {
  /// There are sixteen roles.
  private var places = SIMD16<Int32>(repeating: -1)

  var isEmpty: Bool { places.max() < 0 }

  subscript(role: PerformanceBook.Column) -> Int? {
    get { places[role.rawValue] < 0 ? nil : Int(places[role.rawValue]) }
    set { places[role.rawValue] = newValue.map { Int32(truncatingIfNeeded: $0) } ?? -1 }
  }
}
