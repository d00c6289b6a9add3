import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Turns the blocks of a draft into what is published, in order.
struct DocumentBuilder {
  private let reading: DraftReading
  private let book: Book
  private let runs: RunReader
  private let header: DraftHeader
  private var document: PublishedDocument
  /// What may yet turn out to stand above a table.
  private var head = FormHead()
  /// Whether the header fields and the title may still come.
  private var isAtTop = true
  /// Lines of a list of contents that the draft has itself, folded; nil outside of one.
  private var contents: [[UInt16]]?

  static func document(_ reading: DraftReading, _ book: Book) -> PublishedDocument {
    var builder = DocumentBuilder(reading, book)
    for index in reading.tree.blocks.indices { builder.take(reading.tree.blocks[index], reading.blocks[index]) }
    builder.flush()
    builder.giveTitle()
    return builder.document
  }

  private init(_ reading: DraftReading, _ book: Book) {
    self.reading = reading
    self.book = book
    header = reading.header
    runs = RunReader(tree: reading.tree, book: book, projects: reading.projects)
    document = PublishedDocument(
      title: [],
      department: reading.header.department,
      blocks: [],
      contentsTitle: book.words.contentsTitles.words.first ?? ""
    )
  }

  private mutating func take(_ block: Block, _ reading: BlockReading) {
    switch block.kind {
    case .blank, .comment, .directive: return
    case .field: if !isAtTop { head.fields.append(fieldText(block, reading)) }
    case .heading, .caption, .paragraph, .note, .table:
      if skipsContents(block) { return }
      if isAtTop, takesTitle(block, reading) { return }
      isAtTop = false
      takeContent(block, reading)
    }
  }

  private mutating func takeContent(_ block: Block, _ reading: BlockReading) {
    let text = block.kind == .table ? PublishedText() : runs.text(of: block, reading)
    switch block.kind {
    case .heading where endsSentence(text):
      flush()
      document.blocks.append(.paragraph(text))
    case .heading:
      flush()
      let heading = PublishedHeading(level: block.content.marker?.level ?? 5, text: text)
      // A heading that names a form stands on the form's page, if its table follows.
      if book.forms.id(caption: block.content.text) != nil, heading.level > 1 {
        head.lines = [FormHead.Line(text: text, heading: heading)]
      } else {
        document.blocks.append(.heading(heading))
      }
    case .caption: takeCaption(block, text)
    case .paragraph where isTitleLine(block): takeCaption(block, text)
    case .note:
      flush()
      append(note: text)
    case .table:
      if let table = TableBuilder.table(block, reading, runs) { take(table, reading) }
    case .blank, .comment, .directive, .field, .paragraph:
      flush()
      document.blocks.append(.paragraph(text))
    }
  }

  private mutating func takeCaption(_ block: Block, _ text: PublishedText) {
    let folded = block.content.text
    if DraftWords.isYear(folded) {
      head.year = text.plain
      return
    }
    var line = FormHead.Line(text: text)
    if let marker = block.content.marker {
      flush()
      line.heading = PublishedHeading(level: marker.level, text: text)
    }
    if let number = book.forms.number(caption: folded) {
      line.number = String(number) + "表"
    }
    head.lines.append(line)
  }

  /// A short line that has a form's title and no sentence in it.
  private func isTitleLine(_ block: Block) -> Bool {
    let text = block.content.text
    guard text.count <= DocumentBuilder.longestTitle, !text.scalars.contains(where: DocumentBuilder.isStop) else {
      return false
    }
    return book.forms.id(caption: text) != nil
  }

  /// The longest title of a form or a document, in characters.
  private static let longestTitle = 40
  private static let stops = Set("。；，：".folded)
  private static func isStop(_ scalar: UInt16) -> Bool { stops.contains(scalar) }

  private func endsSentence(_ text: PublishedText) -> Bool {
    text.plain.last.map { "。；;：:，,".contains($0) } ?? false
  }

  private func fieldText(_ block: Block, _ reading: BlockReading) -> FormHead.Field {
    let value = block.content.field?.value ?? 0..<0
    let written = self.reading.tree.text[(block.start + value.lowerBound)..<(block.start + value.upperBound)]
    return FormHead.Field(text: runs.text(of: block, reading).plain, isDepartment: written == header.department)
  }

