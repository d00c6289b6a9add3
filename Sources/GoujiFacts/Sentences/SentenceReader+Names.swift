import GoujiCatalog
import GoujiSyntax

// What a name in a sentence means where it stands.
extension SentenceReader {
  // MARK: Names

  mutating func name(_ entry: LexiconEntry, _ range: Range<Int>) {
    var name = NameInText(entry: entry, range: range)
    for rule in rules.names where rule.isOfPlace && rule.take(&self, name) { return }
    noteInAside(range)
    codeOrigin = .said
    name.meaning = meaning(entry, at: range.lowerBound)
    if name.meaning != nil { topic.candidates = [] }
    for rule in rules.names where !rule.isOfPlace && rule.take(&self, name) { return }
    if let meaning = name.meaning { take(up: modified(meaning), entry) }
  }

  /// The name is what the sentence speaks of from now on.
  private mutating func take(up binding: Binding, _ entry: LexiconEntry) {
    var subject = inSection(binding)
    if binding.part == nil, (binding.concept?.code ?? 0) > 0, let part = listedPart { subject.part = part }
    if binding.concept?.code == 0, let fund = binding.fund, !dividesAllMoney { topic.spokenFund = fund }
    if clause.isReason, let part = subject.part, (subject.concept?.code ?? 0) > 0 { sentence.listing = part }
    if let divided = sentence.divided, binding.stage == nil, binding.concept != nil {
      if divided.stage != .final { subject.stage = divided.stage }
      if divided.year != .current, binding.year == nil { subject.year = divided.year }
    }
    let members = gathered(subject)
    if subject != topic.subject {
      topic = topic.turned(to: subject)
      topic.isOfOtherYear = sentence.otherYear != nil
      topic.finalFact = topic.isOfOtherYear ? nil : subject.key.flatMap { paragraph.stated[$0] }
      endComparison()
    }
    topic.origin = origin(of: subject, saying: binding)
    topic.companion = entry.companion.map { inSection($0) }
    topic.members = members
    topic.isFresh = true
    sentence.isUnnamedPart = false
  }

  /// What of a subject its own words say, and what it has from elsewhere.
  private func origin(of subject: Binding, saying own: Binding) -> KeyOrigin {
    var origin = KeyOrigin.said
    origin[.code] = codeOrigin
    if own.fund == nil, subject.fund != nil { origin[.fund] = .inherited }
    // `财政拨款支出` in the section on one of the budgets may mean that budget alone.
    if subject.fund == .fiscal, context.section.fund?.isOneBudget == true { origin[.fund] = .guessed }
    if own.part == nil, subject.part != nil { origin[.part] = .inherited }
    if own.stage == nil, subject.stage != nil { origin[.stage] = .inherited }
    if own.year == nil, subject.year != nil { origin[.year] = .inherited }
    return origin
  }

  /// What was compared of one subject is not said of the next; a comparison that has just begun is.
  private mutating func endComparison() {
    let isOpen = clause.comparison != .none && clause.direction == nil
    sentence.carry(clause)
    sentence.comparedLastYear = sentence.comparedLastYear && isOpen
    clause.change = nil
    clause.direction = nil
    if !isOpen { clause.comparison = .none }
    if case .stage = clause.expectation {} else { clause.expectation = .none }
  }

  /// The meaning of a name with the money that was named in front of it.
  mutating func modified(_ meaning: Binding) -> Binding {
    guard let modifier = clause.modifier else { return meaning }
    clause.modifier = nil
    return modifier.overlaid(by: meaning)
  }

  /// Whether a figure follows at once.
  var isBeforeFigure: Bool { if case .figure? = following?.kind { true } else { false } }

  /// Whether it is the total of all income or expenditure, with neither money nor part said.
  func isBareTotal(_ binding: Binding?) -> Bool {
    guard let binding else { return false }
    return isGrandTotal(binding.concept) && binding.fund == nil && binding.part == nil
  }

  /// The names that stand in a row up to this one.
  private func gathered(_ binding: Binding) -> [Topic.Member] {
    let member = Topic.Member(subject: binding, finalFact: binding.key.flatMap { paragraph.stated[$0] })
    let isNext = lexemes[..<index].last { if case .enumeration = $0.kind { false } else { true } }.map { last in
      switch last.kind {
      case .name, .level: isJoined(last.range.upperBound, lexemes[index].range.lowerBound)
      default: false
      }
    }
    // Items without amounts often lead up to the next amount: `…、退休费、公用经费86.94万元`.
    let isAlike =
      topic.members.last.map { ($0.subject.concept?.isEconomic ?? false) == (binding.concept?.isEconomic ?? false) }
      ?? false
    return isNext == true && topic.isFresh && isAlike ? topic.members + [member] : [member]
  }

  /// Whether a share is being stated and its whole has not been named.
  var expectsWhole: Bool { if case .share(nil) = clause.expectation { true } else { false } }

  /// Whether all income or all expenditure is being divided by where it comes from: the money named is that of a part.
  private var dividesAllMoney: Bool {
    guard let head = topic.whole?.subject else { return false }
    return isGrandTotal(head.concept) && head.fund == nil && (head.part ?? .total) == .total
  }

  /// Whether what is divided is something that no economic item is a part of: `公务用车运行费…，其中：维修费5万元`.
  var isPartOfOther: Bool {
    guard let head = topic.whole?.subject?.concept else { return false }
    if case .named = head { return true }
    return false
  }

