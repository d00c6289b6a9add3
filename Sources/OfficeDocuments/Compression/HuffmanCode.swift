/// A canonical Huffman code for writing, made from how often each symbol occurs (RFC 1951, section 3.2.2).
struct HuffmanCode {
  let lengths: [UInt8]
  /// The bits of each symbol in the order in which they are written.
  let codes: [UInt16]

  init(lengths: [UInt8]) {
    self.lengths = lengths
    var counts = [Int](repeating: 0, count: 17)
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    var next = [Int](repeating: 0, count: 17)
    for length in 1..<17 { next[length] = (next[length - 1] + counts[length - 1]) << 1 }
    var codes = [UInt16](repeating: 0, count: lengths.count)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      codes[symbol] = UInt16(truncatingIfNeeded: HuffmanTable.reversed(next[Int(length)], bits: Int(length)))
      next[Int(length)] += 1
    }
    self.codes = codes
  }

  /// No code is longer than `longest`, and at least two symbols have one, because some readers want a whole code.
  init(frequencies: [Int], longest: Int) {
    var frequencies = frequencies
    for symbol in frequencies.indices where frequencies.count(where: { $0 > 0 }) < 2 && frequencies[symbol] == 0 {
      frequencies[symbol] = 1
    }
    self.init(lengths: HuffmanCode.lengths(frequencies, longest: longest))
  }

  private static func lengths(_ frequencies: [Int], longest: Int) -> [UInt8] {
    let used = frequencies.indices.filter { frequencies[$0] > 0 }
      .sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }
    var counts = HuffmanCode.depths(used.map { frequencies[$0] }, longest: longest)
    // Codes that are too long were cut to the longest. Each step makes a shorter leaf a node with two leaves, itself and
    // one of the longest, which frees exactly one place at the bottom.
    var excess = (1...longest).reduce(0) { $0 + counts[$1] << (longest - $1) } - 1 << longest
    while excess > 0, let shorter = (1..<longest).last(where: { counts[$0] > 0 }) {
      counts[shorter] -= 1
      counts[shorter + 1] += 2
      counts[longest] -= 1
      excess -= 1
    }
    var result = [UInt8](repeating: 0, count: frequencies.count)
    var length = longest
    for symbol in used {
      while length > 1, counts[length] == 0 { length -= 1 }
      result[symbol] = UInt8(length)
      counts[length] -= 1
    }
    return result
  }

  /// How many leaves of the tree stand at each depth, those deeper than `longest` counted there. The weights ascend.
  private static func depths(_ weights: [Int], longest: Int) -> [Int] {
    var merged: [Int] = []
    var parents = [Int](repeating: 0, count: weights.count * 2)
    var leaf = 0
    var inner = 0
    func take() -> (weight: Int, node: Int)? {
      if leaf < weights.count, inner >= merged.count || weights[leaf] <= merged[inner] {
        leaf += 1
        return (weights[leaf - 1], leaf - 1)
      }
      guard inner < merged.count else { return nil }
      inner += 1
      return (merged[inner - 1], weights.count + inner - 1)
    }
    while merged.count + 1 < weights.count, let first = take(), let second = take() {
      let node = weights.count + merged.count
      parents[first.node] = node
      parents[second.node] = node
      merged.append(first.weight + second.weight)
    }
    var counts = [Int](repeating: 0, count: longest + 1)
    var depths = [Int](repeating: 0, count: weights.count + merged.count)
    for node in depths.indices.dropLast().reversed() {
      depths[node] = depths[parents[node]] + 1
      if node < weights.count { counts[min(depths[node], longest)] += 1 }
    }
    return counts
  }
}