  // MARK: Forms

  private mutating func take(_ table: PublishedTable, _ reading: BlockReading) {
    if head.isEmpty, reading.table?.continues == true, case .form(var form)? = document.blocks.last,
      form.table.columnCount == table.columnCount, form.notes.isEmpty
    {
      form.table.append(table)
      document.blocks[document.blocks.count - 1] = .form(form)
      return
    }
    var form = head.form(table)
    head = FormHead()
    if form.standsAlone, form.details.isEmpty, statesMoney(reading) { form.details = usualDetails }
    document.blocks.append(.form(form))
  }

  /// What the header fields say of every form whose own lines say nothing.
  private var usualDetails: PublishedForm.Details {
    func field(_ key: HeaderKey) -> String { header.field(key).map { "\($0.key)：\($0.value)" } ?? "" }
    return PublishedForm.Details(left: field(.department), right: field(.unit))
  }

  private func statesMoney(_ reading: BlockReading) -> Bool {
    let stated = reading.facts.filter { !$0.isBlank && book.isMoney($0.key) }
    return stated.count * 2 > reading.facts.count { !$0.isBlank }
  }

  private mutating func append(note: PublishedText) {
    if case .form(var form)? = document.blocks.last {
      form.notes.append(note)
      document.blocks[document.blocks.count - 1] = .form(form)
    } else {
      document.blocks.append(.note(note))
    }
  }

  /// What stood above no table is text.
  private mutating func flush() {
    for line in head.lines {
      document.blocks.append(line.heading.map { .heading($0) } ?? .paragraph(line.text))
    }
    for text in [head.year].compactMap(\.self) + head.fields.map(\.text) {
      document.blocks.append(.paragraph(PublishedText(text)))
    }
    head = FormHead()
  }

  // MARK: Title and contents

  private mutating func takesTitle(_ block: Block, _ reading: BlockReading) -> Bool {
    guard block.kind == .paragraph || block.kind == .caption, block.content.marker == nil,
      block.content.text.count <= DocumentBuilder.longestTitle, !isTitleLine(block),
      book.forms.number(caption: block.content.text) == nil,
      !block.content.text.scalars.contains(where: DocumentBuilder.isStop)
    else { return false }
    document.title.append(runs.text(of: block, reading).plain)
    return true
  }

  /// A list of contents is made anew: the draft's own is left out. It ends where its first line comes once more.
  private mutating func skipsContents(_ block: Block) -> Bool {
    guard var lines = contents else {
      guard book.words.contentsTitles.contains(block.content.text.scalars), block.kind != .table, repeatsBelow(block)
      else { return false }
      contents = []
      return true
    }
    let text = entry(block.content)
    if let first = lines.first, first == text {
      contents = nil
      return false
    }
    lines.append(text)
    contents = lines
    return true
  }

  /// Whether the line behind a heading of contents comes again further down.
  private func repeatsBelow(_ block: Block) -> Bool {
    let blocks = reading.tree.blocks
    guard let index = reading.tree.blockIndex(at: block.start) else { return false }
    let below = blocks[(index + 1)...].filter { $0.kind != .blank }
    guard let first = below.first, first.kind != .table else { return false }
    let text = entry(first.content)
    return !text.isEmpty && below.dropFirst().contains { $0.kind != .table && entry($0.content) == text }
  }

  /// A line without the dots and the number of a page at its end; the number in front counts.
  private func entry(_ content: BlockContent) -> [UInt16] {
    var scalars = content.text.scalars
    while let last = scalars.last, isDigit(last) || DocumentBuilder.leaders.contains(last) { scalars.removeLast() }
    let marker = content.marker.map { [UInt16($0.level), UInt16(truncatingIfNeeded: $0.ordinal)] } ?? []
    return scalars.isEmpty ? [] : marker + scalars
  }

  private static let leaders = Set(".…·-".folded + " ".utf16)

  /// A draft without a title of its own has the one that its header fields make.
  private mutating func giveTitle() {
    guard document.title.isEmpty, let report = header.report else { return }
    let year = header.year.map { "\($0)" + HeaderKey.year.name } ?? ""
    document.title = [year + (header.department ?? "") + report]
  }
}
