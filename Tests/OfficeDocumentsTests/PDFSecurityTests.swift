import Testing

@testable import OfficeDocuments

@Suite("Digests and ciphers of PDF encryption")
struct PDFSecurityTests {
  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex.utf8).compactMap(PDFCharacter.hexValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  @Test(
    "MD5 (RFC 1321, A.5)",
    arguments: [
      ("", "d41d8cd98f00b204e9800998ecf8427e"), ("abc", "900150983cd24fb0d6963f7d28e17f72"),
      (
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
        "57edf4a22be3c955ac49da2e2107b67a"
      ),
    ]
  )
  func md5(message: String, digest: String) {
    #expect(PDFSecurityTests.hex(MD5.digest(Array(message.utf8))) == digest)
  }

  @Test("SHA-256, SHA-384 and SHA-512 of one and of two blocks (FIPS 180-4, examples)")
  func sha2() {
    let short = Array("abc".utf8)
    let long = Array(
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"
        .utf8
    )
    #expect(
      PDFSecurityTests.hex(SHA2.sha256(short)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    #expect(
      PDFSecurityTests.hex(SHA2.sha256(long)) == "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    )
    #expect(PDFSecurityTests.hex(SHA2.sha384(long)).hasPrefix("09330c33f71147e83d192fc782cd1b47"))
    #expect(PDFSecurityTests.hex(SHA2.sha384(short)).hasSuffix("5bed8086072ba1e7cc2358baeca134c825a7"))
    #expect(PDFSecurityTests.hex(SHA2.sha512(short)).hasPrefix("ddaf35a193617abacc417349ae204131"))
    #expect(PDFSecurityTests.hex(SHA2.sha512(long)).hasSuffix("5433ac7d329eeb6dd26545e96e55b874be909"))
  }

  @Test(
    "RC4",
    arguments: [("Key", "Plaintext", "bbf316e8d940af0ad3"), ("Wiki", "pedia", "1021bf0420")]
  )
  func rc4(key: String, plain: String, cipher: String) {
    let encrypted = RC4.apply(Array(key.utf8), to: Array(plain.utf8)[...])
    #expect(PDFSecurityTests.hex(encrypted) == cipher)
    #expect(RC4.apply(Array(key.utf8), to: encrypted[...]) == Array(plain.utf8))
  }

  @Test(
    "AES in CBC (NIST SP 800-38A, F.2.1 and F.2.5)",
    arguments: [
      ("2b7e151628aed2a6abf7158809cf4f3c", "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2"),
      (
        "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
        "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d"
      ),
    ]
  )
  func aes(key: String, cipher: String) throws {
    let plain = PDFSecurityTests.bytes("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51")
    let vector = (0..<16).map { UInt8($0) }
    let aes = try #require(AES(key: PDFSecurityTests.bytes(key)))
    #expect(PDFSecurityTests.hex(aes.encrypt(plain, vector: vector[...])) == cipher)
    #expect(aes.decrypt(PDFSecurityTests.bytes(cipher)[...], vector: vector[...]) == plain)
    #expect(AES(key: [1, 2, 3]) == nil)
  }
}
