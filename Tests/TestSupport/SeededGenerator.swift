import GoujiBench

/// The same seed gives the same numbers on every machine, so that a failure can be had again.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var source: PlantingGenerator

  package init(seed: UInt64) { source = PlantingGenerator(seed: seed) }

  package mutating func next() -> UInt64 { source.next() }

  /// A number in `range`, which must not be empty.
  package mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }

  /// One of `items`, which must not be empty.
  package mutating func pick<Element>(_ items: [Element]) -> Element { items[number(0..<items.count)] }

  /// True once in `count` times.
  package mutating func once(in count: Int) -> Bool { number(0..<max(count, 1)) == 0 }
}
