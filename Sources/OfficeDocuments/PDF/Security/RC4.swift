/// The stream cipher of old PDF encryption.
enum RC4 {
  /// Encrypts and decrypts; `key` is not empty.
  static func apply(_ key: [UInt8], to bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard !key.isEmpty else { return Array(bytes) }
    var box = (0...255).map { UInt8($0) }
    var other = 0
    for place in 0..<256 {
      other = (other + Int(box[place]) + Int(key[place % key.count])) & 0xFF
      box.swapAt(place, other)
    }
    var result = Array(bytes)
    var place = 0
    other = 0
    for index in result.indices {
      place = (place + 1) & 0xFF
      other = (other + Int(box[place])) & 0xFF
      box.swapAt(place, other)
      result[index] ^= box[(Int(box[place]) + Int(box[other])) & 0xFF]
    }
    return result
  }
}
