package import GoujiSyntax

/// How grave a finding is.
package enum Severity: Int, Sendable, Hashable, Comparable, CaseIterable {
  case error = 1
  case warning = 2
  case information = 3
  case hint = 4

  package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
}

/// Another place that belongs to a finding.
package struct RelatedPlace: Hashable, Sendable {
  /// UTF-8 byte range in the draft, or in `source`.
  package var range: Range<Int>
  package var wording: Message
  /// The text it stands in; nil for the draft itself.
  package var source: OtherText?

  /// What is said of it, in Chinese.
  package var message: String { wording.zh }

  package init(range: Range<Int>, message: Message, source: OtherText? = nil) {
    self.range = range
    wording = message
    self.source = source
  }
}

/// A change that mends a finding.
package struct Fix: Hashable, Sendable {
  /// What it does.
  package var wording: Message
  package var isPreferred: Bool
  package var edits: [TextEdit]

  /// What it does, in Chinese.
  package var title: String { wording.zh }

  package init(title: Message, isPreferred: Bool, edits: [TextEdit]) {
    wording = title
    self.isPreferred = isPreferred
    self.edits = edits
  }
}

/// One mistake, where it stands, what shows it, what mends it.
package struct Finding: Hashable, Sendable {
  /// `GJ301`.
  package var rule: String
  package var severity: Severity
  /// What is wrong, with the formula and its numbers.
  package var wording: Message
  /// UTF-8 byte range in the draft.
  package var range: Range<Int>
  package var related: [RelatedPlace] = []
  package var fixes: [Fix] = []

  /// What is wrong, in Chinese.
  package var message: String { wording.zh }

  package init(
    rule: String,
    severity: Severity,
    message: Message,
    range: Range<Int>,
    related: [RelatedPlace] = [],
    fixes: [Fix] = []
  ) {
    self.rule = rule
    self.severity = severity
    wording = message
    self.range = range
    self.related = related
    self.fixes = fixes
  }

  /// The same in a draft whose text has moved.
  func moved(_ moved: (Range<Int>) -> Range<Int>) -> Finding {
    var finding = self
    finding.range = moved(range)
    for index in related.indices where related[index].source == nil {
      finding.related[index].range = moved(related[index].range)
    }
    for fix in fixes.indices {
      for edit in fixes[fix].edits.indices {
        finding.fixes[fix].edits[edit].range = moved(fixes[fix].edits[edit].range)
      }
    }
    return finding
  }
}

/// What became of a figure.
package enum FigureStatus: String, Sendable, Hashable {
  /// It takes part in a relation that holds.
  case confirmed
  /// It takes part in one that does not.
  case contradicted
  /// No relation reaches it.
  case unchecked
}

/// A figure of the draft and what became of it.
package struct FigureReport: Hashable, Sendable {
  /// UTF-8 byte range in the draft.
  package var range: Range<Int>
  package var status: FigureStatus
  /// Confirmed by likenesses alone, which bear a figure out where they hold and say nothing where they do not: a mistake
  /// in it might not be seen.
  package var isOnlyLikely = false
  /// What it measures, in words; nil where nobody can tell.
  package var key: String?
  /// Why nothing could check it; nil where something did.
  package var why: Message?

  /// The same in Chinese.
  package var reason: String? { why?.zh }
}

/// How many figures a draft, or a part of it, holds, and what became of them.
package struct Coverage: Hashable, Sendable {
  package var numbers = 0
  package var confirmed = 0
  package var contradicted = 0
  package var unchecked = 0
  /// Of the confirmed ones those that only a likeness bears out.
  package var likely = 0

  package init() {}

  package mutating func count(_ status: FigureStatus, isOnlyLikely: Bool = false) {
    numbers += 1
    if isOnlyLikely { likely += 1 }
    switch status {
    case .confirmed: confirmed += 1
    case .contradicted: contradicted += 1
    case .unchecked: unchecked += 1
    }
  }
}
