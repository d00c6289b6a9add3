import GoujiAnalysis
import LanguageServerProtocol

/// How many figures a draft holds and what became of them; a notification of ours, for clients that ask for it with
/// `"coverage": true` at `initialize`.
struct CoverageParams: Codable, Sendable {
  var uri: String
  var version: Int
  var numbers: Int
  var confirmed: Int
  var contradicted: Int
  var unchecked: Int
}

extension NotificationType where Params == CoverageParams {
  static var coverage: Self { Self("gouji/coverage") }
}

extension Session {
  func publishCoverage(_ uri: String) {
    guard client.showsCoverage, let document = documents[uri], !document.isLost else { return }
    let coverage = document.analysis.coverage
    notify(
      .coverage,
      CoverageParams(
        uri: uri,
        version: document.version,
        numbers: coverage.numbers,
        confirmed: coverage.confirmed,
        contradicted: coverage.contradicted,
        unchecked: coverage.unchecked
      )
    )
  }
}
