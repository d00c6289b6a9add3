/// The objects of a PDF file, read when they are asked for.
final class PDFFile {
  let bytes: [UInt8]
  let budget = PDFBudget()
  var references = PDFCrossReferences()
  /// Set once the table is known to be wrong and was made by scanning.
  var isRepaired = false
  var security: PDFSecurity?

  private var objects: [Int: PDFObject] = [:]
  /// Being read now: an object that needs itself is null.
  private var pending: Set<Int> = []
  private var objectStreams: [Int: PDFObjectStream] = [:]

  init(_ bytes: [UInt8]) throws(DocumentError) {
    guard bytes.count <= PDFBudget.fileBytes else { throw .tooLarge(.pdf, limit: "256 MB") }
    self.bytes = try PDFFile.fromHeader(bytes)
    if !(try readCrossReferences()) { try repair() }
    try open()
    if try catalog == nil { try repair() }
    try open()
  }

  /// Makes the key of an encrypted file, once.
  func open() throws(DocumentError) {
    guard security == nil, !references.trailer["Encrypt"].isNull else { return }
    security = try PDFSecurity(file: self)
    // What was read before was not decrypted.
    forgetObjects()
  }

  /// Offsets count from `%PDF-`; some mail programs put bytes before it.
  private static func fromHeader(_ bytes: [UInt8]) throws(DocumentError) -> [UInt8] {
    guard let start = header(in: bytes) else { throw .damaged(.pdf, while: "header") }
    return start == 0 ? bytes : Array(bytes[start...])
  }

  /// Where the header stands.
  static func header(in bytes: [UInt8]) -> Int? {
    var scanner = PDFScanner(bytes, to: min(bytes.count, 4096))
    while !scanner.isAtEnd {
      if scanner.starts(with: "%PDF-") { return scanner.position }
      scanner.position += 1
    }
    return nil
  }

  /// The catalog with a page tree, if the table leads to one.
  var catalog: PDFDictionary? {
    get throws(DocumentError) {
      guard let root = try resolve(references.trailer["Root"]).dictionary else { return nil }
      return try resolve(root["Pages"]).dictionary == nil ? nil : root
    }
  }

  func forgetObjects() {
    objects = [:]
    objectStreams = [:]
  }

  /// The object itself where `object` is a reference to one; a chain of references is followed a few steps.
  func resolve(_ object: PDFObject) throws(DocumentError) -> PDFObject {
    var object = object
    for _ in 0..<8 {
      guard case .reference(let number) = object else { return object }
      object = try load(number)
    }
    return .null
  }

  private func load(_ number: Int) throws(DocumentError) -> PDFObject {
    if let known = objects[number] { return known }
    guard pending.insert(number).inserted else { return .null }
    defer { pending.remove(number) }
    var object = try read(number)
    if object == nil, !isRepaired {
      try repair()
      object = try read(number)
    }
    let result = object ?? .null
    objects[number] = result
    return result
  }

  /// Nil where the table leads to something else; null where it says that there is no such object.
  private func read(_ number: Int) throws(DocumentError) -> PDFObject? {
    switch references.entries[number] {
    case nil, .free:
      return .null
    case .offset(let offset, let generation):
      return try parse(number, at: offset, generation: generation)
    case .compressed(let stream, let index):
      return try objectStream(stream)?.object(number, at: index)
    }
  }

  private func parse(_ number: Int, at offset: Int, generation: Int) throws(DocumentError) -> PDFObject? {
    guard offset > 0, offset < bytes.count else { return nil }
    var parser = PDFObjectParser(bytes, from: offset)
    guard let header = parser.objectHeader(), header.number == number else { return nil }
    let object = parser.object()
    try budget.spendSearch(parser.scanner.position - offset)
    guard case .dictionary(let dictionary) = object else {
      return security?.decrypt(object, number: number, generation: header.generation) ?? object
    }
    parser.scanner.skipSpace()
    guard parser.scanner.skip(keyword: "stream") else {
      return security?.decrypt(object, number: number, generation: header.generation) ?? object
    }
    if parser.scanner.peek() == 13 { parser.scanner.position += 1 }
    if parser.scanner.peek() == 10 { parser.scanner.position += 1 }
    let range = try streamRange(dictionary, from: parser.scanner.position)
    var plain = dictionary
    if case .dictionary(let decrypted) = security?.decrypt(object, number: number, generation: header.generation) {
      plain = decrypted
    }
    return .stream(PDFStream(dictionary: plain, range: range, object: number, generation: header.generation))
  }

  /// The bytes of a stream: as its dictionary says if `endstream` follows, otherwise up to the next `endstream`.
  private func streamRange(_ dictionary: PDFDictionary, from start: Int) throws(DocumentError) -> Range<Int> {
    if let length = try resolve(dictionary["Length"]).integer, length >= 0, length <= bytes.count - start {
      var scanner = PDFScanner(bytes, from: start + length)
      scanner.skipSpace()
      if scanner.starts(with: "endstream") || scanner.starts(with: "endobj") { return start..<(start + length) }
    }
    var scanner = PDFScanner(bytes, from: start)
    while !scanner.isAtEnd, !(scanner.peek() == UInt8(ascii: "e") && scanner.starts(with: "endstream")) {
      scanner.position += 1
    }
    try budget.spendSearch(scanner.position - start)
    var end = max(scanner.position, start)
    if end > start, bytes[end - 1] == 10 { end -= 1 }
    if end > start, bytes[end - 1] == 13 { end -= 1 }
    return start..<end
  }

  private func objectStream(_ number: Int) throws(DocumentError) -> PDFObjectStream? {
    if let known = objectStreams[number] { return known }
    guard let stream = try load(number).stream else { return nil }
    let result = try PDFObjectStream(stream, of: self)
    objectStreams[number] = result
    return result
  }
}
