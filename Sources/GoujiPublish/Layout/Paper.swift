/// The page by GB/T 9704—2012, section 5.2: A4, 37 mm above and 28 mm to the left of the text, which is 156 mm × 225 mm.
struct Paper: Sendable, Equatable {
  var isLandscape: Bool

  static let portrait = Paper(isLandscape: false)
  static let landscape = Paper(isLandscape: true)

  /// All in twentieths of a point.
  var width: Int { isLandscape ? 16_838 : 11_906 }
  var height: Int { isLandscape ? 11_906 : 16_838 }
  var top: Int { isLandscape ? 1_588 : 2_098 }
  var bottom: Int { isLandscape ? 1_474 : 1_985 }
  var left: Int { isLandscape ? 2_098 : 1_588 }
  var right: Int { isLandscape ? 1_985 : 1_474 }
  var textWidth: Int { width - left - right }

  /// From the edge of the paper to the page's number: 7 mm below the text.
  var footer: Int { bottom - 794 }
}

/// How a form is laid on paper.
struct PaperFit: Sendable, Equatable {
  var paper: Paper
  /// Half points.
  var fontSize: Int
  /// Twentieths of a point.
  var columns: [Int]

  /// On both sides of a cell's text, together.
  static let padding = 120
  /// Sizes of type in half points: 五号, 小五, and as small as is read without effort.
  static let sizes = [21, 18, 16]
  /// Rows of a page that stands upright.
  private static let tall = 26

  /// - Parameter only: the paper to lay it on, where there is no choice.
  init(_ table: PublishedTable, on only: Paper? = nil) {
    let widths = ColumnWidths(table)
    var tries: [(Paper, Int)] = [(.portrait, 21), (.portrait, 18)]
    // A long form on a page that lies goes over two of them.
    if table.rowCount >= PaperFit.tall { tries.append((.portrait, 16)) }
    tries += PaperFit.sizes.map { (.landscape, $0) }
    if let only { tries = PaperFit.sizes.map { (only, $0) } }
    let fitting = tries.first { paper, size in
      widths.fit(Double(paper.textWidth) / 20, size: Double(size) / 2, padding: Double(PaperFit.padding) / 20)
    }
    let (paper, size) = fitting ?? (only ?? .landscape, PaperFit.sizes[PaperFit.sizes.count - 1])
    self.paper = paper
    fontSize = size
    columns = widths.filling(paper.textWidth, half: Double(size) * 5, padding: PaperFit.padding)
  }
}
