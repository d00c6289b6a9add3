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
    var before = AES.block(vector, at: vector.startIndex)
    var place = bytes.startIndex
    while bytes.endIndex - place >= 16 {
      let input = AES.block(bytes, at: place)
      AES.append(decrypt(input) ^ before, to: &result)
      before = input
      place += 16
    }
    return result
  }

  /// Whole blocks of `bytes`, without padding.
  func encrypt(_ bytes: [UInt8], vector: ArraySlice<UInt8>) -> [UInt8] {
    guard vector.count == 16 else { return [] }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var before = AES.block(vector, at: vector.startIndex)
    for place in stride(from: 0, to: bytes.count - 15, by: 16) {
      before = encrypt(AES.block(bytes[...], at: place) ^ before)
      AES.append(before, to: &result)
    }
    return result
  }

  /// The four columns of a block.
  private typealias Block = SIMD4<UInt32>

  private func encrypt(_ input: Block) -> Block {
    var s = input ^ roundKey(0)
    for round in 1..<rounds {
      let key = roundKey(round)
      s =
        Block(
          AES.mixed(AES.encryptTable, s.x, s.y, s.z, s.w),
          AES.mixed(AES.encryptTable, s.y, s.z, s.w, s.x),
          AES.mixed(AES.encryptTable, s.z, s.w, s.x, s.y),
          AES.mixed(AES.encryptTable, s.w, s.x, s.y, s.z)
        ) ^ key
    }
    return Block(
      AES.word(AES.box, s.x, s.y, s.z, s.w),
      AES.word(AES.box, s.y, s.z, s.w, s.x),
      AES.word(AES.box, s.z, s.w, s.x, s.y),
      AES.word(AES.box, s.w, s.x, s.y, s.z)
    ) ^ roundKey(rounds)
  }

  private func decrypt(_ input: Block) -> Block {
    var s = AES.shiftedBack(input ^ roundKey(rounds))
    for round in stride(from: rounds - 1, to: 0, by: -1) {
      s = s ^ roundKey(round)
      let table = AES.decryptTable
      s = AES.shiftedBack(
        Block(
          AES.mixed(table, s.x, s.x, s.x, s.x),
          AES.mixed(table, s.y, s.y, s.y, s.y),
          AES.mixed(table, s.z, s.z, s.z, s.z),
          AES.mixed(table, s.w, s.w, s.w, s.w)
        )
      )
    }
    return s ^ roundKey(0)
  }

  /// InvShiftRows and InvSubBytes.
  private static func shiftedBack(_ s: Block) -> Block {
    let box = inverseBox
    return Block(
      word(box, s.x, s.w, s.z, s.y),
      word(box, s.y, s.x, s.w, s.z),
      word(box, s.z, s.y, s.x, s.w),
      word(box, s.w, s.z, s.y, s.x)
    )
  }

  private func roundKey(_ round: Int) -> Block {
    Block(schedule[round * 4], schedule[round * 4 + 1], schedule[round * 4 + 2], schedule[round * 4 + 3])
  }

  // MARK: Bytes and words

  private static func block(_ bytes: ArraySlice<UInt8>, at place: Int) -> Block {
    var block = Block()
    for word in 0..<4 {
      var value: UInt32 = 0
      for byte in 0..<4 { value = value << 8 | UInt32(bytes[place + word * 4 + byte]) }
      block[word] = value
    }
    return block
  }

  private static func append(_ block: Block, to bytes: inout [UInt8]) {
    for word in 0..<4 {
      let value = block[word]
      bytes.append(UInt8(truncatingIfNeeded: value >> 24))
      bytes.append(UInt8(truncatingIfNeeded: value >> 16))
      bytes.append(UInt8(truncatingIfNeeded: value >> 8))
      bytes.append(UInt8(truncatingIfNeeded: value))
    }
  }

  /// One byte of each word through `box`.
  private static func word(_ box: [UInt8], _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt32 {
    UInt32(box[Int(a >> 24)]) << 24 | UInt32(box[Int(b >> 16 & 0xFF)]) << 16
      | UInt32(box[Int(c >> 8 & 0xFF)]) << 8 | UInt32(box[Int(d & 0xFF)])
  }

  private static func substitute(_ word: UInt32) -> UInt32 { self.word(box, word, word, word, word) }

  private static func turn(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

  /// One byte of each word through `table`, which multiplies it into a column.
  private static func mixed(_ table: [UInt32], _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt32 {
    table[Int(a >> 24)] ^ turn(table[Int(b >> 16 & 0xFF)], 8) ^ turn(table[Int(c >> 8 & 0xFF)], 16)
      ^ turn(table[Int(d & 0xFF)], 24)
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
