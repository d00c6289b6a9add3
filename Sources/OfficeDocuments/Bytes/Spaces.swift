extension Substring {
  /// Without the spaces (U+0020) at both ends.
  func withoutOuterSpaces() -> String {
    let bytes = utf8
    guard let first = bytes.firstIndex(where: { $0 != 0x20 }), let last = bytes.lastIndex(where: { $0 != 0x20 }) else {
      return ""
    }
    return String(self[first...last])
  }
}
