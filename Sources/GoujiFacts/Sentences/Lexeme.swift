import GoujiCatalog
import GoujiSyntax

/// A piece of a sentence that matters to its figures.
struct Lexeme {
  enum Kind {
    case figure(WrittenNumber, WrittenUnit)
    /// A number whose unit stands behind a later one: `1267.86、2570.97万元`. It counts only in a row of figures.
    case bare(WrittenNumber, WrittenUnit)
    /// A number with no unit behind it, at the end of a phrase: `占77.39；`.
    case unitless(WrittenNumber)
    /// A number in Chinese characters with a classifier behind it: `一辆`, `十二批次`.
    case numeral(WrittenNumber, WrittenUnit)
    /// `=` with a unit behind it: the figure is asked for.
    case asked(WrittenUnit)
    case name(LexiconEntry)
    /// （类）, （款）, （项）: how many digits the code of the name before it has.
    case level(Int)
    case phrase(PhraseKind, year: Int?)
    case year(Int)
    /// `{公开01.收入.总计}` behind a number.
    case mark(String)
    case stop
    case semicolon
    case comma
    case colon
    case enumeration
    case opening
    case closing
  }

  var kind: Kind
  /// Folded characters.
  var range: Range<Int>
}
