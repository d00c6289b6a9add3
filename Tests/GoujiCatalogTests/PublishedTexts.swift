import Foundation

/// The published disclosures beside the repository, where they are present.
enum PublishedTexts {
  static let all: [(name: String, text: String)] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../shared/published").standardizedFileURL
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let texts = names.filter { $0.hasSuffix(".txt") }.sorted().compactMap { name in
      (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)).map { (name: name, text: $0) }
    }
    if texts.isEmpty { print("note: ../shared/published is not here; its tests check nothing") }
    return texts
  }()

  /// The first text whose file name holds this word.
  static func text(_ word: String) -> String? { all.first { $0.name.contains(word) }?.text }
}
