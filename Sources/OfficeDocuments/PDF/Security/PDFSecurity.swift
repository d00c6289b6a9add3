/// The standard security handler (ISO 32000-1, section 7.6; ISO 32000-2 for AES with 256 bits), opened with the empty
/// password: it protects files that anybody may read.
struct PDFSecurity {
  enum Method {
    case none, rc4, aes
    /// The key of the file encrypts every object.
    case aesWithFileKey
  }

  private let key: [UInt8]
  private let stringMethod: Method
  private let streamMethod: Method

  /// `.encrypted` where the empty password is not one, or another handler is needed.
  init(file: PDFFile) throws(DocumentError) {
    guard let dictionary = try file.resolve(file.references.trailer["Encrypt"]).dictionary else {
      throw .encrypted(.pdf)
    }
    var entries = PDFDictionary()
    for key in dictionary.keys { entries.set(key, try file.resolve(dictionary[key])) }
    guard entries["Filter"].name == "Standard" else { throw .encrypted(.pdf) }
    var id: [UInt8] = []
    if let ids = try file.resolve(file.references.trailer["ID"]).array, let first = ids.first {
      id = try file.resolve(first).string ?? []
    }
    let version = entries["V"].integer ?? 0
    let handler = PDFPasswordHandler(entries, id: id)
    switch version {
    case 1, 2:
      (stringMethod, streamMethod) = (.rc4, .rc4)
    case 4, 5:
      let filters = entries["CF"].dictionary ?? PDFDictionary()
      stringMethod = try PDFSecurity.method(entries["StrF"].name, in: filters, of: file)
      streamMethod = try PDFSecurity.method(entries["StmF"].name, in: filters, of: file)
    default: throw .encrypted(.pdf)
    }
    guard let key = handler.key(version: version) else { throw .encrypted(.pdf) }
    self.key = key
  }

  private static func method(
    _ name: String?,
    in filters: PDFDictionary,
    of file: PDFFile
  ) throws(DocumentError) -> Method {
    guard let name, name != "Identity" else { return .none }
    guard let filter = try file.resolve(filters[name]).dictionary else { throw .encrypted(.pdf) }
    switch try file.resolve(filter["CFM"]).name {
    case "V2": return .rc4
    case "AESV2": return .aes
    case "AESV3": return .aesWithFileKey
    case "None": return .none
    default: throw .encrypted(.pdf)
    }
  }

  /// All strings of an object that stands in the file by itself.
  func decrypt(_ object: PDFObject, number: Int, generation: Int) -> PDFObject {
    switch object {
    case .string(let bytes): .string(decrypt(bytes[...], stringMethod, number, generation))
    case .array(let elements): .array(elements.map { decrypt($0, number: number, generation: generation) })
    case .dictionary(let dictionary):
      .dictionary(dictionary.mapValues { decrypt($0, number: number, generation: generation) })
    default: object
    }
  }

  /// The encoded bytes of a stream.
  func decrypt(stream bytes: ArraySlice<UInt8>, number: Int, generation: Int) -> [UInt8] {
    decrypt(bytes, streamMethod, number, generation)
  }

  private func decrypt(_ bytes: ArraySlice<UInt8>, _ method: Method, _ number: Int, _ generation: Int) -> [UInt8] {
    switch method {
    case .none: return Array(bytes)
    case .rc4: return RC4.apply(objectKey(number, generation, salt: []), to: bytes)
    case .aes: return PDFSecurity.decryptAES(bytes, key: objectKey(number, generation, salt: Array("sAlT".utf8)))
    case .aesWithFileKey: return PDFSecurity.decryptAES(bytes, key: key)
    }
  }

  /// Algorithm 1 of ISO 32000-1.
  private func objectKey(_ number: Int, _ generation: Int, salt: [UInt8]) -> [UInt8] {
    var seed = key
    for shift in [0, 8, 16] { seed.append(UInt8(truncatingIfNeeded: number >> shift)) }
    for shift in [0, 8] { seed.append(UInt8(truncatingIfNeeded: generation >> shift)) }
    return Array(MD5.digest(seed + salt).prefix(min(key.count + 5, 16)))
  }

  /// The vector stands before the data, 1 to 16 bytes of padding behind it.
  private static func decryptAES(_ bytes: ArraySlice<UInt8>, key: [UInt8]) -> [UInt8] {
    guard bytes.count >= 32, let cipher = AES(key: key) else { return [] }
    var plain = cipher.decrypt(bytes.dropFirst(16), vector: bytes.prefix(16))
    if let padding = plain.last, (1...16).contains(padding) { plain.removeLast(Int(padding)) }
    return plain
  }
}
