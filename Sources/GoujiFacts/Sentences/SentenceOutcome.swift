/// What was read in one block of prose.
struct SentenceOutcome {
  var facts: [Fact] = []
  var claims: [Claim] = []
  var problems: [ReadingProblem] = []
  var words: [WordFinding] = []
  var lists: [ItemList] = []
  /// Codes that the name of a figure may mean, by fact.
  var doubts: [Int: [UInt32]] = [:]
  var group: SentenceContext.Group?
  var account: ProjectAccount?
}
