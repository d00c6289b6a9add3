/// A stream object: its dictionary and where its encoded bytes stand.
final class PDFStream {
  let dictionary: PDFDictionary
  /// In the bytes of the file.
  let range: Range<Int>
  /// Number and generation of the object: encryption is keyed by them.
  let object: Int
  let generation: Int

  init(dictionary: PDFDictionary, range: Range<Int>, object: Int, generation: Int) {
    self.dictionary = dictionary
    self.range = range
    self.object = object
    self.generation = generation
  }
}
