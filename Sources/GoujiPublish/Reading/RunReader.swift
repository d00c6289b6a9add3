import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Reads the published text of a part of a block: marks left out, lines joined, figures with their keys.
struct RunReader {
  let tree: SyntaxTree
  let book: Book
  let projects: [ProjectName]

  /// The text of a block that is no table.
  func text(of block: Block, _ reading: BlockReading, from start: Int = 0) -> PublishedText {
    let range = start..<block.content.length
    return text(tree.tokens(of: block), in: range, of: block, reading.facts)
  }

  /// The text of a part of a block.
  /// - Parameters:
  ///   - tokens: those of the whole block or of the part, in order.
  ///   - range: bytes of the block.
  func text(_ tokens: some Collection<Token>, in range: Range<Int>, of block: Block, _ facts: [Fact]) -> PublishedText {
    var pieces: [Range<Int>] = []
    var pendingBlank: Range<Int>?
    for token in tokens where token.range.lowerBound >= range.lowerBound && token.range.upperBound <= range.upperBound {
      switch token.kind {
      case .mark: continue
      case .space:
        // A line break within a paragraph is none of the text; blanks at its ends are none either.
        let bytes = bytes(token.range, block)
        if !pieces.isEmpty, !bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) { pendingBlank = token.range }
        continue
      case .punctuation where isStars(token.range, block): continue
      default: break
      }
      if let blank = pendingBlank { pieces.append(blank) }
      pendingBlank = nil
      pieces.append(token.range)
    }
    return PublishedText(runs(pieces, block, facts))
  }

  /// The figure that the facts of one place state.
  func figure(_ facts: [Fact]) -> PublishedFigure? {
    guard let first = facts.first else { return nil }
    let keys = facts.compactMap { $0.key.flatMap(path) }
    let unit: String? =
      switch first.kind {
      case .amount: MoneyUnit.usual.name
      case .percent: "%"
      case .count: first.key.flatMap { book.vocabulary.named($0.concept)?.unit }
      }
    return PublishedFigure(keys: keys, value: first.value.shortest, unit: unit)
  }

  private func path(_ key: FactKey) -> String? {
    if let path = book.path(of: key) { return path }
    guard let project = projects.first(where: { $0.money(key.stage) == key || $0.score == key }) else { return nil }
    return "项目.\(project.written)." + (project.score == key ? "得分" : key.stage.name)
  }

  private func bytes(_ range: Range<Int>, _ block: Block) -> ArraySlice<UInt8> {
    let bytes = tree.text.bytes
    return bytes[((block.start + range.lowerBound)..<(block.start + range.upperBound)).clamped(to: 0..<bytes.count)]
  }

  /// `**` around a name, a habit of Markdown; a single star is a character as any other.
  private func isStars(_ range: Range<Int>, _ block: Block) -> Bool {
    let star = UInt8(ascii: "*")
    guard block.kind != .table, bytes(range, block).allSatisfy({ $0 == star }) else { return false }
    let around = bytes((range.lowerBound - 1)..<(range.upperBound + 1), block)
    return range.count > 1 || around.first == star || around.last == star
  }

  private func withoutStars(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "*")) else { return text }
    var result = ""
    for character in text {
      if character == "*", result.last == "*" { result.removeLast() } else { result.append(character) }
    }
    return result
  }

  /// The pieces as runs, cut where figures begin and end.
  private func runs(_ pieces: [Range<Int>], _ block: Block, _ facts: [Fact]) -> [PublishedRun] {
    let stated = facts.filter { !$0.isBlank && !$0.isAsked && !$0.range.isEmpty }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    var result: [PublishedRun] = []
    var lastFigure: Range<Int>?
    func add(_ range: Range<Int>, _ own: [Fact]) {
      guard !range.isEmpty else { return }
      let written = String(decoding: bytes(range, block), as: UTF8.self)
      let text = block.kind == .table ? unescaped(written) : withoutStars(written)
      let place = own.first?.range
      if !result.isEmpty, place == lastFigure {
        result[result.count - 1].text += text
      } else {
        result.append(PublishedRun(text, figure: figure(own)))
        lastFigure = place
      }
    }
    var next = 0
    for piece in pieces {
      var start = piece.lowerBound
      while next < stated.count, stated[next].range.upperBound <= start { next += 1 }
      var index = next
      while index < stated.count, stated[index].range.lowerBound < piece.upperBound {
        let figure = stated[index].range
        let own = stated[index...].prefix { $0.range == figure }
        if figure.lowerBound > start { add(start..<figure.lowerBound, []) }
        let end = min(figure.upperBound, piece.upperBound)
        add(max(figure.lowerBound, start)..<max(end, start), Array(own))
        start = max(start, end)
        index += own.count
      }
      add(start..<piece.upperBound, [])
    }
    return result
  }

  /// A bar within a cell is written `\|`.
  private func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped, character != "|" { result.append("\\") }
      isEscaped = !isEscaped && character == "\\"
      if !isEscaped { result.append(character) }
    }
    return isEscaped ? result + "\\" : result
  }
}
