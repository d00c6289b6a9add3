extension XMLReader {
  /// The value of an attribute without prefix, or of any prefix of `namespace`; of the element last begun.
  package func attribute(_ name: StaticString, in namespace: XMLNamespace = .none) -> String? {
    for attribute in attributes {
      let local = (attribute.colon.map { $0 + 1 } ?? attribute.name.lowerBound)..<attribute.name.upperBound
      guard local.count == name.utf8CodeUnitCount, matches(local, name) else { continue }
      let own = attribute.colon.map { resolve(attribute.name.lowerBound..<$0) ?? .other } ?? XMLNamespace.none
      if own == namespace { return XMLCharacters.attribute(bytes[attribute.value]) }
    }
    return nil
  }

  /// The value of a setting of Word, whose attributes have its namespace or none.
  func word(_ name: StaticString) -> String? { attribute(name, in: .wordprocessing) ?? attribute(name) }

  private func matches(_ range: Range<Int>, _ name: StaticString) -> Bool {
    name.withUTF8Buffer { bytes[range].elementsEqual($0) }
  }

  /// Passes over the rest of the element last begun.
  package mutating func skipElement() throws(XMLError) {
    let outer = depth - 1
    while depth > outer {
      guard try next() != nil else { return }
    }
  }

  /// All text within the element last begun, that of its elements included; passes over the element.
  package mutating func elementText() throws(XMLError) -> String {
    let outer = depth - 1
    var result = ""
    while depth > outer, let event = try next() {
      if event == .text { result += text }
    }
    return result
  }

  /// Calls `body` for each element within the one last begun, but not for those deeper; `body` may read on within its
  /// element. Text between them is passed over.
  mutating func forEachChild(_ body: (inout XMLReader) throws(XMLError) -> Void) throws(XMLError) {
    let level = depth
    while depth >= level {
      guard let event = try next() else { return }
      guard event == .start else { continue }
      try body(&self)
      while depth > level {
        guard try next() != nil else { return }
      }
    }
  }
}
