/// What one character code of a font shows, in units of the font size.
struct PDFGlyph {
  var width: Double
  /// Nearly every glyph is one character; 0 where it is none or several.
  var scalar: UInt32
  /// The characters of a ligature.
  var more: [Unicode.Scalar]
  /// False where the font does not tell what the glyph means.
  var isKnown: Bool
  /// In vertical writing: how far the next glyph is from this one, downwards negative, and where the glyph's origin is
  /// seen from the point that is written at.
  var verticalAdvance = -1.0
  var verticalOrigin = (x: 0.5, y: 0.88)

  /// With empty `text` the glyph shows nothing; with none, nobody knows what it shows.
  init(width: Double, text: [Unicode.Scalar]?) {
    self.width = width
    isKnown = text != nil
    let shown = text.map { $0.map(KangxiRadicals.character) } ?? ["\u{FFFD}"]
    scalar = shown.count == 1 ? shown[0].value : 0
    more = shown.count > 1 ? shown : []
  }

  var count: Int { scalar != 0 ? 1 : more.count }
}
