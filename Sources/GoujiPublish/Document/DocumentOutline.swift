/// What a list of contents shows: parts, sections, forms.
enum DocumentOutline {
  struct Entry: Equatable {
    var text: String
    /// 1 or 2.
    var level: Int
  }

  static func entries(_ document: PublishedDocument) -> [Entry] {
    document.blocks.compactMap { block in
      switch block {
      case .heading(let heading):
        isListed(heading) ? Entry(text: heading.text.plain, level: heading.level) : nil
      case .form(let form): isListed(form) ? Entry(text: form.heading?.text.plain ?? form.title, level: 2) : nil
      case .paragraph, .note: nil
      }
    }
  }

  static func isListed(_ heading: PublishedHeading) -> Bool { heading.level <= 2 }
  static func isListed(_ form: PublishedForm) -> Bool { form.heading != nil || !form.title.isEmpty }
}
