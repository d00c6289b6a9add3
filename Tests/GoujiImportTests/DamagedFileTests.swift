import Foundation
import GoujiImport
import TestSupport
import Testing

/// Files of every kind, damaged at random from fixed seeds: each becomes a draft or a problem, and a draft is no larger than
/// what such a file can hold.
struct DamagedFileTests {
  private static let names = [
    "PDF/song.pdf", "PDF/typst.pdf", "PDF/writer.pdf", "PDF/object-streams.pdf", "docx/merged.docx", "docx/nested.docx",
    "xls/form.xls",
  ]

  @Test(arguments: names)
  func becomesADraftOrAProblem(_ name: String) throws {
    let url = Fixtures.root.appendingPathComponent("Tests/Fixtures/Office/\(name)")
    let bytes = [UInt8](try Data(contentsOf: url))
    var random = SeededGenerator(seed: UInt64(bytes.count))
    var drafts = 0
    for round in 0..<5 {
      // The first is whole.
      let damaged = round == 0 ? bytes : Self.damaged(bytes, &random)
      guard case .success(let file) = SourceFile.read(damaged, name: name) else { continue }
      let (imported, places) = DraftImporter.importFile(file)
      drafts += 1
      #expect(imported.draft.utf8.count < 1_000_000)
      for (line, text) in imported.draft.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if let page = places.place(line: line, column: 0, text: text)?.page { #expect(page > 0) }
      }
    }
    #expect(drafts > 0)
  }

  private static func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var result = bytes
    for _ in 0..<random.number(1..<12) {
      let place = random.number(0..<result.count)
      if random.once(in: 3) {
        result[place] = random.pick([0, 0xFF, 0x20, 0x30, 0x39, 0x3C])
      } else {
        result[place] ^= 1 << UInt8(random.number(0..<8))
      }
    }
    return random.once(in: 4) ? Array(result.prefix(random.number(1..<result.count))) : result
  }
}
