import GoujiSyntax

/// Reads the header fields: the fields before the first heading, table or sentence.
enum HeaderReader {
  static func read(_ tree: SyntaxTree) -> DraftHeader {
    var header = DraftHeader()
    var isHead = true
    for block in tree.blocks.prefix(60) {
      switch block.kind {
      case .blank, .comment, .directive:
        continue
      case .field where isHead:
        if let field = block.content.field { add(field, block, tree, &header) }
      case .heading, .caption, .paragraph, .note, .field:
        isHead = false
        if header.year == nil, let year = firstYear(block.content.text) { header.year = year }
      case .table:
        isHead = false
      }
      if !isHead, header.year != nil { break }
    }
    return header
  }

  private static func add(_ field: BlockContent.Field, _ block: Block, _ tree: SyntaxTree, _ header: inout DraftHeader)
  {
    let keyRange = (block.start + field.key.lowerBound)..<(block.start + field.key.upperBound)
    let valueRange = (block.start + field.value.lowerBound)..<(block.start + field.value.upperBound)
    let key = FoldedText(tree.text.bytes, in: keyRange, origin: 0).string
    let value = tree.text[valueRange]
    header.fields.append(DraftHeader.Field(key: key, value: value, keyRange: keyRange, valueRange: valueRange))
    let folded = FoldedText(tree.text.bytes, in: valueRange, origin: 0)
    switch HeaderKey(key) {
    case .year:
      let digits = folded.string.prefix(4)
      if digits.count == 4, let year = Int(digits) { header.year = year }
    case .unit:
      header.exponent = MoneyUnit.named(in: folded)?.exponent ?? 0
    default:
      break
    }
  }
}
