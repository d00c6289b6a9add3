/// A character code as it stands in a string: its bytes as a number, and how many they are.
struct PDFCode: Hashable {
  var value: UInt32
  var length: Int

  var isSpace: Bool { value == 32 && length == 1 }
}
