package import GoujiFacts
import GoujiSyntax

/// A file that a draft's header names.
package struct DraftLink: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// The draft of the year before.
    case lastYear
    /// The draft of the year's own budget.
    case budget
    /// The draft of a subordinate unit.
    case unit
    /// The code table to check by.
    case codes

    /// The kind of files that a field of the header names; nil for a field that names none.
    init?(field: String) {
      switch HeaderKey(field) {
      case .lastYear: self = .lastYear
      case .budget: self = .budget
      case .subordinates: self = .unit
      case .codes: self = .codes
      default: return nil
      }
    }
  }

  /// What is named, wherever that stands.
  package struct Name: Sendable, Hashable {
    package var kind: Kind
    package var path: String
  }

  package var kind: Kind
  /// UTF-8 byte range in the draft.
  package var range: Range<Int>
  /// Relative to the draft.
  package var path: String

  package var name: Name { Name(kind: kind, path: path) }
}

extension DraftHeader {
  /// The files that the header names, in its order. Names of units that are no names of files are only names.
  package var links: [DraftLink] {
    fields.flatMap { field -> [DraftLink] in
      guard let kind = DraftLink.Kind(field: field.key) else { return [] }
      let names = kind == .unit ? Self.listed(field) : Self.trimmed(field.value[...], from: field.valueRange.lowerBound)
      return names.filter { Self.looksLikeFile($0.name) }.map { DraftLink(kind: kind, range: $0.range, path: $0.name) }
    }
  }

  private typealias Part = (name: String, range: Range<Int>)

  private static func listed(_ field: Field) -> [Part] {
    field.value.split { "、，,；;".contains($0) }.flatMap { part in
      let before = field.value.utf8.distance(from: field.value.startIndex, to: part.startIndex)
      return trimmed(part, from: field.valueRange.lowerBound + before)
    }
  }

  /// The text without blanks around it, and where it stands; none if there is nothing else.
  private static func trimmed(_ text: Substring, from start: Int) -> [Part] {
    let head = text.prefix { $0.isWhitespace }.utf8.count
    var name = text.drop { $0.isWhitespace }
    while let last = name.last, last.isWhitespace { name.removeLast() }
    return name.isEmpty ? [] : [(String(name), (start + head)..<(start + head + name.utf8.count))]
  }

  private static func looksLikeFile(_ name: String) -> Bool { name.contains(".") || name.contains("/") }
}

/// What a draft's surroundings follow from: another header that says the same has the same.
package struct NamedSurroundings: Sendable, Hashable {
  package var links: [DraftLink.Name] = []
  /// The kind of report, by which the rule book is chosen.
  package var report: String?

  package init() {}

  package init(_ header: DraftHeader) {
    links = header.links.map(\.name)
    report = header.report
  }
}

extension Analysis {
  /// The files that the draft's header names.
  package var links: [DraftLink] { reading.header.links }
}
