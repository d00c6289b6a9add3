import GoujiCatalog
import GoujiSyntax

// Amounts that are compared, or that say how far apart two others are.
extension AmountRule {
  /// `较2024年的2190万元减少221万元`: between a comparison and its direction stands what is compared with.
  static let comparedBase = AmountRule("comparedBase") { reader, figure in
    guard let key = reader.baseOfComparison(figure) else { return false }
    guard let fact = reader.add(figure, key) else { return true }
    if case .budget(let stage) = reader.clause.comparison { reader.topic.budget = StagedFact(fact: fact, stage: stage) }
    reader.paragraph.stated[key] = fact
    return true
  }

  /// `完成预算84.82万元的73.2%`, `占本年支出263.33万元的5%`: the whole stands between the word and its percentage.
  static let wholeBehindWord = AmountRule("wholeBehindWord") { reader, figure in
    guard let key = reader.wholeBehindWord(figure) else { return false }
    let part = reader.topic.lastAmount
    if let fact = reader.add(figure, key), case .completion(let stage) = reader.clause.expectation {
      reader.topic.budget = StagedFact(fact: fact, stage: stage)
    }
    reader.topic.lastAmount = part
    return true
  }

  /// `由上年的6万元增加到8万元`: where the movement ends is the figure of the subject.
  static let arrival = AmountRule("arrival") { reader, figure in
    guard let preceding = reader.preceding, preceding.range.upperBound == figure.range.lowerBound else { return false }
    switch preceding.kind {
    case .phrase(.risesTo, _), .phrase(.fallsTo, _): break
    default: return false
    }
    guard let key = reader.topic.subject?.key, reader.accepts(figure.unit, key), !reader.isOfSeveral else {
      _ = reader.add(figure, nil)
      return true
    }
    reader.topic.isFresh = false
    if let fact = reader.add(figure, key) { reader.stateFinal(fact) }
    return true
  }

  /// `保有量由3辆增加到5辆`: where it begins is a figure of nobody knows when; the subject's own is still to come.
  static let departure = AmountRule("departure") { reader, figure in
    guard let following = reader.following, following.range.lowerBound == figure.end else { return false }
    switch following.kind {
    case .phrase(.risesTo, _), .phrase(.fallsTo, _): break
    default: return false
    }
    _ = reader.add(figure, nil)
    return true
  }

  /// `与上年相比减少5万元。其中：公务接待费减少1万元`: compared with the same as its whole.
  static let changeOfPart = AmountRule("changeOfPart") { reader, figure in
    guard reader.clause.comparison == .none, reader.sentence.carried != .none, let word = reader.clause.direction,
      word.range.upperBound == figure.source.lowerBound, reader.currentTerm != nil
    else { return false }
    reader.clause.comparison = reader.sentence.carried
    reader.stateChange(figure, word)
    return true
  }

  /// `决算数大于预算数55.93万元`
  static let excess = AmountRule("excess") { reader, figure in
    guard let word = reader.clause.difference, word.range.upperBound == figure.source.lowerBound,
      reader.topic.finalFact != nil
    else { return false }
    let stage = reader.topic.completion?.stage ?? reader.topic.budget?.stage ?? .budget
    reader.clause.difference = nil
    reader.clause.comparison = .budget(stage)
    reader.clause.direction = word
    reader.stateChange(figure, word)
    return true
  }

  /// Bytes between 增加 and its amount: `增加（减少）10.00万元`.
  private static let farthest = 15

  /// `比上年增加27.97万元`
  static let change = AmountRule("change") { reader, figure in
    guard reader.clause.comparison != .none, let word = reader.clause.direction,
      figure.source.lowerBound - word.range.upperBound <= farthest,
      reader.topic.subject != nil || reader.topic.finalFact != nil
    else { return false }
    reader.stateChange(figure, word)
    return true
  }

  /// `在职人员12人，减少1人`: a change, and nobody says from when; no figure of the subject.
  static let undatedChange = AmountRule("undatedChange") { reader, figure in
    guard reader.clause.comparison == .none, let word = reader.clause.direction,
      word.range.upperBound == figure.source.lowerBound
    else { return false }
    _ = reader.add(figure, nil, .change)
    reader.clause.direction = nil
    return true
  }
}
