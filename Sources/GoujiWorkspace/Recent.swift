/// The values that were asked for last: never more than a few, however many there are.
struct Recent<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    var value: Value
    var lastUse: Int
  }

  private let limit: Int
  private var entries: [Key: Entry] = [:]
  private var uses = 0

  init(limit: Int) { self.limit = limit }

  var count: Int { entries.count }

  mutating func value(_ key: Key) -> Value? {
    guard let value = entries[key]?.value else { return nil }
    uses += 1
    entries[key]?.lastUse = uses
    return value
  }

  mutating func keep(_ value: Value, for key: Key) {
    uses += 1
    entries[key] = Entry(value: value, lastUse: uses)
    guard entries.count > limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
    entries[oldest.key] = nil
  }
}
