import OfficeDocuments

/// Runs of a page that stand on one line, from left to right.
struct PageLine {
  private(set) var runs: [PlacedRun]
  private(set) var box: PageBox

  private init(_ run: PlacedRun) {
    runs = [run]
    box = run.box
  }

  /// The lines of a page, from its top down.
  static func lines(of runs: [PlacedRun]) -> [PageLine] {
    var lines: [PageLine] = []
    let ordered = runs.filter { $0.text.contains { !$0.isWhitespace } }.enumerated().sorted {
      ($0.element.middle, $0.offset) < ($1.element.middle, $1.offset)
    }
    for (_, run) in ordered {
      if let last = lines.last, last.holds(run) {
        lines[lines.count - 1].add(run)
      } else {
        lines.append(PageLine(run))
      }
    }
    for index in lines.indices { lines[index].runs.sort { ($0.box.left, $0.box.top) < ($1.box.left, $1.box.top) } }
    return lines
  }

  /// Whether a run stands beside those of the line: their middles lie within each other's heights.
  private func holds(_ run: PlacedRun) -> Bool {
    let middle = (box.top + box.bottom) / 2
    return run.middle >= box.top && run.middle <= box.bottom && middle >= run.box.top && middle <= run.box.bottom
  }

  private mutating func add(_ run: PlacedRun) {
    runs.append(run)
    box.left = min(box.left, run.box.left)
    box.right = max(box.right, run.box.right)
    box.top = min(box.top, run.box.top)
    box.bottom = max(box.bottom, run.box.bottom)
  }

  /// The text, a blank where the page leaves room.
  var text: String {
    var text = ""
    var last: PlacedRun?
    for run in runs {
      if let last, run.box.left - last.box.right > max(last.fontSize, run.fontSize) / 4 { text += " " }
      text += run.text
      last = run
    }
    return text
  }

  /// Where the line begins and ends in half ems.
  func geometry(_ unit: Double) -> DocumentText.Geometry {
    func columns(_ x: Double) -> Int {
      let count = x / unit
      return count.isFinite && abs(count) < 10_000 ? Int(count.rounded()) : 0
    }
    return DocumentText.Geometry(left: columns(box.left), right: columns(box.right))
  }
}

extension PlacedRun {
  fileprivate var middle: Double { (box.top + box.bottom) / 2 }
}
