/// What one file may cost. Every loop whose length a file can choose spends from here, so that reading ends soon
/// whatever the file says. The limits are far above what documents need, and far below what a machine has.
final class PDFBudget {
  static let fileBytes = 256 << 20
  /// One decoded stream.
  static let streamBytes = 64 << 20
  static let pages = 3000

  private var decodedBytes = 192 << 20
  /// Bytes of content run, and fixed costs of what is run again and again.
  private var contentBytes = 64 << 20
  private var glyphs = 3_000_000
  /// Bytes looked through for something that a table should have told.
  private var searchedBytes = 1 << 30

  func spendDecoded(_ count: Int) throws(DocumentError) {
    decodedBytes -= count
    if decodedBytes < 0 { throw .tooLarge(.pdf, limit: "192 MB decoded") }
  }

  func spendContent(_ count: Int) throws(DocumentError) {
    contentBytes -= count
    if contentBytes < 0 { throw .tooLarge(.pdf, limit: "64 MB of page content") }
  }

  func spendGlyphs(_ count: Int) throws(DocumentError) {
    glyphs -= count
    if glyphs < 0 { throw .tooLarge(.pdf, limit: "3000000 characters") }
  }

  func spendSearch(_ count: Int) throws(DocumentError) {
    searchedBytes -= count
    if searchedBytes < 0 { throw .tooLarge(.pdf, limit: "1 GB searched") }
  }
}
