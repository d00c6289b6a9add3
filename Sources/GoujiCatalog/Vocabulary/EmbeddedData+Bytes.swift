extension EmbeddedData {
  /// The content of a file of `Data`, by its path there (`shared/phrases.txt`); empty if there is none, which the tests of
  /// the data would tell.
  static func bytes(_ path: String) -> [UInt8] {
    guard let file = files.first(where: { "\($0.path)" == path }) else { return [] }
    return file.text.withUTF8Buffer(Array.init)
  }
}
