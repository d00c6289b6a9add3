/// What the directory of an archive says of one file.
package struct ZipEntry: Equatable, Sendable {
  package var name: String
  /// 0 stored, 8 deflated.
  package var method: Int
  package var isEncrypted: Bool
  package var checksum: UInt32
  /// As the directory says; neither is trusted.
  package var packedSize: Int
  package var size: Int
  /// Where the file's own header begins.
  var headerOffset: Int
}

extension ZipEntry {
  /// UTF-8 where the flag says so or the bytes are; otherwise the first PC's code page, as APPNOTE appendix D has it.
  static func name(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) -> String {
    let name: String
    if isUTF8 {
      name = String(decoding: bytes, as: UTF8.self)
    } else if let text = String(validating: bytes, as: UTF8.self) {
      name = text
    } else {
      var scalars = String.UnicodeScalarView()
      for byte in bytes {
        scalars.append(byte < 0x80 ? Unicode.Scalar(byte) : ZipEntry.codePage437[Int(byte) - 0x80])
      }
      name = String(scalars)
    }
    // Some programs write the separator of their own system.
    return name.contains("\\") ? String(name.map { $0 == "\\" ? "/" : $0 }) : name
  }

  private static let codePage437 = Array(
    ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
      + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}").unicodeScalars
  )
}
