import GoujiFacts
import GoujiSyntax

/// Characters that were lost when the file was read by a wrong encoding (GJ010): nothing can be checked in such a text, and
/// silence would pass for agreement.
enum EncodingCheck {
  static func findings(_ draft: DraftState) -> [Finding] {
    let bytes = draft.text.bytes
    // A text of another encoding shows it in its first lines; looking there only costs the same for every length.
    guard lostCharacters(bytes.prefix(4_096)) > 0 else { return [] }
    let count = lostCharacters(bytes[...])
    let message = Message(
      zh: "编码不对？文中有\(count)处乱码（�），这些地方没有核对；请用原来的编码（多半是 GBK 或 GB18030）重新打开，再存成 UTF-8",
      en:
        "a wrong encoding? \(count) characters are lost (�) and nothing is checked there; open the file again by its own encoding"
    )
    return [Finding(rule: "GJ010", severity: .warning, message: message, range: draft.text.lineRange(0))]
  }

  /// How often U+FFFD stands in a text: EF BF BD.
  private static func lostCharacters(_ bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    var last: (UInt8, UInt8) = (0, 0)
    for byte in bytes {
      if byte == 0xBD, last == (0xEF, 0xBF) { count += 1 }
      last = (last.1, byte)
    }
    return count
  }
}
