import GoujiAnalysis
import GoujiImport
import GoujiSyntax
import LanguageServerProtocol

extension Session {
  /// The draft of the year before that a draft names in its header.
  func lastYear(of analysis: Analysis, at uri: String) -> FilePath? {
    analysis.lastYearPath.flatMap { FilePath(uri: uri)?.sibling($0) }
  }

  /// Follows a draft's header to another draft of the year before, if it names another than it did.
  func refreshLastYear(of uri: String) {
    guard let document = documents[uri] else { return }
    let last = lastYear(of: document.analysis, at: uri)
    if last != document.lastYear { refresh(uri, last) }
  }

  /// A draft has changed, or its file: holds those that lean on it against what it says now.
  func refreshDependents(of uri: String) {
    guard let path = FilePath(uri: uri) else { return }
    for other in documents.uris where other != uri && documents[other]?.lastYear == path {
      if refresh(other, path) {
        publishDiagnostics(other)
        publishCoverage(other)
      }
    }
  }

  /// - Returns: whether the draft is held against other figures than before.
  @discardableResult
  private func refresh(_ uri: String, _ last: FilePath?) -> Bool {
    guard let document = documents[uri] else { return false }
    let held = document.analysis.held(against: last.flatMap(analysis))
    documents.update(uri) {
      $0.lastYear = last
      if let held { $0.replaceAnalysis(by: held) }
    }
    return held != nil
  }

  /// A draft by its path: as the client has it, else as it is on disk.
  func analysis(_ path: FilePath) -> Analysis? {
    for uri in documents.uris where FilePath(uri: uri) == path {
      if let document = documents[uri], !document.isLost { return document.analysis }
    }
    guard let bytes = path.contents, case .success(let text) = DraftImporter.decode(bytes) else { return nil }
    return Analysis(text)
  }
}
