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

/// Text on one baseline and of one size, without a gap that a reader would see as a space or a new column; blanks that
/// are painted stand in it, but not at its ends. The fonts may change, as between Han characters and digits.
package struct PlacedRun: Equatable, Sendable {
  package var text: String
  /// Ascent to descent of the line, not of the glyphs, so that runs of one line have one height.
  package var box: PageBox
  /// In points as seen on the page.
  package var fontSize: Double
  /// Where each Unicode scalar of `text` begins, in order, and where the last one ends: cells cut runs by midpoints.
  /// These are x from left to right where `direction` is `right`, and y for `down` and `up`.
  package var edges: [Double]
  package var direction: TextDirection

  package init(text: String, box: PageBox, fontSize: Double, edges: [Double], direction: TextDirection = .right) {
    self.text = text
    self.box = box
    self.fontSize = fontSize
    self.edges = edges
    self.direction = direction
  }
}

/// Where a line of text runs on its page. Nearly all run to the right; heads of narrow columns may run down or up, and
/// what is stamped across a page is slanted.
package enum TextDirection: Int, Equatable, Hashable, Sendable, CaseIterable {
  case right, down, left, up, slanted

  /// Of a vector on a page, y downwards.
  init(_ x: Double, _ y: Double) {
    let slant = 0.05
    if abs(y) <= slant * abs(x) {
      self = x >= 0 ? .right : .left
    } else if abs(x) <= slant * abs(y) {
      self = y >= 0 ? .down : .up
    } else {
      self = .slanted
    }
  }

  /// The baseline is horizontal, or is taken as if it were.
  var isUpright: Bool { self != .down && self != .up }
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
