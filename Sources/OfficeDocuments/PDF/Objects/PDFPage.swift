/// A page with what it inherits from the nodes above it (ISO 32000-1, section 7.7.3).
struct PDFPage {
  var dictionary: PDFDictionary
  var resources: PDFObject
  /// What a viewer shows, in user space; CropBox within MediaBox.
  var box: PDFRectangle
  /// 0, 90, 180 or 270 degrees clockwise.
  var rotation: Int
  /// Points of one unit of user space.
  var unit: Double
}

/// An upright rectangle, its corners in order.
struct PDFRectangle: Equatable {
  var left: Double
  var bottom: Double
  var right: Double
  var top: Double

  init(left: Double, bottom: Double, right: Double, top: Double) {
    self.left = left
    self.bottom = bottom
    self.right = right
    self.top = top
  }

  /// From the four numbers of an array, in any order of corners; nil where they are no numbers or enclose nothing.
  init?(_ numbers: [Double]) {
    guard numbers.count >= 4, numbers.prefix(4).allSatisfy({ $0.isFinite && abs($0) < 1e7 }) else { return nil }
    self.init(
      left: min(numbers[0], numbers[2]),
      bottom: min(numbers[1], numbers[3]),
      right: max(numbers[0], numbers[2]),
      top: max(numbers[1], numbers[3])
    )
  }

  var width: Double { right - left }
  var height: Double { top - bottom }

  func intersection(_ other: PDFRectangle) -> PDFRectangle? {
    let result = PDFRectangle(
      left: max(left, other.left),
      bottom: max(bottom, other.bottom),
      right: min(right, other.right),
      top: min(top, other.top)
    )
    return result.left <= result.right && result.bottom <= result.top ? result : nil
  }
}
