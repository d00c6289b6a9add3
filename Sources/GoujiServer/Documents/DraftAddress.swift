/// Addresses of drafts beside other drafts.
enum DraftAddress {
  /// The address of a path that is relative to a draft's; nil for a draft that is no file.
  static func resolve(_ path: String, against uri: String) -> String? {
    guard uri.hasPrefix("file://") else { return nil }
    var parts = path.hasPrefix("/") ? ["file:", "", ""] : uri.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if !path.hasPrefix("/") { parts.removeLast() }
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": if parts.count > 3 { parts.removeLast() }
      default: parts.append(escaped(String(part)))
      }
    }
    return parts.joined(separator: "/")
  }

  private static func escaped(_ part: String) -> String {
    var result = ""
    for byte in part.utf8 {
      let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
      if isPlain {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        result += "%" + (hex.utf8.count == 1 ? "0" : "") + hex
      }
    }
    return result
  }
}
