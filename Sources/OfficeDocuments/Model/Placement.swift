/// Width and height of a page in PDF points.
package struct PageSize: Equatable, Sendable {
  package var width: Double
  package var height: Double

  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

/// A rectangle on a page in PDF points, the origin in the upper left corner, y growing downwards.
package struct PageBox: Equatable, Sendable {
  package var left: Double
  package var top: Double
  package var right: Double
  package var bottom: Double

  package init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }
}

/// Text painted in one go: one baseline, one font, no gap that a reader would see as a space or a new column.
package struct PlacedRun: Equatable, Sendable {
  package var text: String
  /// Ascent to descent of the line, not of the glyphs, so that runs of one line have one height.
  package var box: PageBox
  /// In points as seen on the page.
  package var fontSize: Double
  /// Left edge of each Unicode scalar of `text`, in order, and the right edge of the last: cells cut runs by midpoints.
  package var edges: [Double]

  package init(text: String, box: PageBox, fontSize: Double, edges: [Double]) {
    self.text = text
    self.box = box
    self.fontSize = fontSize
    self.edges = edges
  }
}

/// A horizontal or vertical line on a page, in PDF points, the origin in the upper left corner.
package struct Ruling: Equatable, Sendable {
  package var isHorizontal: Bool
  /// y of a horizontal line, x of a vertical one.
  package var position: Double
  /// The lower and the higher end: x of a horizontal line, y of a vertical one.
  package var start: Double
  package var end: Double

  package init(isHorizontal: Bool, position: Double, start: Double, end: Double) {
    self.isHorizontal = isHorizontal
    self.position = position
    self.start = start
    self.end = end
  }
}
