import GoujiSyntax
import TestSupport
import Testing

@Suite("Any bytes are a draft, and an edited one is read like a new one")
struct LosslessTests {
  @Test("Blocks joined are the input, tokens joined are their block", arguments: UInt64(1)...8)
  func blocksAndTokensTile(seed: UInt64) {
    var drafts = RandomDrafts(seed: seed)
    for round in 0..<300 {
      let bytes = round % 2 == 0 ? drafts.bytes() : Array(drafts.draft().utf8)
      let tree = SyntaxTree(SourceText(bytes: bytes))
      var end = 0
      for block in tree.blocks {
        #expect(block.start == end)
        #expect(block.content.length > 0)
        end = block.end
        var position = 0
        for token in tree.tokens(of: block) {
          #expect(token.range.lowerBound == position)
          #expect(!token.range.isEmpty)
          position = token.range.upperBound
        }
        #expect(position == block.content.length)
      }
      guard end == bytes.count else {
        Issue.record(
          "the blocks end at \(end) of \(bytes.count): \(String(decoding: bytes, as: UTF8.self).debugDescription)"
        )
        return
      }
    }
  }

  @Test("Only white space is a space token, and no token starts or ends with it", arguments: UInt64(1)...4)
  func spaceTokens(seed: UInt64) {
    var drafts = RandomDrafts(seed: seed)
    for _ in 0..<200 {
      let tree = SyntaxTree(reading: drafts.draft())
      for block in tree.blocks {
        for token in tree.tokens(of: block) where token.kind != .bar {
          let range = (block.start + token.range.lowerBound)..<(block.start + token.range.upperBound)
          let folded = FoldedText(tree.text.bytes, in: range, origin: 0)
          if token.kind == .space {
            #expect(folded.isEmpty, "\(tree.text[range].debugDescription)")
          } else {
            let isTight = folded.source(0..<folded.count) == range
            #expect(isTight, "\(token.kind) \(tree.text[range].debugDescription)")
          }
        }
      }
    }
  }

  @Test("After any edits the tree is the tree of the whole text", arguments: UInt64(1)...8)
  func incremental(seed: UInt64) {
    var drafts = RandomDrafts(seed: seed)
    for _ in 0..<60 {
      var text = drafts.draft()
      var tree = SyntaxTree(reading: text)
      for _ in 0..<12 {
        let before = text
        let edit = drafts.edit(of: text)
        text = text.applying([edit])
        tree.apply(edit)
        let whole = SyntaxTree(reading: text)
        guard tree.text == whole.text, tree.text.lineStarts == whole.text.lineStarts, tree.images == whole.images else {
          Issue.record("\(before.debugDescription), \(edit)")
          return
        }
      }
    }
  }

  @Test("Edits in a published text, one character at a time and in pieces")
  func incrementalInPrint() {
    for (index, file) in Fixtures.disclosures.enumerated() {
      var drafts = RandomDrafts(seed: UInt64(index))
      var text = file.text
      var tree = SyntaxTree(reading: text)
      for _ in 0..<15 {
        let edit = drafts.edit(of: text)
        text = text.applying([edit])
        tree.apply(edit)
      }
      let isSame = tree.images == SyntaxTree(reading: text).images
      #expect(isSame, "\(file.name)")
    }
  }

  @Test("An edit leaves the blocks apart from it as they are")
  func unchangedBlocksAreShared() {
    let lines = (1...200).map { "\($0)、第\($0)项支出\($0).06万元。" }
    var tree = SyntaxTree(reading: lines.joined(separator: "\n"))
    let before = tree.blocks.map { ObjectIdentifier($0.content) }
    let place = tree.blocks[100].start + 12
    tree.apply(TextEdit(range: place..<place, newText: "一二三"))
    let after = tree.blocks.map { ObjectIdentifier($0.content) }
    #expect(before.count == after.count)
    let changed = zip(before, after).enumerated().filter { $0.element.0 != $0.element.1 }.map(\.offset)
    #expect(changed == [100])
  }

  @Test("An edit beyond the text is held to it")
  func clampedEdits() {
    var tree = SyntaxTree(reading: "一、总体情况\n")
    tree.apply(TextEdit(range: 90..<120, newText: "二、其他情况"))
    #expect(tree.text.string == "一、总体情况\n二、其他情况")
    #expect(tree.blocks.map(\.kind) == [.heading, .heading])
    tree.apply(TextEdit(range: -5..<900, newText: ""))
    #expect(tree.blocks.isEmpty)
    #expect(tree.block(at: 0)?.kind == nil)
  }
}
