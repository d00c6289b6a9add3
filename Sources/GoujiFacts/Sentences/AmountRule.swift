import GoujiCatalog
import GoujiSyntax

/// One of the things that an amount or a count in a sentence may be. The first rule of `inOrder` that takes a figure
/// settles what it measures and what is claimed of it.
///
/// Each rule has an example in the tests, which reads otherwise without the rule.
struct AmountRule: Sendable {
  let name: String
  /// Reads the figure if it is one of its own; false if it is none.
  let take: @Sendable (inout SentenceReader, Figure) -> Bool

  init(_ name: String, _ take: @escaping @Sendable (inout SentenceReader, Figure) -> Bool) {
    self.name = name
    self.take = take
  }

  static let inOrder: [AmountRule] = [
    .marked, .elsewhere, .countByItsWords, .insideReason,
    .comparedBase, .wholeBehindWord, .arrival, .departure, .changeOfPart, .excess, .change, .undatedChange,
    .unnamedPart, .otherYear, .atStage, .byShortName,
    .follower, .coveredByEvaluation, .score, .ofSubject,
  ]
}

// MARK: What the words right beside a figure say

extension AmountRule {
  /// `263.33万元{公开01.收入.总计}`: the writer says what it is.
  static let marked = AmountRule("marked") { reader, figure in
    guard let key = figure.marked, let fact = reader.add(figure, key) else { return false }
    reader.stateFinal(fact)
    reader.topic.isFresh = false
    return true
  }

  /// `处置车辆1辆`, `车均3.05万元`: not what it looks like.
  static let elsewhere = AmountRule("elsewhere") { reader, figure in
    guard reader.isElsewhere(figure.range.lowerBound) else { return false }
    _ = reader.add(figure, nil)
    reader.topic = reader.topic.dropped()
    return true
  }

  /// `8个项目`: the words beside a count say what it counts.
  static let countByItsWords = AmountRule("countByItsWords") { reader, figure in
    guard figure.unit.kind == .count,
      !(reader.topic.isFresh && reader.accepts(figure.unit, reader.topic.subject?.key)),
      let concept = reader.book.vocabulary.concept(beside: figure.range, unit: figure.unit.text, in: reader.text)
    else { return false }
    _ = reader.add(figure, FactKey(concept))
    if reader.book.vocabulary.hasFollower(concept) {
      reader.topic.subject = Binding(concept: concept)
      reader.topic.isFresh = false
    }
    return true
  }

  /// `主要用于…，接待国内来访团组1个、来宾5人次`: a reason states what follows a count, and no amount of its subject.
  static let insideReason = AmountRule("insideReason") { reader, figure in
    guard reader.clause.isReason, !reader.topic.isFresh else { return false }
    _ = reader.add(figure, reader.book.isMoney(reader.topic.subject?.key) ? nil : reader.follower(figure.unit))
    return true
  }
}

// MARK: Amounts at a stage of the budget year

extension AmountRule {
  /// `…，其中：某某预算300万元`: of a part that nobody knows.
  static let unnamedPart = AmountRule("unnamedPart") { reader, figure in
    guard reader.expectedStage(figure) != nil, reader.sentence.isUnnamedPart, !reader.context.isPerformance else {
      return false
    }
    reader.clause.expectation = .none
    _ = reader.add(figure, nil)
    return true
  }

  /// `2022年决算数250万元`, `2022年公务接待费6万元`; next year's budget is no figure of these accounts.
  static let otherYear = AmountRule("otherYear") { reader, figure in
    guard let year = reader.clause.expectation.year ?? reader.sentence.otherYear else { return false }
    let stage = reader.expectedStage(figure)?.stage
    guard stage != nil || reader.topic.isFresh && reader.topic.subject != nil else { return false }
    reader.clause.expectation = .none
    var key = year + 1 == reader.context.year ? reader.key(at: stage ?? .final, figure) : nil
    key?.year = .previous
    guard let fact = reader.add(figure, key) else { return true }
    reader.topic.isFresh = false
    reader.remember(fact)
    return true
  }

  /// `年初预算为2.57万元，支出决算为0.27万元`
  static let atStage = AmountRule("atStage") { reader, figure in
    guard let (stage, _) = reader.expectedStage(figure) else { return false }
    reader.clause.expectation = .none
    guard let fact = reader.add(figure, reader.key(at: stage, figure)) else { return true }
    reader.topic.isFresh = false
    if stage == .final {
      reader.stateFinal(fact)
    } else {
      reader.topic.budget = StagedFact(fact: fact, stage: stage)
      reader.remember(fact)
    }
    return true
  }
}

// MARK: Amounts of what has been named

extension AmountRule {
  /// `政府采购支出总额300万元，其中：货物100万元`: a short name means something behind a certain figure only.
  static let byShortName = AmountRule("byShortName") { reader, figure in
    let subjects = [reader.topic.subject, reader.topic.whole?.subject].compactMap { $0 }
    for subject in reader.topic.isFresh ? [] : subjects {
      guard let concept = subject.concept,
        let meant = reader.book.vocabulary.concept(
          behind: concept,
          shortNameBefore: figure.range.lowerBound,
          in: reader.text
        )
      else { continue }
      var own = subject
      own.concept = meant
      guard let key = own.key, reader.accepts(figure.unit, key) else { continue }
      reader.topic = reader.topic.turned(to: own)
      if let fact = reader.add(figure, key) { reader.stateFinal(fact) }
      return true
    }
    return false
  }

  /// `团组2个，累计7人次`: behind the figure of a name another one, told apart by its unit.
  static let follower = AmountRule("follower") { reader, figure in
    guard !reader.topic.isFresh || reader.topic.subject == nil else { return false }
    if let fact = reader.add(figure, reader.follower(figure.unit)) { reader.remember(fact) }
    return true
  }

  /// `涉及一般公共预算支出151.01万元` in a section on performance: what an evaluation covers, not what the year spent.
  static let coveredByEvaluation = AmountRule("coveredByEvaluation") { reader, figure in
    guard reader.context.isPerformance, let subject = reader.topic.subject, subject.concept?.code != nil else {
      return false
    }
    reader.topic.isFresh = false
    _ = reader.add(figure, reader.projectMoney(.final, subject.fund))
    reader.topic.finalFact = nil
    return true
  }

  /// `某某项目自评得分98分`: the score of the project spoken of.
  static let score = AmountRule("score") { reader, figure in
    guard reader.context.isPerformance, let key = reader.topic.subject?.key,
      key.concept == reader.book.vocabulary.known.score,
      reader.accepts(figure.unit, key), let project = reader.project(of: figure)
    else { return false }
    reader.topic.isFresh = false
    _ = reader.add(figure, project.score)
    return true
  }

  /// `公务接待费5万元`
  static let ofSubject = AmountRule("ofSubject") { reader, figure in
    guard let key = reader.topic.subject?.key else {
      reader.topic.isFresh = false
      _ = reader.add(figure, nil)
      return true
    }
    reader.topic.isFresh = false
    let own = reader.accepts(figure.unit, key) ? key : reader.follower(figure.unit)
    guard let fact = reader.add(figure, own) else { return true }
    if own != nil { reader.stateFinal(fact) }
    return true
  }
}
