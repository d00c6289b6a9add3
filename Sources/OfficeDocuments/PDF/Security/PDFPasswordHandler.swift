/// Makes the key of a file from the empty password, if that is the password.
struct PDFPasswordHandler {
  private let revision: Int
  private let owner: [UInt8]
  private let user: [UInt8]
  private let ownerKey: [UInt8]
  private let userKey: [UInt8]
  private let permissions: Int
  private let keyLength: Int
  private let encryptsMetadata: Bool
  private let id: [UInt8]

  private static let padding: [UInt8] = [
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
    0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
  ]

  init(_ entries: PDFDictionary, id: [UInt8]) {
    revision = entries["R"].integer ?? 0
    owner = entries["O"].string ?? []
    user = entries["U"].string ?? []
    ownerKey = entries["OE"].string ?? []
    userKey = entries["UE"].string ?? []
    permissions = entries["P"].integer ?? 0
    let bits = entries["Length"].integer ?? 40
    // Some writers give bytes.
    let bytes = bits < 40 ? bits : bits / 8
    keyLength = revision == 2 ? 5 : revision >= 4 ? 16 : min(max(bytes, 5), 16)
    if case .boolean(false) = entries["EncryptMetadata"] { encryptsMetadata = false } else { encryptsMetadata = true }
    self.id = id
  }

  /// Nil where another password is needed.
  func key(version: Int) -> [UInt8]? { version == 5 ? longKey() : shortKey() }

  /// Algorithms 2, 4 and 5 of ISO 32000-1.
  private func shortKey() -> [UInt8]? {
    var seed = PDFPasswordHandler.padding + owner.prefix(32)
    for shift in [0, 8, 16, 24] { seed.append(UInt8(truncatingIfNeeded: permissions >> shift)) }
    seed += id
    if revision >= 4, !encryptsMetadata { seed += [0xFF, 0xFF, 0xFF, 0xFF] }
    var key = Array(MD5.digest(seed).prefix(keyLength))
    guard revision >= 3 else {
      return RC4.apply(key, to: PDFPasswordHandler.padding[...]) == user ? key : nil
    }
    for _ in 0..<50 { key = Array(MD5.digest(key).prefix(keyLength)) }
    var check = MD5.digest(PDFPasswordHandler.padding + id)
    for round in 0..<20 { check = RC4.apply(key.map { $0 ^ UInt8(round) }, to: check[...]) }
    return user.count >= 16 && check.elementsEqual(user.prefix(16)) ? key : nil
  }

  /// Algorithm 2.A of ISO 32000-2: 32 bytes of hash, 8 of salt to validate, 8 of salt for the key.
  private func longKey() -> [UInt8]? {
    guard user.count >= 48, owner.count >= 48 else { return nil }
    let vector = [UInt8](repeating: 0, count: 16)
    let userEntry = Array(user.prefix(48))
    if hash(salt: user[32..<40], user: []) == Array(user.prefix(32)) {
      return AES(key: hash(salt: user[40..<48], user: []))?.decrypt(userKey.prefix(32), vector: vector[...])
    }
    if hash(salt: owner[32..<40], user: userEntry) == Array(owner.prefix(32)) {
      return AES(key: hash(salt: owner[40..<48], user: userEntry))?.decrypt(ownerKey.prefix(32), vector: vector[...])
    }
    return nil
  }

  /// Algorithm 2.B of ISO 32000-2 for the empty password; revision 5 hashed once.
  private func hash(salt: ArraySlice<UInt8>, user: [UInt8]) -> [UInt8] {
    var key = SHA2.sha256(salt + user)
    guard revision >= 6 else { return key }
    var last = 0
    var round = 0
    // After round 287 the last byte can be no greater.
    while round < 64 || last > round - 32 {
      let once = key + user
      let input = Array(repeatElement(once, count: 64).joined())
      guard let cipher = AES(key: Array(key.prefix(16))) else { return key }
      let encrypted = cipher.encrypt(input, vector: key[16..<32])
      // 256 is 1 modulo 3, so a number's remainder is that of the sum of its bytes.
      switch encrypted.prefix(16).reduce(0, { $0 + Int($1) }) % 3 {
      case 0: key = SHA2.sha256(encrypted)
      case 1: key = SHA2.sha384(encrypted)
      default: key = SHA2.sha512(encrypted)
      }
      last = Int(encrypted.last ?? 0)
      round += 1
    }
    return Array(key.prefix(32))
  }
}
