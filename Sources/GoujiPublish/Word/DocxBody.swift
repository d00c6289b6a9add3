import OfficeDocuments

/// The main part of a Word file: title, contents, then the blocks in sections that stand upright or lie.
struct DocxBody {
  private var xml = XMLWriter()
  /// That of text, and that of the section which has begun.
  private let usualPaper: Paper
  private var paper: Paper
  /// What the list of contents has, in order; each has a bookmark of its number.
  private let entries: [DocumentOutline.Entry]
  private var nextEntry = 0
  /// Whether what comes next begins a page though its style does not say so.
  private var breaksPage = false
  /// Whether a section has begun and nothing stands in it.
  private var isFresh = false
  /// Whether the page begins with the heading of a part and the form that comes next stands below it.
  private var headsForm = false
  /// Whether the last block written is a table: a section cannot end on it, and another table would join it.
  private var endsOnTable = false

  static func part(_ document: PublishedDocument) -> [UInt8] {
    var body = DocxBody(document)
    body.write(document)
    return body.xml.finish()
  }

  private init(_ document: PublishedDocument) {
    entries = DocumentOutline.entries(document)
    usualPaper = document.isLandscape ? .landscape : .portrait
    paper = usualPaper
  }

  private mutating func write(_ document: PublishedDocument) {
    xml.start("w:document", ["xmlns:w": DocxFile.namespace, "xmlns:r": PackageParts.references])
    xml.start("w:body")
    for line in document.title { paragraph(DocxStyles.title) { DocxRuns.text(line, &$0) } }
    writeContents(document.contentsTitle)
    breaksPage = !document.title.isEmpty || !entries.isEmpty
    for (index, block) in document.blocks.enumerated() {
      switch block {
      case .heading(let heading):
        let form = form(behind: index, document)
        turn(form.map { fit($0).paper } ?? usualPaper)
        if form != nil, !headsForm { breaksPage = !isFresh }
        write(heading, isListed: DocumentOutline.isListed(heading))
        headsForm = form != nil
      case .paragraph(let text):
        turnBack()
        paragraph(DocxStyles.body) { DocxRuns.text(text, &$0) }
      case .note(let text):
        turnBack()
        paragraph(DocxStyles.note) { DocxRuns.text(text, &$0) }
      case .form(let form): write(form)
      }
    }
    if endsOnTable { paragraph(DocxStyles.sectionEnd) { _ in } }
    section(paper)
  }

  // MARK: Paragraphs

  private mutating func paragraph(_ style: String, bookmark: Int? = nil, _ content: (inout XMLWriter) -> Void) {
    let breaks = breaksPage
    (breaksPage, endsOnTable, isFresh) = (false, false, false)
    xml.element("w:p") { xml in
      xml.element("w:pPr") { xml in
        xml.element("w:pStyle", ["w:val": style])
        if breaks, style != DocxStyles.heading(1) { xml.element("w:pageBreakBefore") }
      }
      if let bookmark {
        xml.element("w:bookmarkStart", ["w:id": String(bookmark), "w:name": DocxBody.bookmark(bookmark)])
      }
      content(&xml)
      if let bookmark { xml.element("w:bookmarkEnd", ["w:id": String(bookmark)]) }
    }
  }

  private mutating func write(_ heading: PublishedHeading, isListed: Bool) {
    paragraph(DocxStyles.heading(heading.level), bookmark: isListed ? takeEntry() : nil) {
      DocxRuns.text(heading.text, &$0)
    }
  }

  private mutating func takeEntry() -> Int {
    defer { nextEntry += 1 }
    return nextEntry
  }

  private static func bookmark(_ number: Int) -> String { "_Toc\(100_000_000 + number)" }

  /// A field that makes the list from the levels of the styles; until then it shows the same.
  private mutating func writeContents(_ title: String) {
    guard !entries.isEmpty else { return }
    paragraph(DocxStyles.contentsTitle) { DocxRuns.text(title, &$0) }
    for (number, entry) in entries.enumerated() {
      let isFirst = number == 0
      let isLast = number == entries.count - 1
      paragraph(DocxStyles.contents(entry.level)) { xml in
        if isFirst { DocxRuns.begin("TOC \\o \"1-2\" \\h \\z \\u", isStale: true, &xml) }
        xml.element("w:hyperlink", ["w:anchor": DocxBody.bookmark(number), "w:history": "1"]) { xml in
          DocxRuns.text(entry.text, &xml)
          DocxRuns.tab(&xml)
          DocxRuns.field("PAGEREF \(DocxBody.bookmark(number)) \\h", shown: "", &xml)
        }
        if isLast { DocxRuns.end(&xml) }
      }
    }
  }

