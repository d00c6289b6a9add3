/// A PDF dictionary. Most have fewer than ten entries, for which a list is smaller and faster than a hash table.
struct PDFDictionary {
  private var entries: [(key: String, value: PDFObject)] = []
  /// Places in `entries`, kept once there are many.
  private var index: [String: Int] = [:]

  private static let few = 24

  var count: Int { entries.count }
  var isEmpty: Bool { entries.isEmpty }
  var keys: [String] { entries.map(\.key) }
  var values: [PDFObject] { entries.map(\.value) }

  /// `.null` where the key is missing: the two mean the same (ISO 32000-1, 7.3.7).
  subscript(key: String) -> PDFObject {
    guard let place = place(of: key) else { return .null }
    return entries[place].value
  }

  /// The value of the first of `keys` that is there: inline images and old writers abbreviate.
  func first(of keys: String...) -> PDFObject {
    for key in keys {
      if let place = place(of: key) { return entries[place].value }
    }
    return .null
  }

  /// The last of several values of one key counts.
  mutating func set(_ key: String, _ value: PDFObject) {
    if let place = place(of: key) {
      entries[place].value = value
      return
    }
    entries.append((key, value))
    if !index.isEmpty {
      index[key] = entries.count - 1
    } else if entries.count > PDFDictionary.few {
      for (place, entry) in entries.enumerated() { index[entry.key] = place }
    }
  }

  func mapValues(_ transform: (PDFObject) -> PDFObject) -> PDFDictionary {
    var result = self
    for place in result.entries.indices { result.entries[place].value = transform(entries[place].value) }
    return result
  }

  private func place(of key: String) -> Int? {
    index.isEmpty ? entries.firstIndex { $0.key == key } : index[key]
  }
}
