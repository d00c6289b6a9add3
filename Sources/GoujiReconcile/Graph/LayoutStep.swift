/// A part of the layout that can be laid again by itself.
///
/// What it lays depends on nothing that a figure typed anew could change, but on what stands for the keys that it asks for
/// and on the values that it looks at; both are noted as it asks.
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
  /// Steps by the values that they looked at, which are more than what stands for each key.
  private var readers: [Read: [Int]] = [:]

  /// What a step looks at when it looks at a value.
  enum Read: Hashable, Sendable {
    /// One of the statements of a key; of figures without a key for −1.
    case statements(key: Int32)
    /// Rows at or below a code that some table lists more than once.
    case units(UInt32)
  }

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

  /// Notes that the step that is being laid looks at a value.
  mutating func reads(_ read: Read) {
    guard let step = steps.indices.last, readers[read]?.last != step else { return }
    readers[read, default: []].append(step)
  }

  /// The steps to lay again, in their order, when other figures stand for some keys and some values have changed.
  func steps(asking keys: [Int], reading reads: Set<Read>) -> [Int] {
    var again = Set(reads.flatMap { readers[$0] ?? [] })
    if keys.isEmpty { return again.sorted() }
    let keys = Set(keys.map { Int32(truncatingIfNeeded: $0) })
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
