import GoujiCatalog
import GoujiSyntax
import Testing

/// Names with their levels behind them, as sentences write them.
@Suite struct CodeChainTests {
  @Test(
    arguments: [
      ("卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）：支出决算为60.00万元", ["2101101"]),
      ("1.社会保障和就业支出(类)行政事业单位养老支出(款)机关事业单位基本养老保险缴费支出(项)", ["2080505"]),
      ("主要用于社会保障和就业（类）支出177.01万元，卫生健康（类）支出2342.01万元，住房保障（类）支出104.76万元", ["208", "210", "221"]),
      ("一般公共服务（类）财政事务（款）行政运行（项）和信息化建设（项）", ["2010601", "?"]),
      // The 类 is left out: the 款 says which 行政运行 it is.
      ("医疗保障管理事务（款）行政运行（项）", ["2101501"]),
      ("行政运行（项）", ["?"]),
      ("卫生健康支出（类）行政事业单位养老支出（款）行政单位医疗（项）", ["?"]),
      ("某某支出（类）、本年支出（略）、（类）", []),
    ] as [(String, [String])]
  )
  func chainsMeanTheirCodes(text: String, codes: [String]) {
    let chains = Books.embedded.usual.functional.chains(in: text.folded)
    #expect(chains.map { $0.code.map(String.init) ?? "?" } == codes)
    for chain in chains {
      #expect(
        zip(chain.links, chain.links.dropFirst()).allSatisfy {
          $0.level.rawValue < $1.level.rawValue && $0.name.upperBound < $1.name.lowerBound
        }
      )
    }
  }
}
