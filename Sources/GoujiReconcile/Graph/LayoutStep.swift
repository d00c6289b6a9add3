/// A part of the layout that can be laid again by itself.
///
/// What it lays depends on nothing that a figure typed anew could change, but on what stands for the keys that it asks for
/// and, where it says so, on values.
enum LayoutStep: Sendable {
  case identity(key: Int)
  /// A formula of the rule book, by its place there.
  case formula(Int)
  case claims(block: Int)
  case sharedChanges
  case checks
  case companions
  case rowSums
  case sharesOfNothing
  case partialStatements
  case projectTotals
  case listedParts
}

/// The steps of a layout in their order, which relations each has laid, and what each has asked for.
struct LayoutRecord: Sendable {
  private(set) var steps: [LayoutStep] = []
  /// The first relation of each step; a step's relations end where the next one's begin.
  private var starts: [Int] = []
  /// Steps with a key that each has asked for: pairs in two arrays.
  private var askers: [Int32] = []
  private var askedKeys: [Int32] = []
  /// By key, the last step that has asked for it: each step is noted once.
  private var lastAsker: [Int32] = []
  /// Steps that looked at more of the values than what stands for each key.
  private var valueReaders: [Int] = []

  init(keys: Int = 0) { lastAsker = Array(repeating: -1, count: keys) }

  /// - Parameter start: how many relations there are before it.
  mutating func begin(_ step: LayoutStep, at start: Int) {
    steps.append(step)
    starts.append(start)
  }

  /// Notes that the step that is being laid has asked what stands for a key.
  mutating func asks(for key: Int) {
    let step = Int32(truncatingIfNeeded: steps.count - 1)
    guard step >= 0, lastAsker[key] != step else { return }
    lastAsker[key] = step
    askers.append(step)
    askedKeys.append(Int32(truncatingIfNeeded: key))
  }

  /// Notes that the step that is being laid looks at values.
  mutating func readsValues() {
    if let step = steps.indices.last, valueReaders.last != step { valueReaders.append(step) }
  }

  /// The steps to lay again, in their order, when other figures stand for some keys.
  /// - Parameter mayRead: whether a step that looks at values may have looked at one that has changed.
  func steps(asking keys: [Int], mayRead: (LayoutStep) -> Bool) -> [Int] {
    let readers = valueReaders.filter { mayRead(steps[$0]) }
    if keys.isEmpty { return readers }
    let keys = Set(keys.map { Int32(truncatingIfNeeded: $0) })
    var again = Set(readers)
    for (place, key) in askedKeys.enumerated() where keys.contains(key) { again.insert(Int(askers[place])) }
    return again.sorted()
  }

  /// Where the relations of a step stand among `count` relations.
  func relations(of step: Int, count: Int) -> Range<Int> {
    starts[step]..<(step + 1 < starts.count ? starts[step + 1] : count)
  }

  /// The same for a draft whose blocks have other numbers.
  func moved(_ places: [Int]) -> LayoutRecord {
    var moved = self
    for (index, step) in steps.enumerated() {
      if case .claims(let block) = step { moved.steps[index] = .claims(block: places[block]) }
    }
    return moved
  }
}
