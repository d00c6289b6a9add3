/// The widths of a composite font's glyphs (ISO 32000-1, 9.7.4.3), in units of the font size.
struct GlyphWidths {
  private var single: [Int: Double] = [:]
  private var ranges: [(low: Int, high: Int, value: Double)] = []
  private let standard: Double

  init(_ dictionary: PDFDictionary, of file: PDFFile) throws(DocumentError) {
    standard = (try file.resolve(dictionary["DW"]).number ?? 1000) * 0.001
    let list = try file.resolve(dictionary["W"]).array ?? []
    var place = 0
    while place + 1 < list.count {
      guard let first = try file.resolve(list[place]).integer, first >= 0, first <= 0xFFFF else { return }
      let second = try file.resolve(list[place + 1])
      if let widths = second.array {
        for (offset, width) in widths.prefix(0x10000).enumerated() {
          single[first + offset] = (try file.resolve(width).number ?? 0) * 0.001
        }
        place += 2
      } else if let last = second.integer, place + 2 < list.count {
        ranges.append((first, last, (try file.resolve(list[place + 2]).number ?? 0) * 0.001))
        place += 3
      } else {
        return
      }
    }
    ranges.sort { $0.low < $1.low }
  }

  subscript(cid: Int) -> Double {
    let width = single[cid] ?? range(cid) ?? standard
    return width.isFinite && abs(width) < 100 ? width : standard
  }

  private func range(_ cid: Int) -> Double? {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].low <= cid { low = middle + 1 } else { high = middle }
    }
    guard low > 0, ranges[low - 1].high >= cid else { return nil }
    return ranges[low - 1].value
  }
}

/// How vertical lines move on, and where in a glyph they write (W2 and DW2), in units of the font size.
struct VerticalMetrics {
  private var single: [Int: (advance: Double, x: Double, y: Double)] = [:]
  private var origin = 0.88
  private var advance = -1.0

  init(_ dictionary: PDFDictionary, of file: PDFFile) throws(DocumentError) {
    if let pair = try file.numbers(dictionary["DW2"]), pair.count == 2 {
      origin = pair[0] * 0.001
      advance = pair[1] * 0.001
    }
    let list = try file.resolve(dictionary["W2"]).array ?? []
    var place = 0
    while place + 1 < list.count {
      guard let first = try file.resolve(list[place]).integer, first >= 0, first <= 0xFFFF else { return }
      let second = try file.resolve(list[place + 1])
      if let values = second.array {
        for offset in 0..<min(values.count / 3, 0x10000) {
          single[first + offset] = try metrics(values, at: offset * 3, of: file)
        }
        place += 2
      } else if let last = second.integer, place + 4 < list.count {
        let same = try metrics(list, at: place + 2, of: file)
        for cid in first...max(min(last, 0xFFFF), first) { single[cid] = same }
        place += 5
        // A range costs up to 65536 entries.
        if single.count > 0xFFFF { return }
      } else {
        return
      }
    }
  }

  private func metrics(
    _ values: [PDFObject],
    at place: Int,
    of file: PDFFile
  ) throws(DocumentError) -> (advance: Double, x: Double, y: Double) {
    (
      (try file.resolve(values[place]).number ?? -1000) * 0.001,
      (try file.resolve(values[place + 1]).number ?? 500) * 0.001,
      (try file.resolve(values[place + 2]).number ?? 880) * 0.001
    )
  }

  /// `width` is the glyph's: it stands in the middle of the line unless the font says otherwise.
  func metrics(_ cid: Int, width: Double) -> (advance: Double, x: Double, y: Double) {
    single[cid] ?? (advance, width / 2, origin)
  }
}
