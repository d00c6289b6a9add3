import GoujiCatalog

/// What is spoken of, what has been stated of it, and the whole that it is a part of.
struct Topic {
  /// The subject as its own words say it, laid over the section.
  var subject: Binding?
  /// Where the parts of its key come from.
  var origin = KeyOrigin.said
  /// Whether what is said of it is said of another year than this: nothing here is a figure of these accounts.
  var isOfOtherYear = false
  /// What the subject's name means besides (`收、支总计`).
  var companion: Binding?
  /// Whether the subject has been named since the last figure.
  var isFresh = false
  /// Codes that the name spoken of may mean, where nobody can tell which.
  var candidates: [UInt32] = []
  /// The names that one row of figures is given for.
  var members: [Member] = []
  var finalFact: Int?
  var budget: StagedFact?
  /// The percentage of the budget that has been stated for the subject, with the base still to come.
  var completion: StagedFact?
  /// The amount last stated, whether or not anybody knows of what: `共涉及资金184万元，占…的25.03%`.
  var lastAmount: Int?
  /// The whole that is being divided.
  var whole: Whole?
  /// The money that this paragraph has spoken of: `政府性基金…本年收入0.00万元；本年支出0.00万元`.
  var spokenFund: Fund?

  struct Whole {
    var term: ClaimTerm
    var subject: Binding?
    /// The stage of the budget year and the year that the whole is stated for.
    var stage = Stage.final
    var year = FiscalYear.current
    /// Whether the paragraph before has begun to divide it: an item of a list speaks of itself in all its sentences.
    var isInherited = false

    init(term: ClaimTerm, subject: Binding?) {
      self.term = term
      self.subject = subject
    }

    /// What the paragraph before has begun to divide.
    init(_ key: FactKey) {
      let part = key.part == .total ? nil : key.part
      self.init(
        term: .key(key),
        subject: Binding(concept: key.concept, fund: key.fund == .all ? nil : key.fund, part: part)
      )
      stage = key.stage
      year = key.year
      isInherited = true
    }
  }

  /// One of several names that a row of figures is given for, with what has been said of it.
  struct Member {
    var subject: Binding
    var finalFact: Int?
    var change: StatedChange?
    var lastAmount: Int?
  }

  /// Another subject, with nothing stated of it yet; the whole and the money stay.
  func turned(to subject: Binding?) -> Topic {
    Topic(subject: subject, lastAmount: lastAmount, whole: whole, spokenFund: spokenFund)
  }

  /// Nothing is known of what is spoken of now.
  func dropped(candidates: [UInt32] = []) -> Topic {
    var topic = turned(to: nil)
    topic.candidates = candidates
    return topic
  }

  /// What the next sentence speaks of.
  func endingSentence(_ sentence: Sentence, _ facts: [Fact]) -> Topic {
    var topic = self
    if let whole, !whole.isInherited, let head = whole.subject {
      // `…其中：甲…，乙…。与上年相比，` speaks of the whole again.
      topic.subject = head
      topic.finalFact = nil
      topic.budget = nil
      topic.completion = nil
      if case .fact(let fact) = whole.term {
        switch facts[fact].key?.stage {
        case .final?, nil: topic.finalFact = fact
        case let stage?: topic.budget = StagedFact(fact: fact, stage: stage)
        }
      }
    } else if isFresh, let spoken = sentence.spoken {
      // `8.02万元，为以前年度支出预算…的资金。较上年增加`: names of an explanation are not what is compared.
      topic.subject = spoken.subject
      topic.finalFact = spoken.fact
      topic.budget = spoken.budget
      topic.isFresh = false
    }
    topic.origin[.concept] = .inherited
    topic.members = []
    topic.lastAmount = nil
    return topic
  }
}
