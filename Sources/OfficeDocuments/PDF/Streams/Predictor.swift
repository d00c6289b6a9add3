/// Undoes the differences that writers take before they compress (ISO 32000-1, 7.4.4.4; PNG, section 9; TIFF 6.0,
/// section 14).
struct Predictor {
  private var isTIFF: Bool
  private var bits: Int
  private var colors: Int
  /// Bytes of a row and of a pixel, without a row's type.
  private var rowBytes: Int
  private var pixelBytes: Int

  /// Nil for numbers that no picture has.
  init?(isTIFF: Bool, colors: Int, bits: Int, columns: Int) {
    guard (1...32).contains(colors), [1, 2, 4, 8, 16].contains(bits), (1...(1 << 24)).contains(columns) else {
      return nil
    }
    self.isTIFF = isTIFF
    self.colors = colors
    self.bits = bits
    rowBytes = (colors * bits * columns + 7) / 8
    pixelBytes = max(colors * bits / 8, 1)
  }

  func undo(_ bytes: [UInt8]) -> [UInt8] { isTIFF ? undoTIFF(bytes) : undoPNG(bytes) }

  private func undoPNG(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var previous = [UInt8](repeating: 0, count: rowBytes)
    var row = previous
    var position = 0
    while position < bytes.count {
      let type = bytes[position]
      let count = min(rowBytes, bytes.count - position - 1)
      for place in 0..<count {
        let left = place >= pixelBytes ? row[place - pixelBytes] : 0
        let above = previous[place]
        let guess: UInt8
        switch type {
        case 1: guess = left
        case 2: guess = above
        case 3: guess = UInt8((Int(left) + Int(above)) / 2)
        case 4: guess = Predictor.paeth(left, above, place >= pixelBytes ? previous[place - pixelBytes] : 0)
        default: guess = 0
        }
        row[place] = bytes[position + 1 + place] &+ guess
      }
      result += row[..<count]
      swap(&row, &previous)
      position += 1 + rowBytes
    }
    return result
  }

  private static func paeth(_ left: UInt8, _ above: UInt8, _ aboveLeft: UInt8) -> UInt8 {
    let estimate = Int(left) + Int(above) - Int(aboveLeft)
    let (toLeft, toAbove, toBoth) =
      (abs(estimate - Int(left)), abs(estimate - Int(above)), abs(estimate - Int(aboveLeft)))
    if toLeft <= toAbove, toLeft <= toBoth { return left }
    return toAbove <= toBoth ? above : aboveLeft
  }

  private func undoTIFF(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for start in stride(from: 0, to: bytes.count, by: rowBytes) {
      let row = start..<min(start + rowBytes, bytes.count)
      switch bits {
      case 8:
        for place in row.dropFirst(colors) { result[place] = result[place] &+ result[place - colors] }
      case 16:
        for place in stride(from: start + 2 * colors, to: row.upperBound - 1, by: 2) {
          let before = UInt16(result[place - 2 * colors]) << 8 | UInt16(result[place - 2 * colors + 1])
          let sum = (UInt16(result[place]) << 8 | UInt16(result[place + 1])) &+ before
          result[place] = UInt8(sum >> 8)
          result[place + 1] = UInt8(truncatingIfNeeded: sum)
        }
      default:
        undoSmallSamples(row, in: &result)
      }
    }
    return result
  }

  /// Samples of less than a byte.
  private func undoSmallSamples(_ row: Range<Int>, in bytes: inout [UInt8]) {
    var before = [UInt8](repeating: 0, count: colors)
    let mask = UInt8((1 << bits) - 1)
    var color = 0
    for place in row {
      var value: UInt8 = 0
      for shift in stride(from: 8 - bits, through: 0, by: -bits) {
        before[color] = (before[color] &+ (bytes[place] >> UInt8(shift))) & mask
        value |= before[color] << UInt8(shift)
        color = (color + 1) % colors
      }
      bytes[place] = value
    }
  }
}
