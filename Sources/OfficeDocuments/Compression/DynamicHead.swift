/// The head of a dynamic block: its two codes, as runs of lengths in a third code (RFC 1951, section 3.2.7).
struct DynamicHead {
  private struct Run {
    var symbol: Int
    var extra = 0
    var extraBits = 0
  }

  private let literalCount: Int
  private let distanceCount: Int
  private let codeLengthCount: Int
  private let runs: [Run]
  private let code: HuffmanCode

  init(literals: [UInt8], distances: [UInt8]) {
    literalCount = max((literals.lastIndex { $0 > 0 } ?? 0) + 1, 257)
    distanceCount = max((distances.lastIndex { $0 > 0 } ?? 0) + 1, 1)
    runs = DynamicHead.runs(Array(literals[..<literalCount] + distances[..<distanceCount]))
    var frequencies = [Int](repeating: 0, count: 19)
    for run in runs { frequencies[run.symbol] += 1 }
    let code = HuffmanCode(frequencies: frequencies, longest: 7)
    self.code = code
    codeLengthCount = max((DeflateAlphabet.codeLengthOrder.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1, 4)
  }

  private static func runs(_ lengths: [UInt8]) -> [Run] {
    var result: [Run] = []
    var index = 0
    while index < lengths.count {
      let value = lengths[index]
      let count = lengths[index...].prefix { $0 == value }.count
      if value == 0, count >= 3 {
        let taken = min(count, 138)
        result.append(
          taken < 11
            ? Run(symbol: 17, extra: taken - 3, extraBits: 3) : Run(symbol: 18, extra: taken - 11, extraBits: 7)
        )
        index += taken
      } else if count >= 4, value > 0 {
        let taken = min(count - 1, 6)
        result += [Run(symbol: Int(value)), Run(symbol: 16, extra: taken - 3, extraBits: 2)]
        index += taken + 1
      } else {
        result.append(Run(symbol: Int(value)))
        index += 1
      }
    }
    return result
  }

  var bits: Int { 14 + codeLengthCount * 3 + runs.reduce(0) { $0 + Int(code.lengths[$1.symbol]) + $1.extraBits } }

  func write(to writer: inout BitWriter) {
    writer.write(literalCount - 257, 5)
    writer.write(distanceCount - 1, 5)
    writer.write(codeLengthCount - 4, 4)
    for symbol in DeflateAlphabet.codeLengthOrder.prefix(codeLengthCount) { writer.write(Int(code.lengths[symbol]), 3) }
    for run in runs {
      writer.write(Int(code.codes[run.symbol]), Int(code.lengths[run.symbol]))
      writer.write(run.extra, run.extraBits)
    }
  }
}
