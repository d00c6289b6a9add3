import GoujiCatalog

/// Numbers keys in the order in which they come, from zero.
struct KeyTable {
  private(set) var keys: [FactKey] = []
  /// Open addressing; −1 for a free slot. A power of two, at least twice the keys.
  private var slots: [Int32]

  /// - Parameter capacity: how many keys are expected.
  init(capacity: Int = 0) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    keys.reserveCapacity(capacity)
  }

  var count: Int { keys.count }

  /// The number of a key; nil for one that never came.
  func number(of key: FactKey) -> Int? {
    let found = slots[slot(of: key)]
    return found < 0 ? nil : Int(found)
  }

  /// The number of a key, which is added if it is new.
  mutating func number(adding key: FactKey) -> Int {
    let slot = slot(of: key)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    let number = keys.count
    slots[slot] = Int32(truncatingIfNeeded: number)
    keys.append(key)
    if keys.count * 2 > slots.count { grow() }
    return number
  }

  /// The slot that a key is in, or would be.
  private func slot(of key: FactKey) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key.spread) & mask
    while slots[slot] >= 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, key) in keys.enumerated() { slots[slot(of: key)] = Int32(truncatingIfNeeded: number) }
  }
}

/// The members of each of many groups, in the order in which they came: one run of a shared array for each group.
struct Groups {
  private var starts: [Int32] = [0]
  private var members: [Int32] = []

  init() {}

  /// - Parameters:
  ///   - groupOf: the group of each element; −1 for none.
  ///   - count: how many groups there are.
  init(_ groupOf: [Int32], count: Int) {
    starts = Array(repeating: 0, count: count + 1)
    for group in groupOf where group >= 0 { starts[Int(group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    members = Array(repeating: 0, count: Int(starts[count]))
    for (element, group) in groupOf.enumerated() where group >= 0 {
      members[Int(next[Int(group)])] = Int32(truncatingIfNeeded: element)
      next[Int(group)] += 1
    }
  }

  subscript(group: Int) -> ArraySlice<Int32> { members[Int(starts[group])..<Int(starts[group + 1])] }
}
