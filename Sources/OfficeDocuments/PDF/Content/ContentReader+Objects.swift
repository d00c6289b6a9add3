extension ContentReader {
  /// What running a form costs besides its bytes.
  private static let formCost = 2048

  func paintObject(_ name: String?) throws(DocumentError) {
    guard let name, let stream = try resources.paintedObject(name) else { return }
    switch try file.resolve(stream.dictionary["Subtype"]).name {
    case "Form": try paintForm(stream)
    case "Image": coverPicture()
    default: return
    }
  }

  /// Notes that a picture is painted on the unit square.
  func coverPicture() {
    guard let box = state.matrix.apply(PDFRectangle(left: 0, bottom: 0, right: 1, top: 1)).intersection(state.clip)
    else { return }
    pictureArea += box.width * box.height
  }

  private func paintForm(_ stream: PDFStream) throws(DocumentError) {
    guard forms.count < ContentReader.deepestForm, forms.insert(stream.object).inserted else { return }
    defer { forms.remove(stream.object) }
    try file.budget.spendContent(ContentReader.formCost)
    let saved = (state, stack, resources, path, textMatrix, lineMatrix, marks, text.area)
    defer { (state, stack, resources, path, textMatrix, lineMatrix, marks, text.area) = saved }
    stack = []
    marks = []
    path = ContentPath()
    if let numbers = try file.numbers(stream.dictionary["Matrix"]), numbers.count == 6 {
      let own = PDFMatrix(
        a: numbers[0],
        b: numbers[1],
        c: numbers[2],
        d: numbers[3],
        e: numbers[4],
        f: numbers[5]
      )
      let matrix = own.then(state.matrix)
      guard matrix.isFinite else { return }
      state.matrix = matrix
    }
    if let box = try file.rectangle(stream.dictionary["BBox"]) {
      guard let clip = state.matrix.apply(box).intersection(state.clip) else { return }
      state.clip = clip
      text.area = clip
    }
    // A form without resources uses those of the page (an old habit).
    if !stream.dictionary["Resources"].isNull {
      resources = try PDFResources(stream.dictionary["Resources"], of: file, shared: shared)
    }
    try run(try shared.content(of: stream, in: file))
  }
}
