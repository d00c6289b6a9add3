import TestSupport

/// Disclosures as they are published; the real ones only where they are present.
enum PublishedTexts {
  static var all: [(name: String, text: String)] { Fixtures.disclosures }

  /// The first text whose file name holds this word.
  static func text(_ word: String) -> String? { all.first { $0.name.contains(word) }?.text }
}
