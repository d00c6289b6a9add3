/// What content sets and `q` and `Q` keep (ISO 32000-1, section 8.4), as far as text and lines depend on it.
struct GraphicsState {
  /// From user space to the page, upright, y downwards.
  var matrix: PDFMatrix
  /// The box around what may be painted on, on the page.
  var clip: PDFRectangle
  var lineWidth = 1.0
  var fill = PaintColor()
  var stroke = PaintColor()

  var font: PDFFont?
  var fontSize = 0.0
  var characterSpacing = 0.0
  var wordSpacing = 0.0
  /// 1 for the width that the font has.
  var horizontalScale = 1.0
  var leading = 0.0
  var rise = 0.0
}

/// Of a colour, only whether paper shows through.
struct PaintColor {
  enum Space {
    case gray, rgb, cmyk
    /// A spot colour: 0 is no ink.
    case ink
    /// Patterns, palettes: taken as visible.
    case other
  }

  var space = Space.gray
  var isWhite = false
  /// Constant alpha of zero.
  var isTransparent = false

  var isVisible: Bool { !isWhite && !isTransparent }

  mutating func set(_ space: Space, _ components: [Double]) {
    self.space = space
    let nearlyOne = 0.995
    switch space {
    case .gray: isWhite = components.count == 1 && components[0] >= nearlyOne
    case .rgb: isWhite = components.count == 3 && components.allSatisfy { $0 >= nearlyOne }
    case .cmyk, .ink: isWhite = !components.isEmpty && components.allSatisfy { $0 <= 1 - nearlyOne }
    case .other: isWhite = false
    }
  }
}
