import LanguageServerProtocol

extension Session {
  /// The draft with this address as it is now.
  ///
  /// - Throws: `invalidParams` if it is not open, `contentModified` if its text is not known any more.
  func draft(_ uri: String) throws(ResponseError) -> Draft {
    guard let document = documents[uri] else { throw ResponseError(.invalidParams, "\(uri) is not open") }
    if document.isLost { throw ResponseError(.contentModified, "the text of \(uri) is not known; reopen it") }
    return Draft(document, client)
  }
}
