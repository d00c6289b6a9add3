/// Reads one page.
struct PageReader {
  let page: PDFPage
  let number: Int
  let file: PDFFile
  let shared: SharedResources

  func read() throws(DocumentError) -> (DocumentPage, [DocumentNotice]) {
    var content = try self.content()
    var rotation = page.rotation
    var reader = try run(content.bytes, rotation: rotation)
    if let turn = PageReader.turn(reader.text.directions) {
      // All text lies on its side, as on a wide table printed on an upright page.
      rotation = (rotation + turn) % 360
      reader = try run(content.bytes, rotation: rotation)
    }
    content.bytes = []
    let area = PageReader.area(of: page, rotation: rotation)
    let runs = reader.text.finished()
    let rulings = reader.lines.finished()
    var notices: [DocumentNotice] = []
    if reader.text.unknown > 0 { notices.append(.unmappedCharacters(page: number, count: reader.text.unknown)) }
    if !content.isComplete { notices.append(.incompletePage(number)) }
    let isCovered = reader.pictureArea >= 0.5 * area.width * area.height
    if isCovered, !runs.contains(where: { $0.text.unicodeScalars.contains { $0.properties.isAlphabetic } }) {
      notices.append(.imagePage(number))
    }
    let result = DocumentPage(
      number: number,
      size: PageSize(width: area.width, height: area.height),
      runs: runs,
      rulings: rulings,
      tables: Lattice.tables(rulings: rulings, runs: runs)
    )
    return (result, notices)
  }

  private func run(_ bytes: [UInt8], rotation: Int) throws(DocumentError) -> ContentReader {
    let resources = try PDFResources(page.resources, of: file, shared: shared)
    let area = PageReader.area(of: page, rotation: rotation)
    let matrix = PageReader.matrix(of: page, rotation: rotation)
    let reader = ContentReader(file: file, resources: resources, shared: shared, matrix: matrix, page: area)
    try reader.run(bytes)
    return reader
  }

  /// The streams of a page's content as one; a space stands between two.
  private func content() throws(DocumentError) -> PDFDecoded {
    let contents = try file.resolve(page.dictionary["Contents"])
    var result = PDFDecoded(bytes: [], isComplete: true)
    var parts = contents.array ?? (contents.isNull ? [] : [contents])
    if contents.isNull, !page.dictionary["Contents"].isNull, file.isRepaired {
      // The page names content that the file does not hold.
      throw .damaged(.pdf, while: "page \(number)")
    }
    if parts.count > 4096 { parts = Array(parts.prefix(4096)) }
    for part in parts {
      guard let stream = try file.resolve(part).stream else {
        if file.isRepaired { throw .damaged(.pdf, while: "page \(number)") }
        continue
      }
      let decoded = try file.decode(stream)
      result.isComplete = result.isComplete && decoded.isComplete
      result.bytes = result.bytes.isEmpty ? decoded.bytes : result.bytes + [10] + decoded.bytes
    }
    return result
  }

  /// Degrees clockwise by which the page must be turned so that its text stands upright; nil where most of it does.
  private static func turn(_ counts: [Int]) -> Int? {
    let total = counts.reduce(0, +)
    guard let direction = TextDirection.allCases.first(where: { counts[$0.rawValue] * 5 >= total * 4 }) else {
      return nil
    }
    switch direction {
    case .right, .slanted: return nil
    case .up: return 90
    case .left: return 180
    case .down: return 270
    }
  }

  /// The page as it is shown, its upper left corner at the origin.
  private static func area(of page: PDFPage, rotation: Int) -> PDFRectangle {
    let (width, height) = (page.box.width * page.unit, page.box.height * page.unit)
    return rotation % 180 == 0
      ? PDFRectangle(left: 0, bottom: 0, right: width, top: height)
      : PDFRectangle(left: 0, bottom: 0, right: height, top: width)
  }

  /// From user space to the page as it is shown.
  private static func matrix(of page: PDFPage, rotation: Int) -> PDFMatrix {
    let (box, unit) = (page.box, page.unit)
    switch rotation {
    case 90: return PDFMatrix(a: 0, b: unit, c: unit, d: 0, e: -box.bottom * unit, f: -box.left * unit)
    case 180: return PDFMatrix(a: -unit, b: 0, c: 0, d: unit, e: box.right * unit, f: -box.bottom * unit)
    case 270: return PDFMatrix(a: 0, b: -unit, c: -unit, d: 0, e: box.top * unit, f: box.right * unit)
    default: return PDFMatrix(a: unit, b: 0, c: 0, d: -unit, e: -box.left * unit, f: box.top * unit)
    }
  }
}
