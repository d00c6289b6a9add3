import Foundation
import GoujiImport

/// The repository, found from this file.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
let fixtureFolder = repository.appendingPathComponent("Tests/Fixtures/Import")
let layoutFolder = repository.appendingPathComponent("Tests/Fixtures/Layout")

func text(at url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }

/// Files of a folder with an extension, by name; none if the folder is not there.
func files(in folder: URL, _ pathExtension: String) -> [URL] {
  let all = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
  return all.filter { $0.pathExtension == pathExtension }.sorted { $0.lastPathComponent < $1.lastPathComponent }
}

func digits(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.filter { $0.value >= 0x30 && $0.value <= 0x39 || $0.value >= 0xFF10 && $0.value <= 0xFF19 }
    )
  )
}

/// The digits that the draft owes to the source: those of the header fields that were added come first in it and are left out.
func digitsFromSource(_ imported: Imported) -> String {
  let added = digits(imported.summary.headerFields.joined())
  let all = digits(imported.draft)
  return all.hasPrefix(added) ? String(all.dropFirst(added.count)) : all
}

/// The rows of the tables of a draft, cells trimmed.
func tables(_ draft: String) -> [[[String]]] {
  var tables: [[[String]]] = []
  var isInside = false
  for line in draft.split(separator: "\n", omittingEmptySubsequences: false) {
    guard line.hasPrefix("|") else {
      isInside = false
      continue
    }
    if !isInside { tables.append([]) }
    isInside = true
    tables[tables.count - 1].append(
      line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    )
  }
  return tables
}

/// A generator that gives the same numbers for the same seed.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
