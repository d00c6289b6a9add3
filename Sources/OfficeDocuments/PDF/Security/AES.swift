/// The cipher AES (FIPS 197) chained by CBC (NIST SP 800-38A), with keys of 128 or 256 bits.
struct AES {
  /// Round keys, four words each.
  private let schedule: [UInt32]
  private let rounds: Int

  /// Nil for keys of other lengths.
  init?(key: [UInt8]) {
    guard key.count == 16 || key.count == 32 else { return nil }
    let words = key.count / 4
    rounds = words + 6
    var schedule = (0..<words).map { word in (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(key[word * 4 + $1]) } }
    var constant: UInt8 = 1
    for place in words..<(4 * (words + 7)) {
      var next = schedule[place - 1]
      if place % words == 0 {
        next = AES.substitute(next << 8 | next >> 24) ^ UInt32(constant) << 24
        constant = AES.double(constant)
      } else if words > 6, place % words == 4 {
        next = AES.substitute(next)
      }
      schedule.append(schedule[place - words] ^ next)
    }
    self.schedule = schedule
  }

  /// Whole blocks of `bytes`, as they are: padding is not looked at.
  func decrypt(_ bytes: ArraySlice<UInt8>, vector: ArraySlice<UInt8>) -> [UInt8] {
    guard vector.count == 16 else { return [] }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var before = AES.words(vector)
    var block = bytes.startIndex
    while bytes.endIndex - block >= 16 {
      let input = AES.words(bytes[block..<(block + 16)])
      let output = decryptBlock(input)
      for word in 0..<4 { AES.append(output[word] ^ before[word], to: &result) }
      before = input
      block += 16
    }
    return result
  }

  /// Whole blocks of `bytes`, without padding.
  func encrypt(_ bytes: [UInt8], vector: ArraySlice<UInt8>) -> [UInt8] {
    guard vector.count == 16 else { return [] }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var before = AES.words(vector)
    for block in stride(from: 0, to: bytes.count - 15, by: 16) {
      let input = AES.words(bytes[block..<(block + 16)])
      before = encryptBlock(SIMD4(input) ^ SIMD4(before))
      for word in before { AES.append(word, to: &result) }
    }
    return result
  }

  private func encryptBlock(_ input: SIMD4<UInt32>) -> [UInt32] {
    var s = (0..<4).map { input[$0] ^ schedule[$0] }
    for round in 1..<rounds {
      s = (0..<4).map { column in
        AES.encryptTable[Int(s[column] >> 24)]
          ^ AES.turn(AES.encryptTable[Int(s[(column + 1) & 3] >> 16 & 0xFF)], 8)
          ^ AES.turn(AES.encryptTable[Int(s[(column + 2) & 3] >> 8 & 0xFF)], 16)
          ^ AES.turn(AES.encryptTable[Int(s[(column + 3) & 3] & 0xFF)], 24)
          ^ schedule[round * 4 + column]
      }
    }
    return (0..<4).map { column in
      AES.word(AES.box, s[column], s[(column + 1) & 3], s[(column + 2) & 3], s[(column + 3) & 3])
        ^ schedule[rounds * 4 + column]
    }
  }

  private func decryptBlock(_ input: [UInt32]) -> [UInt32] {
    var s0 = input[0] ^ schedule[rounds * 4]
    var s1 = input[1] ^ schedule[rounds * 4 + 1]
    var s2 = input[2] ^ schedule[rounds * 4 + 2]
    var s3 = input[3] ^ schedule[rounds * 4 + 3]
    for round in stride(from: rounds - 1, to: 0, by: -1) {
      let t0 = AES.mixed(AES.word(AES.inverseBox, s0, s3, s2, s1) ^ schedule[round * 4])
      let t1 = AES.mixed(AES.word(AES.inverseBox, s1, s0, s3, s2) ^ schedule[round * 4 + 1])
      let t2 = AES.mixed(AES.word(AES.inverseBox, s2, s1, s0, s3) ^ schedule[round * 4 + 2])
      let t3 = AES.mixed(AES.word(AES.inverseBox, s3, s2, s1, s0) ^ schedule[round * 4 + 3])
      (s0, s1, s2, s3) = (t0, t1, t2, t3)
    }
    return [
      AES.word(AES.inverseBox, s0, s3, s2, s1) ^ schedule[0],
      AES.word(AES.inverseBox, s1, s0, s3, s2) ^ schedule[1],
      AES.word(AES.inverseBox, s2, s1, s0, s3) ^ schedule[2],
      AES.word(AES.inverseBox, s3, s2, s1, s0) ^ schedule[3],
    ]
  }

  // MARK: Bytes and words

  private static func words(_ bytes: ArraySlice<UInt8>) -> [UInt32] {
    (0..<4).map { word in (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[bytes.startIndex + word * 4 + $1]) } }
  }

  private static func append(_ word: UInt32, to bytes: inout [UInt8]) {
    for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
  }

  /// One byte of each word through `box`.
  private static func word(_ box: [UInt8], _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt32 {
    UInt32(box[Int(a >> 24)]) << 24 | UInt32(box[Int(b >> 16 & 0xFF)]) << 16
      | UInt32(box[Int(c >> 8 & 0xFF)]) << 8 | UInt32(box[Int(d & 0xFF)])
  }

  private static func substitute(_ word: UInt32) -> UInt32 { self.word(box, word, word, word, word) }

  private static func turn(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

  /// The inverse of MixColumns.
  private static func mixed(_ word: UInt32) -> UInt32 {
    decryptTable[Int(word >> 24)] ^ turn(decryptTable[Int(word >> 16 & 0xFF)], 8)
      ^ turn(decryptTable[Int(word >> 8 & 0xFF)], 16) ^ turn(decryptTable[Int(word & 0xFF)], 24)
  }

  // MARK: The field of 256 elements

  private static func double(_ value: UInt8) -> UInt8 { value << 1 ^ (value & 0x80 != 0 ? 0x1B : 0) }

  private static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
    var result: UInt8 = 0
    var power = one
    for bit in 0..<8 {
      if other >> UInt8(bit) & 1 == 1 { result ^= power }
      power = double(power)
    }
    return result
  }

  private static let box: [UInt8] = {
    var box = [UInt8](repeating: 0x63, count: 256)
    // `power` runs through the powers of 3, `inverse` through those of its inverse.
    var power: UInt8 = 1
    var inverse: UInt8 = 1
    repeat {
      power = product(power, 3)
      inverse = product(inverse, 0xF6)
      var turned = inverse
      for count in 1...4 as ClosedRange<UInt8> { turned ^= inverse << count | inverse >> (8 - count) }
      box[Int(power)] = turned ^ 0x63
    } while power != 1
    return box
  }()

  private static let inverseBox: [UInt8] = {
    var result = [UInt8](repeating: 0, count: 256)
    for (place, value) in box.enumerated() { result[Int(value)] = UInt8(place) }
    return result
  }()

  /// SubBytes and MixColumns of the first byte of a column.
  private static let encryptTable: [UInt32] = box.map { column($0, times: [2, 1, 1, 3]) }

  private static let decryptTable: [UInt32] = (0...255).map { column(UInt8($0), times: [14, 9, 13, 11]) }

  private static func column(_ value: UInt8, times factors: [UInt8]) -> UInt32 {
    factors.reduce(0) { $0 << 8 | UInt32(product(value, $1)) }
  }
}
