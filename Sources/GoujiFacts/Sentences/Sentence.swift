import GoujiCatalog

/// What holds up to the next full stop.
struct Sentence {
  /// Whether none of its lexemes has been read.
  var isOpening = true
  /// What a whole has been compared with: its parts are compared with the same (`与上年相比…，其中：甲增加…`), in the
  /// next sentence too if that opens with 其中.
  var carried = Comparison.none
  /// What the last final figure was of.
  var spoken: Spoken?
  /// Whether a reason has been given before the last semicolon.
  var gaveReason = false
  /// Whether a whole is being divided and none of its parts has been named.
  var isUnnamedPart = false
  /// Whether the subject has been compared with last year.
  var comparedLastYear = false
  /// The whole that is divided from here on: its parts are of the same stage and year until another is said.
  var divided: Topic.Whole?
  /// A year that the names and figures behind it are of, where it is not the year of the accounts.
  var otherYear: Int?
  /// The amount of money stated last, and of what: a change of an amount is never one of the count in front of it.
  var spokenMoney: Spoken?
  /// The last functional code named: the parent of the next name of a chain.
  var chain: UInt32?
  /// The part that the rows of a running list belong to.
  var listing: Part?
  /// The parentheses that are open.
  var asides: [Aside] = []

  struct Spoken {
    var subject: Binding
    var fact: Int
    var budget: StagedFact?
  }

  /// A parenthesis: behind it the sentence goes on with what it spoke of before.
  struct Aside {
    var topic: Topic
    var clause: Clause
    /// The last name inside, in folded characters.
    var name: Range<Int>?
  }

  /// What the parts of a whole are compared with, if the clause that ends here has told a change of the whole.
  mutating func carry(_ clause: Clause) {
    if clause.change != nil || clause.isFlat, clause.comparison != .none { carried = clause.comparison }
  }
}
