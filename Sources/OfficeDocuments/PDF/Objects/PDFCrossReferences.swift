/// Where the objects of a file stand (ISO 32000-1, sections 7.5.4 and 7.5.8).
struct PDFCrossReferences {
  enum Entry {
    case free
    /// In the file's bytes.
    case offset(Int, generation: Int)
    /// In an object stream.
    case compressed(stream: Int, index: Int)
  }

  private(set) var entries: [Int: Entry] = [:]
  /// The trailers of all sections, the newest first.
  private(set) var trailer = PDFDictionary()

  /// Sections are read from the newest to the oldest, so what is known already stands.
  mutating func add(_ number: Int, _ entry: Entry) {
    if entries[number] == nil { entries[number] = entry }
  }

  mutating func replace(_ number: Int, _ entry: Entry) { entries[number] = entry }

  mutating func add(trailer more: PDFDictionary) {
    for key in more.keys where trailer[key].isNull { trailer.set(key, more[key]) }
  }

  mutating func replace(trailer more: PDFDictionary) {
    for key in more.keys { trailer.set(key, more[key]) }
  }
}
