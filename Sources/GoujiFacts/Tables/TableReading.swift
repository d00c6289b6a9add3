package import GoujiCatalog
import GoujiSyntax

/// What was read in one table of a public form. Offsets count from the table's block.
package struct TableReading: Sendable {
  /// One row of one panel.
  package struct Row: Sendable {
    /// Row of the block's table.
    package var line: Int
    package var panel: Int
    /// As written, folded: code and name.
    package var label: [UInt16]
    package var labelRange: Range<Int>
    /// The code as written and the code it stands for, for rows of a code table.
    package var writtenCode: String?
    package var codeRange: Range<Int>?
    package var nameRange: Range<Int>?
    package var code: UInt32?
    /// Whether the code is only meant because other tables have it: written, it may be one of several.
    package var isCodeOfOthers = false
    /// The row it is a part of, by its index among the rows.
    package var parent: Int?
    package var isTotal: Bool
    /// Its name says that it is a part of another row (其中：).
    package var isAmongOthers = false
    /// Facts by column of figures; -1 where the cell holds none.
    package var facts: [Int]
  }

  /// A column of figures of one panel.
  package struct Column: Sendable {
    package var panel: Int
    package var binding: Binding
    package var title: String
    /// Whether the layout says what its figures are.
    package var isKnown = true
    /// Whether a whole's figure is the sum of those of its parts; rates are not.
    package var isSummable = true
  }

  package var form: String
  package var formTitle: String
  /// What messages call it: by the number that the draft gives it, else by its usual one, else by its title.
  package var name: String
  package var binding: Binding
  package var rows: [Row] = []
  package var columns: [Column] = []
  package var isEmpty = false
  /// Whether a row of it is marked 存疑: what the others sum up to is not known.
  package var hasDoubtfulRow = false
  /// What its rows are named by.
  package let kind: Form.Rows
  /// How the layout lies over the columns.
  let plan: ColumnPlan
  /// Which of the book's layouts it is.
  let layout: Int
  /// Whether the form began in a table above and goes on here.
  package var continues = false
  /// The codes of the rows of its parts above.
  package var codesAbove: Set<UInt32> = []
  /// Row and column of each fact.
  private var places: [(row: Int32, column: Int32)] = []

  init(form: String, formTitle: String, name: String, binding: Binding, kind: Form.Rows, plan: ColumnPlan, layout: Int)
  {
    self.form = form
    self.formTitle = formTitle
    self.name = name
    self.kind = kind
    self.plan = plan
    self.layout = layout
    self.binding = binding
  }

  /// Whether its rows have economic codes.
  package var isEconomic: Bool { kind == .economic }

  /// Whether both have the same rows and columns in the same order, with facts in the same cells.
  func hasSameShape(as other: TableReading) -> Bool {
    form == other.form && name == other.name && continues == other.continues && rows.count == other.rows.count
      && columns.count == other.columns.count
      && isEmpty == other.isEmpty && hasDoubtfulRow == other.hasDoubtfulRow
      && zip(rows, other.rows).allSatisfy { a, b in
        a.code == b.code && a.label == b.label && a.writtenCode == b.writtenCode && a.parent == b.parent
          && a.isTotal == b.isTotal && a.facts == b.facts
      }
      && zip(columns, other.columns).allSatisfy { $0.binding == $1.binding && $0.title == $1.title }
  }

  /// The form as far as it has been read, for a table below that may be its rest.
  func start(_ above: FormStart?) -> FormStart {
    let before = continues ? above : nil
    return FormStart(
      form: form,
      name: name,
      layout: layout,
      plan: plan,
      totals: (before?.totals ?? []).union(rows.filter(\.isTotal).map(\.panel)),
      codes: (before?.codes ?? []).union(rows.compactMap(\.code)).subtracting([0]),
      isEmpty: isEmpty
    )
  }

  /// The row and the column that a fact stands in.
  package func place(of fact: Int) -> (row: Row, column: Column)? {
    guard fact < places.count else { return nil }
    return (rows[Int(places[fact].row)], columns[Int(places[fact].column)])
  }

  /// The row of the block's table that a fact stands in.
  package func line(of fact: Int) -> Int? { fact < places.count ? rows[Int(places[fact].row)].line : nil }

  /// Moves whatever stands in its rows.
  mutating func move(_ moved: (Range<Int>) -> Range<Int>) {
    for row in rows.indices {
      rows[row].labelRange = moved(rows[row].labelRange)
      rows[row].codeRange = rows[row].codeRange.map(moved)
      rows[row].nameRange = rows[row].nameRange.map(moved)
    }
  }

  /// Notes where the facts stand, once all rows are read.
  mutating func close(factCount: Int) {
    places = Array(repeating: (0, 0), count: factCount)
    for (row, info) in rows.enumerated() {
      for (column, fact) in info.facts.enumerated() where fact >= 0 && fact < factCount {
        places[fact] = (Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column))
      }
    }
  }
}
