import GoujiFacts
import GoujiReconcile
import GoujiSyntax

extension Analysis {
  /// Writes the figures of the sentence at an offset anew, all at once: its amounts as the tables have them, then what follows
  /// from them, and the words for the direction. Nil where everything comes out already, or would not afterwards.
  package func recomputedSentence(at offset: Int) -> Fix? {
    guard let index = tree.blockIndex(at: min(offset, max(text.count - 1, 0))), tree.blocks[index].kind != .table else {
      return nil
    }
    let sentence = sentence(around: offset, in: index)
    let start = tree.blocks[index].start
    let nodes = reading.blocks[index].facts.indices.compactMap { fact -> Int? in
      sentence.contains(start + reading.blocks[index].facts[fact].range.lowerBound)
        ? graph.node(block: index, fact: fact) : nil
    }
    let changes = Recomputation.targets(of: nodes, in: graph).compactMap { change($0, start) }
    guard !changes.isEmpty else { return nil }
    let edits = changes.map(\.edit).sorted { $0.range.lowerBound < $1.range.lowerBound }
    guard zip(edits, edits.dropFirst()).allSatisfy({ $0.range.upperBound <= $1.range.lowerBound }) else { return nil }
    let mended = applying(edits.reversed())
    guard mended.findings.filter({ $0.severity == .error }).count <= findings.filter({ $0.severity == .error }).count
    else { return nil }
    let list = Message.joined(changes.map(\.title), zh: "，", en: ", ")
    return Fix(
      title: Message(zh: "按表重算这句话：\(list)", en: "recompute this sentence by the tables: \(list)"),
      isPreferred: false,
      edits: edits
    )
  }

  /// From behind the full stop before an offset to the next one, within the block.
  private func sentence(around offset: Int, in index: Int) -> Range<Int> {
    let bytes = text.bytes
    let block = tree.blocks[index].start..<tree.blocks[index].end
    func isStop(_ at: Int) -> Bool {
      at >= block.lowerBound && at + 2 < block.upperBound && bytes[at] == 0xE3 && bytes[at + 1] == 0x80
        && bytes[at + 2] == 0x82
    }
    let offset = min(max(offset, block.lowerBound), block.upperBound)
    var lower = offset
    while lower > block.lowerBound, !isStop(lower - 3) { lower -= 1 }
    var upper = offset
    while upper < block.upperBound, !isStop(upper) { upper += 1 }
    return lower..<upper
  }

  private func change(_ target: Repair.Target, _ start: Int) -> (title: Message, edit: TextEdit)? {
    switch target {
    case .value(let node, let value):
      guard let fact = describer.fact(node), let text = fact.written(value) else { return nil }
      let mark = fact.kind == .percent ? "%" : ""
      return (
        Message(
          zh: "\(describer.text(node))\(mark)改为\(text)\(mark)",
          en: "\(describer.text(node))\(mark) to \(text)\(mark)"
        ), TextEdit(range: describer.range(node), newText: text)
      )
    case .word(_, let word, let replacement):
      return (
        Message(zh: "“\(word.text)”改为“\(replacement)”", en: "“\(word.text)” to “\(replacement)”"),
        TextEdit(range: moved(word.range, start), newText: replacement)
      )
    case .unit: return nil
    }
  }
}