  /// `某某（类）支出500万元。主要用于…、抚恤金20.50万元`: a part of that row, not the item of all rows.
  var dividesByItems: Bool {
    guard clause.isReason, let subject = topic.subject, let concept = subject.concept else { return false }
    switch concept {
    case .expense(0): return false
    case .economic: return false
    default: return true
    }
  }

  /// `项目支出2.97万元，主要包括某某支出0.76万元`: the rows that are listed are parts of that part.
  var listedPart: Part? {
    guard let whole = clause.isReason ? topic.subject : topic.whole?.subject, whole.concept == .expense(0),
      let part = whole.part,
      part != .total
    else {
      return sentence.listing
    }
    return part
  }

  /// What a name means here: the vocabulary first, the code tables where it says nothing or a level stands behind it.
  private mutating func meaning(_ entry: LexiconEntry, at start: Int) -> Binding? {
    if let code = codeBefore(start), entry.functional.contains(code) {
      sentence.chain = code
      return Binding(concept: .expense(code))
    }
    var level: Int?
    if case .level(let digits)? = following?.kind { level = digits }
    let prefersEconomic = context.section.part == .basic && level == nil
    // 会议费 among basic expenditure is the item of the table, elsewhere all that meetings cost.
    let isItem = prefersEconomic && entry.economic != nil && (entry.binding.key.map { isPartial($0) } ?? false)
    if entry.isPhrase, level == nil || entry.functional.isEmpty, !isItem { return divided(entry.binding) }
    if prefersEconomic, let code = entry.economic { return Binding(concept: .economic(code), part: .basic) }
    if let code = functional(entry.functional, level) {
      sentence.chain = code
      return Binding(concept: .expense(code))
    }
    if entry.functional.isEmpty, let code = entry.economic { return Binding(concept: .economic(code), part: .basic) }
    return nil
  }

  /// `安排购置车辆5辆，其中：执法执勤用车5辆`: the part of what is being divided that goes by this name.
  private func divided(_ binding: Binding) -> Binding {
    guard let concept = binding.concept, let whole = topic.whole?.subject?.concept else { return binding }
    var binding = binding
    binding.concept = book.vocabulary.meaning(of: concept, dividing: whole)
    return binding
  }

  /// `2010601行政运行`, `20106-财政事务`: the code in front of a name.
  private func codeBefore(_ start: Int) -> UInt32? {
    let dash: UInt16 = 0x2D
    var end = start
    if end > 0, text.scalars[end - 1] == dash { end -= 1 }
    var first = end
    while first > 0, end - first < 8, isDigit(text.scalars[first - 1]) { first -= 1 }
    guard [3, 5, 7].contains(end - first) else { return nil }
    return UInt32(text.string(first..<end))
  }

  /// `…群众团体事务（款）某某事务（项）`: a level behind a name that nobody knows is one of the rows below, never the row above.
  mutating func level(_ digits: Int, _ range: Range<Int>) {
    if let preceding, case .name = preceding.kind, preceding.range.upperBound == range.lowerBound { return }
    guard let chain = sentence.chain, digitCount(chain) < digits, topic.subject?.concept == .expense(chain) else {
      return
    }
    topic = topic.dropped(candidates: context.usedCodes.filter { isDescendant($0, of: chain) }.sorted())
  }

  private mutating func functional(_ candidates: [UInt32], _ level: Int?) -> UInt32? {
    var codes = candidates
    codeOrigin = .said
    // `群众团体事务（项）` is not the 款 of that name.
    if let level, !codes.contains(where: { digitCount($0) == level }), codes.contains(where: { digitCount($0) < level })
    {
      return nil
    }
    func narrow(_ isKept: (UInt32) -> Bool) {
      let kept = codes.filter(isKept)
      if !kept.isEmpty { codes = kept }
    }
    if let level { narrow { digitCount($0) == level } }
    if codes.count > 1, let chain = sentence.chain {
      narrow { isDescendant($0, of: chain) }
      codeOrigin = .inherited
    }
    if codes.count > 1 {
      narrow { context.usedCodes.contains($0) }
      codeOrigin = .guessed
    }
    return codes.count == 1 ? codes[0] : nil
  }

  private func inSection(_ binding: Binding) -> Binding {
    var section = context.section
    section.concept = nil
    if case .named? = binding.concept { section.part = nil }
    let isGrandTotal = isTotalOfCodes(binding)
    if isGrandTotal, let spokenFund = topic.spokenFund {
      section.fund = spokenFund
    } else if binding.concept?.code != nil, let fund = topic.whole?.subject?.fund {
      // `一般公共预算财政拨款基本支出…，其中：人员经费…`: the parts are of the same money.
      section.fund = fund
    }
    return section.overlaid(by: binding)
  }

  /// The total of all rows, with neither money nor part said.
  private func isTotalOfCodes(_ binding: Binding) -> Bool {
    binding.concept?.code == 0 && binding.part == nil && binding.fund == nil
  }

  /// The whole of a share keeps the section's fund only where it names a part of it.
  func whole(_ binding: Binding) -> Binding {
    let isGrandTotal = isTotalOfCodes(binding)
    if isGrandTotal { return binding }
    var whole = inSection(binding)
    // `基本支出…，占一般公共预算财政拨款支出的54%` in the section on basic expenditure.
    if binding.concept?.code == 0 { whole.part = binding.part }
    return whole
  }
}
