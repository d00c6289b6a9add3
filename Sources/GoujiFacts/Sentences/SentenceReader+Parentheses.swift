import GoujiCatalog
import GoujiSyntax

// Parentheses: behind one the sentence goes on with what it spoke of before.
extension SentenceReader {
  private static let quote: UInt16 = 0x22

  /// A name inside the parenthesis that is open.
  mutating func noteInAside(_ range: Range<Int>) {
    if let last = sentence.asides.indices.last { sentence.asides[last].name = range }
  }

  mutating func closeAside(_ range: Range<Int>) {
    guard let aside = sentence.asides.popLast() else { return }
    // `公务接待费（5万元）`: the figure inside is that of the name before it.
    guard aside.name != nil || !aside.topic.isFresh else { return }
    // `因公出国（境）费、公务接待费…（以下简称“三公”经费）决算2771万元`: another name for all of them.
    if let name = aside.name, text.scalars[name.lowerBound] == Self.quote, range.lowerBound <= name.upperBound + 1 {
      return
    }
    topic = aside.topic
    topic.candidates = []
    clause = aside.clause
  }

  /// `三公经费支出18万元（其中：一般公共预算支出18万元；…）`: the money of what the parenthesis divides, not of the
  /// whole department.
  func dividesByFund(_ binding: Binding) -> Bool {
    guard let head = sentence.asides.last?.topic.subject, let concept = head.concept, binding.fund != nil,
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
      return concept == book.vocabulary.known.incomeTotal || concept == book.vocabulary.known.expenseTotal
    default: return false
    }
  }
}
