import GoujiCatalog
import GoujiSyntax

/// A number with its unit, as a sentence holds it.
struct Figure {
  var number: WrittenNumber
  var unit: WrittenUnit
  /// The number without its unit, in folded characters.
  var range: Range<Int>
  /// The same in bytes of the block.
  var source: Range<Int>
  /// A `=` in the place of the number.
  var isAsked = false
  /// What a mark behind it says that it is (`{公开01.收入.总计}`).
  var marked: FactKey?

  /// Where its unit ends.
  var end: Int { range.upperBound + unit.text.count }
}
