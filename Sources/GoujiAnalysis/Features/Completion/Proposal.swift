package import GoujiSyntax

/// Something an editor may offer to write.
package struct Proposal: Sendable, Hashable {
  package enum Kind: Sendable, Hashable { case code, term, value, form, heading, field, phrase }
  package var kind: Kind
  package var label: String
  package var detail: String
  /// Markdown.
  package var documentation: String
  /// What the typed text is compared with.
  package var filter: String
  package var edit: TextEdit
  /// Further changes that belong to it: the name beside the code.
  package var additional: [TextEdit]
  /// For editors that go from place to place: the new text of `edit` with `${1}` … where something is to be filled in.
  package var snippet: String?

  init(
    kind: Kind,
    label: String,
    detail: String = "",
    documentation: String = "",
    filter: String,
    edit: TextEdit,
    additional: [TextEdit] = [],
    snippet: String? = nil
  ) {
    self.kind = kind
    self.label = label
    self.detail = detail
    self.documentation = documentation
    self.filter = filter
    self.edit = edit
    self.additional = additional
    self.snippet = snippet
  }
}