  /// The form that a heading stands right above, other headings between them left out.
  private func form(behind index: Int, _ document: PublishedDocument) -> PublishedForm? {
    for block in document.blocks[(index + 1)...] {
      switch block {
      case .heading: continue
      case .form(let form) where form.standsAlone: return form
      case .form, .paragraph, .note: return nil
      }
    }
    return nil
  }

  // MARK: Sections

  private mutating func turnBack() { turn(usualPaper) }

  private func fit(_ form: PublishedForm) -> PaperFit {
    PaperFit(form.table, on: usualPaper == .landscape ? .landscape : nil)
  }

  /// Ends the section if what follows has its paper otherwise.
  private mutating func turn(_ wanted: Paper) {
    guard wanted != paper else { return }
    isFresh = true
    endsOnTable = false
    breaksPage = false
    let ended = paper
    xml.start("w:p")
    xml.start("w:pPr")
    xml.element("w:pStyle", ["w:val": DocxStyles.sectionEnd])
    section(ended)
    xml.end()
    xml.end()
    paper = wanted
  }

  private mutating func section(_ paper: Paper) {
    xml.element("w:sectPr") { xml in
      xml.element("w:footerReference", ["w:type": "default", "r:id": DocxFile.oddFooter])
      xml.element("w:footerReference", ["w:type": "even", "r:id": DocxFile.evenFooter])
      xml.element("w:type", ["w:val": "nextPage"])
      if paper.isLandscape {
        xml.element(
          "w:pgSz",
          ["w:w": String(paper.width), "w:h": String(paper.height), "w:orient": "landscape"]
        )
      } else {
        xml.element("w:pgSz", ["w:w": String(paper.width), "w:h": String(paper.height)])
      }
      xml.element(
        "w:pgMar",
        [
          "w:top": String(paper.top), "w:right": String(paper.right), "w:bottom": String(paper.bottom),
          "w:left": String(paper.left), "w:header": "851", "w:footer": String(paper.footer), "w:gutter": "0",
        ]
      )
    }
  }

  // MARK: Forms

  private mutating func write(_ form: PublishedForm) {
    let fit = fit(form)
    if form.standsAlone {
      turn(fit.paper)
      if !headsForm { breaksPage = !isFresh }
      headsForm = false
      writeHead(form, fit.paper)
    } else {
      // A wide table in the text lies, too: what is cut off nobody reads.
      turn(fit.paper)
      if endsOnTable || breaksPage { paragraph(DocxStyles.sectionEnd) { _ in } }
    }
    DocxTable.write(form.table, fit, title: form.name, &xml)
    endsOnTable = true
    for note in form.notes { paragraph(DocxStyles.formNote) { DocxRuns.text(note, &$0) } }
    if form.standsAlone { breaksPage = true }
  }

  private mutating func writeHead(_ form: PublishedForm, _ paper: Paper) {
    if let heading = form.heading { write(heading, isListed: true) }
    if !form.title.isEmpty {
      let style = form.heading == nil ? DocxStyles.formTitle : DocxStyles.subordinateFormTitle
      paragraph(style, bookmark: form.heading == nil ? takeEntry() : nil) { DocxRuns.text(form.title, &$0) }
    }
    if let number = form.number { paragraph(DocxStyles.formNumber) { DocxRuns.text(number, &$0) } }
    let details = form.details
    guard !details.isEmpty else { return }
    paragraph(paper.isLandscape ? DocxStyles.wideFormLine : DocxStyles.formLine) { xml in
      DocxRuns.text(details.left, &xml)
      DocxRuns.tab(&xml)
      DocxRuns.text(details.middle, &xml)
      DocxRuns.tab(&xml)
      DocxRuns.text(details.right, &xml)
    }
  }
}
