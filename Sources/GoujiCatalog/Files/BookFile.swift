/// The files that a folder of the book's data may hold, by their name there. Every one is optional; a kind of report's own
/// file is read behind the shared one of the same name.
package enum BookFile: String, Sendable, CaseIterable {
  /// What kind of report it is, see `ReportKind`. Only a kind's own folder has one.
  case kind = "book.txt"
  case words = "words.txt"
  case vocabulary = "vocabulary.txt"
  case phrases = "phrases.txt"
  case forms = "forms.txt"
  case relations = "relations.txt"
  case outline = "genre.txt"
  case terms = "terms.txt"
  case termErrors = "term-errors.tsv"
  case wording = "wording.txt"
  case performance = "performance.txt"
  case functionalCodes = "function-codes.tsv"
  case economicCodes = "economic-codes.tsv"
  case codeAliases = "code-aliases.tsv"
  case codeNotes = "code-notes.tsv"
  case pinyin = "pinyin.txt"
  case syllables = "pinyin-syllables.txt"
  case places = "places.txt"
  case publishing = "publishing.txt"
}

/// A folder of the book's data: what all kinds of report share, or what one kind adds.
package struct BookFolder: Sendable {
  /// Not shown to anybody; messages about wrong data begin with it.
  package let name: String
  private let files: [BookFile: @Sendable () -> [UInt8]]

  /// - Parameter files: the bytes of each file, asked for when it is first read.
  package init(_ name: String, _ files: [BookFile: @Sendable () -> [UInt8]]) {
    self.name = name
    self.files = files
  }

  func holds(_ file: BookFile) -> Bool { files[file] != nil }

  func text(_ file: BookFile) -> DataText? {
    files[file].map { DataText(name: "\(name)/\(file.rawValue)", bytes: $0()) }
  }
}
