/// Runs the content of a page (ISO 32000-1, sections 8 and 9) and collects what text and lines it paints.
final class ContentReader {
  let file: PDFFile
  let shared: SharedResources
  var state: GraphicsState
  var stack: [GraphicsState] = []
  var resources: PDFResources
  var text: TextCollector
  var lines: LineCollector
  var path = ContentPath()
  /// Set by `W`, carried out by the operator that ends the path.
  var clipsNext = false
  var textMatrix = PDFMatrix()
  var lineMatrix = PDFMatrix()
  /// Forms being painted, by object number: one that paints itself is not painted.
  var forms: Set<Int> = []
  /// The area on the page that pictures cover, in square points.
  var pictureArea = 0.0
  /// Marked content that is open, the innermost last; those with replacement text know where it began.
  var marks: [ContentMark] = []

  /// `q` without `Q`; more is a broken file.
  private static let deepestStack = 4096
  static let deepestForm = 16

  init(
    file: PDFFile,
    resources: PDFResources,
    shared: SharedResources,
    matrix: PDFMatrix,
    page: PDFRectangle
  ) {
    self.file = file
    self.resources = resources
    self.shared = shared
    state = GraphicsState(matrix: matrix, clip: page)
    text = TextCollector(page: page)
    lines = LineCollector(page: page)
  }

  func run(_ bytes: [UInt8]) throws(DocumentError) {
    try file.budget.spendContent(bytes.count)
    var scanner = ContentScanner(bytes)
    while let code = scanner.next() {
      switch code {
      case .save: if stack.count < ContentReader.deepestStack { stack.append(state) }
      case .restore: if let saved = stack.popLast() { state = saved }
      case .concatenate:
        let matrix = scanner.matrix.then(state.matrix)
        if matrix.isFinite { state.matrix = matrix }
      case .lineWidth: state.lineWidth = scanner.number(fromLast: 0)
      case .graphicsState: try setGraphicsState(scanner.lastName)

      case .move, .line, .curve, .curveFromCurrent, .curveToEnd, .close, .rectangle: build(code, scanner)
      case .stroke, .closeAndStroke, .fill, .fillOld, .fillEvenOdd, .fillAndStroke, .fillAndStrokeEvenOdd,
        .closeFillAndStroke, .closeFillAndStrokeEvenOdd, .endPath:
        paint(code)
      case .clip, .clipEvenOdd: clipsNext = true

      case .strokeGray, .fillGray, .strokeRGB, .fillRGB, .strokeCMYK, .fillCMYK, .strokeSpace, .fillSpace, .strokeColor,
        .fillColor, .strokeColorAny, .fillColorAny:
        try setColor(code, scanner)

      case .beginText:
        textMatrix = PDFMatrix()
        lineMatrix = textMatrix
      case .endText: break
      case .characterSpacing: state.characterSpacing = scanner.number(fromLast: 0)
      case .wordSpacing: state.wordSpacing = scanner.number(fromLast: 0)
      case .horizontalScale: state.horizontalScale = scanner.number(fromLast: 0) / 100
      case .leading: state.leading = scanner.number(fromLast: 0)
      case .renderingMode: break
      case .rise: state.rise = scanner.number(fromLast: 0)
      case .font: try setFont(scanner)
      case .moveText: moveText(scanner.number(fromLast: 1), scanner.number(fromLast: 0))
      case .moveTextSetLeading:
        state.leading = -scanner.number(fromLast: 0)
        moveText(scanner.number(fromLast: 1), scanner.number(fromLast: 0))
      case .textMatrix:
        textMatrix = scanner.matrix
        lineMatrix = textMatrix
      case .nextLine: moveText(0, -state.leading)
      case .showText: try show(scanner)
      case .showPositioned: try show(scanner)
      case .showOnNextLine:
        moveText(0, -state.leading)
        try show(scanner)
      case .showOnNextLineSpaced:
        state.wordSpacing = scanner.number(fromLast: 2)
        state.characterSpacing = scanner.number(fromLast: 1)
        moveText(0, -state.leading)
        try show(scanner)

      case .paintObject: try paintObject(scanner.lastName)
      case .beginImage:
        coverPicture()
        scanner.skipImage()
      case .beginMarked: marks.append(ContentMark())
      case .beginMarkedWithProperties: try beginMarked(scanner)
      case .endMarked: endMarked()
      }
    }
  }

  private func setGraphicsState(_ name: String?) throws(DocumentError) {
    guard let name, let dictionary = try resources.graphicsState(name) else { return }
    if let width = try file.resolve(dictionary["LW"]).number { state.lineWidth = width }
    if let alpha = try file.resolve(dictionary["CA"]).number { state.stroke.isTransparent = alpha == 0 }
    if let alpha = try file.resolve(dictionary["ca"]).number { state.fill.isTransparent = alpha == 0 }
    if let font = try file.resolve(dictionary["Font"]).array, font.count == 2 {
      state.font = try shared.font(font[0], of: file)
      state.fontSize = try file.resolve(font[1]).number ?? 0
    }
  }

  private func setFont(_ scanner: ContentScanner) throws(DocumentError) {
    state.fontSize = scanner.number(fromLast: 0)
    let place = scanner.operands.count - 2
    guard place >= 0, case .name(let range) = scanner.operands[place] else { return }
    state.font = try resources.font(ContentScanner.name(scanner.buffer[range]))
  }

  func moveText(_ x: Double, _ y: Double) {
    lineMatrix = PDFMatrix(e: x, f: y).then(lineMatrix)
    textMatrix = lineMatrix
  }
}

extension ContentScanner {
  /// The last six operands.
  var matrix: PDFMatrix {
    PDFMatrix(
      a: number(fromLast: 5),
      b: number(fromLast: 4),
      c: number(fromLast: 3),
      d: number(fromLast: 2),
      e: number(fromLast: 1),
      f: number(fromLast: 0)
    )
  }
}
