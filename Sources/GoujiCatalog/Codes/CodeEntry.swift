/// How well a line of the code table is known.
package enum Evidence: UInt8, Sendable, CaseIterable {
  /// Given by the workspace's own table.
  case own
  /// Read off a published disclosure.
  case published
  /// Known from the classification as it is generally used, not read off a document.
  case recalled
  /// Perhaps out of date or wrong.
  case doubtful

  /// The word in the data.
  package var name: String {
    switch self {
    case .own: "own"
    case .published: "published"
    case .recalled: "recalled"
    case .doubtful: "doubtful"
    }
  }

  /// The most that a finding which rests on such a line may be; nil where it may not be told at all.
  package var ceiling: Ceiling? {
    switch self {
    case .own, .published: .warning
    case .recalled: .information
    case .doubtful: nil
    }
  }
}

/// The most that a finding about codes may be: a false alarm is worse than a miss.
package enum Ceiling: UInt8, Sendable, Comparable {
  case information
  case warning

  package static func < (left: Ceiling, right: Ceiling) -> Bool { left.rawValue < right.rawValue }
}

/// 类, 款, 项; the economic classification has the first two.
package enum CodeLevel: Int, Sendable, CaseIterable {
  case category = 3
  case group = 5
  case item = 7

  /// How many digits a code of this level has.
  package var digits: Int { rawValue }

  package var name: String {
    switch self {
    case .category: "类"
    case .group: "款"
    case .item: "项"
    }
  }

  /// The level of a code by its number of digits; nil for 4, 6 and all other lengths.
  package init?(of code: UInt32) {
    self.init(rawValue: digitCount(code))
  }
}

/// Another name of a code.
package struct CodeAlias: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// The name in older editions of the classification.
    case former
    /// The name as it is cut short in speech: 卫生健康 for 卫生健康支出.
    case short
    /// A way of writing it that forms and regions use.
    case variant

    /// In the words of finance staff.
    package var name: String {
      switch self {
      case .former: "旧名"
      case .short: "简称"
      case .variant: "异写"
      }
    }
  }

  package var name: String
  package var kind: Kind
  /// The first year in which a former name no longer holds, where that is known.
  package var replaced: Int?

  package init(name: String, kind: Kind, replaced: Int? = nil) {
    self.name = name
    self.kind = kind
    self.replaced = replaced
  }
}

/// A line of a code table.
package struct CodeEntry: Hashable, Sendable {
  /// As a number: codes do not start with 0.
  package var code: UInt32
  package var name: String
  package var evidence: Evidence
  /// The first letters of the name's pinyin, in lower case: `jgsy…`. Empty where they are not known.
  package var initials: String
  package var aliases: [CodeAlias]
  /// The codes that older editions gave this line.
  package var formerCodes: [UInt32]

  package init(
    code: UInt32,
    name: String,
    evidence: Evidence,
    initials: String = "",
    aliases: [CodeAlias] = [],
    formerCodes: [UInt32] = []
  ) {
    self.code = code
    self.name = name
    self.evidence = evidence
    self.initials = initials
    self.aliases = aliases
    self.formerCodes = formerCodes
  }

  package var level: CodeLevel? { CodeLevel(of: code) }
}

/// How many digits the number has; 0 for 0.
@inline(__always)
package func digitCount(_ code: UInt32) -> Int {
  var digits = 0
  var rest = code
  while rest > 0 {
    rest /= 10
    digits += 1
  }
  return digits
}

/// The first `count` digits of a code; the code itself where it has no more.
@inline(__always)
func prefix(_ code: UInt32, digits count: Int) -> UInt32 {
  var rest = code
  var digits = digitCount(code)
  while digits > count {
    rest /= 10
    digits -= 1
  }
  return rest
}
