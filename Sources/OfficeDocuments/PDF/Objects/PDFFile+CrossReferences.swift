extension PDFFile {
  /// Reads all sections from the newest to the oldest. False where something on the way is wrong; what was read by
  /// then is not to be trusted.
  func readCrossReferences() throws(DocumentError) -> Bool {
    guard var offset = lastCrossReferenceOffset() else { return false }
    var visited: Set<Int> = []
    while visited.insert(offset).inserted {
      guard let section = try readSection(at: offset) else { return false }
      references.add(trailer: section)
      // A hybrid file: the objects that older readers must not see.
      if let hidden = section["XRefStm"].integer, visited.insert(hidden).inserted {
        _ = try readSection(at: hidden)
      }
      guard let previous = section["Prev"].integer else { return true }
      offset = previous
    }
    return true
  }

  private func lastCrossReferenceOffset() -> Int? {
    var scanner = PDFScanner(bytes)
    let lowest = max(bytes.count - 4096, 0)
    scanner.position = max(bytes.count - 9, 0)
    while scanner.position >= lowest {
      if scanner.skip(keyword: "startxref") {
        scanner.skipSpace()
        return scanner.unsigned()
      }
      if scanner.position == 0 { return nil }
      scanner.position -= 1
    }
    return nil
  }

  /// The trailer of the section at `offset`; nil if there is none.
  private func readSection(at offset: Int) throws(DocumentError) -> PDFDictionary? {
    guard offset >= 0, offset < bytes.count else { return nil }
    var scanner = PDFScanner(bytes, from: offset)
    scanner.skipSpace()
    return scanner.skip(keyword: "xref")
      ? try readClassicSection(from: scanner.position) : try readStreamSection(at: scanner.position)
  }

  private func readClassicSection(from start: Int) throws(DocumentError) -> PDFDictionary? {
    var scanner = PDFScanner(bytes, from: start)
    while true {
      scanner.skipSpace()
      if scanner.skip(keyword: "trailer") { break }
      guard var number = scanner.unsigned() else { return nil }
      scanner.skipSpace()
      guard let count = scanner.unsigned() else { return nil }
      for place in 0..<count {
        scanner.skipSpace()
        if scanner.starts(with: "trailer") { break }
        guard let offset = scanner.unsigned() else { return nil }
        scanner.skipSpace()
        guard let generation = scanner.unsigned() else { return nil }
        scanner.skipSpace()
        let isUsed = scanner.skip(keyword: "n")
        guard isUsed || scanner.skip(keyword: "f") else { return nil }
        // Some writers number from 1 a table that begins with the head of the free list, which is object 0.
        if place == 0, number == 1, !isUsed, generation == 65535 { number = 0 }
        references.add(number, isUsed && offset > 0 ? .offset(offset, generation: generation) : .free)
        guard number < Int.max else { return nil }
        number += 1
      }
    }
    try budget.spendSearch(scanner.position - start)
    var parser = PDFObjectParser(bytes, from: scanner.position)
    return parser.object().dictionary
  }

  private func readStreamSection(at offset: Int) throws(DocumentError) -> PDFDictionary? {
    guard let stream = try crossReferenceStream(at: offset) else { return nil }
    let dictionary = stream.dictionary
    guard let widths = dictionary["W"].array?.map({ $0.integer ?? 0 }), widths.count >= 3,
      widths.allSatisfy({ (0...8).contains($0) }), widths.prefix(3).contains(where: { $0 > 0 })
    else { return nil }
    let data = try decode(stream).bytes
    let index =
      dictionary["Index"].array?.map { $0.integer ?? 0 } ?? [0, dictionary["Size"].integer ?? 0]
    let length = widths.reduce(0, +)
    var place = 0
    for pair in stride(from: 0, to: index.count - 1, by: 2) {
      var number = index[pair]
      var left = index[pair + 1]
      guard number >= 0 else { return nil }
      while left > 0, place + length <= data.count, number < Int.max {
        add(number, fields: PDFFile.fields(widths, in: data, at: place), hasType: widths[0] > 0)
        place += length
        number += 1
        left -= 1
      }
    }
    return dictionary
  }

  /// The stream at `offset`, read without the table, which is not there yet.
  func crossReferenceStream(at offset: Int) throws(DocumentError) -> PDFStream? {
    var parser = PDFObjectParser(bytes, from: offset)
    guard let header = parser.objectHeader(), case .dictionary(let dictionary) = parser.object() else { return nil }
    guard dictionary["Type"].name == "XRef" else { return nil }
    parser.scanner.skipSpace()
    guard parser.scanner.skip(keyword: "stream") else { return nil }
    if parser.scanner.peek() == 13 { parser.scanner.position += 1 }
    if parser.scanner.peek() == 10 { parser.scanner.position += 1 }
    let start = parser.scanner.position
    let length = dictionary["Length"].integer ?? (bytes.count - start)
    guard length >= 0, start <= bytes.count else { return nil }
    let end = start + min(length, bytes.count - start)
    return PDFStream(dictionary: dictionary, range: start..<end, object: header.number, generation: header.generation)
  }

  private static func fields(_ widths: [Int], in data: [UInt8], at start: Int) -> [Int] {
    var place = start
    return widths.prefix(3).map { width in
      var value: UInt64 = 0
      for _ in 0..<width {
        value = value << 8 | UInt64(data[place])
        place += 1
      }
      return Int(exactly: value) ?? Int.max
    }
  }

  private func add(_ number: Int, fields: [Int], hasType: Bool) {
    switch hasType ? fields[0] : 1 {
    case 0: references.add(number, .free)
    case 1: references.add(number, .offset(fields[1], generation: fields[2]))
    case 2: references.add(number, .compressed(stream: fields[1], index: fields[2]))
    default: break
    }
  }
}
