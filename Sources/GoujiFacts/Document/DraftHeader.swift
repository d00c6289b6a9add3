import GoujiCatalog
package import GoujiSyntax

/// The header fields of a draft, and what they say.
package struct DraftHeader: Equatable, Sendable {
  /// A field as it stands: byte ranges in the draft.
  package struct Field: Equatable, Sendable {
    package var key: String
    package var value: String
    package var keyRange: Range<Int>
    package var valueRange: Range<Int>
  }

  package var fields: [Field] = []
  /// The year of the accounts: the header's, else the one that the first heading or title names.
  package var year: Int?
  /// 10^`exponent` of the stated unit make one 万元.
  package var exponent = 0

  init() {}

  /// What the first fields of a draft say.
  package init(of tree: SyntaxTree) { self = HeaderReader.read(tree) }

  package func value(_ key: HeaderKey) -> String? { field(key)?.value }

  /// The field, by the first of its names that the draft has.
  package func field(_ key: HeaderKey) -> Field? {
    key.names.lazy.compactMap { name in fields.first { $0.key == name } }.first
  }

  /// The kind of report, as `报告：` says it.
  package var report: String? { value(.report) }

  /// The department whose accounts these are.
  package var department: String? { value(.department) }
}

/// The first year that a text names.
func firstYear(_ text: FoldedText) -> Int? {
  for index in 0..<text.count where isDigit(text.scalars[index]) {
    if index > 0, isDigit(text.scalars[index - 1]) { continue }
    if let (year, _) = readYear(text, at: index) { return year }
  }
  return nil
}
