/// A stream without its filters.
struct PDFDecoded {
  var bytes: [UInt8]
  /// False where the encoded bytes broke off or made no sense, or a filter gives no bytes but pictures.
  var isComplete: Bool
}

extension PDFFile {
  /// Filters that one stream may name; real files have at most three.
  private static let mostFilters = 8

  /// The bytes of a stream (ISO 32000-1, section 7.4). Pictures are not decoded.
  func decode(_ stream: PDFStream) throws(DocumentError) -> PDFDecoded {
    let dictionary = stream.dictionary
    let filters = try list(dictionary.first(of: "Filter", "F"))
    let parameters = try list(dictionary.first(of: "DecodeParms", "DP"))
    guard filters.count <= PDFFile.mostFilters else { return PDFDecoded(bytes: [], isComplete: false) }
    let isPlain = filters.first?.name == "Crypt" || dictionary["Type"].name == "XRef"
    var input = bytes[stream.range]
    if !isPlain, let security {
      input = security.decrypt(stream: input, number: stream.object, generation: stream.generation)[...]
    }
    // What is decoded to nothing costs, too.
    try budget.spendDecoded(input.count)
    var result = PDFDecoded(bytes: filters.isEmpty ? Array(input) : [], isComplete: true)
    for (place, filter) in filters.enumerated() {
      let own = place < parameters.count ? parameters[place].dictionary ?? PDFDictionary() : PDFDictionary()
      guard let name = filter.name else { return PDFDecoded(bytes: [], isComplete: false) }
      let decoded = try apply(name, own, to: place == 0 ? input : result.bytes[...])
      try budget.spendDecoded(decoded.bytes.count)
      result = PDFDecoded(bytes: decoded.bytes, isComplete: result.isComplete && decoded.isComplete)
    }
    return result
  }

  private func apply(
    _ filter: String,
    _ parameters: PDFDictionary,
    to input: ArraySlice<UInt8>
  ) throws(DocumentError) -> PDFDecoded {
    let limit = PDFBudget.streamBytes
    var decoded: PDFDecoded
    switch filter {
    case "FlateDecode", "Fl": decoded = inflate(input, limit: limit)
    case "LZWDecode", "LZW":
      let early = try resolve(parameters["EarlyChange"]).integer ?? 1
      decoded = LZW.decode(input, changesEarly: early != 0, limit: limit)
    case "ASCII85Decode", "A85": decoded = ASCII85.decode(input, limit: limit)
    case "ASCIIHexDecode", "AHx": decoded = ASCIIHex.decode(input)
    case "RunLengthDecode", "RL": decoded = RunLength.decode(input, limit: limit)
    case "Crypt": decoded = PDFDecoded(bytes: Array(input), isComplete: true)
    default: return PDFDecoded(bytes: [], isComplete: false)
    }
    guard decoded.bytes.count < limit else { throw .tooLarge(.pdf, limit: "64 MB in one stream") }
    if let predictor = try predictor(parameters) { decoded.bytes = predictor.undo(decoded.bytes) }
    return decoded
  }

  private func inflate(_ input: ArraySlice<UInt8>, limit: Int) -> PDFDecoded {
    var result = Zlib.decode(input, limit: limit)
    switch result.problem {
    case .header:
      // Some writers leave out the header or write a wrong one.
      let bare = Inflate.decode(input.dropFirst(2), limit: limit)
      result = bare.bytes.isEmpty ? Inflate.decode(input, limit: limit) : bare
    case .truncated:
      // Where only the check value is missing the data are whole.
      result = Inflate.decode(input.dropFirst(2), limit: limit)
    default: break
    }
    return PDFDecoded(bytes: result.bytes, isComplete: result.problem == nil)
  }

  private func predictor(_ parameters: PDFDictionary) throws(DocumentError) -> Predictor? {
    let kind = try resolve(parameters["Predictor"]).integer ?? 1
    guard kind > 1 else { return nil }
    return Predictor(
      isTIFF: kind == 2,
      colors: try resolve(parameters["Colors"]).integer ?? 1,
      bits: try resolve(parameters["BitsPerComponent"]).integer ?? 8,
      columns: try resolve(parameters["Columns"]).integer ?? 1
    )
  }

  /// The elements of an array, or the one object where there is no array, without references.
  private func list(_ object: PDFObject) throws(DocumentError) -> [PDFObject] {
    let object = try resolve(object)
    if object.isNull { return [] }
    guard let array = object.array else { return [object] }
    var result: [PDFObject] = []
    for element in array.prefix(PDFFile.mostFilters + 1) { result.append(try resolve(element)) }
    return result
  }
}
