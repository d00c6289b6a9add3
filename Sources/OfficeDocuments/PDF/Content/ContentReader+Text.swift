extension ContentReader {
  /// Shows the strings among the operands; numbers between them move on (ISO 32000-1, section 9.4.3).
  func show(_ scanner: ContentScanner) throws(DocumentError) {
    guard let font = state.font else { return }
    for operand in scanner.operands {
      switch operand {
      case .string(let range): try show(scanner.buffer, range, font)
      case .number(let adjustment):
        // The numbers before the string of `"` are spacings that were set already; moving needs an array.
        guard case .bracket(UInt8(ascii: "["))? = scanner.operands.first else { continue }
        let distance = -adjustment / 1000 * state.fontSize
        if font.isVertical { advance(0, distance) } else { advance(distance * state.horizontalScale, 0) }
      case .name, .bracket, .word: continue
      }
    }
  }

  @inline(__always)
  private func advance(_ x: Double, _ y: Double) {
    textMatrix.e += x * textMatrix.a + y * textMatrix.c
    textMatrix.f += x * textMatrix.b + y * textMatrix.d
  }

  private func show(_ bytes: [UInt8], _ range: Range<Int>, _ font: PDFFont) throws(DocumentError) {
    let size = state.fontSize
    let stretch = state.horizontalScale
    let writing = TextWriting(
      matrix: textMatrix.then(state.matrix),
      fontSize: size * font.scale,
      isVertical: font.isVertical
    )
    guard writing.isUsable else { return }
    try file.budget.spendGlyphs(range.count)
    var position = range.lowerBound
    // Letters set apart on purpose are still one word.
    let tracking = abs(state.characterSpacing) <= abs(size) ? state.characterSpacing : 0
    // Text space, from the place where this string begins.
    var x = 0.0
    var y = 0.0
    while position < range.upperBound {
      let code = font.next(in: bytes, at: &position, to: range.upperBound)
      let glyph = font.glyph(code)
      let spacing = state.characterSpacing + (code.isSpace ? state.wordSpacing : 0)
      if font.isVertical {
        let top = y + (glyph.verticalOrigin.y - 0.88) * -size
        text.add(
          glyph,
          from: writing.matrix.apply(x, top + state.rise),
          to: writing.matrix.apply(x, top + glyph.verticalAdvance * size + state.rise),
          next: writing.matrix.apply(x, top + glyph.verticalAdvance * size + tracking + state.rise),
          writing
        )
        y += glyph.verticalAdvance * size + spacing
      } else {
        let width = glyph.width * size * stretch
        text.add(
          glyph,
          from: writing.matrix.apply(x, state.rise),
          to: writing.matrix.apply(x + width, state.rise),
          next: writing.matrix.apply(x + width + tracking * stretch, state.rise),
          writing
        )
        x += width + spacing * stretch
      }
    }
    advance(x, y)
  }
}

/// How a string runs over the page.
struct TextWriting {
  /// From text space, moved to where the string begins, to the page.
  let matrix: PDFMatrix
  let direction: TextDirection
  /// Of the em on the page, in points.
  let size: Double
  /// From the baseline to where glyphs end, across the direction: `size` with a sign, or 0 where the line runs through
  /// the glyphs' middle.
  let rise: Double

  init(matrix: PDFMatrix, fontSize: Double, isVertical: Bool) {
    self.matrix = matrix
    let sign = fontSize < 0 ? -1.0 : 1.0
    // On the page, y grows downwards.
    let along =
      isVertical ? PDFPoint(x: -matrix.c, y: -matrix.d) : PDFPoint(x: matrix.a * sign, y: matrix.b * sign)
    direction = TextDirection(along.x, along.y)
    let length = (along.x * along.x + along.y * along.y).squareRoot()
    let area = abs(matrix.a * matrix.d - matrix.b * matrix.c)
    size = length > 0 ? area / length * abs(fontSize) : 0
    // The side of the baseline on which the glyphs stand; mirrored text stands on the other.
    let across = isVertical ? PDFPoint(x: 0, y: 0) : PDFPoint(x: matrix.c * sign, y: matrix.d * sign)
    let component = direction.isUpright ? across.y : across.x
    rise = isVertical ? 0 : component < 0 ? -size : size
  }

  /// Nothing is seen of text smaller than this, or greater than any page.
  var isUsable: Bool { matrix.isFinite && size > 0.1 && size < 20_000 }
}
