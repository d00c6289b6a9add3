import Testing

@testable import GoujiCatalog

@Suite("Completion of codes")
struct CodeCompletionTests {
  let completion = CodeCompletion(Books.embedded.usual.functional, Books.embedded.usual)

  private func codes(_ query: String, parent: UInt32? = nil, used: Set<UInt32> = [], limit: Int = 100) -> [UInt32] {
    completion.complete(query: query, context: .init(parent: parent, used: used), limit: limit).items.map(\.code)
  }

  @Test func completesACode() {
    let list = completion.complete(query: "2101", limit: 1000)
    #expect(list.items.map(\.code).allSatisfy { String($0).hasPrefix("2101") })
    #expect(Set(list.items.map(\.code)) == Set(Books.embedded.usual.functional.entries(startingWith: 2101).map(\.code)))
    #expect(!list.isIncomplete)
    #expect(list.items.map(\.rank) == Array(list.items.indices))
    // Doubtful lines come after all others.
    let firstDoubtful = list.items.firstIndex { $0.evidence == .doubtful } ?? list.items.count
    #expect(list.items[firstDoubtful...].allSatisfy { $0.evidence == .doubtful })
    #expect(codes("2101", parent: 21011).prefix(4) == [2_101_101, 2_101_102, 2_101_103, 2_101_199])
    #expect(codes("2101", used: [2_101_599, 2_101_501]).prefix(3) == [2_101_501, 2_101_599, 21010 + 1])
  }

  @Test func completesAWholeItem() {
    #expect(
      completion.complete(query: "ylbzjb").items == [
        CodeCompletion.Item(
          code: 2_101_506,
          name: "医疗保障经办事务",
          path: "卫生健康支出 › 医疗保障管理事务",
          explanation: "医疗保障参保登记、缴费核定、待遇支付、稽核等经办服务的支出。",
          evidence: .published,
          match: .initials,
          found: "ylbzjbsw",
          rank: 0
        )
      ]
    )
  }

  @Test(
    arguments: [
      ("ylbz", [21015, 2_101_505, 2_101_506, 2_101_103, 2_101_401, 2_101_599]),
      ("医疗保障", [21015, 2_101_505, 2_101_506, 2_101_599]),
      ("医保经办", [2_101_506]),
      ("jgsydwjb", [2_080_505, 2_080_507]),
      ("2101 医疗保障", [21015, 2_101_505, 2_101_506, 2_101_599]),
      ("2101ylbz", [21015, 2_101_505, 2_101_506, 2_101_103, 2_101_401, 2_101_599]),
      ("２１０１５０１", [2_101_501]),
      ("医疗卫生与计划生育支出", [210, 21099]),
      ("没有这样的科目", []),
      ("2101999", []),
      ("12345678901", []),
      ("0", []),
      ("xyz?", []),
    ] as [(String, [UInt32])]
  )
  func findsByEveryKindOfQuery(_ query: String, _ expected: [UInt32]) {
    #expect(codes(query) == expected)
  }

  @Test func putsChildrenFirstThenWhatTheDraftUses() {
    let found = codes("行政运行", parent: 21015, used: [2_080_101, 2_101_501], limit: 4)
    #expect(found == [2_101_501, 2_080_101, 2_010_101, 2_010_201])
    #expect(codes("xzyx", parent: 210, used: [2_080_101], limit: 3) == [2_100_101, 2_101_501, 2_101_701])
    #expect(codes("", parent: 221, limit: 5) == [22101, 22102, 22103, 2_210_103, 2_210_105])
  }

  @Test func saysWhenThereIsMore() {
    let all = Books.embedded.usual.functional.entries.count
    for (limit, count, incomplete) in [(10, 10, true), (all, all, false), (0, 0, true), (-1, 0, true)] {
      let list = completion.complete(query: "", limit: limit)
      #expect(list.items.count == count && list.isIncomplete == incomplete, "\(limit)")
    }
    #expect(completion.complete(query: "没有这样的科目", limit: 0).isIncomplete == false)
  }

  @Test func showsByWhichAliasItWasFound() {
    let item = completion.complete(query: "医疗卫生与计划生育支").items.first
    #expect(item?.match == .alias && item?.found == "医疗卫生与计划生育支出" && item?.code == 210)
  }

  @Test func completesEconomicCodes() {
    let economic = CodeCompletion(Books.embedded.usual.economic, Books.embedded.usual)
    #expect(economic.complete(query: "gwjdf").items.map(\.code) == [30217])
    #expect(
      economic.complete(query: "3021", context: .init(parent: 302)).items.map(\.code) == [
        30211, 30212, 30213, 30214, 30215, 30216, 30217, 30218,
      ]
    )
  }
}
