import GoujiCatalog
import GoujiSyntax

/// What a table's surroundings say about it.
struct TableSurroundings: Equatable, Sendable {
  /// `公开03`, from the caption.
  var form: String?
  /// The number that the draft gives the form, which may be another than the usual one.
  var number: String?
  /// 10^`exponent` of the stated unit make one 万元 (元: 4).
  var exponent = 0
  /// The year of the report.
  var year: Int?
  /// Which budget 预算数 means here.
  var openBudget = Stage.budget
  /// The table above of which this one may be the rest.
  var above: FormStart?
  /// Codes of other tables that rows of this one, cut short, may mean.
  var meantCodes: Set<UInt32> = []
}

/// A form as far as it has been read: the table below it may be its rest.
struct FormStart: Equatable, Sendable {
  var form: String
  var name: String
  /// Which of the book's layouts it has.
  var layout: Int
  var plan: ColumnPlan
  /// Panels whose total has been read: another one opens another table.
  var totals: Set<Int>
  var codes: Set<UInt32>
  var isEmpty: Bool
}

/// The outcome of reading one table.
struct TableOutcome {
  var facts: [Fact] = []
  var claims: [Claim] = []
  var reading: TableReading?
  var problems: [ReadingProblem] = []
  /// Projects that the table gives figures of.
  var projects: [ProjectName] = []
  /// The project that the whole table is about.
  var account: ProjectAccount?
  var indicators: [IndicatorRow] = []
}
