import TestSupport

/// The published disclosures beside the repository, where they are present.
enum PublishedTexts {
  static var all: [(name: String, text: String)] { Fixtures.published }

  /// The first text whose file name holds this word.
  static func text(_ word: String) -> String? { all.first { $0.name.contains(word) }?.text }
}
