/// Objects that stand together in one compressed stream (ISO 32000-1, section 7.5.7).
final class PDFObjectStream {
  private let bytes: [UInt8]
  /// Number and offset in `bytes`.
  private let places: [(number: Int, offset: Int)]

  init(_ stream: PDFStream, of file: PDFFile) throws(DocumentError) {
    bytes = try file.decode(stream).bytes
    let first = try file.resolve(stream.dictionary["First"]).integer ?? 0
    let count = try file.resolve(stream.dictionary["N"]).integer ?? 0
    var scanner = PDFScanner(bytes)
    var places: [(number: Int, offset: Int)] = []
    while places.count < count {
      scanner.skipSpace()
      guard let number = scanner.unsigned() else { break }
      scanner.skipSpace()
      guard let offset = scanner.unsigned() else { break }
      let (place, overflows) = offset.addingReportingOverflow(max(first, 0))
      places.append((number, overflows ? bytes.count : place))
    }
    self.places = places
  }

  var numbers: [Int] { places.map(\.number) }

  /// Nil where the stream holds no such object. The index of a table is right as a rule; where it is not, the number
  /// decides.
  func object(_ number: Int, at index: Int) -> PDFObject? {
    let place =
      places.indices.contains(index) && places[index].number == number
      ? places[index] : places.first { $0.number == number }
    guard let place, place.offset < bytes.count else { return nil }
    var parser = PDFObjectParser(bytes, from: place.offset)
    return parser.object()
  }
}
