package enum ZipError: Error, Hashable, Sendable {
  /// There is neither a directory nor any file in the bytes.
  case notArchive
  /// What a file holds is not what was packed.
  case damaged
  /// The file needs a password.
  case encrypted
  /// Packed in another way than stored or deflated; the number of the method (APPNOTE 4.4.5).
  case method(Int)
  /// More bytes than the caller takes, or more files than any document has.
  case tooLarge
}
