/// A document as one page of HTML without script: headings, captions, heads of cells with their scope, and on each figure
/// what it measures (`data-key`), so that a portal can take it over.
struct WebDocument {
  private var markup = MarkupWriter()
  private var entries: [DocumentOutline.Entry]
  private var nextEntry = 0
  private var formCount = 0
  /// Of the heading last written; no level is left out on the way down.
  private var level = 1

  static func text(_ document: PublishedDocument) -> String {
    var page = WebDocument(entries: DocumentOutline.entries(document))
    page.write(document)
    return page.markup.output
  }

  private init(entries: [DocumentOutline.Entry]) { self.entries = entries }

  private mutating func write(_ document: PublishedDocument) {
    let title = document.title.joined(separator: " ")
    markup.raw("<!DOCTYPE html>\n")
    markup.start("html", [("lang", "zh-CN")])
    markup.raw("\n<head>\n<meta charset=\"utf-8\">\n")
    markup.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    if let department = document.department {
      markup.start("meta", [("name", "author"), ("content", department)])
      markup.raw("\n")
    }
    // A page without a title is named by its first heading.
    markup.element("title", text: title.isEmpty ? entries.first?.text ?? document.contentsTitle : title)
    markup.raw("\n<style>\n\(WebStyle.rules)</style>\n</head>\n<body>\n<header>\n")
    if !title.isEmpty { line("h1", text: title) }
    markup.raw("</header>\n")
    writeContents(document.contentsTitle)
    markup.raw("<main>\n")
    for block in document.blocks { write(block) }
    markup.raw("</main>\n</body>\n</html>\n")
  }

  private mutating func line(_ name: String, _ attributes: [(String, String?)] = [], text: String) {
    markup.element(name, attributes, text: text)
    markup.raw("\n")
  }

  private mutating func writeContents(_ title: String) {
    guard entries.count > 1 else { return }
    markup.start("nav", [("aria-labelledby", "contents")])
    markup.raw("\n")
    line("h2", [("id", "contents")], text: title)
    markup.raw("<ul>\n")
    for (number, entry) in entries.enumerated() {
      markup.start("li", [("class", "level-\(entry.level)")])
      markup.element("a", [("href", "#" + WebDocument.anchor(number))], text: entry.text)
      markup.raw("</li>\n")
    }
    markup.raw("</ul>\n</nav>\n")
  }

  private static func anchor(_ number: Int) -> String { "s\(number + 1)" }

  private mutating func takeAnchor() -> String {
    defer { nextEntry += 1 }
    return WebDocument.anchor(nextEntry)
  }

  // MARK: Blocks

  private mutating func write(_ block: PublishedBlock) {
    switch block {
    case .heading(let heading): write(heading, anchor: DocumentOutline.isListed(heading) ? takeAnchor() : nil)
    case .paragraph(let text): paragraph(text, nil)
    case .note(let text): paragraph(text, "note")
    case .form(let form): write(form)
    }
  }

  private mutating func paragraph(_ text: PublishedText, _ name: String?) {
    markup.start("p", [("class", name)])
    markup.text(text)
    markup.raw("</p>\n")
  }

  private mutating func write(_ heading: PublishedHeading, anchor: String?) {
    level = min(heading.level + 1, level + 1)
    let name = "h\(min(level, 6))"
    markup.start(name, [("id", anchor), ("class", "level-\(heading.level)")])
    markup.text(heading.text)
    markup.end(name)
    markup.raw("\n")
  }

  // MARK: Forms

  private mutating func write(_ form: PublishedForm) {
    formCount += 1
    let caption = "t\(formCount)"
    let isWide = PaperFit(form.table).paper.isLandscape
    if form.standsAlone { markup.start("section", [("class", isWide ? "form wide" : "form")]) }
    if let heading = form.heading { write(heading, anchor: takeAnchor()) }
    let anchor = form.heading == nil && !form.title.isEmpty ? takeAnchor() : nil
    // What does not fit is scrolled, by keys as well.
    let hasName = form.standsAlone
    markup.start(
      "div",
      [
        ("class", "scroll"), ("tabindex", "0"), ("role", hasName ? "region" : "group"), ("id", anchor),
        ("aria-labelledby", hasName ? caption : nil), ("aria-label", hasName ? nil : "表格"),
      ]
    )
    markup.raw("\n")
    markup.start("table", [("class", form.table.isFree ? "free" : nil)])
    markup.raw("\n")
    if hasName { writeCaption(form, caption) }
    WebTable.write(form.table, &markup)
    markup.raw("</table>\n</div>\n")
    for note in form.notes { paragraph(note, "note") }
    if form.standsAlone { markup.raw("</section>\n") }
  }

  private mutating func writeCaption(_ form: PublishedForm, _ id: String) {
    markup.start("caption")
    let name = form.name.isEmpty ? form.heading?.text.plain ?? "" : form.name
    markup.element("div", [("id", id), ("class", "title")], text: name)
    let details = form.details
    if !details.isEmpty {
      markup.start("div", [("class", "details")])
      for text in [details.left, details.middle, details.right] where !text.isEmpty {
        markup.element("div", text: text)
      }
      markup.end("div")
    }
    markup.raw("</caption>\n")
  }
}
