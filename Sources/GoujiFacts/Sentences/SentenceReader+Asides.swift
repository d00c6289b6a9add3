import GoujiCatalog
import GoujiSyntax

// Parentheses: behind one the sentence goes on with what it spoke of before.
extension SentenceReader {
  /// What was spoken of where a parenthesis opens.
  struct Aside {
    var subject: Binding?
    var companion: Binding?
    var isFresh: Bool
    var finalFact: Int?
    var lastAmount: Int?
    var completion: (fact: Int, stage: Stage)?
    var budgetFact: (fact: Int, stage: Stage)?
    var comparison: Comparison
    var direction: DirectionWord?
    var change: (fact: Int, word: DirectionWord)?
    var expectation: Expectation
    var group: (term: ClaimTerm?, subject: Binding?)?
    var isReason: Bool
    var modifier: Binding?
    var spokenFund: Fund?
    var members: [Member]
    /// The last name inside, in folded characters.
    var name: Range<Int>?
  }

  mutating func openAside() {
    asides.append(
      Aside(
        subject: subject,
        companion: companion,
        isFresh: isFresh,
        finalFact: finalFact,
        lastAmount: lastAmount,
        completion: completion,
        budgetFact: budgetFact,
        comparison: comparison,
        direction: direction,
        change: change,
        expectation: expectation,
        group: group,
        isReason: isReason,
        modifier: modifier,
        spokenFund: spokenFund,
        members: members
      )
    )
  }

  private static let quote: UInt16 = 0x22

  mutating func closeAside(_ range: Range<Int>) {
    guard let aside = asides.popLast() else { return }
    // `公务接待费（5万元）`: the figure inside is that of the name before it.
    guard aside.name != nil || !aside.isFresh else { return }
    // `因公出国（境）费、公务接待费…（以下简称“三公”经费）决算2771万元`: another name for all of them.
    if let name = aside.name, text.scalars[name.lowerBound] == Self.quote, range.lowerBound <= name.upperBound + 1 {
      return
    }
    subject = aside.subject
    companion = aside.companion
    isFresh = aside.isFresh
    finalFact = aside.finalFact
    lastAmount = aside.lastAmount
    completion = aside.completion
    budgetFact = aside.budgetFact
    comparison = aside.comparison
    direction = aside.direction
    change = aside.change
    expectation = aside.expectation
    group = aside.group
    isReason = aside.isReason
    modifier = aside.modifier
    spokenFund = aside.spokenFund
    members = aside.members
    candidates = []
  }

  /// `三公经费支出18万元（其中：一般公共预算支出18万元；…）`: the money of what the parenthesis divides, not of the
  /// whole department.
  func dividesByFund(_ binding: Binding) -> Bool {
    guard let head = asides.last?.subject, let concept = head.concept, binding.fund != nil,
      isGrandTotal(binding.concept)
    else {
      return false
    }
    return !isGrandTotal(concept) || head.part != nil && head.part != .total
  }

  /// Whether it is the total of all income or of all expenditure.
  func isGrandTotal(_ concept: Concept?) -> Bool {
    switch concept {
    case .income(0)?, .expense(0)?: return true
    case .named?:
      return concept == book.vocabulary.concept(named: "收入总计")
        || concept == book.vocabulary.concept(named: "支出总计")
    default: return false
    }
  }
}
