/// The documents that are open in the client, by address.
struct DocumentStore {
  private var documents: [String: OpenDocument] = [:]

  var uris: [String] { documents.keys.sorted() }

  subscript(uri: String) -> OpenDocument? { documents[uri] }

  mutating func open(_ document: OpenDocument) {
    documents[document.uri] = document
  }

  mutating func close(_ uri: String) {
    documents[uri] = nil
  }

  /// Changes a document in place, so that its text is not copied.
  ///
  /// - Returns: false if it is not open.
  @discardableResult
  mutating func update(_ uri: String, _ change: (inout OpenDocument) -> Void) -> Bool {
    guard let index = documents.index(forKey: uri) else { return false }
    change(&documents.values[index])
    return true
  }
}
