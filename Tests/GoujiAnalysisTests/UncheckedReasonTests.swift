import GoujiAnalysis
import Testing

/// A figure that nothing could check says why.
@Suite struct UncheckedReasonTests {
  private func reasons(_ text: String) -> [String] {
    Analysis("年度：2024\n\n" + text).figures.map { $0.reason ?? "\($0.status)" }
  }

  @Test func aNameOfSeveralCodesNamesThemAll() throws {
    let reason = try #require(reasons("行政运行支出12.00万元。").first)
    #expect(reason.hasPrefix("分不清是哪一个科目：2010101 行政运行、"))
    #expect(reason.hasSuffix("没有参加核对"))
  }

  @Test func aFigureStatedOnceSaysSo() {
    #expect(reasons("单位价值100万元以上设备（不含车辆）3台（套）。") == ["只在这里写了“设备.单价100万元以上设备”，没有别的数可以与它对照"])
  }

  @Test func aPercentageWithoutItsBaseSaysSo() {
    #expect(reasons("财政拨款支出12.00万元，完成年初预算的102.00%。").last == "“完成预算 财政拨款 支出合计”算不出：文稿里没有可以与它相比的数")
  }

  @Test func whatIsCheckedNeedsNoReason() {
    #expect(reasons("公务接待费支出12.00万元。\n\n公务接待费支出12.00万元。") == ["confirmed", "confirmed"])
  }
}
