extension PDFFile {
  /// What pages inherit.
  private struct Inherited {
    var resources: PDFObject = .null
    var mediaBox: PDFRectangle?
    var cropBox: PDFRectangle?
    var rotation = 0
  }

  /// The pages in order. A page of the tree that the file does not hold is an error: part of the file is missing, and
  /// what is left is not the document.
  func pages() throws(DocumentError) -> [PDFPage] {
    var pages: [PDFPage] = []
    guard let root = try catalog?["Pages"] else { throw .damaged(.pdf, while: "page tree") }
    var visited: Set<Int> = []
    // Nodes still to be read, the next one last.
    var nodes: [(node: PDFObject, inherited: Inherited)] = [(root, Inherited())]
    while let (reference, inherited) = nodes.popLast() {
      if let number = reference.reference, !visited.insert(number).inserted { continue }
      guard let node = try page(reference) else { throw .damaged(.pdf, while: "page \(pages.count + 1)") }
      let passed = try inherit(inherited, by: node)
      if let kids = try resolve(node["Kids"]).array {
        guard nodes.count + kids.count <= PDFBudget.pages * 2 else { throw .tooLarge(.pdf, limit: "3000 pages") }
        nodes += kids.reversed().map { ($0, passed) }
      } else if node["Type"].name != "Pages" {
        guard pages.count < PDFBudget.pages else { throw .tooLarge(.pdf, limit: "3000 pages") }
        pages.append(try page(node, passed))
      }
    }
    return pages
  }

  private func page(_ reference: PDFObject) throws(DocumentError) -> PDFDictionary? {
    if let found = try resolve(reference).dictionary { return found }
    if !isRepaired {
      try repair()
      return try resolve(reference).dictionary
    }
    return nil
  }

  private func inherit(_ inherited: Inherited, by node: PDFDictionary) throws(DocumentError) -> Inherited {
    var result = inherited
    if !node["Resources"].isNull { result.resources = node["Resources"] }
    if let box = try rectangle(node["MediaBox"]) { result.mediaBox = box }
    if let box = try rectangle(node["CropBox"]) { result.cropBox = box }
    if let rotation = try resolve(node["Rotate"]).integer { result.rotation = rotation }
    return result
  }

  private func page(_ node: PDFDictionary, _ inherited: Inherited) throws(DocumentError) -> PDFPage {
    let letter = PDFRectangle(left: 0, bottom: 0, right: 612, top: 792)
    let media = inherited.mediaBox.flatMap { $0.width > 0 && $0.height > 0 ? $0 : nil } ?? letter
    let cropped = inherited.cropBox.flatMap { $0.intersection(media) }
    let unit = try resolve(node["UserUnit"]).number ?? 1
    return PDFPage(
      dictionary: node,
      resources: inherited.resources,
      box: cropped.flatMap { $0.width > 0 && $0.height > 0 ? $0 : nil } ?? media,
      rotation: ((inherited.rotation % 360) + 360) % 360 / 90 * 90,
      unit: unit > 0 && unit <= 75000 ? unit : 1
    )
  }

  func rectangle(_ object: PDFObject) throws(DocumentError) -> PDFRectangle? {
    try numbers(object).flatMap { PDFRectangle($0) }
  }

  /// The numbers of an array; nil if it is none or holds something else.
  func numbers(_ object: PDFObject) throws(DocumentError) -> [Double]? {
    guard let array = try resolve(object).array, array.count <= 64 else { return nil }
    var result: [Double] = []
    for element in array {
      guard let number = try resolve(element).number, number.isFinite else { return nil }
      result.append(number)
    }
    return result
  }
}
