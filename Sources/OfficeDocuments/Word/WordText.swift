/// Reads the flowing text of a Word file: paragraphs and tables in order. Fields, tracked changes and lists go over many
/// paragraphs, so their state is kept here.
struct WordText {
  let styles: WordStyles
  var numbering: WordNumbering
  /// Notes in the order in which the text refers to them.
  var footnotes: [String] = []
  var endnotes: [String] = []
  var insertions = 0
  var deletions = 0
  /// Fields begun and not ended, the outermost first; true where the result has begun.
  var fields: [Bool] = []
  /// A paragraph whose mark was deleted: the next one goes on with it.
  private var unfinished: WordParagraph?

  init(styles: WordStyles, numbering: WordNumbering) {
    self.styles = styles
    self.numbering = numbering
  }

  /// The blocks of the part's body.
  mutating func blocks(_ reader: consuming XMLReader) throws(XMLError) -> [DocumentBlock] {
    while let event = try reader.next() {
      guard event == .start, reader.name == "body" else { continue }
      return try blocks(within: &reader)
    }
    return []
  }

  /// The blocks of each note, by identifier.
  mutating func notes(_ reader: consuming XMLReader) throws(XMLError) -> [String: [DocumentBlock]] {
    var notes: [String: [DocumentBlock]] = [:]
    while let event = try reader.next() {
      guard event == .start, reader.name == "footnote" || reader.name == "endnote", let id = reader.word("id") else {
        continue
      }
      fields = []
      notes[id] = try blocks(within: &reader)
    }
    return notes
  }

  /// The blocks within the element last begun.
  mutating func blocks(within reader: inout XMLReader) throws(XMLError) -> [DocumentBlock] {
    // Text boxes and cells stand in the middle of a paragraph that may itself be unfinished.
    let outer = unfinished
    unfinished = nil
    var blocks: [DocumentBlock] = []
    try append(childrenOf: &reader, to: &blocks)
    if let rest = unfinished { append(rest, to: &blocks) }
    unfinished = outer
    return blocks
  }

  private mutating func append(childrenOf reader: inout XMLReader, to blocks: inout [DocumentBlock]) throws(XMLError) {
    let level = reader.depth
    while reader.depth >= level, let event = try reader.next() {
      guard event == .start else { continue }
      switch (reader.namespace, reader.name) {
      case (.wordprocessing, "p"): try appendParagraph(&reader, to: &blocks)
      case (.wordprocessing, "tbl"):
        blocks += try WordTable.read(&reader, &self)
      case (.wordprocessing, "sdt"), (.wordprocessing, "sdtContent"), (.wordprocessing, "customXml"),
        (.wordprocessing, "smartTag"):
        try append(childrenOf: &reader, to: &blocks)
      case (.wordprocessing, "ins"), (.wordprocessing, "moveTo"):
        insertions += 1
        try append(childrenOf: &reader, to: &blocks)
      case (.wordprocessing, "del"), (.wordprocessing, "moveFrom"):
        deletions += 1
        try reader.skipElement()
      case (.markupCompatibility, "AlternateContent"):
        try WordText.enterChoice(&reader)
        if reader.name == "Choice" || reader.name == "Fallback" {
          try append(childrenOf: &reader, to: &blocks)
          try WordText.leaveChoice(&reader)
        }
      default: try reader.skipElement()
      }
    }
  }

  private mutating func appendParagraph(_ reader: inout XMLReader, to blocks: inout [DocumentBlock]) throws(XMLError) {
    var paragraph = unfinished ?? WordParagraph()
    unfinished = nil
    try paragraph.read(&reader, &self)
    if paragraph.properties.isJoinedToNext {
      unfinished = paragraph
    } else {
      append(paragraph, to: &blocks)
    }
  }

  private mutating func append(_ paragraph: WordParagraph, to blocks: inout [DocumentBlock]) {
    let isGone = paragraph.text.isEmpty && (paragraph.properties.isMarkHidden || paragraph.properties.isJoinedToNext)
    if !isGone {
      let label = numbering.label(paragraph.properties, styles: styles)
      blocks.append(
        .paragraph(
          DocumentParagraph(
            text: label + paragraph.text,
            headingLevel: styles.headingLevel(paragraph.properties)
          )
        )
      )
    }
    blocks += paragraph.boxes
  }

  /// Every field begun has come to its result.
  var showsText: Bool { fields.allSatisfy { $0 } }

  /// Goes into the first alternative, which is for programs that know most; the others show the same once more.
  static func enterChoice(_ reader: inout XMLReader) throws(XMLError) {
    let level = reader.depth
    while reader.depth >= level, let event = try reader.next() {
      if event == .start { return }
    }
  }

  /// Passes over the other alternatives, after the end of the first.
  static func leaveChoice(_ reader: inout XMLReader) throws(XMLError) {
    let level = reader.depth
    while reader.depth >= level {
      guard try reader.next() != nil else { return }
    }
  }
}
