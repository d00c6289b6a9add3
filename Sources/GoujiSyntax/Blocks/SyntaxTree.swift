/// A draft as a run of blocks that tile its text: joined, they are the text again.
///
/// Reading never fails, and an edit re-reads the blocks it touches and their neighbours only.
package struct SyntaxTree: Sendable {
  package private(set) var text: SourceText
  package private(set) var blocks: [Block]

  package init(_ text: SourceText) {
    self.text = text
    var parser = BlockParser(text)
    var blocks: [Block] = []
    while let block = parser.next() { blocks.append(block) }
    self.blocks = blocks
  }

  /// The index of the block that holds `offset`; the last block for the end of the text.
  package func blockIndex(at offset: Int) -> Int? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  package func block(at offset: Int) -> Block? {
    blockIndex(at: offset).map { blocks[$0] }
  }

  /// Applies an edit. Blocks that it does not touch keep their content (the same object).
  package mutating func apply(_ edit: TextEdit) {
    let range = text.clamped(edit.range)
    let newBytes = Array(edit.newText.utf8)
    let delta = newBytes.count - range.count
    text.replace(range, with: newBytes)

    // One block earlier: a block's end may depend on the first line behind it.
    let first = max((blockIndex(at: range.lowerBound) ?? 0) - 1, 0)
    let start = first < blocks.count ? blocks[first].start : 0
    let changedEnd = range.lowerBound + newBytes.count
    var parser = BlockParser(text, fromLine: text.line(at: start))
    var replacement: [Block] = []
    var old = first
    while let block = parser.next() {
      // In front of the edit a block that ends where it did is the one that it was.
      let isKnown = replacement.isEmpty && first < blocks.count && block.range == blocks[first].range
      replacement.append(isKnown && block.end <= range.lowerBound ? blocks[first] : block)
      if block.end <= changedEnd { continue }
      while old < blocks.count, blocks[old].end + delta < block.end { old += 1 }
      // An old boundary behind the edit is met: what follows has not changed.
      if old < blocks.count, blocks[old].end + delta == block.end, blocks[old].end > range.upperBound {
        old += 1
        splice(first..<old, replacement, shift: delta)
        return
      }
    }
    splice(first..<blocks.count, replacement, shift: delta)
  }

  private mutating func splice(_ range: Range<Int>, _ replacement: [Block], shift delta: Int) {
    blocks.replaceSubrange(range, with: replacement)
    guard delta != 0 else { return }
    for index in (range.lowerBound + replacement.count)..<blocks.count { blocks[index].start += delta }
  }
}
