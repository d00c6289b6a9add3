/// One block, written in whichever of the three ways is shortest.
struct DeflateBlock {
  private let tokens: [MatchFinder.Token]
  private let bytes: ArraySlice<UInt8>
  private let literals: HuffmanCode
  private let distances: HuffmanCode
  private let literalFrequencies: [Int]
  private let distanceFrequencies: [Int]

  /// The symbol of each length from 3 to 258.
  private static let lengthSymbols: [UInt8] = symbols(
    DeflateAlphabet.lengthBase,
    count: DeflateAlphabet.longestMatch + 1
  )
  /// The symbol of each distance from 1 to 32768.
  private static let distanceSymbols: [UInt8] = symbols(
    DeflateAlphabet.distanceBase,
    count: DeflateAlphabet.window + 1
  )

  private static func symbols(_ bases: [UInt16], count: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: count)
    for (symbol, base) in bases.enumerated() {
      for value in Int(base)..<count { result[value] = UInt8(symbol) }
    }
    return result
  }

  init(tokens: [MatchFinder.Token], bytes: ArraySlice<UInt8>) {
    self.tokens = tokens
    self.bytes = bytes
    var literalCounts = [Int](repeating: 0, count: 286)
    var distanceCounts = [Int](repeating: 0, count: 30)
    for token in tokens {
      if token.isMatch {
        literalCounts[257 + Int(DeflateBlock.lengthSymbols[Int(token.length)])] += 1
        distanceCounts[Int(DeflateBlock.distanceSymbols[Int(token.distance)])] += 1
      } else {
        literalCounts[Int(token.length)] += 1
      }
    }
    literalCounts[DeflateAlphabet.endOfBlock] = 1
    literalFrequencies = literalCounts
    distanceFrequencies = distanceCounts
    literals = HuffmanCode(frequencies: literalCounts, longest: DeflateAlphabet.longestCode)
    distances = HuffmanCode(frequencies: distanceCounts, longest: DeflateAlphabet.longestCode)
  }

  private static let fixedLiterals = HuffmanCode(lengths: DeflateAlphabet.fixedLiteralLengths)
  private static let fixedDistances = HuffmanCode(lengths: DeflateAlphabet.fixedDistanceLengths)

  func write(to writer: inout BitWriter, isLast: Bool) {
    let head = DynamicHead(literals: literals.lengths, distances: distances.lengths)
    let dynamicBits = head.bits + bits(literals, distances)
    let fixedBits = bits(DeflateBlock.fixedLiterals, DeflateBlock.fixedDistances)
    let storedBits = bytes.count * 8 + (bytes.count / 65535 + 1) * 40
    if storedBits < min(dynamicBits, fixedBits) {
      writeStored(to: &writer, isLast: isLast)
    } else if fixedBits <= dynamicBits {
      writer.write(isLast ? 1 : 0, 1)
      writer.write(1, 2)
      writeTokens(to: &writer, DeflateBlock.fixedLiterals, DeflateBlock.fixedDistances)
    } else {
      writer.write(isLast ? 1 : 0, 1)
      writer.write(2, 2)
      head.write(to: &writer)
      writeTokens(to: &writer, literals, distances)
    }
  }

  /// Bits of the tokens, written with these codes.
  private func bits(_ literals: HuffmanCode, _ distances: HuffmanCode) -> Int {
    var sum = 0
    for (symbol, frequency) in literalFrequencies.enumerated() where frequency > 0 {
      let extra = symbol > 256 ? DeflateAlphabet.lengthExtra[symbol - 257] : 0
      sum += frequency * Int(literals.lengths[symbol] + extra)
    }
    for (symbol, frequency) in distanceFrequencies.enumerated() where frequency > 0 {
      sum += frequency * Int(distances.lengths[symbol] + DeflateAlphabet.distanceExtra[symbol])
    }
    return sum
  }

  private func writeStored(to writer: inout BitWriter, isLast: Bool) {
    var rest = bytes
    repeat {
      let part = rest.prefix(65535)
      rest = rest.dropFirst(part.count)
      writer.write(isLast && rest.isEmpty ? 1 : 0, 1)
      writer.write(0, 2)
      writer.align()
      writer.write(part.count, 16)
      writer.write(~part.count & 0xFFFF, 16)
      writer.append(part)
    } while !rest.isEmpty
  }

  private func writeTokens(to writer: inout BitWriter, _ literals: HuffmanCode, _ distances: HuffmanCode) {
    for token in tokens {
      guard token.isMatch else {
        writer.write(Int(literals.codes[Int(token.length)]), Int(literals.lengths[Int(token.length)]))
        continue
      }
      let length = Int(DeflateBlock.lengthSymbols[Int(token.length)])
      writer.write(Int(literals.codes[257 + length]), Int(literals.lengths[257 + length]))
      writer.write(
        Int(token.length - DeflateAlphabet.lengthBase[length]),
        Int(DeflateAlphabet.lengthExtra[length])
      )
      let distance = Int(DeflateBlock.distanceSymbols[Int(token.distance)])
      writer.write(Int(distances.codes[distance]), Int(distances.lengths[distance]))
      writer.write(
        Int(token.distance - DeflateAlphabet.distanceBase[distance]),
        Int(DeflateAlphabet.distanceExtra[distance])
      )
    }
    writer.write(
      Int(literals.codes[DeflateAlphabet.endOfBlock]),
      Int(literals.lengths[DeflateAlphabet.endOfBlock])
    )
  }
}
