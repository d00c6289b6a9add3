import GoujiSyntax
import Testing

@testable import GoujiCatalog

/// What is written where a sentence says the wrong direction.
@Suite struct DirectionWordsTests {
  private let directions = Books.embedded.usual.phrases.directions

  private func phrases(_ kind: PhraseKind) -> [String] {
    DataLine.all(in: [BookFolder.shared.text(.phrases)].compactMap { $0 }).flatMap { line -> [String] in
      guard let (head, list) = cut(line.text, at: ["："]), head == kind.rawValue else { return [] }
      return words(list).map { String(folded: $0.folded) }
    }
  }

  @Test func everyDirectionHasItsOpposite() {
    let (up, down) = (phrases(.increase), phrases(.decrease))
    #expect(up.count > 10 && down.count > 8)
    #expect(up.filter { !down.contains(directions.opposite(of: $0) ?? "") } == [])
    #expect(down.filter { !up.contains(directions.opposite(of: $0) ?? "") } == [])
  }

  @Test func everyComparisonCanBePutRight() {
    for kind in [PhraseKind.above, .below, .equal, .notAbove, .notBelow] {
      for word in phrases(kind) {
        for sign in [-1, 0, 1] {
          let written = directions.comparison(word, sign: sign) ?? ""
          #expect(phrases(sign > 0 ? .above : sign < 0 ? .below : .equal).contains(written), "\(word) \(written)")
        }
      }
    }
  }

  @Test(
    arguments: [
      ("增长率为", 0, nil), ("大于年初预算数", -1, "小于年初预算数"), ("未超过", 1, "大于"), ("低于", 0, "等于"), ("持平", 1, nil),
    ] as [(String, Int, String?)]
  )
  func comparisonsKeepWhatStandsBehindThem(_ word: String, _ sign: Int, _ expected: String?) {
    #expect(directions.comparison(word, sign: sign) == expected)
  }
}
