import OfficeDocuments

/// Runs of text and fields.
enum DocxRuns {
  static func text(_ text: PublishedText, _ xml: inout XMLWriter) {
    // Runs that look alike are one: figures are none of Word's business.
    var rest = text.runs[...]
    while let first = rest.first {
      let alike = rest.prefix { $0.isMarked == first.isMarked }
      self.text(alike.map(\.text).joined(), isMarked: first.isMarked, &xml)
      rest = rest.dropFirst(alike.count)
    }
  }

  static func text(_ text: String, isMarked: Bool = false, _ xml: inout XMLWriter) {
    guard !text.isEmpty else { return }
    xml.element("w:r") { xml in
      if isMarked { xml.element("w:rPr") { $0.element("w:rStyle", ["w:val": DocxStyles.marked]) } }
      // A line break or a tab within a text is an element of its own.
      var rest = text[...]
      while let stop = rest.firstIndex(where: { $0 == "\t" || $0.isNewline }) {
        plain(rest[..<stop], &xml)
        xml.element(rest[stop] == "\t" ? "w:tab" : "w:br")
        rest = rest[rest.index(after: stop)...]
      }
      plain(rest, &xml)
    }
  }

  private static func plain(_ text: Substring, _ xml: inout XMLWriter) {
    if !text.isEmpty { xml.element("w:t", ["xml:space": "preserve"]) { $0.text(String(text)) } }
  }

  static func tab(_ xml: inout XMLWriter) { xml.element("w:r") { $0.element("w:tab") } }

  /// A field with what it shows until it is worked out.
  static func field(_ code: String, shown: String, _ xml: inout XMLWriter) {
    begin(code, isStale: false, &xml)
    text(shown, &xml)
    end(&xml)
  }

  /// The start of a field whose result goes over several paragraphs.
  static func begin(_ code: String, isStale: Bool, _ xml: inout XMLWriter) {
    xml.element("w:r") { xml in
      if isStale {
        xml.element("w:fldChar", ["w:fldCharType": "begin", "w:dirty": "true"])
      } else {
        xml.element("w:fldChar", ["w:fldCharType": "begin"])
      }
    }
    xml.element("w:r") { xml in
      xml.element("w:instrText", ["xml:space": "preserve"]) { $0.text(" \(code) ") }
    }
    xml.element("w:r") { $0.element("w:fldChar", ["w:fldCharType": "separate"]) }
  }

  static func end(_ xml: inout XMLWriter) { xml.element("w:r") { $0.element("w:fldChar", ["w:fldCharType": "end"]) } }
}
