/// What could be read of a compressed stream. A stream that breaks off gives what came before: a damaged file is often
/// still readable.
package struct Inflated: Equatable, Sendable {
  package var bytes: [UInt8]
  /// Bytes of the input that belong to the stream.
  package var consumed: Int
  /// Why there is no more, or why what there is may be wrong; nil where all is well.
  package var problem: InflateProblem?

  package init(bytes: [UInt8], consumed: Int, problem: InflateProblem? = nil) {
    self.bytes = bytes
    self.consumed = consumed
    self.problem = problem
  }
}

package enum InflateProblem: Error, Hashable, Sendable {
  /// The input ends before the stream does.
  case truncated
  /// A block of type 3, or a stored block whose length does not match its complement.
  case block
  /// Code lengths that make no code.
  case codes
  /// Bits that are no symbol, or a match that reaches before the first byte.
  case symbol
  /// There is more output than the caller takes.
  case limit
  /// Not the header of a zlib stream.
  case header
  /// The output is not what was compressed.
  case checksum
}

/// Reads DEFLATE data (RFC 1951).
package enum Inflate {
  /// Decodes a stream without header or trailer. Never gives more than `limit` bytes.
  package static func decode(_ input: ArraySlice<UInt8>, limit: Int) -> Inflated {
    var decoder = InflateDecoder(input, limit: limit)
    let problem: InflateProblem?
    do throws(InflateProblem) {
      try decoder.decode()
      problem = nil
    } catch {
      problem = error
    }
    return decoder.result(problem)
  }

  package static func decode(_ input: [UInt8], limit: Int) -> Inflated { decode(input[...], limit: limit) }
}
