extension PDFFile {
  /// Makes the table anew from the objects that stand in the file, in their order: of several with one number the last
  /// counts, as after an incremental update. Done once.
  func repair() throws(DocumentError) {
    guard !isRepaired else { return }
    isRepaired = true
    let old = references.trailer
    references = PDFCrossReferences()
    forgetObjects()
    var streams: [(number: Int, offset: Int)] = []
    scan(objectStreams: &streams)
    try budget.spendSearch(bytes.count)
    if references.trailer["Root"].isNull { references.add(trailer: old) }
    if references.trailer["Root"].isNull { try findCatalog() }
    // The objects within object streams can be read only with the key.
    try open()
    for (number, offset) in streams {
      guard case .offset(offset, _)? = references.entries[number],
        let stream = try resolve(.reference(number)).stream
      else { continue }
      for (index, inner) in try PDFObjectStream(stream, of: self).numbers.enumerated() {
        if case .offset(let direct, _)? = references.entries[inner], direct > offset { continue }
        references.replace(inner, .compressed(stream: number, index: index))
      }
    }
    if references.trailer["Root"].isNull { try findCatalog() }
    forgetObjects()
  }

  private func scan(objectStreams: inout [(number: Int, offset: Int)]) {
    var position = 0
    // Once there is no further `endstream` it need not be sought again.
    var hasEndOfStream = true
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "o"), let start = objectStart(before: position) {
        var parser = PDFObjectParser(bytes, from: start)
        if let header = parser.objectHeader() {
          references.replace(header.number, .offset(start, generation: header.generation))
          position = parser.scanner.position
          noteStream(header.number, at: start, from: position, objectStreams: &objectStreams)
          continue
        }
      } else if byte == UInt8(ascii: "s"), hasEndOfStream, isWord("stream", at: position) {
        if let end = endOfStream(from: position + 6) {
          position = end
          continue
        }
        hasEndOfStream = false
      } else if byte == UInt8(ascii: "t"), isWord("trailer", at: position) {
        var parser = PDFObjectParser(bytes, from: position + 7)
        if let trailer = parser.object().dictionary, !trailer["Root"].isNull { references.replace(trailer: trailer) }
        position += 7
        continue
      }
      position += 1
    }
  }

  /// Keeps what a scan needs of an object's dictionary: a cross-reference stream is a trailer, and an object stream
  /// holds objects.
  private func noteStream(
    _ number: Int,
    at start: Int,
    from position: Int,
    objectStreams: inout [(number: Int, offset: Int)]
  ) {
    // Both say their type early in a short dictionary; to read every dictionary here would read the file twice.
    let head = bytes[position..<min(position + 512, bytes.count)]
    if contains("/ObjStm", in: head) { objectStreams.append((number, start)) }
    guard contains("/XRef", in: head) else { return }
    var parser = PDFObjectParser(bytes, from: position)
    if let dictionary = parser.object().dictionary, dictionary["Type"].name == "XRef", !dictionary["Root"].isNull {
      references.replace(trailer: dictionary)
    }
  }

  private func findCatalog() throws(DocumentError) {
    for number in references.entries.keys.sorted(by: >) {
      guard let dictionary = try resolve(.reference(number)).dictionary else { continue }
      if dictionary["Type"].name == "Catalog" {
        var trailer = PDFDictionary()
        trailer.set("Root", .reference(number))
        references.add(trailer: trailer)
        return
      }
    }
  }

  /// The place of the number in `12 0 obj` whose `obj` stands at `position`.
  private func objectStart(before position: Int) -> Int? {
    guard position + 2 < bytes.count, bytes[position + 1] == UInt8(ascii: "b"), bytes[position + 2] == UInt8(ascii: "j")
    else { return nil }
    var place = position
    for _ in 0..<2 {
      let afterSpace = place
      while place > 0, PDFCharacter.isWhiteSpace(bytes[place - 1]), afterSpace - place < 16 { place -= 1 }
      let afterDigits = place
      while place > 0, PDFCharacter.isDigit(bytes[place - 1]), afterDigits - place < 12 { place -= 1 }
      if place == afterDigits { return nil }
    }
    return place
  }

  private func isWord(_ word: StaticString, at position: Int) -> Bool {
    if position > 0, PDFCharacter.isRegular(bytes[position - 1]) { return false }
    return PDFScanner(bytes, from: position).starts(with: word)
  }

  private func endOfStream(from start: Int) -> Int? {
    var scanner = PDFScanner(bytes, from: start)
    while let byte = scanner.peek() {
      if byte == UInt8(ascii: "e"), scanner.starts(with: "endstream") { return scanner.position + 9 }
      scanner.position += 1
    }
    return nil
  }

  private func contains(_ word: StaticString, in slice: ArraySlice<UInt8>) -> Bool {
    var scanner = PDFScanner(bytes, from: slice.startIndex, to: slice.endIndex)
    while let byte = scanner.peek() {
      if byte == UInt8(ascii: "/"), scanner.starts(with: word) { return true }
      scanner.position += 1
    }
    return false
  }
}
