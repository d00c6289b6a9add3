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
    guard var binding = meaning(entry, next) else {
      // A name that several rows bear and nobody can tell which: its figure stays unbound.
      candidates = entry.functional
      subject = nil
      isFresh = false
      finalFact = nil
      budgetFact = nil
      return
    }
    candidates = []
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
    if binding.concept?.code == 0, let fund = binding.fund { spokenFund = fund }
    if isReason, let part = merged.part, (merged.concept?.code ?? 0) > 0 { listing = part }
    let isSame = merged == subject
    subject = merged
    companion = entry.companion.map { inSection($0) }
    isFresh = true
    if !isSame {
      finalFact = merged.key.flatMap { stated[$0] }
      budgetFact = nil
      completion = nil
      change = nil
      direction = nil
      if !comparisonIsOpen { comparison = .none }
      if case .stage = expectation {} else { expectation = .none }
    }
  }

  /// `项目支出2.97万元，主要包括某某支出0.76万元`: the rows that are listed are parts of that part.
  var listedPart: Part? {
    guard let whole = isReason ? subject : group?.subject, whole.concept == .expense(0), let part = whole.part, part != .total else {
      return listing
    }
    return part
  }

  /// What a name means here: the vocabulary first, the code tables where it says nothing or a level stands behind it.
  mutating func meaning(_ entry: LexiconEntry, _ next: Lexeme.Kind?) -> Binding? {
    var level: Int?
    if case .level(let digits)? = next { level = digits }
    if entry.isPhrase, level == nil || entry.functional.isEmpty { return entry.binding }
    let prefersEconomic = context.section.part == .basic && level == nil
    if prefersEconomic, let code = entry.economic { return Binding(concept: .economic(code), part: .basic) }
    if let code = functional(entry.functional, level) {
      chain = code
      return Binding(concept: .expense(code))
    }
    if entry.functional.isEmpty, let code = entry.economic { return Binding(concept: .economic(code), part: .basic) }
    return nil
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
