/// Why nothing can be read of a file. Rendered by who speaks to people: one line that says what is wrong and what to do.
package enum DocumentError: Error, Hashable, Sendable {
  /// The bytes are not of the format that they claim to be, or end too early; what was being read when that showed.
  case damaged(DocumentFormat, while: String)
  /// A password is needed.
  case encrypted(DocumentFormat)
  /// No page, sheet or text in it.
  case empty(DocumentFormat)
  /// More bytes, pages or nesting than is ever read.
  case tooLarge(DocumentFormat, limit: String)
  /// `.doc`, `.wps`, `.et`: an old format that must be saved as another.
  case oldFormat(String)
  /// Nothing that is known.
  case unknownFormat
}
