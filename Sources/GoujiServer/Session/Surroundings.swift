import GoujiAnalysis
import GoujiCatalog

extension Session {
  /// What a draft is checked against.
  func environment(for uri: String) -> Analysis.Environment {
    Analysis.Environment()
  }

  /// Loads the rule book while the user is still opening the first draft: `initialize` is answered without it.
  func warmUp() {
    _ = Catalog.standard
  }
}
