/// A transformation of the plane (ISO 32000-1, section 8.3): x' = a·x + c·y + e, y' = b·x + d·y + f.
struct PDFMatrix: Equatable {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  /// First `self`, then `next`.
  @inline(__always)
  func then(_ next: PDFMatrix) -> PDFMatrix {
    PDFMatrix(
      a: a * next.a + b * next.c,
      b: a * next.b + b * next.d,
      c: c * next.a + d * next.c,
      d: c * next.b + d * next.d,
      e: e * next.a + f * next.c + next.e,
      f: e * next.b + f * next.d + next.f
    )
  }

  @inline(__always)
  func apply(_ x: Double, _ y: Double) -> PDFPoint { PDFPoint(x: a * x + c * y + e, y: b * x + d * y + f) }

  /// The smallest upright box around a transformed one. On a page y grows downwards, so `bottom` is above `top`; the
  /// names follow the numbers.
  func apply(_ box: PDFRectangle) -> PDFRectangle {
    let corners = [
      apply(box.left, box.bottom), apply(box.right, box.bottom), apply(box.left, box.top), apply(box.right, box.top),
    ]
    var result = PDFRectangle(left: corners[0].x, bottom: corners[0].y, right: corners[0].x, top: corners[0].y)
    for corner in corners.dropFirst() {
      result.left = min(result.left, corner.x)
      result.right = max(result.right, corner.x)
      result.bottom = min(result.bottom, corner.y)
      result.top = max(result.top, corner.y)
    }
    return result
  }

  var isFinite: Bool { a.isFinite && b.isFinite && c.isFinite && d.isFinite && e.isFinite && f.isFinite }
}

struct PDFPoint: Equatable {
  var x: Double
  var y: Double

  /// On or near a page of any size that there is.
  var isUsable: Bool { abs(x) < 1e7 && abs(y) < 1e7 }
}
