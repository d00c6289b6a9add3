/// A draft as it is published: without header fields, comments, directives and marks.
package struct PublishedDocument: Sendable, Equatable {
  /// Lines of the title.
  package var title: [String]
  package var department: String?
  package var blocks: [PublishedBlock]
  /// What the list of contents is headed.
  package var contentsTitle: String
  /// Whether all its pages lie.
  package var isLandscape: Bool

  package init(
    title: [String],
    department: String? = nil,
    blocks: [PublishedBlock] = [],
    contentsTitle: String,
    isLandscape: Bool = false
  ) {
    self.title = title
    self.department = department
    self.blocks = blocks
    self.contentsTitle = contentsTitle
    self.isLandscape = isLandscape
  }
}

package enum PublishedBlock: Sendable, Equatable {
  case heading(PublishedHeading)
  case paragraph(PublishedText)
  /// A remark below a form or anywhere else (`注：…`).
  case note(PublishedText)
  case form(PublishedForm)
}

package struct PublishedHeading: Sendable, Equatable {
  /// 1 for 第X部分 … 5 for （1）.
  package var level: Int
  package var text: PublishedText

  package init(level: Int, text: PublishedText) {
    self.level = level
    self.text = text
  }
}

/// A table with what stands around it.
package struct PublishedForm: Sendable, Equatable {
  /// The numbered heading that names the form, where the draft has one.
  package var heading: PublishedHeading?
  /// `公开03表`.
  package var number: String?
  /// Empty for a table that stands in the text.
  package var title = ""
  /// Whose, of which year, in which unit: what stands on the left, in the middle and on the right above the table.
  package var details = Details()
  package var table: PublishedTable
  package var notes: [PublishedText] = []

  package init(title: String = "", table: PublishedTable) {
    self.title = title
    self.table = table
  }

  package struct Details: Sendable, Equatable {
    package var left = ""
    package var middle = ""
    package var right = ""
    package var isEmpty: Bool { left.isEmpty && middle.isEmpty && right.isEmpty }
  }

  /// Whether it is a form and not a small table in the text: forms have pages of their own.
  package var standsAlone: Bool { !title.isEmpty || number != nil || heading != nil }

  /// Number and title in one line.
  package var name: String { [number, title.isEmpty ? nil : title].compactMap(\.self).joined(separator: " ") }
}
