/// Writes DEFLATE data (RFC 1951). The same input gives the same output everywhere.
package enum Deflate {
  /// A whole stream without header or trailer.
  package static func encode(_ input: [UInt8]) -> [UInt8] {
    var writer = BitWriter()
    var matcher = MatchFinder(input)
    var start = 0
    repeat {
      let tokens = matcher.next(32768)
      let end = matcher.position
      DeflateBlock(tokens: tokens, bytes: input[start..<end]).write(to: &writer, isLast: end == input.count)
      start = end
    } while start < input.count
    writer.align()
    return writer.bytes
  }
}
