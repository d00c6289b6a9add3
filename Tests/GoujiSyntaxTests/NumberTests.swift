import GoujiSyntax
import TestSupport
import Testing

@Suite("Written numbers")
struct NumberTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var written: String
    var reading: String
    var testDescription: String { written }

    init(_ written: String, _ reading: String) {
      self.written = written
      self.reading = reading
    }
  }

  /// The value with its decimals, `~` behind it if spaces break it, `,` if commas part it; or what is wrong.
  private static func image(_ reading: NumberReading) -> String {
    switch reading {
    case .none: return "none"
    case .malformed(let reason): return "malformed: \(reason.zh)"
    case .number(let number):
      let signs = (number.isSpaced ? "~" : "") + (number.hasSeparators ? "," : "")
      return number.value.written(decimals: Int(number.decimals)) + signs
    }
  }

  @Test(
    "A cell that is one number",
    arguments: [
      Sample("263.33", "263.33"),
      Sample("0", "0"),
      Sample("-4.36", "-4.36"),
      Sample("－4.36", "-4.36"),
      Sample("−4.36", "-4.36"),
      Sample("+3", "3"),
      Sample("２６３．３３", "263.33"),
      Sample("2,619.78", "2619.78,"),
      Sample("2，619.78", "2619.78,"),
      Sample("12,345,678.90", "12345678.90,"),
      Sample("214. 04", "214.04~"),
      Sample("214 .04", "214.04~"),
      Sample("214.04 ", "214.04"),
      Sample("5.0 0", "5.00~"),
      Sample("100.895 681", "100.895681~"),
      Sample("123.123456", "123.123456"),
      Sample("0.00000001", "0.00000001"),
      Sample("12..5", "malformed: 小数点多于一个"),
      Sample("263.33.21", "malformed: 小数点多于一个"),
      Sample("1,23.4", "malformed: 千分位逗号应每三位一个"),
      Sample("1,2345", "malformed: 千分位逗号应每三位一个"),
      Sample("12,34", "malformed: 千分位逗号应每三位一个"),
      Sample("1234,567.00", "malformed: 千分位逗号应每三位一个"),
      Sample("12.34 56", "malformed: 不是一个完整的数字"),
      Sample("3.5 3.5", "malformed: 不是一个完整的数字"),
      Sample("1 234.56", "malformed: 不是一个完整的数字"),
      Sample(".5", "malformed: 不是一个完整的数字"),
      Sample("12.", "malformed: 不是一个完整的数字"),
      Sample("99999999999999999999", "malformed: 数字位数过多"),
      Sample("0.000000001", "malformed: 数字位数过多"),
      Sample("92233720368.00", "92233720368.00"),
      Sample("92233720369.00", "malformed: 数字位数过多"),
      Sample("", "none"),
      Sample("-", "none"),
      Sample("——", "none"),
      Sample("=", "none"),
      Sample("2024-12", "none"),
      Sample("2024.12.31", "none"),
      Sample("3.2.1", "none"),
      Sample("1,2,3", "none"),
      Sample("30201,30202", "none"),
      Sample("263.33万元", "none"),
      Sample("合计", "none"),
    ]
  )
  func cells(_ sample: Sample) {
    #expect(NumberTests.image(NumberReader.whole(FoldedText(sample.written))) == sample.reading)
  }

  struct Prose: Sendable, CustomTestStringConvertible {
    var text: String
    var readings: [String]
    var testDescription: String { text }

    init(_ text: String, _ readings: String...) {
      self.text = text
      self.readings = readings
    }
  }

  @Test(
    "Numbers in a sentence",
    arguments: [
      Prose("收入263.33万元，其中本年263.33万元。", "263.33", "263.33"),
      Prose("收入214. 04 万元,53. 29 万元", "214.04~", "53.29~"),
      Prose("比上年增长12.5%", "12.5"),
      Prose("共12...", "12"),
      Prose("共12……", "12"),
      Prose("共12。", "12"),
      Prose("第1. 项", "1"),
      Prose("收入2,619.78万元", "2619.78,"),
      Prose("2023,2024年", "none"),
      Prose("截至2024.12.31止", "none"),
      Prose("购置12. 34 万元", "12.34~"),
      Prose("12.34 56人", "12.34", "56"),
      Prose("错成12..5万元", "malformed: 小数点多于一个"),
    ]
  )
  func sentences(_ sample: Prose) {
    let text = FoldedText(sample.text)
    var readings: [String] = []
    var index = 0
    while index < text.count {
      guard isDigit(text.scalars[index]) else {
        index += 1
        continue
      }
      let (reading, next) = NumberReader.read(text, at: index, end: text.count)
      readings.append(NumberTests.image(reading))
      #expect(next > index)
      index = max(next, index + 1)
    }
    #expect(readings == sample.readings)
  }

  @Test("Any text is read without a trap, and what is written is read back", arguments: UInt64(1)...4)
  func random(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = ["1", "9", "00", "345", "99999999", ".", ",", " ", "-", "+", "．", "０"]
    for _ in 0..<2000 {
      let text = (0..<generator.number(0..<8)).map { _ in generator.pick(pieces) }.joined()
      let folded = FoldedText(text)
      let reading = NumberReader.whole(folded)
      for start in folded.scalars.indices {
        let next = NumberReader.read(folded, at: start, end: folded.count).next
        #expect(next >= start && next <= folded.count)
      }
      guard case .number(let number) = reading else { continue }
      let written = number.value.written(decimals: Int(number.decimals))
      #expect(
        NumberReader.whole(FoldedText(written))
          == .number(WrittenNumber(value: number.value, decimals: Int(number.decimals)))
      )
    }
  }

  @Test("A change of unit is exact or not made")
  func units() {
    let yuan = WrittenNumber(value: Fixed(raw: 1_483_680 * Fixed.scale), decimals: 0)
    #expect(yuan.scaled(down: 4)?.value.shortest == "148.368")
    #expect(yuan.scaled(down: 4)?.decimals == 4)
    #expect(WrittenNumber(value: Fixed(raw: 1), decimals: 8).scaled(down: 1) == nil)
    #expect(WrittenNumber(value: Fixed(raw: .max), decimals: 8).scaled(down: -4) == nil)
    #expect(yuan.scaled(down: -4)?.value.shortest == "14836800000")
  }

  @Test("Sums that do not fit are none")
  func overflow() {
    let most = Fixed(raw: .max)
    let least = Fixed(raw: .min)
    #expect(most.adding(Fixed(raw: 1)) == nil)
    #expect(least.subtracting(Fixed(raw: 1)) == nil)
    #expect(least.negated == nil)
    #expect(least.magnitude == most)
    #expect(Fixed(.max) == nil)
    #expect(least.written(decimals: 0) == "-92233720369")
    #expect(Fixed(raw: -4_999_999).written(decimals: 1) == "0.0")
    #expect(Fixed(raw: -5_000_000).written(decimals: 1) == "-0.1")
  }
}
