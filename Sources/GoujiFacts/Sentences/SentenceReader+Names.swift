import GoujiCatalog
import GoujiSyntax

// What a name in a sentence means where it stands.
extension SentenceReader {
  // MARK: Names

  mutating func name(_ entry: LexiconEntry, _ lexemes: [Lexeme], _ index: Int) {
    let next = index + 1 < lexemes.count ? lexemes[index + 1].kind : nil
    if isReason {
      // A reason names things without stating them, unless an amount follows at once.
      guard case .figure? = next else { return }
    }
    let range = lexemes[index].range
    if let elsewhereEnd, elsewhereEnd == range.lowerBound {
      // `车均运行维护费`: not the name that it holds.
      self.elsewhereEnd = range.upperBound
      return
    }
    if !asides.isEmpty { asides[asides.count - 1].name = range }
    if let preceding, preceding.range.upperBound == range.lowerBound {
      switch preceding.kind {
      case .phrase(.increase, _), .phrase(.decrease, _):
        // `增加人员经费40万元`: what has been added, not what there is.
        if case .figure? = next { return drop(candidates: []) }
      default: break
      }
    }
    guard var binding = meaning(entry, next, at: range.lowerBound) else {
      // A name that several rows bear and nobody can tell which: its figure stays unbound.
      drop(candidates: entry.functional)
      return
    }
    candidates = []
    if isGrandTotal(binding.concept), binding.fund == nil, binding.part == nil {
      // `三公经费总支出`, `机构运行经费支出合计`: the total of what stands in front.
      if let preceding, case .name = preceding.kind, preceding.range.upperBound == range.lowerBound,
        let concept = subject?.concept,
        !isGrandTotal(concept) || (subject?.part ?? .total) != .total
      {
        return
      }
      if expectationIsOpen, book.vocabulary.isLooseTotal(range, in: text), group != nil {
        expectation = .share(whole: Binding())
        return
      }
      let isOfOther = subject?.concept.map { !isGrandTotal($0) } ?? false
      if book.vocabulary.endsFund(text, at: range.lowerBound)
        || isOfOther && !expectationIsOpen && book.vocabulary.isLooseTotal(range, in: text)
      {
        drop(candidates: [])
        return
      }
    }
    if binding.concept?.isEconomic == true, isPartOfOther || dividesByItems {
      drop(candidates: [])
      return
    }
    if dividesByFund(binding) {
      drop(candidates: [])
      return
    }
    if binding.concept == nil {
      // 政府性基金预算财政拨款…年初结转和结余: the money first, what is measured after it.
      modifier = binding
      return
    }
    if let modifier {
      binding = modifier.overlaid(by: binding)
      self.modifier = nil
    }
    if case .share(nil) = expectation {
      expectation = .share(whole: whole(binding))
      return
    }
    let comparisonIsOpen = comparison != .none && direction == nil
    var merged = inSection(binding)
    if binding.part == nil, (binding.concept?.code ?? 0) > 0, let part = listedPart { merged.part = part }
    if binding.concept?.code == 0, let fund = binding.fund, !dividesAllMoney { spokenFund = fund }
    if isReason, let part = merged.part, (merged.concept?.code ?? 0) > 0 { listing = part }
    let isSame = merged == subject
    subject = merged
    companion = entry.companion.map { inSection($0) }
    gather(merged, lexemes, index)
    isUnnamedPart = false
    isFresh = true
    if !isSame {
      finalFact = merged.key.flatMap { stated[$0] }
      budgetFact = nil
      completion = nil
      if change != nil, comparison != .none { carried = comparison }
      change = nil
      direction = nil
      comparedLastYear = comparedLastYear && comparisonIsOpen
      if !comparisonIsOpen { comparison = .none }
      if case .stage = expectation {} else { expectation = .none }
    }
  }

  /// Nothing is known of what is spoken of now.
  mutating func drop(candidates: [UInt32]) {
    self.candidates = candidates
    subject = nil
    isFresh = false
    finalFact = nil
    budgetFact = nil
    members = []
  }

