package import Foundation

/// Where the tests' files are.
package enum Fixtures {
  /// The root of the repository.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// `Tests/Fixtures/NAME`
  package static func url(_ name: String) -> URL {
    root.appendingPathComponent("Tests/Fixtures").appendingPathComponent(name)
  }

  /// The text of `Tests/Fixtures/NAME`.
  package static func text(_ name: String) throws -> String {
    try String(contentsOf: url(name), encoding: .utf8)
  }

  /// The published final accounts beside the repository in the order of their names; none, and a note, where they are
  /// not present. Their names begin with a number: what else lies there is of another genre or has lost its tables.
  package static let published: [(name: String, text: String)] = {
    let texts = files(in: root.appendingPathComponent("../shared/published").standardizedFileURL, endingIn: ".txt")
    if texts.isEmpty {
      print("note: ../shared/published is not here; the tests over it take the texts of Tests/Fixtures/Published only")
    }
    return texts.filter { $0.name.first?.isNumber == true }
  }()

  /// Disclosures as offices publish them: three that are carried in `Tests/Fixtures/Published`, in the shapes and with the
  /// figures of real ones and words of our own, and the real ones beside the repository, where they are present.
  package static let disclosures: [(name: String, text: String)] =
    files(in: url("Published"), endingIn: ".txt") + published

  /// The files of a folder whose names end in `suffix`, in the order of their names; empty for a folder that is not
  /// there.
  package static func files(in folder: URL, endingIn suffix: String) -> [(name: String, text: String)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().compactMap { name in
      guard let data = FileManager.default.contents(atPath: folder.appendingPathComponent(name).path) else {
        return nil
      }
      return (name, String(decoding: data, as: UTF8.self))
    }
  }
}