  /// Puts a name to those that it stands in a row with.
  private mutating func gather(_ binding: Binding, _ lexemes: [Lexeme], _ index: Int) {
    let member = Member(subject: binding, finalFact: binding.key.flatMap { stated[$0] })
    let isNext = lexemes[..<index].last { if case .enumeration = $0.kind { false } else { true } }.map { last in
      switch last.kind {
      case .name, .level: isJoined(last.range.upperBound, lexemes[index].range.lowerBound)
      default: false
      }
    }
    // Items without amounts often lead up to the next amount: `…、退休费、公用经费86.94万元`.
    let isAlike =
      members.last.map { ($0.subject.concept?.isEconomic ?? false) == (binding.concept?.isEconomic ?? false) } ?? false
    if isNext == true, isFresh, isAlike { members.append(member) } else { members = [member] }
  }

  /// Whether a share is being stated and its whole has not been named.
  private var expectationIsOpen: Bool { if case .share(nil) = expectation { true } else { false } }

  /// Whether all income or all expenditure is being divided by where it comes from: the money named is that of a part.
  private var dividesAllMoney: Bool {
    guard let head = group?.subject else { return false }
    return isGrandTotal(head.concept) && head.fund == nil && (head.part ?? .total) == .total
  }

  /// Whether what is divided is something that no economic item is a part of: `公务用车运行费…，其中：维修费5万元`.
  private var isPartOfOther: Bool {
    guard let head = group?.subject?.concept else { return false }
    if case .named = head { return true }
    return false
  }

  /// `某某（类）支出500万元。主要用于…、抚恤金20.50万元`: a part of that row, not the item of all rows.
  private var dividesByItems: Bool {
    guard isReason, let subject, let concept = subject.concept else { return false }
    switch concept {
    case .expense(0): return false
    case .economic: return false
    default: return true
    }
  }

  /// `项目支出2.97万元，主要包括某某支出0.76万元`: the rows that are listed are parts of that part.
  var listedPart: Part? {
    guard let whole = isReason ? subject : group?.subject, whole.concept == .expense(0), let part = whole.part,
      part != .total
    else {
      return listing
    }
    return part
  }

  /// What a name means here: the vocabulary first, the code tables where it says nothing or a level stands behind it.
  mutating func meaning(_ entry: LexiconEntry, _ next: Lexeme.Kind?, at start: Int) -> Binding? {
    if let code = codeBefore(start), entry.functional.contains(code) {
      chain = code
      return Binding(concept: .expense(code))
    }
    var level: Int?
    if case .level(let digits)? = next { level = digits }
    let prefersEconomic = context.section.part == .basic && level == nil
    // 会议费 among basic expenditure is the item of the table, elsewhere all that meetings cost.
    let isItem = prefersEconomic && entry.economic != nil && (entry.binding.key.map { isPartial($0) } ?? false)
    if entry.isPhrase, level == nil || entry.functional.isEmpty, !isItem { return entry.binding }
    if prefersEconomic, let code = entry.economic { return Binding(concept: .economic(code), part: .basic) }
    if let code = functional(entry.functional, level) {
      chain = code
      return Binding(concept: .expense(code))
    }
    if entry.functional.isEmpty, let code = entry.economic { return Binding(concept: .economic(code), part: .basic) }
    return nil
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

  func functional(_ candidates: [UInt32], _ level: Int?) -> UInt32? {
    var codes = candidates
    func narrow(_ isKept: (UInt32) -> Bool) {
      let kept = codes.filter(isKept)
      if !kept.isEmpty { codes = kept }
    }
    if let level { narrow { digitCount($0) == level } }
    if let chain { narrow { isDescendant($0, of: chain) } }
    if codes.count > 1 { narrow { context.usedCodes.contains($0) } }
    return codes.count == 1 ? codes[0] : nil
  }

  func inSection(_ binding: Binding) -> Binding {
    var section = context.section
    section.concept = nil
    if case .named? = binding.concept { section.part = nil }
    let isGrandTotal = binding.concept?.code == 0 && binding.part == nil && binding.fund == nil
    if isGrandTotal, let spokenFund {
      section.fund = spokenFund
    } else if binding.concept?.code != nil, let fund = group?.subject?.fund {
      // `一般公共预算财政拨款基本支出…，其中：人员经费…`: the parts are of the same money.
      section.fund = fund
    }
    return section.overlaid(by: binding)
  }

  /// The whole of a share keeps the section's fund only where it names a part of it.
  func whole(_ binding: Binding) -> Binding {
    let isGrandTotal = binding.concept?.code == 0 && binding.part == nil && binding.fund == nil
    return isGrandTotal ? binding : inSection(binding)
  }
}
